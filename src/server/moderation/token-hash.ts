import type { ModeratorRecord, Store } from '../../contract/store.js';
import { lengthPrefixed } from '../bytes.js';
import { hmacText, type KeyRing, type Keys } from '../keys.js';

/** Name of the one whose token is configured, or lies in the data folder. */
export const ownerName = 'owner';

/** Shorter tokens can be guessed, and white space does not pass through a header. */
export function isToken(token: unknown): token is string {
  return typeof token === 'string' && /^[\x21-\x7e]{20,}$/.test(token);
}

/** What is stored of a token. */
export function hashToken(keys: Keys, site: string, token: string): Promise<string> {
  return hmacText(keys.token, lengthPrefixed(['token 1', site, token]));
}

/** The moderator of a token. One whose hash was made with an older secret gets a new hash, so that the old secret can go. */
export async function findByToken(
  store: Store,
  ring: KeyRing,
  site: string,
  token: string,
): Promise<ModeratorRecord | undefined> {
  const [newest, ...older] = ring;
  const found = await store.findModerator(site, await hashToken(newest, site, token));
  if (found) return found;
  for (const keys of older) {
    const known = await store.findModerator(site, await hashToken(keys, site, token));
    if (!known) continue;
    await store.putModerator({ ...known, tokenHash: await hashToken(newest, site, token) });
    return known;
  }
  return undefined;
}
