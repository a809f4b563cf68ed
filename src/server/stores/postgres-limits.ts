import type { ChallengeUse, LimitRule } from '../../contract/store.js';
import { takeFromWindows, type LimitCounter } from './limit-window.js';
import type { Transaction } from './postgres-transactions.js';

export const limitSql = {
  // An update that changes nothing locks the row and reads it as it is now. In one order for all, so that nobody waits in a ring.
  lock: `INSERT INTO limit_counter (key, window_ms, count, ends_at)
    SELECT key, window_ms, 0, 0 FROM unnest($1::text[], $2::bigint[]) AS rule (key, window_ms)
      GROUP BY key, window_ms ORDER BY key COLLATE "C", window_ms
    ON CONFLICT (key, window_ms) DO UPDATE SET count = limit_counter.count
    RETURNING key, window_ms AS "windowMs", count, ends_at AS "endsAt"`,
  write: 'UPDATE limit_counter SET count = $3, ends_at = $4 WHERE key = $1 AND window_ms = $2',
  use: 'INSERT INTO challenge_use (site, nonce, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
};

/** Counters and used challenges. */
export const postgresLimits = {
  /** `false` when it was used before. Of parallel uses the others wait here until the first has ended. */
  use: async (tx: Transaction, { site, nonce, expiresAt }: ChallengeUse): Promise<boolean> =>
    (await tx.run(limitSql.use, site, nonce, expiresAt)) === 1,
  async take(tx: Transaction, rules: readonly LimitRule[], now: number): Promise<number> {
    if (rules.length === 0) return 0;
    const rows = await tx.all<LimitRule & LimitCounter>(
      limitSql.lock,
      rules.map(({ key }) => key),
      rules.map(({ windowMs }) => windowMs),
    );
    const name = ({ key, windowMs }: Pick<LimitRule, 'key' | 'windowMs'>) => `${windowMs} ${key}`;
    const stored = new Map<string, LimitCounter>(rows.map((row) => [name(row), row]));
    const changed = new Map<string, readonly [LimitRule, LimitCounter]>();
    const wait = takeFromWindows(
      rules,
      now,
      (rule) => stored.get(name(rule)),
      (rule, counter) => void changed.set(name(rule), [rule, counter]),
    );
    for (const [{ key, windowMs }, { count, endsAt }] of changed.values()) {
      await tx.run(limitSql.write, key, windowMs, count, endsAt);
    }
    return wait;
  },
};
