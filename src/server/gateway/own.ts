import { replyFields } from '../../core/reply-fields.js';
import type { ForwardRecord } from '../../contract/store.js';
import { parseDelete, parseEdit, type OwnInput } from '../../protocol/parse-comment-requests.js';
import { maxSubmissionBytes } from '../../protocol/parse-submission.js';
import { privateJson } from '../call.js';
import { readParsed } from '../read-parsed.js';
import { invalid, Refusal, tooMany } from '../refusal.js';
import { assess } from '../scoring/assess.js';
import { checkFields, storedFields } from '../submission-rules.js';
import { askForAuthor, unsupported } from './ask.js';
import { pageRef, readForm, type GatewayCall } from './form.js';
import { receiptFor } from './forward.js';
import { findOwn, statesOf } from './status.js';

/** `POST /v1/comments/edit {comment, token, fields}`: the backend is asked with its own token. */
export async function editComment(call: GatewayCall): Promise<Response> {
  const { gateway, services, keys, site, unit, now } = call;
  const { editComment: edit } = gateway.upstream;
  const { fields, ...own } = await readParsed(call.request, maxSubmissionBytes, parseEdit);
  if (!edit) throw unsupported();
  const { forward, upstream } = await requireOwn(call, own);
  if (isOver(call, forward)) throw tooLate();
  const { page } = forward;
  const merged = await readForm(call, page);
  // Whether it is a reply only the backend remembers; a reply needs no title.
  const open = replyFields(merged.site.fields).filter(
    ({ name, type }) => Object.hasOwn(fields, name) && name !== 'name' && type !== 'tel' && type !== 'email',
  );
  const issues = checkFields(merged.site, fields, open);
  if (issues.length > 0) throw invalid('The edit breaks a rule of the form.', issues);
  const writing = { page: pageRef(call, page), fields: storedFields(merged.site, fields), before: {} };
  const { effect } = await assess({ ...call, site: merged.site }, writing);
  if (effect !== undefined) throw new Refusal('forbidden', { title: 'This comment cannot be taken.' });
  const wait = await services.takeLimit('submit', keys[0], site.id, unit, now);
  if (wait > 0) throw tooMany(wait);
  const changes = Object.fromEntries(open.map(({ name }) => [name, writing.fields[name] ?? '']));
  const request = { ...upstream, page: pageRef(call, page), fields: changes };
  const told = await askForAuthor(gateway.submitMs, (options) => edit(request, options));
  gateway.reads.forget(page);
  const receipt = await receiptFor(call, forward, told);
  return privateJson(receipt, receipt.status === 'pending' ? 202 : 200);
}

/** `POST /v1/comments/delete {comment, token}` → 204 */
export async function deleteComment(call: GatewayCall): Promise<Response> {
  const { gateway } = call;
  const { deleteComment: take } = gateway.upstream;
  const own = await readParsed(call.request, 1024, parseDelete);
  if (!take) throw unsupported();
  const { forward, upstream } = await requireOwn(call, own);
  const late = isOver(call, forward);
  // What is away already is no error, also after the time.
  const away = late && (await statesOf(call, [forward]))[0]?.status === 'removed';
  if (late && !away) throw tooLate();
  const request = { ...upstream, page: pageRef(call, forward.page) };
  if (!away) await askForAuthor(gateway.submitMs, (options) => take(request, options));
  gateway.reads.forget(forward.page);
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}

/** @throws Refusal 401 */
async function requireOwn(
  call: GatewayCall,
  { comment, token }: OwnInput,
): Promise<{ forward: ForwardRecord; upstream: { comment: string; token: string } }> {
  const forward = await findOwn(call, token);
  const { id, token: theirs = '' } = forward?.receipt ?? {};
  if (!forward || id !== comment) {
    throw new Refusal('unauthorized', { title: 'The token is not that of this comment, or it was revoked.' });
  }
  return { forward, upstream: { comment, token: theirs } };
}

/** The shorter of the times that this site and the backend gave when it was taken; the backend looks again. */
function isOver({ site, gateway }: GatewayCall, { receipt }: ForwardRecord): boolean {
  return site.editSeconds === 0 || (receipt?.editUntil ?? 0) <= gateway.now();
}

const tooLate = (): Refusal =>
  new Refusal('forbidden', { title: 'The time in which its author may change this comment is over.' });
