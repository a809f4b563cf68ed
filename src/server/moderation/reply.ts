import type { StoredComment } from '../../contract/store.js';
import { maxReplyDepth, type CommentDraft } from '../../core/comment.js';
import { defineField } from '../../core/field.js';
import { randomId } from '../../core/random-id.js';
import { checkText } from '../../core/text.js';
import { parseReply } from '../../protocol/moderation-requests.js';
import { privateJson } from '../call.js';
import { readParsed } from '../read-parsed.js';
import { publicComment } from '../receipt.js';
import { invalid, Refusal } from '../refusal.js';
import { searchText, textKey } from '../search-text.js';
import { fingerprint, isSameText } from '../submission-text.js';
import type { ModeratorCall } from './authorize.js';
import { requireComment } from './queue.js';

/**
 * `POST /v1/moderation/reply {comment, content, submissionId, name?}` → 201 with the public comment. Neither limits nor a closed page hold a moderator back; the same
 * `submissionId` gives the stored answer.
 */
export async function reply(call: ModeratorCall): Promise<Response> {
  const { site, services, keys, moderator, now } = call;
  const asked = await readParsed(call.request, 64 * 1024, parseReply);
  const answered = await requireComment(call, asked.comment);
  const fields = {
    name: readText(call, 'name', asked.name ?? moderator.name),
    content: readText(call, 'content', asked.content),
  };
  const draft: CommentDraft = {
    page: { id: answered.page, url: answered.pageUrl, title: answered.pageTitle },
    parent: answered.id,
    fields,
    submissionId: asked.submissionId,
  };
  const known = await services.store.findSubmission(site.id, asked.submissionId);
  if (known) return replay(call, known, draft);
  await requireRoom(call, answered);
  const comment: StoredComment = {
    id: randomId(16),
    site: site.id,
    page: answered.page,
    parent: answered.id,
    submissionId: asked.submissionId,
    fingerprint: await fingerprint(keys[0], site.id, draft),
    status: 'published',
    fields,
    // Younger than what it answers, also by another machine's clock.
    createdAt: Math.max(now, answered.createdAt + 1),
    score: 0,
    search: searchText(fields, site.fields, site.phoneCountry),
    textKey: await textKey(keys[0], site.id, fields),
    role: 'moderator',
    generation: 1,
  };
  const result = await services.store.acceptSubmission({
    comment,
    page: { url: answered.pageUrl, title: answered.pageTitle },
  });
  if (result.outcome === 'challenge-used') throw new Error('A reply has no challenge.');
  if (result.outcome !== 'stored') return replay(call, result.comment, draft);
  await writeLine(call, result.comment);
  return privateJson(publicComment(result.comment), 201);
}

/** A published answer under what nobody can see would show an empty place; and a thread ends somewhere. @throws Refusal 422 */
async function requireRoom({ site, services }: ModeratorCall, answered: StoredComment): Promise<void> {
  const deep = (await services.store.listAncestors(site.id, answered.id)).length > maxReplyDepth;
  if (answered.status === 'published' && !deep) return;
  throw invalid('Only a published comment can be answered, and only so deep.', [
    { field: 'comment', code: 'invalid-parent' },
  ]);
}

function readText({ site }: ModeratorCall, name: 'name' | 'content', given: string): string {
  const { maxLength } = site.fields.find((field) => field.name === name) ?? defineField(name);
  const limits = { multiline: name === 'content', ...(maxLength !== undefined && { maxLength }) };
  const { text, problem } = checkText(given, limits);
  const code = problem ?? (text === '' ? ('required' as const) : undefined);
  if (!code) return text;
  throw invalid('The answer breaks a rule of its form.', [
    { field: name, code, ...(code === 'too-long' && maxLength !== undefined && { limit: maxLength }) },
  ]);
}

async function replay(call: ModeratorCall, stored: StoredComment, draft: CommentDraft): Promise<Response> {
  if (!(await isSameText(call.keys, stored, draft))) {
    throw new Refusal('conflict', { title: 'Another text is stored under this submissionId.' });
  }
  const { site, services } = call;
  // The process may have ended between the answer's commit and its line.
  const lines = await services.store.listAudit({ site: site.id, comment: stored.id, limit: 1000 });
  if (!lines.some(({ action }) => action === 'reply')) await writeLine(call, stored);
  return privateJson(publicComment(stored), 201);
}

function writeLine({ site, services, moderator, now }: ModeratorCall, { id, page }: StoredComment): Promise<void> {
  const entry = { site: site.id, at: now, actor: moderator.name, action: 'reply', comment: id, page };
  return services.store.appendAudit(entry);
}
