import type { FieldValues, Receipt } from '../core/comment.js';
import { randomId } from '../core/random-id.js';
import { replyFields } from '../core/reply-fields.js';
import type { StoredComment } from '../contract/store.js';
import { parseDelete, parseEdit, type OwnInput } from '../protocol/parse-comment-requests.js';
import { maxSubmissionBytes } from '../protocol/parse-submission.js';
import { privateJson, type Call } from './call.js';
import { readParsed } from './read-parsed.js';
import { editTimeLeft, isTokenOf, publicComment, receiptOf } from './receipt.js';
import { invalid, Refusal, tooMany } from './refusal.js';
import { askCheckers, assess, trapPoints, type Assessment } from './scoring/assess.js';
import { publishesAtOnce } from './scoring/publishes-at-once.js';
import { searchText } from './search-text.js';
import type { Site } from './site.js';
import { checkFields, storedFields } from './submission-rules.js';

/** `POST /v1/comments/edit {comment, token, fields}` → 200 everybody sees the new text · 202 a moderator will. */
export async function editComment(call: Call): Promise<Response> {
  const { site, services, keys, unit, now } = call;
  const { fields: changes, ...own } = await readParsed(call.request, maxSubmissionBytes, parseEdit);
  const comment = await requireOwn(call, own);
  if (comment.status === 'removed') throw gone();
  requireTime(call, comment);
  const fields = checkChanges(site, comment, changes);

  const page = (await services.store.findPage(site.id, comment.page)) ?? { id: comment.page, url: '', title: '' };
  const { parent, textKey, reader } = comment;
  const before = { ...(textKey !== undefined && { textKey }), ...(reader !== undefined && { reader }) };
  const writing = { page, ...(parent !== undefined && { parent }), fields, before };
  const found = await assess(call, writing);
  const wait = await services.takeLimit('submit', keys[0], site.id, unit, now);
  if (wait > 0) throw tooMany(wait);

  const assessment = await askCheckers(call, writing, found);
  const open = await publishesAtOnce(services.store, site, assessment);
  const result = await services.store.edit({
    site: site.id,
    comment: comment.id,
    notBefore: notBefore(call),
    revision: {
      id: randomId(16),
      site: site.id,
      comment: comment.id,
      fields,
      createdAt: now,
      state: open ? 'applied' : 'waiting',
      search: searchText(fields, site.fields, site.phoneCountry),
      textKey: assessment.textKey,
      ...foundOf(comment, assessment),
    },
  });
  if (result.outcome !== 'edited') throw result.outcome === 'too-late' ? tooLate() : gone();
  const receipt = await receiptOf(call, result.comment);
  return answer(receipt.status === 'published' && !open ? waiting(receipt, result.comment, fields) : receipt);
}

/** `POST /v1/comments/delete {comment, token}` → 204, also when it is away already. */
export async function deleteComment(call: Call): Promise<Response> {
  const { site, services, now } = call;
  const comment = await requireOwn(call, await readParsed(call.request, 1024, parseDelete));
  if (comment.status !== 'removed') {
    requireTime(call, comment);
    const decision = { site: site.id, comment: comment.id, to: 'removed', actor: 'author', at: now } as const;
    await services.store.decide([{ ...decision, notBefore: notBefore(call) }]);
  }
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}

/** What is not there and what is not theirs look the same to whoever has no valid token. @throws Refusal 401 */
async function requireOwn({ site, services, keys }: Call, { comment, token }: OwnInput): Promise<StoredComment> {
  const stored = await services.store.findComment(site.id, comment);
  if (stored && (await isTokenOf(keys, stored, token))) return stored;
  throw new Refusal('unauthorized', { title: 'The token is not that of this comment, or it was revoked.' });
}

/** @throws Refusal 403 */
function requireTime(call: Call, comment: StoredComment): void {
  if (editTimeLeft(call, comment) <= 0) throw tooLate();
}

/** The store looks once more, for time goes by until it writes. */
const notBefore = ({ now, site }: Call): number => now - site.editSeconds * 1000 + 1;

const tooLate = (): Refusal =>
  new Refusal('forbidden', { title: 'The time in which its author may change this comment is over.' });

const gone = (): Refusal => new Refusal('not-found', { title: 'This comment was taken away.' });

/**
 * The whole text as it is to be. Name, phone number and address of e-mail say who wrote it: they stay.
 * @throws Refusal 422 with every issue found; what does not change is not looked at, for the rules may have changed since.
 */
function checkChanges(site: Site, comment: StoredComment, changes: FieldValues): FieldValues {
  const named = (name: string): boolean => Object.hasOwn(changes, name);
  const kept = [
    'name',
    ...site.fields.filter(({ type }) => type === 'tel' || type === 'email').map(({ name }) => name),
  ];
  const definitions = comment.parent === undefined ? site.fields : replyFields(site.fields);
  const changing = definitions.filter(({ name }) => named(name) && !kept.includes(name));
  const issues = checkFields(site, changes, changing);
  if (issues.length > 0) throw invalid('The edit breaks a rule of the form.', issues);
  const others = Object.entries(comment.fields).filter(([name]) => !named(name));
  return { ...Object.fromEntries(others), ...storedFields(site, changes) };
}

/** What moderators read of the new text. What was seen when the comment was sent, and cannot be seen of an edit, stays. */
function foundOf({ reasons = [] }: StoredComment, found: Assessment): Pick<StoredComment, 'score' | 'reasons'> {
  const kept = reasons.filter((reason) => Object.hasOwn(trapPoints, reason)) as (keyof typeof trapPoints)[];
  const all = [...kept, ...found.reasons];
  return {
    score: kept.reduce((sum, reason) => sum + trapPoints[reason], found.score),
    ...(all.length > 0 && { reasons: all }),
  };
}

/** The author sees the own new text, everybody else the old one. */
function waiting(receipt: Receipt, comment: StoredComment, fields: FieldValues): Receipt {
  return { ...receipt, status: 'pending', comment: { ...publicComment({ ...comment, fields }), status: 'pending' } };
}

function answer(receipt: Receipt): Response {
  return privateJson(receipt, receipt.status === 'pending' ? 202 : 200);
}
