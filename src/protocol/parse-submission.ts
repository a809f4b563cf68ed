import type { ChallengeAnswer } from '../core/challenge.js';
import type { CommentDraft, FieldValues } from '../core/comment.js';
import { Members, type Parsed } from './request-shape.js';

/** Largest body of a submit in bytes: 5,000 characters of any script, names and a challenge, with room to spare. */
export const maxSubmissionBytes = 32 * 1024;

/** 128 random bits as 22 characters of base64url. */
const submissionId = /^[A-Za-z0-9_-]{22}$/;

/** 256 random bits as 43 characters. */
export const readerKey = /^[A-Za-z0-9_-]{43}$/;

/** Most fields that a form can have. */
const maxFields = 64;

/** Reads `POST /v1/comments`. Members that the protocol does not name are left behind. */
export function parseSubmission(json: unknown): Parsed<CommentDraft> {
  const body = new Members(json);
  const draft = {
    page: readPage(body.members('page')),
    parent: body.optionalText('parent', 64),
    fields: readFields(body.members('fields')),
    submissionId: body.text('submissionId', 22, submissionId),
    challenge: body.has('challenge') ? readChallengeAnswer(body.members('challenge')) : undefined,
    consent: body.has('consent') ? { version: body.members('consent').text('version', 64) } : undefined,
    readerKey: body.optionalText('readerKey', 43, readerKey),
    hints: body.has('hints') ? readHints(body.members('hints')) : undefined,
  };
  return body.issues.length > 0 ? { issues: body.issues } : { value: withoutAbsent(draft) };
}

/** `{ id, answer? | solution? | token? }`: at most one of the three. None at all is an unanswered challenge, which is no matter of shape. */
export function readChallengeAnswer(members: Members): ChallengeAnswer {
  const id = members.text('id', 1024);
  const answer = members.optionalText('answer', 64);
  const solution = members.optionalNumber('solution');
  const token = members.optionalText('token', 4096);
  const given = [answer, solution, token].filter((each) => each !== undefined);
  if (given.length > 1) members.issues.push({ field: members.path, code: 'malformed' });
  return withoutAbsent({ id, answer, solution, token });
}

function readPage(members: Members): CommentDraft['page'] {
  return {
    id: members.text('id', 500),
    url: members.optionalText('url', 4096) ?? '',
    title: members.optionalText('title', 1000) ?? '',
  };
}

/** A form's values by name. */
export function readFields(members: Members): FieldValues {
  const names = members.names();
  if (names.length > maxFields) members.issues.push({ field: members.path, code: 'too-long', limit: maxFields });
  const fields: Record<string, string> = {};
  for (const name of names.slice(0, maxFields)) {
    // Defined, not assigned: `fields['__proto__'] = …` would set a prototype and lose the name that has to be refused.
    const value = members.fieldValue(name);
    if (value !== undefined) Object.defineProperty(fields, name, { value, enumerable: true });
  }
  return fields;
}

function readHints(members: Members): NonNullable<CommentDraft['hints']> {
  return withoutAbsent({
    honeypot: members.optionalText('honeypot', 1000),
    elapsedMs: members.optionalNumber('elapsedMs'),
  });
}

/** `exactOptionalPropertyTypes`: absent is not `undefined`. */
type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function withoutAbsent<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Present<T>;
}
