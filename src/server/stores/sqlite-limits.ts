import type { DatabaseSync } from 'node:sqlite';
import type { LimitRule } from '../../contract/store.js';
import { challengeGraceMs } from './challenge-grace.js';
import { takeFromWindows, type LimitCounter } from './limit-window.js';

/** Rows that one step of a sweep removes: well under a batch's time. */
const sweepRows = 500;

export const limitSql = {
  read: 'SELECT count, ends_at AS endsAt FROM limit_counter WHERE key = ? AND window_ms = ?',
  write: `INSERT INTO limit_counter (key, window_ms, count, ends_at) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET count = excluded.count, ends_at = excluded.ends_at`,
  use: 'INSERT INTO challenge_use (site, nonce, expires_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  sweepCounters: `DELETE FROM limit_counter WHERE (key, window_ms) IN
    (SELECT key, window_ms FROM limit_counter WHERE ends_at <= ? LIMIT ${sweepRows})`,
  sweepUses: `DELETE FROM challenge_use WHERE (site, nonce) IN
    (SELECT site, nonce FROM challenge_use WHERE expires_at <= ? LIMIT ${sweepRows})`,
};

/** Counters and used challenges; each operation runs to its end within one turn. */
export function sqliteLimits(db: DatabaseSync) {
  const read = db.prepare(limitSql.read);
  const write = db.prepare(limitSql.write);
  const use = db.prepare(limitSql.use);
  const sweepCounters = db.prepare(limitSql.sweepCounters);
  const sweepUses = db.prepare(limitSql.sweepUses);

  return {
    /** `false` when it was used before. */
    use: (site: string, nonce: string, expiresAt: number) => use.run(site, nonce, expiresAt).changes === 1,
    take: (rules: readonly LimitRule[], now: number) =>
      takeFromWindows(
        rules,
        now,
        ({ key, windowMs }) => read.get(key, windowMs) as LimitCounter | undefined,
        ({ key, windowMs }, { count, endsAt }) => write.run(key, windowMs, count, endsAt),
      ),
    /** Removes some of what is over; `true` when more may be left. */
    sweepSome(now: number): boolean {
      const counters = sweepCounters.run(now).changes;
      const uses = sweepUses.run(now - challengeGraceMs).changes;
      return counters === sweepRows || uses === sweepRows;
    },
  };
}
