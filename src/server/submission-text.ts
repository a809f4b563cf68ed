import type { CommentDraft } from '../core/comment.js';
import type { StoredComment } from '../contract/store.js';
import { equalTexts, lengthPrefixed } from './bytes.js';
import { hmacText, type KeyRing, type Keys } from './keys.js';

const version = 'text 1';

/**
 * What "the same text" means when a submission comes again: site, page, parent and every field, after NFC and line breaks as LF only.
 * Challenge, consent, hints and reader's key are outside: a resend may bring a new challenge.
 * Keyed, because the fingerprint outlives an erased text and a short one could be guessed.
 */
export function fingerprint(keys: Keys, site: string, draft: CommentDraft): Promise<string> {
  const same = (text: string): string => text.normalize('NFC').replace(/\r\n/g, '\n');
  const fields = Object.entries(draft.fields)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => [name, same(value)]);
  const parent = draft.parent === undefined ? ['root'] : ['reply', draft.parent];
  return hmacText(keys.text, lengthPrefixed([version, site, same(draft.page.id), ...parent, ...fields]));
}

/**
 * Whether what is stored came from the same text, also if it was stored under an older secret. What was erased has no text left to compare: whoever sends it
 * again is told that it is gone.
 */
export async function isSameText(
  ring: KeyRing,
  stored: Pick<StoredComment, 'site' | 'fingerprint'>,
  draft: CommentDraft,
): Promise<boolean> {
  if (stored.fingerprint === '') return true;
  for (const keys of ring) {
    if (equalTexts(await fingerprint(keys, stored.site, draft), stored.fingerprint)) return true;
  }
  return false;
}
