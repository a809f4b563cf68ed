import type { CountedComment, QueuedComment, StoredComment, StoredRevision } from '../../contract/store.js';
import type { FieldValues } from '../../core/comment.js';
import type { ModerationStatus } from '../../core/moderation.js';

/** A row of `comment` as `SELECT *` gives it, as far as it is read. */
export interface CommentRow {
  readonly seq: number;
  readonly site: string;
  readonly id: string;
  readonly page: string;
  readonly parent: string | null;
  readonly root: string | null;
  readonly submission_id: string;
  readonly fingerprint: string;
  readonly status: string;
  readonly fields: string;
  readonly created_at: number;
  readonly edited_at: number | null;
  readonly score: number;
  readonly reasons: string | null;
  readonly consent: string | null;
  readonly reader: string | null;
  readonly text_key: string | null;
  readonly search: string | null;
  readonly role: string | null;
  readonly reason: string | null;
  readonly generation: number;
  readonly up: number;
  readonly down: number;
  readonly below: number;
  readonly reports: number;
  readonly waiting: string | null;
}

/** A row of `revision`. */
export interface RevisionRow {
  readonly site: string;
  readonly id: string;
  readonly comment: string;
  readonly fields: string;
  readonly created_at: number;
  readonly state: string;
  readonly search: string | null;
  readonly text_key: string | null;
  readonly score: number | null;
  readonly reasons: string | null;
}

/** A comment with its page, which a damaged file may lack. */
export interface QueueRow extends CommentRow {
  readonly page_title: string | null;
  readonly page_url: string | null;
}

/** For an `INSERT` of the columns in `commentColumns`. */
export const commentColumns = `site, id, page, parent, root, submission_id, fingerprint, status, fields, created_at, edited_at,
  score, reasons, consent, reader, text_key, search, role, reason, generation`;

export function commentValues(comment: StoredComment, root: string | undefined) {
  const { site, id, page, parent, submissionId, fingerprint, status, fields, createdAt, editedAt, score } = comment;
  const { reasons, consent, reader, textKey, search, role, reason, generation } = comment;
  return [
    ...[site, id, page, parent ?? null, root ?? null, submissionId, fingerprint, status, JSON.stringify(fields)],
    ...[createdAt, editedAt ?? null, score, reasons ? JSON.stringify(reasons) : null, consent ?? null],
    ...[reader ?? null, textKey ?? null, search ?? null, role ?? null, reason ?? null, generation],
  ];
}

export function storedComment(row: CommentRow): StoredComment {
  return {
    site: row.site,
    id: row.id,
    page: row.page,
    ...present('parent', row.parent),
    ...present('root', row.root),
    submissionId: row.submission_id,
    fingerprint: row.fingerprint,
    status: row.status as ModerationStatus,
    fields: readFields(row.fields),
    createdAt: row.created_at,
    ...present('editedAt', row.edited_at),
    score: row.score,
    ...present('reasons', readReasons(row.reasons)),
    ...present('consent', row.consent),
    ...present('reader', row.reader),
    ...present('textKey', row.text_key),
    ...present('search', row.search),
    ...present('role', row.role as StoredComment['role'] | null),
    ...present('reason', row.reason),
    generation: row.generation,
  };
}

export function countedComment(row: CommentRow): CountedComment {
  return { ...storedComment(row), up: row.up, down: row.down, replyCount: row.below };
}

export function queuedComment(row: QueueRow, revision: RevisionRow | undefined): QueuedComment {
  return {
    ...countedComment(row),
    pageTitle: row.page_title ?? '',
    pageUrl: row.page_url ?? '',
    reports: row.reports,
    ...(revision && { revision: storedRevision(revision) }),
  };
}

export function storedRevision(row: RevisionRow): StoredRevision {
  return {
    site: row.site,
    id: row.id,
    comment: row.comment,
    fields: readFields(row.fields),
    createdAt: row.created_at,
    state: row.state as StoredRevision['state'],
    ...present('search', row.search),
    ...present('textKey', row.text_key),
    ...present('score', row.score),
    ...present('reasons', readReasons(row.reasons)),
  };
}

/** An erased comment has no fingerprint; a comment that was accepted always has one. */
export const isErased = (row: CommentRow): boolean => row.fingerprint === '';

/** A plain object without the members that are NULL. Rows come without a prototype; callers get ordinary objects. */
export function plain<T>(row: object): T {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;
}

function present<K extends string, V>(key: K, value: V | null | undefined): Partial<Record<K, V>> {
  return value === null || value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

// A row that was damaged or written by hand loses what cannot be read; the list that it stands in goes on.
function readFields(json: string): FieldValues {
  const parsed = parse(json);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return {};
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => typeof value === 'string'));
}

function readReasons(json: string | null): readonly string[] | undefined {
  const parsed = json === null ? undefined : parse(json);
  return Array.isArray(parsed) ? parsed.filter((reason) => typeof reason === 'string') : undefined;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
