import type { DatabaseSync } from 'node:sqlite';
import type { ErasureCounts } from '../../contract/store.js';
import type { SqliteAudit } from './sqlite-audit.js';
import type { SqliteComments } from './sqlite-comments.js';
import type { SqliteCounters } from './sqlite-counters.js';
import type { SqliteEvents } from './sqlite-events.js';
import { isErased, storedComment, type CommentRow } from './sqlite-rows.js';

export const eraseSql = {
  revisions: 'SELECT count(*) AS n FROM revision WHERE site = ? AND comment = ?',
  votes: 'SELECT count(*) AS n FROM vote WHERE site = ? AND comment = ?',
  reports: 'SELECT count(*) AS n FROM report WHERE site = ? AND comment = ?',
  deliveries: 'SELECT count(*) AS n FROM delivery WHERE site = ? AND comment = ?',
  dropRevisions: 'DELETE FROM revision WHERE site = ? AND comment = ?',
  dropVotes: 'DELETE FROM vote WHERE site = ? AND comment = ?',
  dropReports: 'DELETE FROM report WHERE site = ? AND comment = ?',
  dropDeliveries: 'DELETE FROM delivery WHERE site = ? AND comment = ?',
  blank: `UPDATE comment SET status = 'removed', fingerprint = '', fields = '{}', edited_at = NULL, score = 0, reasons = NULL,
      consent = NULL, reader = NULL, text_key = NULL, search = NULL, role = NULL, reason = NULL, up = 0, down = 0,
      reports = 0, waiting = NULL, erased_at = ? WHERE seq = ?`,
};

const none: ErasureCounts = { comments: 0, revisions: 0, votes: 0, reports: 0, deliveries: 0 };

/**
 * Erasing for good, as far as the tables go; the bytes are the matter of `sqlite-scrub.ts`.
 * @param oweScrub notes in the same commit that old copies are to be overwritten.
 */
export function sqliteErase(
  db: DatabaseSync,
  comments: SqliteComments,
  counters: SqliteCounters,
  events: SqliteEvents,
  audit: SqliteAudit,
  oweScrub: () => void,
) {
  const prepare = (name: keyof typeof eraseSql) => db.prepare(eraseSql[name]);
  const blank = prepare('blank');
  const kinds = [
    { name: 'revisions', count: prepare('revisions'), drop: prepare('dropRevisions') },
    { name: 'votes', count: prepare('votes'), drop: prepare('dropVotes') },
    { name: 'reports', count: prepare('reports'), drop: prepare('dropReports') },
    { name: 'deliveries', count: prepare('deliveries'), drop: prepare('dropDeliveries') },
  ] as const;

  const rowsOf = (site: string, ids: readonly string[]): CommentRow[] =>
    [...new Set(ids)].map((id) => comments.findRow(site, id)).filter((row) => row && !isErased(row)) as CommentRow[];

  function count(rows: readonly CommentRow[]): ErasureCounts {
    const sums = { ...none, comments: rows.length };
    for (const { site, id } of rows) {
      for (const kind of kinds) sums[kind.name] += (kind.count.get(site, id) as { n: number }).n;
    }
    return sums;
  }

  return {
    count: (site: string, ids: readonly string[]): ErasureCounts => count(rowsOf(site, ids)),
    erase(site: string, ids: readonly string[], actor: string, at: number): ErasureCounts {
      const rows = rowsOf(site, ids);
      const counts = count(rows);
      for (const row of rows) {
        for (const kind of kinds) kind.drop.run(site, row.id);
        blank.run(at, row.seq);
        if (row.status !== 'published') continue;
        counters.count(storedComment(row), -1);
        events.append({ site, page: row.page, kind: 'removed', comment: row.id, at });
      }
      if (rows.length === 0) return counts;
      oweScrub();
      audit.append({ site, at, actor, action: 'erase', detail: String(rows.length) });
      return counts;
    },
  };
}
