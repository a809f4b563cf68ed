import { reportReasons, type FieldValues, type ReportReason, type VoteValue } from '../core/comment.js';
import { readFields, readerKey } from './parse-submission.js';
import { Members, type Parsed } from './request-shape.js';

/** Longest report in UTF-16 units; the route counts 500 characters as a reader does. */
const maxReport = 4000;

const done = <T>({ issues }: Members, value: T): Parsed<T> => (issues.length > 0 ? { issues } : { value });

/** `POST /v1/comments/vote`. The contract's optional key is required here: without it there is no "one vote per reader". */
export interface VoteInput {
  /** Where the comment stands. Our own store knows that; a backend behind a handler may not. */
  readonly page?: string;
  readonly comment: string;
  readonly value: VoteValue;
  readonly readerKey: string;
}

export function parseVote(json: unknown): Parsed<VoteInput> {
  const body = new Members(json);
  const place = pageOf(body);
  const comment = body.text('comment', 64);
  const key = body.text('readerKey', 43, readerKey);
  const value = body.optionalNumber('value');
  if (value === 1 || value === 0 || value === -1) return done(body, { ...place, comment, value, readerKey: key });
  // What is no number has been named already.
  if (!body.issues.some(({ field }) => field === 'value')) {
    body.issues.push({ field: 'value', code: body.has('value') ? 'malformed' : 'required' });
  }
  return { issues: body.issues };
}

function pageOf(body: Members): { readonly page?: string } {
  const page = body.optionalText('page', 500);
  return page === undefined ? {} : { page };
}

/** Names an own comment and proves it. */
export interface OwnInput {
  readonly comment: string;
  readonly token: string;
}

export interface EditInput extends OwnInput {
  readonly fields: FieldValues;
}

const own = (body: Members): OwnInput => ({ comment: body.text('comment', 64), token: body.text('token', 200) });

/** `POST /v1/comments/delete`. */
export function parseDelete(json: unknown): Parsed<OwnInput> {
  const body = new Members(json);
  return done(body, own(body));
}

/** `POST /v1/comments/edit`: at least one field. */
export function parseEdit(json: unknown): Parsed<EditInput> {
  const body = new Members(json);
  const value = { ...own(body), fields: readFields(body.members('fields')) };
  if (body.issues.length === 0 && Object.keys(value.fields).length === 0) {
    body.issues.push({ field: 'fields', code: 'required' });
  }
  return done(body, value);
}

/** `POST /v1/comments/report`. */
export interface ReportInput {
  /** As in a vote. */
  readonly page?: string;
  readonly comment: string;
  readonly reason: ReportReason;
  readonly text?: string;
  readonly readerKey: string;
}

export function parseReport(json: unknown): Parsed<ReportInput> {
  const body = new Members(json);
  const given = body.text('reason', 20);
  const reason = reportReasons.find((each) => each === given);
  if (given && !reason) body.issues.push({ field: 'reason', code: 'invalid-option' });
  const text = body.optionalText('text', maxReport);
  const value = {
    ...pageOf(body),
    comment: body.text('comment', 64),
    reason: reason ?? 'other',
    ...(text !== undefined && { text }),
    readerKey: body.text('readerKey', 43, readerKey),
  };
  return done(body, value);
}
