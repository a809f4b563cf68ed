import type { ChallengeAnswer } from '../core/challenge.js';
import { readChallengeAnswer } from './parse-submission.js';
import { Members, type Parsed } from './request-shape.js';

/** `POST /v1/challenges`. Kinds that this server does not know may stand in `accept`; it takes the first that it makes. */
export interface ChallengeQuestion {
  readonly page: string;
  readonly purpose: string;
  readonly accept: readonly string[];
}

/** Short and plain: it stands in the signed id. */
const purposePattern = /^[a-z0-9][a-z0-9._-]{0,63}$/;

export function parseChallengeRequest(json: unknown): Parsed<ChallengeQuestion> {
  const body = new Members(json);
  const accept = body.list('accept', 8);
  if (!accept.every((kind) => typeof kind === 'string')) body.issues.push({ field: 'accept', code: 'malformed' });
  const value = {
    page: body.text('page', 500),
    purpose: body.text('purpose', 64, purposePattern),
    accept: accept.map(String),
  };
  return body.issues.length > 0 ? { issues: body.issues } : { value };
}

/** `POST /v1/challenges/sound`. */
export function parseSoundRequest(json: unknown): Parsed<{ readonly id: string; readonly locale: string }> {
  const body = new Members(json);
  const value = { id: body.text('id', 1024), locale: body.optionalText('locale', 35) ?? 'vi' };
  return body.issues.length > 0 ? { issues: body.issues } : { value };
}

/** `POST /v1/challenges/verify`: the entry that `yk-captcha` posts, and what the other server expects of it. */
export interface VerifyRequest {
  readonly answer: ChallengeAnswer;
  readonly purpose?: string;
  readonly page?: string;
}

export function parseVerifyRequest(json: unknown): Parsed<VerifyRequest> {
  const body = new Members(json);
  const answer = readChallengeAnswer(body);
  const purpose = body.optionalText('purpose', 64, purposePattern);
  const page = body.optionalText('page', 500);
  const value = { answer, ...(page !== undefined && { page }), ...(purpose !== undefined && { purpose }) };
  return body.issues.length > 0 ? { issues: body.issues } : { value };
}

/** `POST /v1/comments/status`: at most 20 tokens of receipts. What is no token is no error: it is `unknown`. */
export function parseStatusRequest(json: unknown): Parsed<readonly string[]> {
  const body = new Members(json);
  const tokens = body.list('tokens', 20);
  if (!tokens.every((token) => typeof token === 'string' && token.length <= 200)) {
    body.issues.push({ field: 'tokens', code: 'malformed' });
  }
  return body.issues.length > 0 ? { issues: body.issues } : { value: tokens.map(String) };
}

/** `POST /v1/views`. */
export function parseView(json: unknown): Parsed<{ readonly page: string }> {
  const body = new Members(json);
  const page = body.text('page', 500);
  return body.issues.length > 0 ? { issues: body.issues } : { value: { page } };
}
