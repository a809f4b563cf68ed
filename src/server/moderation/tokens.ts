import { access, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../../contract/store.js';
import type { Moderator, ModeratorRole } from '../../core/moderation.js';
import { randomId } from '../../core/random-id.js';
import type { KeyRing } from '../keys.js';
import { readOrMake } from '../secret-file.js';
import { hashToken, isToken, ownerName } from './token-hash.js';

/** Holds the owner's token, readable by the owner of the process alone. */
const fileName = 'owner-token';

/** Names that stand in the audit log for something else. */
const reserved = [ownerName, 'author', 'system', 'cli'];

/** What the commands and the start of the server work on. */
export interface TokenPlace {
  readonly store: Store;
  readonly keys: KeyRing;
  /** Id of the site: a token holds for one. */
  readonly site: string;
  /** Milliseconds since 1970. Default: the clock. */
  readonly now?: number;
}

/** 256 random bits as 43 characters of base64url. */
export function createToken(): string {
  return randomId(32);
}

export async function listModerators({ store, site }: TokenPlace): Promise<readonly (Moderator & { since: string })[]> {
  const records = await store.listModerators(site);
  return records.map(({ name, role, createdAt }) => ({ name, role, since: new Date(createdAt).toISOString() }));
}

/**
 * A token for a name; the name's earlier one is revoked by it.
 * @returns the token, which is nowhere else.
 * @throws Error that names what is wrong with the name.
 */
export async function addModerator(place: TokenPlace, name: string, role: ModeratorRole): Promise<string> {
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,31}$/u.test(name)) {
    throw new Error(`"${name}" is no name for a moderator: use at most 32 letters, digits, ".", "_" and "-".`);
  }
  if (reserved.includes(name.toLowerCase())) {
    throw new Error(`The name "${name}" means something else in the audit log: choose another.`);
  }
  const token = createToken();
  await putToken(place, name.normalize('NFC'), role, token);
  return token;
}

/**
 * Revokes a moderator's token: it is refused from the next request on. `false`: there is no such moderator.
 * @throws Error for the owner, who would be locked out: the owner's token is replaced.
 */
export async function revokeModerator(place: TokenPlace, name: string): Promise<boolean> {
  if (name === ownerName) throw new Error("The owner's token cannot be revoked, only replaced by a new one.");
  const removed = await place.store.removeModerator(place.site, name.normalize('NFC'));
  if (removed) await audit(place, `${name.normalize('NFC')} revoked`);
  return removed;
}

/**
 * A new token for the owner, in the file and in the store; the old one is revoked. The file comes first: should the power fail in between, the next start of the
 * server puts the file's token into the store (see `syncOwnerToken`), and nobody is locked out.
 * @param dataDir absent: there is no file, and the token is only given back.
 * @throws Error that names the folder and the mend when it cannot be written.
 */
export async function replaceOwnerToken(place: TokenPlace, dataDir?: string): Promise<string> {
  const token = createToken();
  if (dataDir !== undefined) {
    // Written beside it and renamed: whoever reads the file finds one token or the other, never half of one.
    const next = `${fileName}.${randomId(8)}`;
    try {
      await readOrMake(dataDir, next, () => token);
      await rename(join(dataDir, next), join(dataDir, fileName));
    } finally {
      await rm(join(dataDir, next), { force: true });
    }
  }
  await putToken(place, ownerName, 'owner', token);
  return token;
}

/** What the start of a server found: where the token lies, and what the owner should be told. */
export interface OwnerTokenState {
  /** Absent: there is no file. */
  readonly path?: string;
  readonly note?: string;
}

/**
 * Brings file and store together at the start of a server. The store is what requests are checked against; the file is what the owner reads. Whoever can write the one
 * can write the other, so:
 *
 * - neither has a token: one is made, in both;
 * - only the file: the store gets it (a new database beside an old file);
 * - only the store: it stays so (the owner has put the token away and removed the file), and the owner is told how to get a new one;
 * - both, and they differ: the file's token is taken, with a line in the audit log, and the owner is told. That is a file that was written by hand, or a replacement that
 *   was cut off between file and store.
 *
 * @throws Error that names the file and the mend when what lies in it is no token.
 */
export async function syncOwnerToken(place: TokenPlace, dataDir: string): Promise<OwnerTokenState> {
  const { store, keys, site } = place;
  const path = join(dataDir, fileName);
  const stored = (await store.listModerators(site)).find(({ name }) => name === ownerName);
  if (stored && !(await exists(path))) {
    return { note: `There is no file ${path}; the owner's token holds on. A new one is made by: ykien token replace` };
  }
  const token = (await readOrMake(dataDir, fileName, createToken)).trim();
  if (!isToken(token)) {
    throw new Error(`The file ${path} holds no token of at least 20 characters: put it back, or remove the file.`);
  }
  const [newest = '', ...older] = await Promise.all(keys.map((each) => hashToken(each, site, token)));
  if (stored?.tokenHash === newest) return { path };
  if (stored && older.includes(stored.tokenHash)) {
    await store.putModerator({ ...stored, tokenHash: newest });
    return { path };
  }
  await putToken(place, ownerName, 'owner', token);
  return { path, ...(stored && { note: `The owner's token is now the one in ${path}; the one before is revoked.` }) };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Stores a token's hash under a name, with a line in the audit log. */
async function putToken(place: TokenPlace, name: string, role: ModeratorRole, token: string): Promise<void> {
  const { store, keys, site, now = Date.now() } = place;
  await store.putModerator({ site, name, role, tokenHash: await hashToken(keys[0], site, token), createdAt: now });
  await audit(place, name);
}

/** Whoever may run a command on the data folder is asked for no name. */
function audit({ store, site, now = Date.now() }: TokenPlace, detail: string): Promise<void> {
  return store.appendAudit({ site, at: now, actor: 'system', action: 'token', detail });
}
