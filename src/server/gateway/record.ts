import type { ForwardRecord } from '../../contract/store.js';
import { randomId } from '../../core/random-id.js';
import { lengthPrefixed } from '../bytes.js';
import { hmacText, type Keys } from '../keys.js';
import { searchText, textKey } from '../search-text.js';
import type { Call, Services } from '../call.js';
import type { Site } from '../site.js';
import type { Gateway } from './gateway.js';

/** A token is about a forward as another is about a comment. */
export const tokenOf = ({ site, id }: Pick<ForwardRecord, 'site' | 'id'>) => ({ site, id, generation: 1 });

/** A moment that this record has not had yet. */
export const nextMoment = ({ now }: Gateway, { at }: Pick<ForwardRecord, 'at'>): number => Math.max(now(), at + 1);

export const newForwardId = (): string => randomId(16);

/** A reader as the backend knows one: of the same form as a reader's key, and nothing that would be one anywhere else. */
export function upstreamReader(keys: Keys, site: string, readerKey: string): Promise<string> {
  return hmacText(keys.reader, lengthPrefixed(['upstream 1', site, readerKey]));
}

/** In the queue: nobody knows whether the backend has this text. */
const reasons = ['not-confirmed'];

/**
 * Puts a text whose fate nobody knows into the moderators' queue, where it waits for the owner's eyes; nothing is sent. Twice is once.
 * @returns the record without its draft.
 */
export async function keepForOwner(
  { services, site, keys, gateway }: Pick<Call, 'keys'> & { services: Services; site: Site; gateway: Gateway },
  forward: ForwardRecord,
): Promise<void> {
  const { draft, id, page, submissionId, fingerprint, at } = forward;
  if (!draft) return;
  const { url, title, fields, consent, parent } = draft;
  await services.store.acceptSubmission({
    page: { url, title },
    comment: {
      ...{ id, site: site.id, page, submissionId, fingerprint, fields },
      status: 'pending',
      createdAt: at,
      score: 0,
      reasons: parent === undefined ? reasons : [...reasons, 'reply'],
      ...(consent !== undefined && { consent }),
      search: searchText(fields, site.fields, site.phoneCountry),
      textKey: await textKey(keys[0], site.id, fields),
      generation: 1,
    },
  });
  const { draft: _, ...rest } = forward;
  await services.store.settleForward({ ...rest, state: 'unknown', at: nextMoment(gateway, forward) }, at);
}
