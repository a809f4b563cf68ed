import type { AcceptResult, PageRecord, StoredComment, SubmissionRecord } from '../../contract/store.js';
import { postgresCounters } from './postgres-counters.js';
import { Rollback } from './postgres-errors.js';
import { postgresEvents } from './postgres-events.js';
import { postgresLimits } from './postgres-limits.js';
import type { Sql, Transaction } from './postgres-transactions.js';
import { pageRecord, type PageRow } from './sqlite-comments.js';
import { commentColumns, commentValues, storedComment, type CommentRow } from './sqlite-rows.js';

const places = (count: number) => Array.from({ length: count }, (_, n) => `$${n + 1}`).join(', ');

export const commentSql = {
  page: 'SELECT id, url, title, closed FROM page WHERE site = $1 AND id = $2',
  insertPage: 'INSERT INTO page (site, id, url, title) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
  namePage: `UPDATE page SET url = $3, title = $4 WHERE site = $1 AND id = $2 AND url = ''`,
  insert: `INSERT INTO comment (${commentColumns}) VALUES (${/* @__PURE__ */ places(20)})
    ON CONFLICT (site, submission_id) DO NOTHING`,
  bySubmission: 'SELECT * FROM comment WHERE site = $1 AND submission_id = $2',
  byId: 'SELECT * FROM comment WHERE site = $1 AND id = $2',
  byIds: 'SELECT * FROM comment WHERE site = $1 AND id = ANY ($2) ORDER BY id FOR NO KEY UPDATE',
  lockPages: `SELECT 1 FROM page WHERE site = $1 AND id = ANY (ARRAY(SELECT page FROM comment WHERE site = $1 AND id = ANY ($2)))
    ORDER BY id FOR NO KEY UPDATE`,
};

const findRow = (sql: Sql, site: string, id: string) => sql.get<CommentRow>(commentSql.byId, site, id);
const findSubmissionRow = (sql: Sql, site: string, submissionId: string) =>
  sql.get<CommentRow>(commentSql.bySubmission, site, submissionId);
const read = (row: CommentRow | undefined) => row && storedComment(row);

/** A page that is there already is not written to: submits of one page would wait for each other. */
async function keepPage(tx: Transaction, site: string, id: string, url: string, title: string): Promise<void> {
  const page = await tx.get<PageRow>(commentSql.page, site, id);
  if (!page) await tx.run(commentSql.insertPage, site, id, url, title);
  // A page that was closed before its first comment has no URL yet.
  else if (page.url === '' && url !== '') await tx.run(commentSql.namePage, site, id, url, title);
}

/** Inserts a comment, uncounted. `undefined`: its submission id is known, nothing was written. @throws when its parent is not there. */
async function insertComment(tx: Transaction, comment: StoredComment): Promise<StoredComment | undefined> {
  const { site, parent } = comment;
  const above = parent === undefined ? undefined : await findRow(tx, site, parent);
  if (parent !== undefined && !above) {
    if (await findSubmissionRow(tx, site, comment.submissionId)) return undefined;
    throw new Error(`The parent ${parent} of the comment ${comment.id} is not stored: store it first.`);
  }
  const root = above && (above.root ?? above.id);
  // Of parallel copies the others wait here until the first has ended, and find it then.
  if ((await tx.run(commentSql.insert, ...commentValues(comment, root))) === 0) return undefined;
  const { root: _given, ...own } = comment;
  return root === undefined ? own : { ...own, root };
}

/** What stands under a submission's id, as the answer to a copy of it. */
async function known(sql: Sql, comment: StoredComment): Promise<AcceptResult | undefined> {
  const found = read(await findSubmissionRow(sql, comment.site, comment.submissionId));
  if (!found) return undefined;
  const same = found.fingerprint === comment.fingerprint || found.fingerprint === '';
  return { outcome: same ? 'replay' : 'conflict', comment: found };
}

/** Single comments and pages. */
export const postgresComments = {
  findRow,
  findSubmissionRow,
  insertComment,
  known,
  findSubmission: async (sql: Sql, site: string, submissionId: string) =>
    read(await findSubmissionRow(sql, site, submissionId)),
  findComment: async (sql: Sql, site: string, id: string) => read(await findRow(sql, site, id)),
  async findPage(sql: Sql, site: string, id: string): Promise<PageRecord | undefined> {
    const row = await sql.get<PageRow>(commentSql.page, site, id);
    return row && pageRecord(row);
  },
  /**
   * The rows of some comments, locked for a change. Their pages are locked before them, in the order of ids, because counters and marks change there: whoever
   * changes what stands on a page comes in this order, and nobody waits in a ring.
   */
  async lockRows(tx: Transaction, site: string, ids: readonly string[]): Promise<Map<string, CommentRow>> {
    await tx.run(commentSql.lockPages, site, ids);
    const rows = await tx.all<CommentRow>(commentSql.byIds, site, ids);
    return new Map(rows.map((row) => [row.id, row]));
  },
  async lockRow(tx: Transaction, site: string, id: string): Promise<CommentRow | undefined> {
    return (await postgresComments.lockRows(tx, site, [id])).get(id);
  },
  async accept(tx: Transaction, { comment, challenge, page }: SubmissionRecord): Promise<AcceptResult> {
    await keepPage(tx, comment.site, comment.page, page.url, page.title);
    const stored = await insertComment(tx, comment);
    if (!stored) {
      const answer = await known(tx, comment);
      if (!answer) throw new Error('The database refused a submission id that it does not know: its index is damaged.');
      throw new Rollback(answer);
    }
    if (challenge && !(await postgresLimits.use(tx, challenge))) {
      throw new Rollback<AcceptResult>({ outcome: 'challenge-used' });
    }
    if (comment.status === 'published') await postgresCounters.count(tx, comment.site, [comment], 1);
    const event = { site: comment.site, page: comment.page, comment: comment.id, at: comment.createdAt };
    await postgresEvents.append(tx, { ...event, kind: 'submitted' });
    if (comment.status === 'published') await postgresEvents.append(tx, { ...event, kind: 'published' });
    return { outcome: 'stored', comment: stored };
  },
};
