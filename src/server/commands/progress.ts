import type { CommandIo } from './command.js';

const bar = 24;
/** Between two drawings, in milliseconds: more often nobody reads, and terminals over a network are slow. */
const everyMs = 100;
/** Between two lines where there is no terminal. */
const everyLineMs = 10_000;

/**
 * How far a long work is: a bar with rate that is drawn over itself on a terminal, plain lines elsewhere.
 * @param format of the two numbers, such as bytes.
 */
export function createProgress(
  { tell, barColumns: columns, now }: CommandIo,
  what: string,
  format: (amount: number) => string = String,
) {
  const began = now();
  let drawn = began;
  let shown = 0;

  function draw(text: string, end: string): void {
    const room = ' '.repeat(Math.max(0, shown - text.length));
    shown = text.length;
    tell(`\r${text}${room}${end}`);
  }

  return {
    update(done: number, total: number): void {
      const at = now();
      if (at - drawn < (columns === undefined ? everyLineMs : everyMs)) return;
      drawn = at;
      const share = total > 0 ? Math.min(1, done / total) : 0;
      const rate = Math.round((done * 1000) / Math.max(1, at - began));
      const numbers = `${format(done)}/${format(total)}, ${format(rate)}/s`;
      if (columns === undefined) return tell(`${what}: ${numbers}\n`);
      const filled = Math.round(share * bar);
      const line = `${what} [${'#'.repeat(filled)}${'.'.repeat(bar - filled)}] ${Math.floor(share * 100)}% ${numbers}`;
      draw(line.slice(0, columns - 1), '');
    },
    /** Takes the bar away. */
    finish(): void {
      if (columns !== undefined && shown > 0) draw('', '\r');
    },
  };
}

/** `3.4 MB` */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
