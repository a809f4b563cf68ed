import type { Edit, EditOutcome, StoredRevision } from '../../contract/store.js';
import { postgresComments } from './postgres-comments.js';
import { postgresEvents } from './postgres-events.js';
import type { Sql, Transaction } from './postgres-transactions.js';
import { storedComment, storedRevision, type CommentRow, type RevisionRow } from './sqlite-rows.js';

export const editSql = {
  insert: `INSERT INTO revision (site, id, comment, fields, created_at, state, search, text_key, score, reasons)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (site, id) DO NOTHING`,
  find: 'SELECT * FROM revision WHERE site = $1 AND id = $2',
  list: 'SELECT * FROM revision WHERE site = $1 AND comment = $2 ORDER BY seq DESC',
  drop: 'DELETE FROM revision WHERE site = $1 AND id = $2',
  settle: 'UPDATE revision SET state = $3 WHERE site = $1 AND id = $2',
  replaceText:
    'UPDATE comment SET fields = $2, search = $3, text_key = $4, edited_at = $5, waiting = NULL WHERE seq = $1',
  assess: 'UPDATE comment SET score = $2, reasons = $3 WHERE seq = $1',
  wait: 'UPDATE comment SET waiting = $2 WHERE seq = $1',
};

const rowsOf = (sql: Sql, site: string, comment: string) => sql.all<RevisionRow>(editSql.list, site, comment);
const listed = (reasons: readonly string[] | undefined): string | null => (reasons ? JSON.stringify(reasons) : null);

/** `false`: there is a revision with this id. */
async function put(tx: Transaction, revision: StoredRevision): Promise<boolean> {
  const { site, id, comment, fields, createdAt, state, search, textKey, score, reasons } = revision;
  const own = [site, id, comment, JSON.stringify(fields), createdAt, state] as const;
  return (await tx.run(editSql.insert, ...own, search ?? null, textKey ?? null, score ?? null, listed(reasons))) === 1;
}

// The text that a comment came with stands nowhere else once it is replaced. It has the comment's own id: there is one for each.
async function keepFirst(tx: Transaction, row: CommentRow): Promise<void> {
  if ((await rowsOf(tx, row.site, row.id)).some(({ state }) => state === 'applied')) return;
  const { site, id, fields, search, text_key, score, reasons } = row;
  await tx.run(editSql.insert, site, id, id, fields, row.created_at, 'applied', search, text_key, score, reasons);
}

async function apply(tx: Transaction, row: CommentRow, revision: StoredRevision): Promise<void> {
  const { fields, search, textKey, createdAt, score, reasons } = revision;
  await tx.run(editSql.replaceText, row.seq, JSON.stringify(fields), search ?? null, textKey ?? null, createdAt);
  if (score !== undefined) await tx.run(editSql.assess, row.seq, score, listed(reasons));
}

async function setWaiting(tx: Transaction, row: Pick<CommentRow, 'seq'>, revision: string | null): Promise<void> {
  await tx.run(editSql.wait, row.seq, revision);
}

/** The texts that a comment had, has or may have. Whoever changes them has locked the comment. */
export const postgresEdits = {
  put,
  setWaiting,
  findRow: (sql: Sql, site: string, id: string) => sql.get<RevisionRow>(editSql.find, site, id),
  /** Makes the revision that waits the text of its comment. */
  async applyWaiting(tx: Transaction, row: CommentRow, revision: RevisionRow): Promise<void> {
    await tx.run(editSql.settle, row.site, revision.id, 'applied');
    await apply(tx, row, storedRevision(revision));
  },
  async rejectWaiting(tx: Transaction, row: CommentRow, revision: RevisionRow): Promise<void> {
    await tx.run(editSql.settle, row.site, revision.id, 'rejected');
    await setWaiting(tx, row, null);
  },
  async edit(tx: Transaction, { site, comment: id, revision, notBefore }: Edit): Promise<EditOutcome> {
    const row = await postgresComments.lockRow(tx, site, id);
    if (!row || row.status === 'removed') return { outcome: 'not-found' };
    if (row.created_at < notBefore) return { outcome: 'too-late' };
    await keepFirst(tx, row);
    if (row.waiting !== null) await tx.run(editSql.drop, site, row.waiting);
    const now = row.status !== 'published' || revision.state === 'applied';
    if (!(await put(tx, { ...revision, site, comment: id, state: now ? 'applied' : 'waiting' }))) {
      throw new Error(`Another revision has the id ${revision.id}: give a new one.`);
    }
    if (now) await apply(tx, row, revision);
    else await setWaiting(tx, row, revision.id);
    // Readers hear of `edited`; what they cannot see is news for moderators only.
    const kind = row.status === 'published' && now ? 'edited' : 'revised';
    await postgresEvents.append(tx, { site, page: row.page, kind, comment: id, at: revision.createdAt });
    return { outcome: 'edited', comment: (await postgresComments.findComment(tx, site, id)) ?? storedComment(row) };
  },
  list: async (sql: Sql, site: string, comment: string): Promise<StoredRevision[]> =>
    (await rowsOf(sql, site, comment)).map(storedRevision),
};
