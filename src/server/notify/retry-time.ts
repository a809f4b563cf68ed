const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Pauses after the first attempts; from then on daily. */
const pauses = [minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour];

/** A message that nobody took for so long is given up: the store forgets its events at the same age. */
export const givenUpMs = 7 * day;

/**
 * When to try again.
 * @param tries attempts before the one that has just failed.
 * @param since when it happened.
 * @returns `undefined`: not any more.
 */
export function retryTime(tries: number, since: number, now: number): number | undefined {
  const at = now + (pauses[tries] ?? day);
  return at - since > givenUpMs ? undefined : at;
}
