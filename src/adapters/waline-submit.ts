import type { CallOptions, VoteRequest } from '../contract/adapter.js';
import type { Challenge } from '../core/challenge.js';
import { maxReplyDepth, type CommentDraft, type Receipt, type VoteResult } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import type { FieldDefinition } from '../core/field.js';
import { randomId } from '../core/random-id.js';
import { checkText } from '../core/text.js';
import { checkDraft } from './parts/check-draft.js';
import { refuse } from './parts/cursor.js';
import { escapeMarkdown } from './parts/escape-markdown.js';
import { asParent, typedText } from './parts/own-comment.js';
import { beforeSending } from './parts/start-call.js';
import { throwIfAborted } from './parts/throw-if-aborted.js';
import type { WalineAdapterOptions, WalineCaptcha } from './waline-options.js';
import { walineStored, walineVoted, type WalineStored } from './waline-shapes.js';
import { duplicateTexts, unwrap, type WalineSite } from './waline-site.js';
import { iso } from './waline-threads.js';

/** How long an answer counts: Cloudflare's and Google's documentation. */
const tokenMs = { turnstile: 300_000, recaptchaV3: 120_000 };

/** Waline keeps no challenge of its own: what the reader's browser brings from the provider is all. */
export function newChallenge({ provider, siteKey }: WalineCaptcha): Challenge {
  return {
    id: randomId(),
    kind: 'token',
    expiresInMs: tokenMs[provider],
    alternatives: [],
    token: { provider, siteKey },
  };
}

export async function submit(
  site: WalineSite,
  { lang = 'en', captcha, submitTimeoutMs = 30_000 }: WalineAdapterOptions,
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
  const thread =
    parent === undefined ? undefined : await asParent(beforeSending(site.findThread(page, parent, options)));
  const place = thread?.places.get(parent!);
  if (thread && (!place || place.depth >= maxReplyDepth)) throw refuse('parent', 'invalid-parent');
  const body = {
    url: page.id,
    nick: checkText(name).text,
    comment: escapeMarkdown(typedText(content)),
    ...(email && { mail: checkText(email).text }),
    ...(url && { link: checkText(url).text }),
    ...(place && { pid: place.id, rid: place.root, at: place.nick }),
    ...(captcha && { [captcha.provider]: token }),
  };
  const read = unwrap<WalineStored | null>(walineStored, (words) =>
    words === duplicateTexts[lang] ? null : undefined,
  );
  const stored = await site.send('POST', '/comment', body, read, options, submitTimeoutMs).catch((error: unknown) => {
    if (!captcha || !(error instanceof CommentError) || error.status !== 403) throw error;
    throw new CommentError('challenge', { status: 403, challenge: newChallenge(captcha), cause: error });
  });
  // A copy, of which the server tells nothing more.
  if (!stored) return { status: 'unknown' };
  const id = String(stored.objectId);
  // Spam looks like what waits.
  const status = stored.status === 'approved' ? 'published' : 'pending';
  if (readerKey) site.tokens.set(voteName(id, readerKey), 'own');
  const below = place && { parent: parent!, root: String(place.root) };
  return { status, id, comment: { id, ...below, status, name, content, created: iso(stored.time), up: 0 } };
}

export async function castVote(
  site: WalineSite,
  { page, comment, value, readerKey = '' }: VoteRequest,
  options?: CallOptions,
): Promise<VoteResult> {
  throwIfAborted(options);
  if (value !== 1 && value !== 0) throw refuse('value');
  const name = voteName(comment, readerKey);
  const had = site.tokens.get(name);
  if (had === 'own') throw new CommentError('forbidden');
  const place = await site.findPlace(page, comment, options);
  if ((had === 'like') !== (value === 1)) {
    const path = `/comment/${encodeURIComponent(place.id)}`;
    const now = await site.send('PUT', path, { like: value === 1 }, unwrap(walineVoted), options);
    // Taken away since it was listed.
    if (!now || /^(waiting|spam)$/.test(now.status ?? '')) throw new CommentError('not-found');
    place.up = now.like ?? 0;
    site.tokens.set(name, value ? 'like' : undefined);
  }
  return { up: place.up, mine: value };
}

/** Enough of the key to tell readers of one device apart; whole, it stays where it is. */
const voteName = (id: string, readerKey: string): string => `${readerKey.slice(0, 8)} ${id}`;
