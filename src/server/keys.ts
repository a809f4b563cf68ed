import type { KeyObject } from 'node:crypto';
import { toBase64Url, utf8, type Bytes } from './bytes.js';

/** At least 32 bytes; a text counts by its UTF-8 bytes. Make one with `randomId(32)`, or let `loadSecret` do it. */
export type Secret = string | Uint8Array;

/** What is derived from one secret. Each purpose has a key of its own, so that a value made for one proves nothing for another. */
export interface Keys {
  /** Eight hexadecimal digits; stands in a challenge, so that the right secret is found after a rotation. */
  readonly id: string;
  /** Challenges and cursors. */
  readonly sign: CryptoKey;
  /** Digits, pictures and proofs of work. */
  readonly answer: CryptoKey;
  /** Receipt tokens. */
  readonly receipt: CryptoKey;
  /** Fingerprints: what "same text" means. */
  readonly text: CryptoKey;
  /** Counters of limits and views. */
  readonly limit: CryptoKey;
  /** Readers' keys. */
  readonly reader: CryptoKey;
  /** Moderators' tokens. */
  readonly token: CryptoKey;
}

/** The newest first: it signs. The others only verify. */
export type KeyRing = readonly [Keys, ...Keys[]];

const minimumBytes = 32;

/** Where there is Node, its own digests: WebCrypto sends each to another thread and back, which costs many times the digest of a short text. */
const node = /* @__PURE__ */ globalThis.process?.getBuiltinModule?.('node:crypto');
const direct = new WeakMap<CryptoKey, KeyObject>();

/**
 * Checks the `secret` option at once, so that a mistake shows at the start and not at the first request.
 * @throws TypeError when a secret is missing or shorter than 32 bytes.
 */
export function readSecrets(secret: unknown): Bytes[] {
  const list: unknown[] = Array.isArray(secret) ? secret : [secret];
  if (list.length === 0) throw new TypeError('Option "secret" is an empty list: give at least one secret of 32 bytes.');
  return list.map((each) => {
    const bytes = typeof each === 'string' ? utf8(each) : each instanceof Uint8Array ? new Uint8Array(each) : undefined;
    if (!bytes || bytes.length < minimumBytes) {
      throw new TypeError(
        'Option "secret" must be a text or Uint8Array of at least 32 bytes: make one with loadSecret(dataDir) or randomId(32).',
      );
    }
    return bytes;
  });
}

/** Derives all keys with HKDF-SHA-256 (RFC 5869), one `info` per purpose. */
export async function createKeyRing(secrets: readonly Bytes[]): Promise<KeyRing> {
  const [first, ...others] = await Promise.all(secrets.map(deriveKeys));
  if (!first) throw new TypeError('A key ring needs at least one secret.');
  return [first, ...others];
}

async function deriveKeys(secret: Bytes): Promise<Keys> {
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const derive = async (purpose: string, bits: number): Promise<Bytes> => {
    const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: utf8('ykien'), info: utf8(`ykien v1 ${purpose}`) };
    return new Uint8Array(await crypto.subtle.deriveBits(algorithm, material, bits));
  };
  const key = async (purpose: string): Promise<CryptoKey> => {
    const raw = await derive(purpose, 256);
    const made = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    if (node) direct.set(made, node.createSecretKey(raw));
    return made;
  };
  const [id, sign, answer, receipt, text, limit, reader, token] = await Promise.all([
    derive('id', 32),
    ...(['sign', 'answer', 'receipt', 'text', 'limit', 'reader', 'token'] as const).map(key),
  ] as const);
  // `map` forgets how many there are.
  if (!sign || !answer || !receipt || !text || !limit || !reader || !token) throw new Error('A key is missing.');
  return {
    id: [...id].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    sign,
    answer,
    receipt,
    text,
    limit,
    reader,
    token,
  };
}

/** HMAC-SHA-256: 32 bytes. */
export async function hmac(key: CryptoKey, message: Bytes): Promise<Bytes> {
  const known = direct.get(key);
  if (node && known) return new Uint8Array(node.createHmac('sha256', known).update(message).digest());
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
}

/** SHA-256: 32 bytes. */
export async function sha256(message: Bytes): Promise<Bytes> {
  if (node) return new Uint8Array(node.createHash('sha256').update(message).digest());
  return new Uint8Array(await crypto.subtle.digest('SHA-256', message));
}

export async function hmacText(key: CryptoKey, message: Bytes): Promise<string> {
  return toBase64Url(await hmac(key, message));
}
