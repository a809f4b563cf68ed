import type { DatabaseSync } from 'node:sqlite';
import type { Edit, EditOutcome, StoredRevision } from '../../contract/store.js';
import type { SqliteComments } from './sqlite-comments.js';
import type { SqliteEvents } from './sqlite-events.js';
import { storedComment, storedRevision, type CommentRow, type RevisionRow } from './sqlite-rows.js';

export const editSql = {
  insert: `INSERT INTO revision (site, id, comment, fields, created_at, state, search, text_key, score, reasons)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (site, id) DO NOTHING`,
  find: 'SELECT * FROM revision WHERE site = ? AND id = ?',
  list: 'SELECT * FROM revision WHERE site = ? AND comment = ? ORDER BY seq DESC',
  drop: 'DELETE FROM revision WHERE site = ? AND id = ?',
  settle: 'UPDATE revision SET state = ? WHERE site = ? AND id = ?',
  replaceText: `UPDATE comment SET fields = ?, search = ?, text_key = ?, edited_at = ?, waiting = NULL WHERE seq = ?`,
  assess: 'UPDATE comment SET score = ?, reasons = ? WHERE seq = ?',
  wait: 'UPDATE comment SET waiting = ? WHERE seq = ?',
};

/** The texts that a comment had, has or may have; each operation runs to its end within one turn. */
export function sqliteEdits(db: DatabaseSync, comments: SqliteComments, events: SqliteEvents) {
  const insert = db.prepare(editSql.insert);
  const find = db.prepare(editSql.find);
  const list = db.prepare(editSql.list);
  const drop = db.prepare(editSql.drop);
  const settle = db.prepare(editSql.settle);
  const replaceText = db.prepare(editSql.replaceText);
  const wait = db.prepare(editSql.wait);
  const assess = db.prepare(editSql.assess);

  const rowsOf = (site: string, comment: string) => list.all(site, comment) as unknown as RevisionRow[];
  const findRow = (site: string, id: string) => find.get(site, id) as unknown as RevisionRow | undefined;
  const setWaiting = (row: Pick<CommentRow, 'seq'>, revision: string | null) => wait.run(revision, row.seq);

  /** `false`: there is a revision with this id. */
  const put = (revision: StoredRevision): boolean => insert.run(...values(revision)).changes === 1;

  // The text that a comment came with stands nowhere else once it is replaced. It has the comment's own id: there is one for each.
  function keepFirst(row: CommentRow): void {
    if (rowsOf(row.site, row.id).some(({ state }) => state === 'applied')) return;
    const { site, id, fields, search, text_key, score, reasons } = row;
    insert.run(site, id, id, fields, row.created_at, 'applied', search, text_key, score, reasons);
  }

  function apply(row: CommentRow, { fields, search, textKey, createdAt, score, reasons }: StoredRevision): void {
    replaceText.run(JSON.stringify(fields), search ?? null, textKey ?? null, createdAt, row.seq);
    if (score !== undefined) assess.run(score, listed(reasons), row.seq);
  }

  return {
    put,
    findRow,
    setWaiting,
    /** Makes the revision that waits the text of its comment. */
    applyWaiting(row: CommentRow, revision: RevisionRow): void {
      settle.run('applied', row.site, revision.id);
      apply(row, storedRevision(revision));
    },
    rejectWaiting(row: CommentRow, revision: RevisionRow): void {
      settle.run('rejected', row.site, revision.id);
      setWaiting(row, null);
    },
    edit({ site, comment: id, revision, notBefore }: Edit): EditOutcome {
      const row = comments.findRow(site, id);
      if (!row || row.status === 'removed') return { outcome: 'not-found' };
      if (row.created_at < notBefore) return { outcome: 'too-late' };
      keepFirst(row);
      if (row.waiting !== null) drop.run(site, row.waiting);
      const now = row.status !== 'published' || revision.state === 'applied';
      if (!put({ ...revision, site, comment: id, state: now ? 'applied' : 'waiting' })) {
        throw new Error(`Another revision has the id ${revision.id}: give a new one.`);
      }
      if (now) apply(row, revision);
      else setWaiting(row, revision.id);
      // Readers hear of `edited`; what they cannot see is news for moderators only.
      const kind = row.status === 'published' && now ? 'edited' : 'revised';
      events.append({ site, page: row.page, kind, comment: id, at: revision.createdAt });
      return { outcome: 'edited', comment: comments.findComment(site, id) ?? storedComment(row) };
    },
    list: (site: string, comment: string): StoredRevision[] => rowsOf(site, comment).map(storedRevision),
  };
}

export type SqliteEdits = ReturnType<typeof sqliteEdits>;

function values(revision: StoredRevision) {
  const { site, id, comment, fields, createdAt, state, search, textKey, score, reasons } = revision;
  return [
    ...[site, id, comment, JSON.stringify(fields), createdAt, state, search ?? null, textKey ?? null],
    ...[score ?? null, listed(reasons)],
  ];
}

const listed = (reasons: readonly string[] | undefined): string | null => (reasons ? JSON.stringify(reasons) : null);
