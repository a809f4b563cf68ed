import { concat, equalBytes, fromBase64Url, readUint, toBase64Url, uint, utf8, type Bytes } from './bytes.js';
import { hmac, type KeyRing, type Keys } from './keys.js';

/** Kinds that this server makes itself. */
export type OwnKind = 'image' | 'pow';

/** What a challenge's id says. Nothing of it is secret; the answer is not in it. */
export interface ChallengeClaims {
  /** 16 random bytes. */
  readonly nonce: Bytes;
  readonly site: string;
  readonly page: string;
  readonly kind: OwnKind;
  /** Number of digits of an image, `maxNumber` of a proof of work. */
  readonly parameter: number;
  readonly purpose: string;
  /** Milliseconds since 1970, the server's clock. */
  readonly expiresAt: number;
}

/** Claims whose signature is right. The page comes as a hash: it may be 500 characters long, and the id travels with every submit. */
export interface VerifiedClaims extends Omit<ChallengeClaims, 'page'> {
  readonly pageHash: Bytes;
  readonly keys: Keys;
}

const version = 1;
const macBytes = 32;
const kinds: readonly OwnKind[] = ['image', 'pow'];

/**
 * base64url( version · key id · nonce · site · page hash · kind · parameter · purpose · expiry · HMAC-SHA-256 over all of that ), each part
 * preceded by its length in one byte.
 */
export async function signChallengeId(keys: Keys, claims: ChallengeClaims): Promise<string> {
  const payload = concat(
    [
      uint(version, 1),
      utf8(keys.id),
      claims.nonce,
      utf8(claims.site),
      await hashPage(claims.page),
      utf8(claims.kind),
      uint(claims.parameter, 4),
      utf8(claims.purpose),
      uint(claims.expiresAt, 6),
    ].flatMap((part) => [uint(part.length, 1), part]),
  );
  return toBase64Url(concat([payload, await hmac(keys.sign, payload)]));
}

/** The claims, or `undefined` when a single bit is not as it was signed, or when the secret is not known any more. Says nothing of expiry or binding. */
export async function verifyChallengeId(ring: KeyRing, id: string): Promise<VerifiedClaims | undefined> {
  const bytes = fromBase64Url(id);
  if (!bytes || bytes.length <= macBytes) return undefined;
  const payload = bytes.slice(0, -macBytes);
  const parts = split(payload);
  const [read, keyId, nonce, site, pageHash, kindBytes, parameter, purpose, expiry] = parts ?? [];
  if (!read || !keyId || !nonce || !site || !pageHash || !kindBytes || !parameter || !purpose || !expiry)
    return undefined;
  const decoder = new TextDecoder();
  const keys = ring.find((each) => each.id === decoder.decode(keyId));
  // The MAC is made over the bytes as they came, never over what was read from them.
  if (!keys || !equalBytes(await hmac(keys.sign, payload), bytes.slice(-macBytes))) return undefined;
  const kind = kinds.find((each) => each === decoder.decode(kindBytes));
  if (readUint(read) !== version || !kind) return undefined;
  return {
    keys,
    nonce,
    site: decoder.decode(site),
    pageHash,
    kind,
    parameter: readUint(parameter),
    purpose: decoder.decode(purpose),
    expiresAt: readUint(expiry),
  };
}

/** SHA-256 of a page's id. */
export async function hashPage(page: string): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(page)));
}

/** Exactly nine parts, and nothing behind them. */
function split(payload: Bytes): Bytes[] | undefined {
  const parts: Bytes[] = [];
  let at = 0;
  while (at < payload.length) {
    const end = at + 1 + (payload[at] ?? 0);
    if (end > payload.length) return undefined;
    parts.push(payload.slice(at + 1, end));
    at = end;
  }
  return parts.length === 9 ? parts : undefined;
}
