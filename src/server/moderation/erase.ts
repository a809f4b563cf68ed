import type { StoredComment } from '../../contract/store.js';
import type { ErasePreview } from '../../core/moderation.js';
import { parseErase, parseEraseSubject } from '../../protocol/moderation-requests.js';
import { equalTexts, lengthPrefixed } from '../bytes.js';
import { privateJson } from '../call.js';
import { hmacText, type Keys } from '../keys.js';
import { readParsed } from '../read-parsed.js';
import { Refusal } from '../refusal.js';
import type { ModeratorCall } from './authorize.js';
import { findSubject } from './find-subject.js';

const maxBytes = 64 * 1024;

/** `POST /v1/moderation/erase/preview`: what would go, what cannot be reached, and the seal that `erase` wants. */
export async function previewErase(call: ModeratorCall): Promise<Response> {
  const { site, services, keys } = call;
  const found = await findSubject(call, await readParsed(call.request, maxBytes, parseEraseSubject));
  const ids = idsOf(found);
  const { revisions, votes, reports, deliveries } = await services.store.countErasure(site.id, ids);
  const preview: ErasePreview = {
    comments: found.map(({ id, page, createdAt }) => ({ id, page, created: new Date(createdAt).toISOString() })),
    revisions,
    votes,
    reports,
    deliveries,
    unreachable: (await services.listCopies?.()) ?? [],
    confirm: await seal(keys[0], site.id, ids),
  };
  return privateJson(preview);
}

/** `POST /v1/moderation/erase` → `{ comments }`. What was previewed is what goes, or nothing. @throws Refusal 409 */
export async function erase(call: ModeratorCall): Promise<Response> {
  const { site, services, moderator, now } = call;
  const { subject, confirm } = await readParsed(call.request, maxBytes, parseErase);
  const ids = idsOf(await findSubject(call, subject));
  if (!(await isSealOf(call, ids, confirm))) {
    throw new Refusal('conflict', {
      title: 'This is not what was previewed: something has changed since. Preview it again.',
    });
  }
  if (ids.length === 0) return privateJson({ comments: 0 });
  // The store writes one line with the number, in the same commit.
  const { comments } = await services.store.eraseComments(site.id, ids, moderator.name, now);
  return privateJson({ comments });
}

const idsOf = (found: readonly StoredComment[]): string[] => found.map(({ id }) => id).sort();

async function isSealOf({ keys, site }: ModeratorCall, ids: readonly string[], given: string): Promise<boolean> {
  const seals = await Promise.all(keys.map((each) => seal(each, site.id, ids)));
  return seals.some((each) => equalTexts(each, given));
}

function seal(keys: Keys, site: string, ids: readonly string[]): Promise<string> {
  return hmacText(keys.sign, lengthPrefixed(['erase 1', site, ...ids]));
}
