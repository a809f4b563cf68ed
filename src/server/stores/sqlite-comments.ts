import type { DatabaseSync } from 'node:sqlite';
import type { AcceptResult, PageRecord, StoredComment, SubmissionRecord } from '../../contract/store.js';
import type { SqliteCounters } from './sqlite-counters.js';
import type { SqliteEvents } from './sqlite-events.js';
import type { WriteOperation } from './sqlite-queue.js';
import { commentColumns, commentValues, storedComment, type CommentRow } from './sqlite-rows.js';

export const commentSql = {
  // A page that was closed before its first comment has no URL yet.
  insertPage: `INSERT INTO page (site, id, url, title) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET url = excluded.url, title = excluded.title WHERE page.url = ''`,
  insert: `INSERT INTO comment (${commentColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (site, submission_id) DO NOTHING`,
  bySubmission: 'SELECT * FROM comment WHERE site = ? AND submission_id = ?',
  byId: 'SELECT * FROM comment WHERE site = ? AND id = ?',
  root: 'SELECT id, root FROM comment WHERE site = ? AND id = ?',
  page: 'SELECT id, url, title, closed FROM page WHERE site = ? AND id = ?',
};

/** Single comments and pages; each operation runs to its end within one turn. */
export function sqliteComments(
  db: DatabaseSync,
  counters: SqliteCounters,
  events: SqliteEvents,
  useChallenge: (site: string, nonce: string, expiresAt: number) => boolean,
) {
  const insertPage = db.prepare(commentSql.insertPage);
  const insert = db.prepare(commentSql.insert);
  const bySubmission = db.prepare(commentSql.bySubmission);
  const byId = db.prepare(commentSql.byId);
  const root = db.prepare(commentSql.root);
  const page = db.prepare(commentSql.page);

  const findRow = (site: string, id: string) => byId.get(site, id) as unknown as CommentRow | undefined;
  const findSubmissionRow = (site: string, submissionId: string) =>
    bySubmission.get(site, submissionId) as unknown as CommentRow | undefined;
  const read = (row: CommentRow | undefined) => row && storedComment(row);

  /** Inserts a comment and counts it. `undefined`: its submission id is known, nothing was written. @throws when its parent is not there. */
  function put(comment: StoredComment): StoredComment | undefined {
    const { site, parent } = comment;
    const above = parent === undefined ? undefined : (root.get(site, parent) as { id: string; root: string | null });
    if (parent !== undefined && !above) {
      if (findSubmissionRow(site, comment.submissionId)) return undefined;
      throw new Error(`The parent ${parent} of the comment ${comment.id} is not stored: store it first.`);
    }
    const rootId = above && (above.root ?? above.id);
    if (insert.run(...commentValues(comment, rootId)).changes === 0) return undefined;
    if (comment.status === 'published') counters.count(comment, 1);
    const { root: _given, ...own } = comment;
    return rootId === undefined ? own : { ...own, root: rootId };
  }

  function accept(record: SubmissionRecord): WriteOperation<AcceptResult> {
    return (undo) => {
      const { comment, challenge } = record;
      // The row that the comment refers to; undone with it.
      insertPage.run(comment.site, comment.page, record.page.url, record.page.title);
      const stored = put(comment);
      if (!stored) {
        undo();
        const known = read(findSubmissionRow(comment.site, comment.submissionId));
        if (!known)
          throw new Error('The database refused a submission id that it does not know: its index is damaged.');
        const same = known.fingerprint === comment.fingerprint || known.fingerprint === '';
        return { outcome: same ? 'replay' : 'conflict', comment: known };
      }
      if (challenge && !useChallenge(challenge.site, challenge.nonce, challenge.expiresAt)) {
        undo();
        return { outcome: 'challenge-used' };
      }
      const event = { site: comment.site, page: comment.page, comment: comment.id, at: comment.createdAt };
      events.append({ ...event, kind: 'submitted' });
      if (comment.status === 'published') events.append({ ...event, kind: 'published' });
      return { outcome: 'stored', comment: stored };
    };
  }

  return {
    accept,
    put,
    findRow,
    findSubmissionRow,
    findSubmission: (site: string, submissionId: string) => read(findSubmissionRow(site, submissionId)),
    findComment: (site: string, id: string) => read(findRow(site, id)),
    findPage(site: string, id: string): PageRecord | undefined {
      const row = page.get(site, id) as unknown as PageRow | undefined;
      return row && pageRecord(row);
    },
  };
}

export type SqliteComments = ReturnType<typeof sqliteComments>;

export interface PageRow {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly closed: number;
}

export function pageRecord({ id, url, title, closed }: PageRow): PageRecord {
  return { id, url, title, ...(closed !== 0 && { closed: true }) };
}
