import type { LimitRule, Store } from '../contract/store.js';
import { lengthPrefixed } from './bytes.js';
import { hmacText, type Keys } from './keys.js';
import { takeFromWindows, type LimitCounter } from './stores/limit-window.js';

/** At most `max` in `windowMs` milliseconds. */
export interface Limit {
  readonly max: number;
  readonly windowMs: number;
}

/** Limits for one reader's address. An empty list is no limit. */
export interface LimitOptions {
  /** Submits and edits, counted in the store. Default 10 a minute and 60 an hour: a family behind one address writes on, a guesser of 5 digits needs months. */
  readonly submit?: readonly Limit[];
  /** Comments without a challenge where the policy is `on-demand`, counted in the store. Default 3 in ten minutes. */
  readonly free?: readonly Limit[];
  /** Challenges and sounds handed out, counted per process. Default 30 a minute and 300 an hour. */
  readonly issue?: readonly Limit[];
  /** Views reported, counted per process. Default 60 a minute. */
  readonly view?: readonly Limit[];
  /** Votes, counted per process. Default 60 a minute. */
  readonly vote?: readonly Limit[];
  /** Reports of comments, counted in the store. Default 10 in ten minutes. */
  readonly report?: readonly Limit[];
  /** Wrong tokens on the moderators' routes, counted per process; when it is full, right ones are refused too. Default 20 in ten minutes. */
  readonly token?: readonly Limit[];
}

const minute = 60_000;
const defaults: Required<LimitOptions> = {
  submit: [
    { max: 10, windowMs: minute },
    { max: 60, windowMs: 60 * minute },
  ],
  free: [{ max: 3, windowMs: 10 * minute }],
  issue: [
    { max: 30, windowMs: minute },
    { max: 300, windowMs: 60 * minute },
  ],
  view: [{ max: 60, windowMs: minute }],
  vote: [{ max: 60, windowMs: minute }],
  report: [{ max: 10, windowMs: 10 * minute }],
  token: [{ max: 20, windowMs: 10 * minute }],
};

export type LimitKind = keyof LimitOptions;

/** Counts one. Resolves with 0, or with the milliseconds to wait; then nothing was counted. `look` counts nothing, and is for what the process counts. */
export type TakeLimit = (
  kind: LimitKind,
  keys: Keys,
  site: string,
  unit: string,
  now: number,
  look?: 'look',
) => Promise<number>;

/** More addresses than this at once are an attack on memory; the oldest are then forgotten. */
const maxCounters = 100_000;

/** @throws TypeError that names the limit with a wrong number. */
export function createLimits(store: Store, options: LimitOptions = {}): TakeLimit {
  const limits = { ...defaults, ...options };
  for (const [kind, list] of Object.entries(limits)) {
    for (const { max, windowMs } of list) {
      if (max >= 1 && windowMs >= 1) continue;
      throw new TypeError(
        `Option "limits.${kind}" needs { max, windowMs }, both at least 1; an empty list is no limit.`,
      );
    }
  }
  const counters = new Map<string, LimitCounter>();

  function takeHere(rules: readonly LimitRule[], now: number, look?: 'look'): number {
    const key = (rule: LimitRule): string => `${rule.windowMs} ${rule.key}`;
    return takeFromWindows(
      rules,
      now,
      (rule) => counters.get(key(rule)),
      (rule, counter) => {
        if (look) return;
        // Deleted first, so that the map's order is the order of the last count.
        counters.delete(key(rule));
        counters.set(key(rule), counter);
        if (counters.size > maxCounters) forget(now);
      },
    );
  }

  function forget(now: number): void {
    for (const [key, counter] of counters) if (counter.endsAt <= now) counters.delete(key);
    for (const key of counters.keys()) {
      // A tenth at once, or a flood would pay for this walk at every request.
      if (counters.size <= maxCounters * 0.9) break;
      counters.delete(key);
    }
  }

  return async (kind, keys, site, unit, now, look) => {
    const list = limits[kind];
    if (list.length === 0) return 0;
    // Keyed: a store that is stolen holds no addresses, and nobody can count through all four billion to find them.
    const key = await hmacText(keys.limit, lengthPrefixed([kind, site, unit]));
    const rules = list.map((limit) => ({ ...limit, key }));
    return kind === 'submit' || kind === 'free' || kind === 'report'
      ? store.takeLimits(rules, now)
      : takeHere(rules, now, look);
  };
}
