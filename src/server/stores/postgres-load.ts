import type { RecordKind, SiteRecords, StoredComment, StoredRevision } from '../../contract/store.js';
import { postgresArticles } from './postgres-articles.js';
import { postgresAudit } from './postgres-audit.js';
import { postgresBans } from './postgres-bans.js';
import { postgresComments } from './postgres-comments.js';
import { postgresCounters } from './postgres-counters.js';
import { postgresEdits } from './postgres-edits.js';
import type { Transaction } from './postgres-transactions.js';
import { postgresVotes } from './postgres-votes.js';

/** One commit holds its locks for as long as its records take. */
const maxRecords = 500;

export const loadSql = {
  page: 'INSERT INTO page (site, id, url, title, closed) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
  hasPage: 'SELECT 1 FROM page WHERE site = $1 AND id = $2',
  erasedAt: 'UPDATE comment SET erased_at = $3 WHERE site = $1 AND id = $2',
};

async function commentRow(tx: Transaction, site: string, id: string, of: string) {
  const row = await postgresComments.lockRow(tx, site, id);
  if (!row) throw new Error(`The comment ${id} of a ${of} is not stored: load the comments first.`);
  return row;
}

async function loadComment(tx: Transaction, site: string, record: StoredComment): Promise<boolean> {
  if (await postgresComments.findRow(tx, site, record.id)) return false;
  if (await postgresComments.findSubmissionRow(tx, site, record.submissionId)) return false;
  if (!(await tx.get(loadSql.hasPage, site, record.page))) {
    throw new Error(`The page ${record.page} of the comment ${record.id} is not stored: load the pages first.`);
  }
  if (!(await postgresComments.insertComment(tx, { ...record, site }))) return false;
  // Its submission id goes 30 days from now on: when it was erased is not in the record.
  if (record.fingerprint === '') await tx.run(loadSql.erasedAt, site, record.id, Date.now());
  return true;
}

async function loadRevision(tx: Transaction, site: string, revision: StoredRevision): Promise<boolean> {
  const row = await commentRow(tx, site, revision.comment, 'revision');
  // Only one edit of a comment can wait.
  if (revision.state === 'waiting' && row.waiting !== null) return false;
  if (await postgresEdits.findRow(tx, site, revision.id)) return false;
  if (revision.state === 'waiting') await postgresEdits.setWaiting(tx, row, revision.id);
  return postgresEdits.put(tx, { ...revision, site });
}

/** Each loads one record; `false`: it was there. */
const loaders: {
  readonly [K in RecordKind]: (tx: Transaction, site: string, record: SiteRecords[K]) => Promise<boolean>;
} = {
  page: async (tx, site, { id, url, title, closed = false }) =>
    (await tx.run(loadSql.page, site, id, url, title, Number(closed))) === 1,
  article: (tx, site, record) => postgresArticles.insert(tx, site, record),
  comment: loadComment,
  revision: loadRevision,
  async vote(tx, site, vote) {
    await commentRow(tx, site, vote.comment, 'vote');
    if (await postgresVotes.hasVote(tx, site, vote.comment, vote.reader)) return false;
    return postgresVotes.setVote(tx, { ...vote, site });
  },
  async report(tx, site, report) {
    await commentRow(tx, site, report.comment, 'report');
    return postgresVotes.putReport(tx, { ...report, site });
  },
  async ban(tx, site, ban) {
    if (await postgresBans.has(tx, site, ban.id)) return false;
    await postgresBans.load(tx, { ...ban, site });
    return true;
  },
  async audit(tx, site, entry) {
    if (await postgresAudit.has(tx, { ...entry, site })) return false;
    await postgresAudit.append(tx, { ...entry, site });
    return true;
  },
};

/** Puts exported records back, and counts the comments among them at the end: they may stand in one line of thousands. */
export async function loadIntoPostgres<K extends RecordKind>(
  tx: Transaction,
  site: string,
  kind: K,
  records: readonly SiteRecords[K][],
): Promise<{ added: number; known: number }> {
  if (records.length > maxRecords) {
    throw new TypeError(
      `loadRecords() takes ${maxRecords} records at once, not ${records.length}: send them in parts.`,
    );
  }
  const added: SiteRecords[K][] = [];
  for (const record of records) if (await loaders[kind](tx, site, record)) added.push(record);
  if (kind === 'comment') {
    const published = (added as readonly StoredComment[]).filter(({ status }) => status === 'published');
    await postgresCounters.count(tx, site, published, 1);
  }
  return { added: added.length, known: records.length - added.length };
}
