import { safeUrl } from './url.js';

/** A stretch of a paragraph: text, or a link that shows the address as it was written. */
export interface TextSpan {
  readonly text: string;
  readonly href?: string;
}

// Only what was written with its scheme is a link: "thuduc.vn" may be a name, and a guess would lead somebody somewhere.
const address = /https?:\/\/[^\s<>"'“”‘’]+/gi;
// What ends a sentence or closes a bracket around an address is not part of it.
const trailing = /[.,;:!?…)\]}]+$/;

/** Plain text as paragraphs of spans. A blank line, or any line break, begins a paragraph; every link has gone through `safeUrl`. */
export function textBlocks(text: string): TextSpan[][] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim())
    .map(spansOf);
}

function spansOf(line: string): TextSpan[] {
  if (!line.includes('://')) return [{ text: line }];
  const spans: TextSpan[] = [];
  let from = 0;
  for (const { 0: match, index } of line.matchAll(address)) {
    const shown = trim(match);
    const href = safeUrl(shown);
    if (!href) continue;
    if (index > from) spans.push({ text: line.slice(from, index) });
    spans.push({ text: shown, href });
    from = index + shown.length;
  }
  if (from < line.length) spans.push({ text: line.slice(from) });
  return spans;
}

/** A bracket that opens inside the address may close it: `…/Hồ_(Hà_Nội)`. */
function trim(match: string): string {
  const end = trailing.exec(match)?.[0] ?? '';
  const keepsBracket = end.startsWith(')') && match.includes('(');
  return match.slice(0, match.length - end.length + (keepsBracket ? 1 : 0));
}
