/** What is wrong with a text that cannot be kept as it is. */
export type TextProblem = 'malformed' | 'too-long';

export interface TextLimits {
  /** In graphemes: characters as a reader counts them. */
  readonly maxLength?: number;
  /** Line breaks and tabs stay; otherwise they become spaces. */
  readonly multiline?: boolean;
}

export interface CheckedText {
  readonly text: string;
  readonly problem?: TextProblem;
}

const encoder = new TextEncoder();
// Made at the first use: constructing it costs a millisecond or more on a phone.
let segmenter: Intl.Segmenter | undefined;

/** Length in graphemes; a text of ASCII needs no segmenter. */
export function countGraphemes(text: string): number {
  // Vietnamese in NFC has one code unit a letter: only marks, joiners and surrogates make two counts differ.
  if (!/[\p{M}\u200d\ud800-\udfff\r]/u.test(text) && !/[\ud800-\udfff]/.test(text)) return text.length;
  if (typeof Intl.Segmenter !== 'function') return [...text].length;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}

// A grapheme of NFC text in any living script needs at most four marks; 8 leaves room for scholars and none for "zalgo".
const absurdMarks = /\p{M}{9}/u;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
// C0 and C1 besides tab and line feed, and the characters that break lines or interlinear text in some engines.
// eslint-disable-next-line no-control-regex -- naming them is the purpose
const controls = /[\u0001-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufff9-\ufffb]/g;
// Overrides, embeddings and isolates: they could turn the rest of the page around. ZWJ, ZWNJ, LRM and RLM stay.
const bidi = /[\u202a-\u202e\u2066-\u2069]/g;

/** A text that another backend has stored, fit to be shown: `checkText` without its refusals, for there is nobody to tell. */
export function repairText(text: string): string {
  return text
    .replace(/\0/g, '')
    .replace(new RegExp(loneSurrogate, 'g'), '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(controls, '')
    .replace(bidi, '')
    .normalize('NFC');
}

/**
 * The one set of rules for a reader's text, on both ends: refuses NUL, lone surrogates and absurd stacks of marks (`malformed`), drops
 * other control characters and bidi overrides, turns CRLF into LF, normalises to NFC, and refuses what is longer than allowed (`too-long`).
 * It never cuts.
 */
export function checkText(input: string, limits: TextLimits = {}): CheckedText {
  if (input.includes('\0') || loneSurrogate.test(input)) return { text: input, problem: 'malformed' };
  let text = input.replace(/\r\n?/g, '\n').replace(controls, '').replace(bidi, '').normalize('NFC');
  if (!limits.multiline) text = text.replace(/\s+/g, ' ');
  text = text.trim();
  if (absurdMarks.test(text)) return { text, problem: 'malformed' };
  const { maxLength } = limits;
  if (maxLength !== undefined) {
    // Eight bytes a character let family emoji and stacked scripts pass; beyond that a "character" is an attack on storage. The cheap check
    // comes first: counting the graphemes of a pasted book takes seconds.
    const bytes = text.length > maxLength ? encoder.encode(text).length : 0;
    if (bytes > maxLength * 8 + 64 || (bytes && countGraphemes(text) > maxLength)) return { text, problem: 'too-long' };
  }
  return { text };
}
