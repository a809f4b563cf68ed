import { lengthPrefixed } from './bytes.js';
import { hmacText, type KeyRing, type Keys } from './keys.js';

/** What is stored of a reader's key: a keyed hash per site, which proves nothing elsewhere. `StoredComment.reader`, votes, reports and bans have it. */
export function readerHash(keys: Keys, site: string, readerKey: string): Promise<string> {
  return hmacText(keys.reader, lengthPrefixed([site, readerKey]));
}

/** A reader's hash under the secret of now, and those under older ones: what was stored before a rotation is found by them. */
export async function readerHashes(
  keys: KeyRing,
  site: string,
  readerKey: string,
): Promise<{ readonly reader: string; readonly aliases: readonly string[] }> {
  const [newest, ...older] = keys;
  const [reader, aliases] = await Promise.all([
    readerHash(newest, site, readerKey),
    Promise.all(older.map((each) => readerHash(each, site, readerKey))),
  ]);
  return { reader, aliases };
}
