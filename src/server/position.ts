const dayMs = 86_400_000;

/** The log keeps a week of events (`Store.sweep`). A position of the day before that may have lost some. */
const keptDays = 7;

/** A place in the event log, as readers hold it. */
export interface Position {
  readonly seq: number;
  /** Too long ago: events after it may be gone. */
  readonly stale: boolean;
}

/**
 * `SEQ.DAY`. The number alone would not do: on a page where nothing happens it stays the same for years, and cannot say whether what came after it has been
 * swept away. By the day, because the position stands in a cached answer.
 */
export function writePosition(seq: number, now: number): string {
  return `${seq}.${dayOf(now)}`;
}

/** Days since 1970. */
export const dayOf = (now: number): number => Math.floor(now / dayMs);

/** `undefined`: not a position. It is not signed: it gives nobody anything that the list does not. */
export function readPosition(text: string, now: number): Position | undefined {
  const [, seq, day] = /^(\d{1,15})\.(\d{1,6})$/.exec(text) ?? [];
  if (seq === undefined || day === undefined) return undefined;
  return { seq: Number(seq), stale: dayOf(now) - Number(day) >= keptDays };
}
