import type { DatabaseSync } from 'node:sqlite';
import { forwardsForMs } from './forwards-for.js';

/** Rows that one step of a sweep removes: well under a batch's time. */
const sweepRows = 500;

const dayMs = 24 * 60 * 60 * 1000;
const eventsForMs = 7 * dayMs;
const submissionIdsForMs = 30 * dayMs;

export const sweepSql = {
  events: `DELETE FROM event WHERE seq IN (SELECT seq FROM event WHERE seq > 0 ORDER BY seq LIMIT ${sweepRows}) AND at < ?`,
  bans: `DELETE FROM ban WHERE (site, id) IN (SELECT site, id FROM ban WHERE expires_at <= ? LIMIT ${sweepRows})`,
  // Longer than any submission id that a client can send.
  submissions: `UPDATE comment SET submission_id = 'erased-comment-without-submission-id-' || id, erased_at = NULL
    WHERE seq IN (SELECT seq FROM comment WHERE erased_at <= ? LIMIT ${sweepRows})`,
  forwards: `DELETE FROM forward WHERE (site, submission_id) IN
    (SELECT site, submission_id FROM forward WHERE draft IS NULL AND at <= ? LIMIT ${sweepRows})`,
};

/** What is over and is no counter; each step runs to its end within one turn. */
export function sqliteSweep(db: DatabaseSync) {
  const events = db.prepare(sweepSql.events);
  const bans = db.prepare(sweepSql.bans);
  const submissions = db.prepare(sweepSql.submissions);
  const forwards = db.prepare(sweepSql.forwards);

  return {
    /** Removes some of what is over; `true` when more may be left. */
    some(now: number): boolean {
      // Times need not grow with positions, so a step may find less than it could remove.
      const eventsGone = events.run(now - eventsForMs).changes > 0;
      const bansGone = bans.run(now).changes === sweepRows;
      const forwardsGone = forwards.run(now - forwardsForMs).changes === sweepRows;
      return submissions.run(now - submissionIdsForMs).changes === sweepRows || eventsGone || bansGone || forwardsGone;
    },
  };
}
