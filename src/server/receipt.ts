import type { Comment, CommentStatus, Receipt } from '../core/comment.js';
import type { CountedComment, StoredComment } from '../contract/store.js';
import { equalTexts, lengthPrefixed } from './bytes.js';
import { hmacText, type KeyRing, type Keys } from './keys.js';
import type { Site } from './site.js';

/** What a receipt is written with. A call has it. */
interface Own {
  readonly keys: KeyRing;
  readonly site: Pick<Site, 'editSeconds'>;
  readonly now: number;
}

/** How a state looks from outside: a verdict never leaks. */
export function publicStatus(stored: StoredComment): Exclude<CommentStatus, 'unknown'> {
  return stored.status === 'published' || stored.status === 'removed' ? stored.status : 'pending';
}

/** The only way of a stored comment to anybody who is not a moderator: a list of what goes out, not of what stays. */
export function publicComment(stored: StoredComment): Comment {
  const { name = '', title, content = '' } = stored.fields;
  return {
    ...placeOf(stored),
    status: publicStatus(stored),
    name,
    ...(title !== undefined && { title }),
    content,
    ...(stored.editedAt !== undefined && { edited: new Date(stored.editedAt).toISOString() }),
    ...(stored.role && { role: stored.role }),
  };
}

/** A comment as a list has it, with its votes as the site shows them. What is shown for its replies' sake alone is empty. */
export function listedComment({ votes }: Pick<Site, 'votes'>, counted: CountedComment): Comment {
  const isRoot = counted.root === undefined;
  const place = { ...placeOf(counted), ...(isRoot && { replyCount: counted.replyCount }) };
  if (counted.status !== 'published') return { ...place, status: 'removed', name: '', content: '' };
  return {
    ...publicComment(counted),
    ...place,
    ...(votes !== 'none' && { up: counted.up }),
    ...(votes === 'both' && { down: counted.down }),
  };
}

function placeOf({ id, parent, root, createdAt }: StoredComment): Pick<Comment, 'id' | 'parent' | 'root' | 'created'> {
  const created = new Date(createdAt).toISOString();
  return { id, ...(parent !== undefined && { parent }), ...(root !== undefined && { root }), created };
}

/** The answer to its author. `removed` carries no text: it is gone. */
export async function receiptOf({ keys, site, now }: Own, stored: StoredComment): Promise<Receipt> {
  return {
    ...stateOf({ site, now }, stored),
    submissionId: stored.submissionId,
    token: await receiptToken(keys[0], stored),
  };
}

/** What became of a comment, for whoever has its token. */
export function stateOf(own: Omit<Own, 'keys'>, stored: StoredComment): Receipt {
  const status = publicStatus(stored);
  const left = status === 'removed' ? 0 : editTimeLeft(own, stored);
  return {
    status,
    id: stored.id,
    ...(status !== 'removed' && { comment: publicComment(stored) }),
    ...(left > 0 && { editForMs: left }),
  };
}

/** For how long from now its author may change it or take it away, in milliseconds; 0 or less: no more. */
export function editTimeLeft({ site, now }: Omit<Own, 'keys'>, { createdAt }: StoredComment): number {
  return createdAt + site.editSeconds * 1000 - now;
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

export async function isTokenOf(
  ring: KeyRing,
  stored: Parameters<typeof receiptToken>[1],
  token: string,
): Promise<boolean> {
  for (const keys of ring) if (equalTexts(await receiptToken(keys, stored), token)) return true;
  return false;
}
