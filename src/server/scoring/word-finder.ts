import { foldText } from '../../core/fold-text.js';

/** Looks whether a folded text (`foldForWords`) holds one of its words. */
export type WordFinder = (folded: string) => boolean;

/** Marks, case and width are not looked at, and neither are characters that nobody sees: they are put into words to hide them. */
export function foldForWords(text: string): string {
  return foldText(text.normalize('NFKC').replace(/\p{Cf}/gu, ''));
}

const wordCharacter = /[\p{L}\p{N}]/u;
/** Written without spaces: every place is the end of a word. */
const spaceless = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

/** Words and phrases, found only as whole words: `vay` is in `cho vay nhanh` and not in `vayne`. Empty ones are left out. */
export function createWordFinder(words: readonly string[]): WordFinder {
  const wanted = [...new Set(words.map(foldForWords))].filter((word) => word !== '');
  return (folded) => wanted.some((word) => holds(folded, word));
}

function holds(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (!joins(text, at) && !joins(text, end)) return true;
  }
  return false;
}

/** Whether the characters before and after a place belong to one word. */
function joins(text: string, at: number): boolean {
  const before = /.$/su.exec(text.slice(Math.max(0, at - 2), at))?.[0];
  const after = text.codePointAt(at);
  if (before === undefined || after === undefined) return false;
  return [before, String.fromCodePoint(after)].every((each) => wordCharacter.test(each) && !spaceless.test(each));
}
