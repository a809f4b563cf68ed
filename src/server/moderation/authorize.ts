import type { Moderator, ModeratorRole } from '../../core/moderation.js';
import { equalTexts } from '../bytes.js';
import type { Call } from '../call.js';
import { Refusal, tooMany } from '../refusal.js';
import { findByToken, hashToken, isToken, ownerName } from './token-hash.js';

/** A call whose token was looked at. */
export interface ModeratorCall extends Call {
  readonly moderator: Moderator;
  /** Whether the token still holds: what stays open asks again. */
  stillHolds(): Promise<boolean>;
}

/** @throws TypeError when the token could be guessed. */
export function readOwnerToken(token: unknown): string | undefined {
  if (token === undefined || isToken(token)) return token;
  throw new TypeError(
    'Option "ownerToken" must be at least 20 letters, digits and signs of ASCII without spaces: make one with randomId(32).',
  );
}

/** A route's work behind the check of its token. */
export function guard(
  least: ModeratorRole,
  run: (call: ModeratorCall) => Promise<Response>,
): (call: Call) => Promise<Response> {
  return async (call) => run(await authorize(call, least));
}

/**
 * Lets only a bearer token pass that is known here: the `ownerToken` option's, or one of the store's moderators. Failed ones are counted by address, where it is known, and an
 * address that has guessed too often is not even told when it is right.
 * @throws Refusal 401, 403 when the role is not enough, 429
 */
async function authorize(call: Call, least: ModeratorRole): Promise<ModeratorCall> {
  const { site, unit, keys, now, services, address } = call;
  const known = address !== undefined;
  const given = /^Bearer +(\S+)$/i.exec(call.request.headers.get('authorization') ?? '')?.[1];
  // Who brings no token has not guessed.
  if (given === undefined) throw unauthorized();
  // After each other, or a thousand guesses at once would all be looked at before the first is counted.
  const moderator = await services.oneAtATime(`token ${site.id} ${unit}`, async () => {
    // Without addresses a stranger's guesses would shut every moderator out; what is left to guess is 20 characters at least.
    const wait = known ? await services.takeLimit('token', keys[0], site.id, unit, now, 'look') : 0;
    if (wait > 0) throw tooMany(wait);
    const found = await identify(call, given);
    if (!found && known) await services.takeLimit('token', keys[0], site.id, unit, now);
    return found;
  });
  if (!moderator) throw unauthorized();
  if (least === 'owner' && moderator.role !== 'owner') {
    throw new Refusal('forbidden', { title: 'Only an owner may do this.' });
  }
  return { ...call, moderator, stillHolds: async () => (await identify(call, given)) !== undefined };
}

async function identify({ site, keys, services }: Call, given: string): Promise<Moderator | undefined> {
  const { ownerToken, store } = services;
  if (ownerToken !== undefined) {
    // Both as hashes of one length: the comparison then says nothing of the length either.
    const hashes = [given, ownerToken].map((token) => hashToken(keys[0], site.id, token));
    const [a = '', b = ''] = await Promise.all(hashes);
    if (equalTexts(a, b)) return { name: ownerName, role: 'owner' };
  }
  const found = await findByToken(store, keys, site.id, given);
  // A token that the owner has configured is the owner's only one.
  if (!found || (ownerToken !== undefined && found.name === ownerName)) return undefined;
  return { name: found.name, role: found.role };
}

function unauthorized(): Refusal {
  return new Refusal('unauthorized', {
    title: "This needs a moderator's token.",
    headers: { 'www-authenticate': 'Bearer' },
  });
}
