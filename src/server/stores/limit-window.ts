import type { LimitRule } from '../../contract/store.js';

/** What is stored per `(key, windowMs)`. */
export interface LimitCounter {
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

/**
 * Counts one against every rule, or, when one is full, against none.
 * A window opens with the first count and ends `windowMs` later: the wait is then exact and a counter is one small row, at the price that a burst
 * around the end of a window can reach twice `max`.
 * @returns 0, or the milliseconds until all rules have room again.
 */
export function takeFromWindows(
  rules: readonly LimitRule[],
  now: number,
  read: (rule: LimitRule) => LimitCounter | undefined,
  write: (rule: LimitRule, counter: LimitCounter) => void,
): number {
  const current = rules.map((rule) => ({ rule, counter: counterAt(rule, read(rule), now) }));
  const waits = current.map(({ rule, counter }) => (counter.count < rule.max ? 0 : counter.endsAt - now));
  const wait = Math.max(0, ...waits);
  if (wait === 0) for (const { rule, counter } of current) write(rule, { ...counter, count: counter.count + 1 });
  return wait;
}

function counterAt(rule: LimitRule, stored: LimitCounter | undefined, now: number): LimitCounter {
  // An end further away than a whole window means that the clock was set back: nobody shall wait a day for that.
  const open = stored !== undefined && stored.endsAt > now && stored.endsAt <= now + rule.windowMs;
  return open ? stored : { count: 0, endsAt: now + rule.windowMs };
}
