import type { Comment, CommentStatus, Receipt } from '../core/comment.js';
import type { StoredComment } from '../contract/store.js';
import { equalTexts, lengthPrefixed } from './bytes.js';
import { hmacText, type KeyRing, type Keys } from './keys.js';

/** How a state looks from outside: a verdict never leaks. */
export function publicStatus(stored: StoredComment): Exclude<CommentStatus, 'unknown'> {
  return stored.status === 'published' || stored.status === 'removed' ? stored.status : 'pending';
}

/** The only way of a stored comment to anybody who is not a moderator: a list of what goes out, not of what stays. */
export function publicComment(stored: StoredComment): Comment {
  const { name = '', title, content = '' } = stored.fields;
  return {
    id: stored.id,
    ...(stored.parent !== undefined && { parent: stored.parent }),
    status: publicStatus(stored),
    name,
    ...(title !== undefined && { title }),
    content,
    created: new Date(stored.createdAt).toISOString(),
  };
}

/** The answer to its author. `removed` carries no text: it is gone. */
export async function receiptOf(ring: KeyRing, stored: StoredComment): Promise<Receipt> {
  const status = publicStatus(stored);
  return {
    status,
    submissionId: stored.submissionId,
    id: stored.id,
    ...(status !== 'removed' && { comment: publicComment(stored) }),
    token: await receiptToken(ring[0], stored),
  };
}

/** 201 everybody sees it · 202 a moderator will · 200 it was taken away. */
export function receiptStatus(receipt: Receipt): number {
  return receipt.status === 'published' ? 201 : receipt.status === 'removed' ? 200 : 202;
}

/**
 * `comment id . HMAC(K_receipt, site, comment, generation)`: nothing is stored for it, it is the same on every replay, and raising the generation
 * revokes it.
 */
export async function receiptToken(
  keys: Keys,
  stored: Pick<StoredComment, 'site' | 'id' | 'generation'>,
): Promise<string> {
  const message = lengthPrefixed(['receipt 1', stored.site, stored.id, String(stored.generation)]);
  return `${stored.id}.${await hmacText(keys.receipt, message)}`;
}

/** The id that a token is about; nothing is proven by it. */
export function tokenSubject(token: string): string | undefined {
  return /^([A-Za-z0-9_-]{22})\.[A-Za-z0-9_-]{43}$/.exec(token)?.[1];
}

export async function isTokenOf(ring: KeyRing, stored: StoredComment, token: string): Promise<boolean> {
  for (const keys of ring) if (equalTexts(await receiptToken(keys, stored), token)) return true;
  return false;
}
