/**
 * A stored text as it may go to a terminal: escape sequences, other control characters and what turns the writing direction become `·`. They could move the cursor, hide
 * what was written, or answer in the moderator's name.
 */
export function printable(text: string): string {
  // Joiners make emoji and some scripts; besides line breaks they are all that stays.
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu, (char) =>
    /\n|\u200c|\u200d/.test(char) ? char : '·',
  );
}

/** The same on one line. */
export function printableLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim()).replaceAll('\n', ' ');
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const wide = /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;

/** Columns that a text takes, as terminals count. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of segmenter.segment(text)) columns += wide.test(segment) ? 2 : 1;
  return columns;
}

/** At most so many columns, the last one `…` when something was cut. */
export function cutTo(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let [cut, used] = ['', 0];
  for (const { segment } of segmenter.segment(text)) {
    used += wide.test(segment) ? 2 : 1;
    if (used > columns - 1) break;
    cut += segment;
  }
  return `${cut}…`;
}

/** Rows in columns as wide as their widest cell or their limit; the last column takes what is left of the line. */
export function formatTable(rows: readonly (readonly string[])[], limits: readonly number[], width: number): string[] {
  const safe = rows.map((row) => row.map(printableLine));
  const widths = limits.map((limit, i) => Math.min(limit, Math.max(...safe.map((row) => columnsOf(row[i] ?? '')))));
  return safe.map((row) => {
    const cells = widths.map((columns, i) => {
      const cell = cutTo(row[i] ?? '', columns);
      return cell + ' '.repeat(columns - columnsOf(cell));
    });
    const left = Math.max(20, width - widths.reduce((sum, columns) => sum + columns + 2, 0));
    return [...cells, cutTo(row.at(-1) ?? '', left)].join('  ').trimEnd();
  });
}

/** `3m`, `5h`, `12d`, and from a hundred days on the date. */
export function ageOf(moment: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - moment) / 60_000));
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)}h`;
  const days = Math.floor(minutes / 60 / 24);
  return days < 100 ? `${days}d` : new Date(moment).toISOString().slice(0, 10);
}
