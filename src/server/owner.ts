import { equalTexts } from './bytes.js';
import { hmacText, type Keys } from './keys.js';
import { utf8 } from './bytes.js';
import { Refusal } from './refusal.js';

/** Shorter tokens can be guessed. */
const minimumLength = 20;

/** @throws TypeError when the token could be guessed. */
export function readOwnerToken(token: unknown): string | undefined {
  if (token === undefined) return undefined;
  if (typeof token === 'string' && token.length >= minimumLength && !/\s/.test(token)) return token;
  throw new TypeError(
    'Option "ownerToken" must be a text of at least 20 characters without spaces: make one with randomId(32).',
  );
}

/**
 * Lets only the owner's bearer token pass. Without a configured token nobody passes.
 * @throws Refusal 401
 */
export async function requireOwner(request: Request, ownerToken: string | undefined, keys: Keys): Promise<void> {
  const given = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  // Both as hashes of one length: the comparison then says nothing of the length either.
  const [a, b] = await Promise.all([given, ownerToken ?? ''].map((text) => hmacText(keys.limit, utf8(text))));
  if (ownerToken !== undefined && a !== undefined && b !== undefined && equalTexts(a, b)) return;
  throw new Refusal('unauthorized', {
    title: "This needs the owner's token.",
    headers: { 'www-authenticate': 'Bearer' },
  });
}
