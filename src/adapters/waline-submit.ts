import type { CallOptions, VoteRequest } from '../contract/adapter.js';
import type { Challenge, ChallengeRequest } from '../core/challenge.js';
import { maxReplyDepth, type CommentDraft, type Receipt, type VoteResult } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import type { FieldDefinition } from '../core/field.js';
import { randomId } from '../core/random-id.js';
import { checkText } from '../core/text.js';
import { number, object, text, type Decoder } from '../protocol/decode.js';
import { checkDraft } from './parts/check-draft.js';
import { refuse } from './parts/cursor.js';
import { escapeMarkdown } from './parts/escape-markdown.js';
import { jsonRequest } from './parts/json-request.js';
import { asParent, typedText } from './parts/own-comment.js';
import { beforeSending } from './parts/start-call.js';
import { throwIfAborted } from './parts/throw-if-aborted.js';
import type { WalineAdapterOptions, WalineCaptcha } from './waline-options.js';
import { walineId, walineTime, type WalineId } from './waline-shapes.js';
import { unwrap, type WalineSite } from './waline-site.js';
import { iso } from './waline-threads.js';

// What whoever writes or votes needs of the server. It is fetched with the first such call.

/** What the server says of a copy, in the languages that can be asked for. */
const duplicateTexts = { en: 'Duplicate Content', vi: 'Nội dung trùng lặp đã được gửi' } as const;

/** The server's `IPQPS` where nobody has changed it: one comment a minute and address. It does not tell how long is left. */
const waitMs = 60_000;

/** How long an answer counts: Cloudflare's and Google's documentation. */
const tokenMs = { turnstile: 300_000, recaptchaV3: 120_000 };

/** What a submit tells of its comment. */
const storedShape = object<{ objectId: WalineId; time: number; status?: string }>({
  objectId: walineId,
  time: walineTime,
  status: [text],
});

/** What a vote tells of its comment, whose id has another name here in some storages. Nothing, where it is gone. */
const votedShape = object<{ status?: string; like?: number }>({ status: [text], like: [number] });
const voted: Decoder<ReturnType<typeof votedShape> | undefined> = (value, path) =>
  value ? votedShape(value, path) : undefined;

export async function requestChallenge(captcha: WalineCaptcha, { accept }: ChallengeRequest): Promise<Challenge> {
  if (!accept.includes('token')) throw new CommentError('unsupported');
  return newChallenge(captcha);
}

/** Waline keeps no challenge of its own: what the reader's browser brings from the provider is all. */
const newChallenge = (token: WalineCaptcha): Challenge => ({
  id: randomId(),
  kind: 'token',
  expiresInMs: tokenMs[token.provider],
  alternatives: [],
  token: { provider: token.provider, siteKey: token.siteKey },
});

export async function submitComment(
  { line, lang, tokens, findThread }: WalineSite,
  { captcha, submitTimeoutMs = 30_000 }: WalineAdapterOptions,
  fields: readonly FieldDefinition[],
  draft: CommentDraft,
  options?: CallOptions,
): Promise<Receipt> {
  const { page, parent, readerKey } = draft;
  const { name = '', content = '', email, url } = draft.fields;
  checkDraft(fields, draft);
  const token = draft.challenge?.token;
  if (captcha && !token) throw new CommentError('challenge', { challenge: newChallenge(captcha) });
  // Asked for each time: a reply to what is gone is stored where nobody sees it.
  const thread = parent === undefined ? undefined : await asParent(beforeSending(findThread(page, parent, options)));
  const place = thread?.places.get(parent!);
  const above = place?.row;
  if (thread && (!above || place.depth >= maxReplyDepth)) throw refuse('parent', 'invalid-parent');
  const body = {
    url: page.id,
    nick: checkText(name).text,
    comment: escapeMarkdown(typedText(content)),
    ...(email && { mail: checkText(email).text }),
    ...(url && { link: checkText(url).text }),
    ...(above && { pid: above.objectId, rid: place.root, at: above.nick }),
    ...(captcha && { [captcha.provider]: token }),
  };
  try {
    const stored = await line(
      `/comment?lang=${lang}`,
      unwrap(storedShape),
      options,
      jsonRequest(body),
      submitTimeoutMs,
    );
    const id = `${stored.objectId}`;
    // Spam looks like what waits.
    const status = stored.status === 'approved' ? 'published' : 'pending';
    if (readerKey) tokens.set(voteName(id, readerKey), 'own');
    const below = place && { parent: parent!, root: `${place.root}` };
    return { status, id, comment: { id, ...below, status, name, content, created: iso(stored.time), up: 0 } };
  } catch (error) {
    if (!(error instanceof CommentError)) throw error;
    const { status, message } = error;
    // A copy, of which the server tells nothing more.
    if (message === duplicateTexts[lang]) return { status: 'unknown' };
    // In English in every language.
    if (message.startsWith('Comment too fast'))
      throw new CommentError('rate-limited', { status: status!, message, retryAfterMs: waitMs });
    if (!captcha || status !== 403) throw error;
    throw new CommentError('challenge', { status, challenge: newChallenge(captcha), cause: error });
  }
}

export async function castVote(
  { line, lang, tokens, seen, findThread }: WalineSite,
  { page, comment, value, readerKey = '' }: VoteRequest,
  options?: CallOptions,
): Promise<VoteResult> {
  // It has waited for those before it.
  throwIfAborted(options);
  if (value !== 1 && value !== 0) throw refuse('value');
  const name = voteName(comment, readerKey);
  const had = tokens.get(name);
  if (had === 'own') throw new CommentError('forbidden');
  const place = seen.get(page.id)?.get(comment) ?? (await findThread(page, comment, options)).places.get(comment);
  const row = place?.row;
  if (!row) throw new CommentError('not-found');
  const like = value === 1;
  if ((had === 'like') !== like) {
    const path = `/comment/${encodeURIComponent(row.objectId)}?lang=${lang}`;
    const now = await line(path, unwrap(voted), options, jsonRequest({ like }, 'PUT'));
    // Taken away since it was listed.
    if (!now || /^(waiting|spam)$/.test(now.status ?? '')) throw new CommentError('not-found');
    row.like = now.like ?? 0;
    tokens.set(name, like ? 'like' : undefined);
  }
  return { up: row.like, mine: value };
}

/** Enough of the key to tell readers of one device apart; whole, it stays where it is. */
const voteName = (id: string, readerKey: string): string => `${readerKey.slice(0, 8)} ${id}`;
