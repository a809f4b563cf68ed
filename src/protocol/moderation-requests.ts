import {
  banEffects,
  banKinds,
  moderationStatuses,
  type Decision,
  type EraseSubject,
  type NewBan,
  type QueueQuery,
} from '../core/moderation.js';
import { Members, type Parsed } from './request-shape.js';

/** Most decisions in one request: one commit of the store. */
export const maxDecisions = 100;
/** Most comments that one request erases. */
const maxErased = 1000;
/** Most items of a page of the queue or of the log. */
const maxLimit = 50;
/** Ten years, in milliseconds: what is longer is for ever. */
const maxBanMs = 10 * 366 * 86_400_000;

const queueStatuses = [...moderationStatuses, 'reported', 'all'] as const;

/** A pattern that takes these words only. */
const anyOf = (words: readonly string[]): RegExp => new RegExp(`^(${words.join('|')})$`);

/** 128 random bits as 22 characters of base64url. */
const submissionId = /^[A-Za-z0-9_-]{22}$/;

function parsed<T>({ issues }: Members, value: T): Parsed<T> {
  return issues.length > 0 ? { issues } : { value };
}

/** `POST /v1/moderation/queue`, and the parameters of `GET`. */
export function parseQueueQuery(json: unknown): Parsed<QueueQuery> {
  const body = new Members(json);
  const status = body.optionalText('status', 16, anyOf(queueStatuses)) as QueueQuery['status'];
  const search = body.optionalText('search', 200);
  const page = body.optionalText('page', 500);
  return parsed(body, {
    ...(status && { status }),
    ...(search && { search }),
    ...(page && { page }),
    ...readPaging(body),
  });
}

/** Parameters of `GET /v1/moderation/audit`. */
export function parseAuditQuery(
  json: unknown,
): Parsed<{ readonly comment?: string; readonly cursor?: string; readonly limit?: number }> {
  const body = new Members(json);
  const comment = body.optionalText('comment', 64);
  return parsed(body, { ...(comment && { comment }), ...readPaging(body) });
}

function readPaging(body: Members): { cursor?: string; limit?: number } {
  const cursor = body.optionalText('cursor', 2000);
  const limit = body.optionalNumber('limit');
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1 && limit <= maxLimit)) {
    body.issues.push({ field: 'limit', code: 'malformed' });
  }
  return { ...(cursor && { cursor }), ...(limit !== undefined && { limit }) };
}

/** `POST /v1/moderation/decide`. How long a reason may be is the server's to say. */
export function parseDecisions(
  json: unknown,
): Parsed<{ readonly decisions: readonly Decision[]; readonly reason?: string }> {
  const body = new Members(json);
  const decisions = body
    .list('decisions', maxDecisions)
    .map((each, i) => readDecision(new Members(each, body.issues, `decisions[${i}]`)));
  const reason = body.optionalText('reason', 4000);
  return parsed(body, { decisions, ...(reason !== undefined && { reason }) });
}

function readDecision(members: Members): Decision {
  const comment = members.text('comment', 64);
  const revision = members.optionalText('revision', 64);
  // An edit becomes public or it does not.
  const states = revision === undefined ? moderationStatuses : ['published', 'rejected'];
  const to = members.text('to', 16, anyOf(states)) as Decision['to'];
  return { comment, to, ...(revision !== undefined && { revision }) };
}

/** `{ comment }`: one comment by its id. */
export function parseCommentId(json: unknown): Parsed<{ readonly comment: string }> {
  const body = new Members(json);
  return parsed(body, { comment: body.text('comment', 64) });
}

/** A moderator's answer to a comment. */
export interface ReplyRequest {
  readonly comment: string;
  readonly content: string;
  /** As in a draft: the same on every resend. */
  readonly submissionId: string;
  /** Shown as its author. Absent: the moderator's own. */
  readonly name?: string;
}

/** `POST /v1/moderation/reply` */
export function parseReply(json: unknown): Parsed<ReplyRequest> {
  const body = new Members(json);
  const name = body.optionalText('name', 1000);
  return parsed(body, {
    comment: body.text('comment', 64),
    content: body.text('content', 100_000),
    submissionId: body.text('submissionId', 22, submissionId),
    ...(name !== undefined && { name }),
  });
}

/** `POST /v1/moderation/close` */
export function parseClose(json: unknown): Parsed<{ readonly page: string; readonly closed: boolean }> {
  const body = new Members(json);
  return parsed(body, { page: body.text('page', 500), closed: body.flag('closed') });
}

/** `POST /v1/moderation/bans` */
export function parseNewBan(json: unknown): Parsed<NewBan> {
  const body = new Members(json);
  const forMs = body.optionalNumber('forMs');
  if (forMs !== undefined && !(forMs >= 1 && forMs <= maxBanMs))
    body.issues.push({ field: 'forMs', code: 'malformed' });
  return parsed(body, {
    kind: body.text('kind', 16, anyOf(banKinds)) as NewBan['kind'],
    effect: body.text('effect', 16, anyOf(banEffects)) as NewBan['effect'],
    value: body.text('value', 500),
    ...(forMs !== undefined && { forMs }),
  });
}

/** `POST /v1/moderation/bans/remove` */
export function parseBanId(json: unknown): Parsed<{ readonly id: string }> {
  const body = new Members(json);
  return parsed(body, { id: body.text('id', 64) });
}

/** `POST /v1/moderation/export` */
export function parseExport(json: unknown): Parsed<{ readonly format: 'csv' | 'json' }> {
  const body = new Members(json);
  return parsed(body, { format: body.text('format', 8, anyOf(['csv', 'json'])) as 'csv' | 'json' });
}

/** `POST /v1/moderation/erase/preview`: `{ comments }` or `{ phone }`. */
export function parseEraseSubject(json: unknown): Parsed<EraseSubject> {
  const body = new Members(json);
  return parsed(body, readSubject(body));
}

/** `POST /v1/moderation/erase`: a subject, with what its preview gave. */
export function parseErase(json: unknown): Parsed<{ readonly subject: EraseSubject; readonly confirm: string }> {
  const body = new Members(json);
  return parsed(body, { subject: readSubject(body), confirm: body.text('confirm', 64) });
}

function readSubject(body: Members): EraseSubject {
  // Both, or neither: what is meant is not to be guessed.
  if (body.has('phone') === body.has('comments')) body.issues.push({ field: 'comments', code: 'malformed' });
  if (body.has('phone')) return { phone: body.text('phone', 64) };
  const ids = body.list('comments', maxErased);
  if (!ids.every((id) => typeof id === 'string' && id.length <= 64)) {
    body.issues.push({ field: 'comments', code: 'malformed' });
  }
  return { comments: ids.map(String) };
}
