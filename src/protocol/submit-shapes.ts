import type { Challenge, ChallengeImage, ProofOfWork } from '../core/challenge.js';
import type { Comment, CommentStatus, Receipt, VoteResult } from '../core/comment.js';
import { errorCodes, type ErrorCode } from '../core/error-code.js';
import type { FieldIssue } from '../core/error.js';
import { fail, list, number, object, oneOf, text, type Decoder } from './decode.js';

/** The wire's answers to whoever writes are the core's own shapes; these decoders are what a client lets through. */
const image = object<ChallengeImage>({
  // Only a data URL: a challenge may not make a page fetch anything.
  src: (value, path) => (/^data:image\/(png|jpeg|gif|webp);base64,/.test(text(value, path)) ? (value as string) : ''),
  width: number,
  height: number,
  length: number,
});
const pow = object<ProofOfWork>({ algorithm: oneOf('SHA-256'), challenge: text, salt: text, maxNumber: number });

export const challenge = object<Challenge>({
  id: text,
  kind: oneOf('image', 'pow', 'token', 'none'),
  expiresInMs: number,
  alternatives: list(oneOf('sound', 'pow')),
  image: [image],
  pow: [pow],
  token: [object<NonNullable<Challenge['token']>>({ provider: text, siteKey: text })],
});

const status = oneOf<CommentStatus>('published', 'pending', 'removed', 'unknown');

/** As a receipt has it. Apart from a list's: what reads lists is loaded by whoever sees one, and a form has none. */
const comment = object<Omit<Comment, 'up' | 'down' | 'replyCount' | 'replies' | 'rich'>>({
  id: text,
  parent: [text],
  root: [text],
  status,
  name: text,
  title: [text],
  content: text,
  created: text,
  edited: [text],
  role: [oneOf('author', 'moderator')],
});

export const receipt = object<Receipt>({
  status,
  submissionId: [text],
  id: [text],
  comment: [comment],
  token: [text],
  editForMs: [number],
});

export const receipts = object<{ readonly receipts: readonly Receipt[] }>({ receipts: list(receipt) });

export const voteResult = object<VoteResult>({
  up: number,
  down: [number],
  mine: (value, path) => (value === 1 || value === 0 || value === -1 ? value : fail(path, '1, 0 or -1')),
});

/**
 * `application/problem+json` (RFC 9457) with our members. A 409 has one more, `stored`: what is stored under the id. Its token is a secret that an
 * error, which people log, must not carry, so a client leaves it behind.
 */
export interface Problem {
  readonly code: ErrorCode;
  readonly title?: string;
  readonly issues?: readonly FieldIssue[];
  readonly retryAfterMs?: number;
  readonly challenge?: Challenge;
}

export const problem = object<Problem>({
  code: oneOf(...errorCodes),
  title: [text],
  // A code that a newer server may have added is shown as "something is wrong with this field".
  issues: [list(object<FieldIssue>({ field: text, code: text as Decoder<FieldIssue['code']>, limit: [number] }))],
  retryAfterMs: [number],
  challenge: [challenge],
});
