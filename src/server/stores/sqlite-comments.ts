import type { DatabaseSync } from 'node:sqlite';
import type {
  AcceptResult,
  ModerationStatus,
  PageRecord,
  QueueSelection,
  StoredComment,
  SubmissionRecord,
} from '../../contract/store.js';
import type { FieldValues } from '../../core/comment.js';
import type { WriteOperation } from './sqlite-queue.js';

/** Before every row of a queue: no time is smaller, and no id is empty. */
const start = { key: -Infinity, id: '' };

export const commentSql = {
  insertPage: 'INSERT INTO page (site, id, url, title) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  insert: `INSERT INTO comment (site, id, page, parent, submission_id, fingerprint, status, fields, created_at, score, consent, reader, generation)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (site, submission_id) DO NOTHING`,
  bySubmission: 'SELECT * FROM comment WHERE site = ? AND submission_id = ?',
  byId: 'SELECT * FROM comment WHERE site = ? AND id = ?',
  page: 'SELECT id, url, title FROM page WHERE site = ? AND id = ?',
  queue: `SELECT * FROM comment WHERE site = ? AND status = ? AND (created_at, id) > (?, ?)
    ORDER BY created_at, id LIMIT ?`,
};

/** The operations on comments; each runs to its end within one turn. */
export function sqliteComments(
  db: DatabaseSync,
  useChallenge: (site: string, nonce: string, expiresAt: number) => boolean,
) {
  const insertPage = db.prepare(commentSql.insertPage);
  const insert = db.prepare(commentSql.insert);
  const bySubmission = db.prepare(commentSql.bySubmission);
  const byId = db.prepare(commentSql.byId);
  const page = db.prepare(commentSql.page);
  const queue = db.prepare(commentSql.queue);

  const findSubmission = (site: string, submissionId: string) => read(bySubmission.get(site, submissionId));

  function accept(record: SubmissionRecord): WriteOperation<AcceptResult> {
    return (undo) => {
      const { comment, challenge } = record;
      // The row that the comment refers to; undone with it.
      insertPage.run(comment.site, comment.page, record.page.url, record.page.title);
      if (insert.run(...values(comment)).changes === 0) {
        undo();
        const known = findSubmission(comment.site, comment.submissionId);
        if (!known)
          throw new Error('The database refused a submission id that it does not know: its index is damaged.');
        return { outcome: known.fingerprint === comment.fingerprint ? 'replay' : 'conflict', comment: known };
      }
      if (challenge && !useChallenge(challenge.site, challenge.nonce, challenge.expiresAt)) {
        undo();
        return { outcome: 'challenge-used' };
      }
      return { outcome: 'stored', comment };
    };
  }

  return {
    accept,
    findSubmission,
    findComment: (site: string, id: string) => read(byId.get(site, id)),
    findPage(site: string, id: string): PageRecord | undefined {
      const row = page.get(site, id);
      return row && ({ ...row } as unknown as PageRecord);
    },
    listQueue({ site, status, after = start, limit }: QueueSelection): StoredComment[] {
      return queue.all(site, status, after.key, after.id, limit).map((row) => comment(row as unknown as CommentRow));
    },
  };
}

interface CommentRow {
  readonly site: string;
  readonly id: string;
  readonly page: string;
  readonly parent: string | null;
  readonly submission_id: string;
  readonly fingerprint: string;
  readonly status: string;
  readonly fields: string;
  readonly created_at: number;
  readonly score: number;
  readonly consent: string | null;
  readonly reader: string | null;
  readonly generation: number;
}

function values(comment: StoredComment) {
  const { site, id, page, parent, submissionId, fingerprint, status, fields, createdAt, score, consent, reader } =
    comment;
  const optional = [consent ?? null, reader ?? null];
  const head = [site, id, page, parent ?? null, submissionId, fingerprint, status];
  return [...head, JSON.stringify(fields), createdAt, score, ...optional, comment.generation];
}

function read(row: object | undefined): StoredComment | undefined {
  return row && comment(row as CommentRow);
}

function comment(row: CommentRow): StoredComment {
  return {
    site: row.site,
    id: row.id,
    page: row.page,
    ...(row.parent !== null && { parent: row.parent }),
    submissionId: row.submission_id,
    fingerprint: row.fingerprint,
    status: row.status as ModerationStatus,
    fields: readFields(row.fields),
    createdAt: row.created_at,
    score: row.score,
    ...(row.consent !== null && { consent: row.consent }),
    ...(row.reader !== null && { reader: row.reader }),
    generation: row.generation,
  };
}

// A row that was damaged or written by hand loses its unreadable fields; the list that it stands in goes on.
function readFields(json: string): FieldValues {
  try {
    const parsed: unknown = JSON.parse(json);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return {};
    return Object.fromEntries(Object.entries(parsed).filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}
