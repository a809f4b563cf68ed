import type { OwnComment } from '../../contract/adapter.js';
import type { Comment, CommentDraft, Receipt } from '../../core/comment.js';
import { CommentError } from '../../core/error.js';
import { checkText } from '../../core/text.js';
import { refuse } from './cursor.js';

/** Binds what proves a guest to one comment: the receipt's token. */
export const ownToken = (id: string, proof: string): string => `${id} ${proof}`;

/** What proves the guest. @throws CommentError `unauthorized` for the token of another comment. */
export function proofOf({ comment, token }: OwnComment): string {
  const proof = token.slice(comment.length + 1);
  if (!proof || token !== ownToken(comment, proof)) throw new CommentError('unauthorized');
  return proof;
}

/** The text as it is kept: what `checkText` makes of what was typed. */
export const typedText = (text = ''): string => checkText(text, { multiline: true }).text;

/** A receipt for what was typed, where a backend tells little more than an id. */
export function typedReceipt(
  { fields, parent }: Pick<CommentDraft, 'fields' | 'parent'>,
  told: {
    readonly id: string;
    readonly status: Receipt['status'];
    readonly root?: string | undefined;
    readonly created: Date;
    readonly proof: string;
  },
): Receipt & { readonly comment: Comment } {
  const { id, status, root, created, proof } = told;
  const comment = {
    id,
    ...(parent !== undefined && { parent, ...(root !== undefined && { root }) }),
    status: status === 'unknown' ? ('pending' as const) : status,
    name: fields.name ?? '',
    content: typedText(fields.content),
    created: created.toISOString(),
    up: 0,
    down: 0,
  };
  return { status, id, comment, token: ownToken(id, proof) };
}

/** What is looked for is what a draft answers: missing, it is the draft that is wrong. */
export async function asParent<T>(looking: Promise<T>): Promise<T> {
  try {
    return await looking;
  } catch (error) {
    throw isMissing(error) ? refuse('parent', 'invalid-parent') : error;
  }
}

/** What is away already need not be taken away. */
export async function unlessMissing(deleting: Promise<unknown>): Promise<void> {
  try {
    await deleting;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

const isMissing = (error: unknown): boolean => error instanceof CommentError && error.code === 'not-found';
