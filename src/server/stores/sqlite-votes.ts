import type { DatabaseSync } from 'node:sqlite';
import type { ReaderAliases, ReaderVote, ReportRecord, VoteOutcome } from '../../contract/store.js';
import type { SqliteComments } from './sqlite-comments.js';
import type { SqliteEvents } from './sqlite-events.js';
import { plain } from './sqlite-rows.js';

export const voteSql = {
  own: 'SELECT value FROM vote WHERE site = ? AND comment = ? AND reader = ?',
  put: `INSERT INTO vote (site, comment, reader, value) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
  remove: 'DELETE FROM vote WHERE site = ? AND comment = ? AND reader = ?',
  count: 'UPDATE comment SET up = up + ?, down = down + ? WHERE site = ? AND id = ?',
  report: `INSERT INTO report (site, comment, reader, reason, text, created_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  reported: 'SELECT 1 FROM report WHERE site = ? AND comment = ? AND reader = ?',
  countReport: 'UPDATE comment SET reports = reports + 1 WHERE site = ? AND id = ?',
  reports: `SELECT site, comment, reader, reason, text, created_at AS createdAt FROM report WHERE site = ? AND comment = ?`,
};

/** Votes and reports of readers; each operation runs to its end within one turn. */
export function sqliteVotes(db: DatabaseSync, comments: SqliteComments, events: SqliteEvents) {
  const own = db.prepare(voteSql.own);
  const put = db.prepare(voteSql.put);
  const remove = db.prepare(voteSql.remove);
  const count = db.prepare(voteSql.count);
  const report = db.prepare(voteSql.report);
  const reported = db.prepare(voteSql.reported);
  const countReport = db.prepare(voteSql.countReport);
  const reports = db.prepare(voteSql.reports);

  /** Puts a vote, or takes it back, and counts it. `false`: it was so already. */
  function setVote({ site, comment, reader, value }: ReaderVote): boolean {
    const before = (own.get(site, comment, reader) as { value: number } | undefined)?.value ?? 0;
    if (before === value) return false;
    if (value === 0) remove.run(site, comment, reader);
    else put.run(site, comment, reader, value);
    count.run(Number(value === 1) - Number(before === 1), Number(value === -1) - Number(before === -1), site, comment);
    return true;
  }

  /** Puts votes under older hashes of the reader under the one of now. `true`: there were two, and one is gone. */
  function gather({ site, comment, reader, aliases = [] }: ReaderVote): boolean {
    let gone = false;
    for (const alias of aliases) {
      const vote = alias === reader ? undefined : (own.get(site, comment, alias) as { value: 1 | -1 } | undefined);
      if (!vote) continue;
      if (own.get(site, comment, reader)) gone = setVote({ site, comment, reader: alias, value: 0 });
      else {
        remove.run(site, comment, alias);
        put.run(site, comment, reader, vote.value);
      }
    }
    return gone;
  }

  /** Puts a report and counts it. `false`: this reader had reported it before. */
  function putReport({ site, comment, reader, reason, text, createdAt }: ReportRecord): boolean {
    if (report.run(site, comment, reader, reason, text ?? null, createdAt).changes === 0) return false;
    countReport.run(site, comment);
    return true;
  }

  return {
    hasVote: (site: string, comment: string, reader: string) => own.get(site, comment, reader) !== undefined,
    setVote,
    putReport,
    vote(vote: ReaderVote, now: number): VoteOutcome {
      const { site, comment: id, reader, aliases = [] } = vote;
      const comment = comments.findRow(site, id);
      if (comment?.status !== 'published') return { outcome: 'not-found' };
      if ([reader, ...aliases].some((each) => each === comment.reader)) return { outcome: 'own' };
      const gone = gather(vote);
      if (!setVote(vote) && !gone) return { outcome: 'counted', up: comment.up, down: comment.down };
      events.append({ site, page: comment.page, kind: 'votes', comment: id, at: now });
      const { up, down } = comments.findRow(site, id) ?? comment;
      return { outcome: 'counted', up, down };
    },
    report({ aliases = [], ...record }: ReportRecord & ReaderAliases): boolean {
      const comment = comments.findRow(record.site, record.comment);
      if (comment?.status !== 'published') return false;
      const { site, page, id } = comment;
      if (aliases.some((alias) => reported.get(site, id, alias)) || !putReport(record)) return false;
      events.append({ site, page, kind: 'reported', comment: id, at: record.createdAt });
      return true;
    },
    listReports: (site: string, comment: string): ReportRecord[] =>
      reports
        .all(site, comment)
        .map((row) => plain<ReportRecord>(row))
        .sort((a, b) => a.createdAt - b.createdAt),
  };
}

export type SqliteVotes = ReturnType<typeof sqliteVotes>;
