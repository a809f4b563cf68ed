import type { ChallengeUse, LimitRule } from '../../../contract/store.js';
import { challengeGraceMs } from '../challenge-grace.js';
import { takeFromWindows, type LimitCounter } from '../limit-window.js';
import { join } from './table.js';

/** What passes: used challenges and counters. */
export function memoryLimits() {
  const uses = new Map<string, number>();
  const counters = new Map<string, LimitCounter>();
  const keyOf = (rule: LimitRule) => join(rule.key, rule.windowMs);

  return {
    use({ site, nonce, expiresAt }: ChallengeUse): boolean {
      const key = join(site, nonce);
      if (uses.has(key)) return false;
      uses.set(key, expiresAt);
      return true;
    },
    take: (rules: readonly LimitRule[], now: number): number =>
      takeFromWindows(
        rules,
        now,
        (rule) => counters.get(keyOf(rule)),
        (rule, counter) => counters.set(keyOf(rule), counter),
      ),
    sweep(now: number): void {
      for (const [key, expiresAt] of uses) if (expiresAt + challengeGraceMs <= now) uses.delete(key);
      for (const [key, counter] of counters) if (counter.endsAt <= now) counters.delete(key);
    },
  };
}
