import type { ListPosition } from '../contract/store.js';
import { equalTexts, fromBase64Url, lengthPrefixed, toBase64Url, utf8 } from './bytes.js';
import { hmacText, type KeyRing, type Keys } from './keys.js';

/**
 * A position in a list as an opaque text: base64url(JSON [key, id]) and 22 characters of an HMAC over it and over the query, so that a cursor
 * fits its own query only and nobody writes one.
 */
export async function writeCursor(keys: Keys, query: readonly string[], { key, id }: ListPosition): Promise<string> {
  const position = toBase64Url(utf8(JSON.stringify([key, id])));
  return `${position}.${await seal(keys, query, position)}`;
}

/** `undefined`: not a cursor of this query. */
export async function readCursor(
  ring: KeyRing,
  query: readonly string[],
  cursor: string,
): Promise<ListPosition | undefined> {
  const [position = '', given = ''] = cursor.length <= 2000 ? cursor.split('.') : [];
  const seals = await Promise.all(ring.map((keys) => seal(keys, query, position)));
  if (!seals.some((each) => equalTexts(each, given))) return undefined;
  const bytes = fromBase64Url(position);
  const [key, id] = JSON.parse(new TextDecoder().decode(bytes)) as [number, string];
  return { key, id };
}

async function seal(keys: Keys, query: readonly string[], position: string): Promise<string> {
  return (await hmacText(keys.sign, lengthPrefixed(['cursor 1', ...query, position]))).slice(0, 22);
}
