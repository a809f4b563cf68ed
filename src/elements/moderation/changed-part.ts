/** What stays at both ends of two texts, and what lies between. */
export interface ChangedPart {
  readonly start: string;
  readonly before: string;
  readonly after: string;
  readonly end: string;
}

/** Where two texts differ, by whole words: enough to see what an edit is about. */
export function changedPart(before: string, after: string): ChangedPart {
  const [a, b] = [words(before), words(after)];
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return {
    start: a.slice(0, start).join(''),
    before: a.slice(start, a.length - end).join(''),
    after: b.slice(start, b.length - end).join(''),
    end: end ? a.slice(-end).join('') : '',
  };
}

const words = (text: string): string[] => text.split(/(\s+)/);
