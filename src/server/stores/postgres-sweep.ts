import { challengeGraceMs } from './challenge-grace.js';
import { forwardsForMs } from './forwards-for.js';
import type { Transaction } from './postgres-transactions.js';

/** Rows that one commit removes. */
const sweepRows = 2000;

const dayMs = 24 * 60 * 60 * 1000;
const eventsForMs = 7 * dayMs;
const submissionIdsForMs = 30 * dayMs;

/** What another process removes at the same time is left to it. */
const some = (table: string, condition: string, order = '') =>
  `SELECT ctid FROM ${table} WHERE ${condition} ${order} LIMIT ${sweepRows} FOR UPDATE SKIP LOCKED`;
const drop = (table: string, condition: string) =>
  `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(${some(table, condition)}))`;

export const sweepSql = {
  counters: /* @__PURE__ */ drop('limit_counter', 'ends_at <= $1'),
  uses: /* @__PURE__ */ drop('challenge_use', 'expires_at <= $1'),
  // From the oldest position on, as far as they are old: no event goes before one that is older.
  events: `DELETE FROM event WHERE at < $1 AND seq IN (SELECT seq FROM event ORDER BY seq LIMIT ${sweepRows})`,
  bans: /* @__PURE__ */ drop('ban', 'expires_at <= $1'),
  forwards: /* @__PURE__ */ drop('forward', 'draft IS NULL AND at <= $1'),
  // Longer than any submission id that a client can send.
  submissions: `UPDATE comment SET submission_id = 'erased-comment-without-submission-id-' || id, erased_at = NULL
    WHERE ctid = ANY (ARRAY(${/* @__PURE__ */ some('comment', 'erased_at <= $1')}))`,
};

/** Removes some of what is over; `true` when more may be left. */
export async function sweepPostgres(tx: Transaction, now: number): Promise<boolean> {
  const gone = [
    await tx.run(sweepSql.counters, now),
    await tx.run(sweepSql.uses, now - challengeGraceMs),
    await tx.run(sweepSql.bans, now),
    await tx.run(sweepSql.forwards, now - forwardsForMs),
    await tx.run(sweepSql.submissions, now - submissionIdsForMs),
  ];
  // Times need not grow with positions, so a step may find less than it could remove.
  const events = await tx.run(sweepSql.events, now - eventsForMs);
  return events > 0 || gone.some((rows) => rows === sweepRows);
}
