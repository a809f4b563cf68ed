import type { BanRecord } from '../../contract/store.js';
import type { Ban, NewBan } from '../../core/moderation.js';
import { checkText } from '../../core/text.js';
import { parseBanId, parseNewBan } from '../../protocol/moderation-requests.js';
import { banValue } from '../ban-value.js';
import { lengthPrefixed } from '../bytes.js';
import { privateJson } from '../call.js';
import { hmacText } from '../keys.js';
import { maskPhone } from '../mask.js';
import { readParsed } from '../read-parsed.js';
import { invalid, Refusal } from '../refusal.js';
import type { ModeratorCall } from './authorize.js';
import { done } from './decide.js';

/** What a store keeps of a site. */
const maxBans = 1000;

/** `GET /v1/moderation/bans` → `{ items }`: those that hold, the newest first. */
export async function bans({ site, services, now }: ModeratorCall): Promise<Response> {
  const found = await services.store.listBans(site.id, now);
  return privateJson({ items: found.map(toBan) });
}

/** `POST /v1/moderation/bans {kind, effect, value, forMs?}` → 201. A rule about the same again takes the place of the first, so that a resend adds none. */
export async function addBan(call: ModeratorCall): Promise<Response> {
  const { site, services, keys, moderator, now } = call;
  const asked = await readParsed(call.request, 8 * 1024, parseNewBan);
  const { value, label } = await readSubject(call, asked);
  const id = (await hmacText(keys[0].sign, lengthPrefixed(['ban 1', site.id, asked.kind, value]))).slice(0, 22);
  const known = await services.store.listBans(site.id, now);
  if (known.length >= maxBans && !known.some((each) => each.id === id)) {
    throw new Refusal('conflict', { title: `A site keeps ${maxBans} bans: remove some first.` });
  }
  const ban: BanRecord = {
    site: site.id,
    id,
    kind: asked.kind,
    effect: asked.effect,
    value,
    label,
    createdAt: now,
    actor: moderator.name,
    ...(asked.forMs !== undefined && { expiresAt: now + asked.forMs }),
  };
  // The store writes the line of the audit log in the same commit: it holds the kind, never the value.
  await services.store.putBan(ban);
  return privateJson(toBan(ban), 201);
}

/** What a rule compares, and what a moderator reads of it. @throws Refusal 422 naming `value` */
async function readSubject(
  { site, services, keys }: ModeratorCall,
  { kind, value: given }: NewBan,
): Promise<{ value: string; label: string }> {
  // A reader is named by a comment: nobody sees a reader's key, and its hash says nothing to a person.
  const comment = kind === 'reader' ? await services.store.findComment(site.id, given) : undefined;
  const { text, problem } = checkText(given);
  const value = problem
    ? undefined
    : await banValue(keys[0], site, kind, kind === 'reader' ? (comment?.reader ?? '') : text);
  if (value === undefined) {
    const code = kind === 'phone' ? 'invalid-phone' : 'malformed';
    throw invalid('The value is not of this kind, or its reader is not known.', [{ field: 'value', code }]);
  }
  const labels = { reader: comment?.id ?? '', phone: maskPhone(text), address: value, word: text };
  return { value, label: labels[kind] };
}

/** `POST /v1/moderation/bans/remove {id}` → 204, also when it is not there. */
export async function removeBan(call: ModeratorCall): Promise<Response> {
  const { site, services, moderator, now } = call;
  const { id } = await readParsed(call.request, 8 * 1024, parseBanId);
  const ban = (await services.store.listBans(site.id, now)).find((each) => each.id === id);
  if (await services.store.removeBan(site.id, id)) {
    await services.store.appendAudit({
      site: site.id,
      at: now,
      actor: moderator.name,
      action: 'unban',
      ...(ban && { detail: ban.kind }),
    });
  }
  return done();
}

function toBan({ id, kind, effect, label, createdAt, actor, expiresAt }: BanRecord): Ban {
  return {
    id,
    kind,
    effect,
    label,
    created: new Date(createdAt).toISOString(),
    actor,
    ...(expiresAt !== undefined && { expires: new Date(expiresAt).toISOString() }),
  };
}
