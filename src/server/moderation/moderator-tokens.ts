import type { Store } from '../../contract/store.js';
import type { Moderator, ModeratorRole } from '../../core/moderation.js';
import { createKeyRing, readSecrets, type Secret } from '../keys.js';
import { requireStore } from '../options.js';
import * as tokens from './tokens.js';

/** What a handler of one's own was made with. */
export interface ModeratorPlace {
  readonly store: Store;
  /** As in `HandlerOptions.secret`: of a list, the first is what the hash is made with. */
  readonly secret: Secret | readonly Secret[];
  /** Id of the site: a token holds for one. Default `'default'`. */
  readonly site?: string;
}

/**
 * A token for a name, with a line in the audit log; the name's earlier one is revoked by it.
 * @returns the token, 43 characters, which is nowhere else: the store has only its hash.
 * @throws TypeError for a wrong secret or store, Error that names what is wrong with the name; both with the mend.
 */
export async function addModerator(
  place: ModeratorPlace,
  name: string,
  role: ModeratorRole = 'moderator',
): Promise<string> {
  if (role !== 'moderator' && role !== 'owner') {
    throw new TypeError(`The role "${String(role)}" is not known: use "moderator" or "owner".`);
  }
  return tokens.addModerator(await readPlace(place), name, role);
}

/** Who has a token, and since when (ISO 8601). */
export async function listModerators(
  place: ModeratorPlace,
): Promise<readonly (Moderator & { readonly since: string })[]> {
  return tokens.listModerators(await readPlace(place));
}

/**
 * Revokes a moderator's token: it is refused from the next request on, and its streams end. `false`: there is no such moderator.
 * @throws Error for `owner`, who would be locked out.
 */
export async function revokeModerator(place: ModeratorPlace, name: string): Promise<boolean> {
  return tokens.revokeModerator(await readPlace(place), name);
}

async function readPlace({ store, secret, site = 'default' }: ModeratorPlace): Promise<tokens.TokenPlace> {
  return { store: requireStore(store), keys: await createKeyRing(readSecrets(secret)), site };
}
