import type { ReaderAliases, ReaderVote, ReportRecord, VoteOutcome, VoteRecord } from '../../contract/store.js';
import { postgresComments } from './postgres-comments.js';
import { postgresEvents } from './postgres-events.js';
import type { Sql, Transaction } from './postgres-transactions.js';
import { plain } from './sqlite-rows.js';

export const reportColumns = 'site, comment, reader, reason, text, created_at AS "createdAt"';

export const voteSql = {
  own: 'SELECT value FROM vote WHERE site = $1 AND comment = $2 AND reader = $3',
  put: `INSERT INTO vote (site, comment, reader, value) VALUES ($1, $2, $3, $4)
    ON CONFLICT (site, comment, reader) DO UPDATE SET value = excluded.value`,
  remove: 'DELETE FROM vote WHERE site = $1 AND comment = $2 AND reader = $3',
  count: 'UPDATE comment SET up = up + $3, down = down + $4 WHERE site = $1 AND id = $2',
  report: `INSERT INTO report (site, comment, reader, reason, text, created_at) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT DO NOTHING`,
  reported: 'SELECT 1 FROM report WHERE site = $1 AND comment = $2 AND reader = ANY ($3) LIMIT 1',
  countReport: 'UPDATE comment SET reports = reports + 1 WHERE site = $1 AND id = $2',
  reports: `SELECT ${reportColumns} FROM report WHERE site = $1 AND comment = $2 ORDER BY created_at, reader`,
};

async function voteOf(sql: Sql, site: string, comment: string, reader: string): Promise<1 | 0 | -1> {
  return (await sql.get<{ value: VoteRecord['value'] }>(voteSql.own, site, comment, reader))?.value ?? 0;
}

/** Puts a vote, or takes it back, and counts it. `false`: it was so already. */
async function setVote(tx: Transaction, { site, comment, reader, value }: ReaderVote): Promise<boolean> {
  const before = await voteOf(tx, site, comment, reader);
  if (before === value) return false;
  if (value === 0) await tx.run(voteSql.remove, site, comment, reader);
  else await tx.run(voteSql.put, site, comment, reader, value);
  const up = Number(value === 1) - Number(before === 1);
  const down = Number(value === -1) - Number(before === -1);
  await tx.run(voteSql.count, site, comment, up, down);
  return true;
}

/** Puts votes under older hashes of the reader under the one of now. `true`: there were two, and one is gone. */
async function gather(tx: Transaction, { site, comment, reader, aliases = [] }: ReaderVote): Promise<boolean> {
  let gone = false;
  for (const alias of aliases) {
    const value = alias === reader ? 0 : await voteOf(tx, site, comment, alias);
    if (value === 0) continue;
    if ((await voteOf(tx, site, comment, reader)) !== 0) {
      gone = await setVote(tx, { site, comment, reader: alias, value: 0 });
    } else {
      await tx.run(voteSql.remove, site, comment, alias);
      await tx.run(voteSql.put, site, comment, reader, value);
    }
  }
  return gone;
}

/** Puts a report and counts it. `false`: this reader had reported it before. */
async function putReport(tx: Transaction, record: ReportRecord): Promise<boolean> {
  const { site, comment, reader, reason, text, createdAt } = record;
  if ((await tx.run(voteSql.report, site, comment, reader, reason, text ?? null, createdAt)) === 0) return false;
  await tx.run(voteSql.countReport, site, comment);
  return true;
}

/** Votes and reports of readers. The comment is locked first: votes for one are counted one after the other. */
export const postgresVotes = {
  hasVote: async (sql: Sql, site: string, comment: string, reader: string) =>
    (await voteOf(sql, site, comment, reader)) !== 0,
  setVote,
  putReport,
  async vote(tx: Transaction, vote: ReaderVote, now: number): Promise<VoteOutcome> {
    const { site, comment: id, reader, aliases = [] } = vote;
    const comment = await postgresComments.lockRow(tx, site, id);
    if (comment?.status !== 'published') return { outcome: 'not-found' };
    if ([reader, ...aliases].some((each) => each === comment.reader)) return { outcome: 'own' };
    const gone = await gather(tx, vote);
    if (!(await setVote(tx, vote)) && !gone) return { outcome: 'counted', up: comment.up, down: comment.down };
    await postgresEvents.append(tx, { site, page: comment.page, kind: 'votes', comment: id, at: now });
    const { up, down } = (await postgresComments.findRow(tx, site, id)) ?? comment;
    return { outcome: 'counted', up, down };
  },
  async report(tx: Transaction, { aliases = [], ...record }: ReportRecord & ReaderAliases): Promise<boolean> {
    const comment = await postgresComments.lockRow(tx, record.site, record.comment);
    if (comment?.status !== 'published') return false;
    const { site, page, id } = comment;
    if ((await tx.get(voteSql.reported, site, id, aliases)) || !(await putReport(tx, record))) return false;
    await postgresEvents.append(tx, { site, page, kind: 'reported', comment: id, at: record.createdAt });
    return true;
  },
  listReports: async (sql: Sql, site: string, comment: string): Promise<ReportRecord[]> =>
    (await sql.all(voteSql.reports, site, comment)).map((row) => plain<ReportRecord>(row)),
};
