import type { CallOptions, EditRequest, OwnComment, ReportRequest, VoteRequest } from '../contract/adapter.js';
import type { CommentDraft, FieldValues, Receipt, VoteResult } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import type { PageRef } from '../core/page.js';
import { fail, number, text } from '../protocol/decode.js';
import { checkDraft } from './parts/check-draft.js';
import { checkEdit } from './parts/check-edit.js';
import { refuse } from './parts/cursor.js';
import { escapeHtml } from './parts/escape-html.js';
import { checkMapping } from './rest-check.js';
import type { RestBase } from './rest-line.js';
import { asId, asStatus, readList, shapeOf, type Kind, type Kinds, type Shape } from './rest-places.js';

/** What whoever writes needs. Most visitors only read, so it is fetched with the first such call; before anything is sent the whole mapping is looked through. */

export async function submitComment(base: RestBase, draft: CommentDraft, callOptions?: CallOptions): Promise<Receipt> {
  checkMapping(base);
  const { maxDepth = 0, resend } = base.options.abilities ?? {};
  const { submissionId } = draft;
  checkDraft(base.fields, draft, maxDepth > 0);
  try {
    const receipt = await send(base, 'submitComment', draft, callOptions);
    if (resend !== 'id') return receipt;
    if ((receipt.submissionId ?? submissionId) !== submissionId) return fail('submissionId', 'echoed');
    return { ...receipt, submissionId };
  } catch (error) {
    const isCopy = resend === 'duplicate-check' && error instanceof CommentError && error.code === 'conflict';
    if (isCopy) return { status: 'unknown' };
    throw error;
  }
}

export async function editComment(base: RestBase, request: EditRequest, callOptions?: CallOptions): Promise<Receipt> {
  checkMapping(base);
  checkEdit(base.fields, request.fields);
  return { id: request.comment, ...(await send(base, 'editComment', request, callOptions)) };
}

export async function commentStatus(
  base: RestBase,
  tokens: readonly string[],
  callOptions?: CallOptions,
): Promise<readonly Receipt[]> {
  checkMapping(base);
  if (tokens.length > 20) throw refuse('tokens', 'too-long', 20);
  if (tokens.length === 0) return [];
  const receipts = readList(base.options.map.receipts, 'map.receipts', receiptOf(base));
  const read = (body: unknown): Receipt[] => {
    const found = receipts(body, '').map((each): Receipt => ({ status: 'unknown', ...each }));
    return found.length === tokens.length ? found : fail('receipts', 'one per token');
  };
  return base.call('commentStatus', { ...absent, tokens }, read, callOptions);
}

export async function vote(base: RestBase, request: VoteRequest, callOptions?: CallOptions): Promise<VoteResult> {
  checkMapping(base);
  const { abilities: { voteValues = [1], undoVote } = {}, map } = base.options;
  const { value } = request;
  if (value === 0 ? !undoVote : !voteValues.includes(value)) throw refuse('value');
  const read = shapeOf<VoteResult>(map.vote, voteKinds, 'up', 'map.vote');
  return base.call(
    'vote',
    { ...absent, ...request },
    (body) => ({ ...{ mine: value }, ...read(body, '') }),
    callOptions,
  );
}

export async function deleteComment(base: RestBase, own: OwnComment, callOptions?: CallOptions): Promise<void> {
  checkMapping(base);
  return base.call('deleteComment', { ...absent, ...own }, () => {}, callOptions);
}

export async function reportComment(base: RestBase, report: ReportRequest, callOptions?: CallOptions): Promise<void> {
  checkMapping(base);
  if ((report.text?.length ?? 0) > 500) throw refuse('text', 'too-long', 500);
  return base.call('reportComment', { ...absent, ...report }, () => {}, callOptions);
}

/** What a draft or a request may leave out, or another route would hold: its placeholders take their member along. */
const absent = Object.fromEntries(
  'parent comment submissionId readerKey token tokens value reason text fields'
    .split(' ')
    .map((name) => [name, undefined]),
);

const asVote: Kind = (value, at) => (value === 1 || value === 0 || value === -1 ? value : fail(at, '1, 0 or -1'));
const voteKinds: Kinds = { up: number, down: number, mine: asVote };

/** What is read of a draft or an edit besides its placeholders. */
interface Sent {
  readonly page: PageRef;
  readonly fields: FieldValues;
}

/** A receipt holds what was typed, whatever the backend has made of it. */
function send(base: RestBase, method: 'submitComment' | 'editComment', sent: Sent, callOptions?: CallOptions) {
  const { typed, submitTimeoutMs = 30_000 } = base.options;
  const fields = Object.entries(sent.fields);
  const written =
    typed === 'html'
      ? { ...sent, fields: Object.fromEntries(fields.map(([name, value]) => [name, escapeHtml(value)])) }
      : sent;
  const shape = receiptOf(base);
  const read = (body: unknown, status: number): Receipt => {
    const { comment, ...told } = body === undefined ? {} : shape(body, '', sent.page.url);
    const { rich: _, ...plain } = { ...comment };
    const words = fields.filter(([name]) => /^(name|title|content)$/.test(name));
    const id = told.id ?? comment?.id;
    return {
      ...told,
      status: told.status ?? (status === 202 ? 'pending' : 'unknown'),
      ...(id !== undefined && { id }),
      ...(comment && { comment: { ...comment, ...plain, ...Object.fromEntries(words) } }),
    };
  };
  return base.call(method, { ...absent, ...written }, read, callOptions, submitTimeoutMs);
}

function receiptOf({ options: { map }, comment }: RestBase): Shape<Partial<Receipt>> {
  const asComment: Kind = (value, at, _, base) => comment(value, at, base);
  const kinds = { status: asStatus, id: asId, token: text, submissionId: text, editForMs: number, comment: asComment };
  return shapeOf(map.receipt, kinds, '', 'map.receipt');
}
