import { lengthPrefixed } from './bytes.js';
import { hmacText, type Keys } from './keys.js';

/** What is stored of a reader's key: a keyed hash per site, which proves nothing elsewhere. `StoredComment.reader`, votes, reports and bans have it. */
export function readerHash(keys: Keys, site: string, readerKey: string): Promise<string> {
  return hmacText(keys.reader, lengthPrefixed([site, readerKey]));
}
