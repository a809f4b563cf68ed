import type { CallOptions, EditRequest, OwnComment, ReportRequest, VoteRequest } from '../contract/adapter.js';
import type { Challenge, ChallengeRequest } from '../core/challenge.js';
import type { CommentDraft, Receipt, VoteResult } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { fail, type Decoder } from '../protocol/decode.js';
import { writeRoutes as routes } from '../protocol/write-routes.js';
import { codeOfStatus } from '../protocol/status.js';
import * as shapes from '../protocol/submit-shapes.js';
import { json, type as jsonType, type Line, type Read } from './parts/line.js';

/** What whoever writes needs of our server. Most visitors only read, so it is fetched with the first challenge. */

export function requestChallenge(line: Line, request: ChallengeRequest, options?: CallOptions): Promise<Challenge> {
  return post(line, routes.challenges, request, shapes.challenge, options);
}

export function requestSound(line: Line, input: object, options?: CallOptions): Promise<ArrayBuffer> {
  const read: Read<ArrayBuffer> = async (answer) =>
    isType(answer, 'audio/') ? answer.arrayBuffer() : fail('', 'audio');
  return send(line, routes.sound, input, read, options);
}

export async function submitComment(
  line: Line,
  draft: CommentDraft,
  options: CallOptions | undefined,
  ms: number,
): Promise<Receipt> {
  const receipt = await post(line, routes.comments, draft, shapes.receipt, options, ms);
  return receipt.submissionId === draft.submissionId ? receipt : fail('submissionId', 'echoed');
}

export async function commentStatus(
  line: Line,
  tokens: readonly string[],
  options?: CallOptions,
): Promise<readonly Receipt[]> {
  const { receipts } = await post(line, routes.status, { tokens }, shapes.receipts, options);
  return receipts.length === tokens.length ? receipts : fail('receipts', 'one per token');
}

export function vote(
  line: Line,
  { page, comment, value, readerKey }: VoteRequest,
  options?: CallOptions,
): Promise<VoteResult> {
  return post(line, routes.vote, { page: page.id, comment, value, readerKey }, shapes.voteResult, options);
}

export function editComment(
  line: Line,
  { comment, token, fields }: EditRequest,
  options: CallOptions | undefined,
  ms: number,
): Promise<Receipt> {
  return post(line, routes.edit, { comment, token, fields }, shapes.receipt, options, ms);
}

export function deleteComment(line: Line, { comment, token }: OwnComment, options?: CallOptions): Promise<void> {
  return send(line, routes.delete, { comment, token }, nothing, options);
}

export function reportComment(
  line: Line,
  { page, comment, reason, text, readerKey }: ReportRequest,
  options?: CallOptions,
): Promise<void> {
  return send(line, routes.report, { page: page.id, comment, reason, text, readerKey }, nothing, options);
}

const nothing: Read<void> = async () => {};

function post<T>(
  line: Line,
  route: string,
  data: object,
  decoder: Decoder<T>,
  options?: CallOptions,
  ms?: number,
): Promise<T> {
  return send(line, route, data, json(decoder), options, ms);
}

function send<T>(
  line: Line,
  route: string,
  data: object,
  read: Read<T>,
  options?: CallOptions,
  ms?: number,
): Promise<T> {
  const body = JSON.stringify(data);
  // A submit outlives its page. With `keepalive` browsers refuse more than 64 KiB in flight, the server more than 32 at once.
  const keepalive = !!ms && new Blob([body]).size <= 32_768;
  const headers = { accept: jsonType, 'content-type': jsonType };
  return line(route, read, options, { method: 'POST', body, keepalive, headers }, ms);
}

/** What status and headers tell of a refusal. */
function refusal({ status, headers }: Response) {
  // Seconds or an HTTP date (RFC 9110, 10.2.3); the date is taken against the answer's own, never against this device's clock.
  const after = headers.get('retry-after') ?? '';
  const ms = /^\d{1,9}$/.test(after) ? +after * 1000 : Date.parse(after) - Date.parse(headers.get('date') ?? '');
  return { status, ...(!Number.isNaN(ms) && { retryAfterMs: Math.max(0, ms) }) };
}

/** The refusals of a submit say more than a status: issues, a fresh challenge, how long to wait. */
export async function refuse(answer: Response): Promise<never> {
  const told = refusal(answer);
  const problem =
    isType(answer, 'application/problem+json') && (await json(shapes.problem)(answer).catch(() => undefined));
  if (!problem) {
    const sure = !answer.redirected && /^4(0[1345]|13|15|29)$/.test(`${answer.status}`);
    throw new CommentError(codeOfStatus(answer.status), { ...told, outcome: sure ? 'refused' : 'unknown' });
  }
  const { code, title: message = code, ...rest } = problem;
  throw new CommentError(code, { ...told, ...rest, message });
}

function isType({ headers }: Response, type: string): boolean {
  return !!headers.get('content-type')?.startsWith(type);
}
