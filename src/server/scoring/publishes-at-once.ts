import type { Store } from '../../contract/store.js';
import type { Site } from '../site.js';

/** From this score on a comment waits for a moderator, whatever the site's moderation. */
export const suspiciousScore = 5;

/** What is known of a new text when it is decided whether somebody looks at it first. */
export interface Candidate {
  readonly score: number;
  /** Effect of a ban rule that it falls under. */
  readonly effect?: 'spam' | 'queue';
  /** Keyed hash of its reader's key. */
  readonly reader?: string;
  /** Its hashes under older secrets. */
  readonly aliases?: readonly string[];
}

/**
 * Whether a new comment, or an edit of a published one, is public at once. Never from a suspicious score on, and never under a ban rule. `trusted`
 * goes by the reader's key alone: names, numbers and addresses can be borrowed.
 */
export async function publishesAtOnce(
  store: Pick<Store, 'countPublishedBy'>,
  site: Pick<Site, 'id' | 'moderation' | 'trustedAfter'>,
  { score, effect, reader, aliases }: Candidate,
): Promise<boolean> {
  if (site.moderation === 'pre' || effect !== undefined || score >= suspiciousScore) return false;
  if (site.moderation === 'post') return true;
  return reader !== undefined && (await store.countPublishedBy(site.id, reader, aliases)) >= site.trustedAfter;
}
