import type { Comment, CommentPage, CommentQuery } from '../../core/comment.js';
import { CommentError } from '../../core/error.js';
import { pageList } from './page-list.js';

/**
 * What a query by `comment` or `parent` asks for, of a backend that gives a root with all its replies. `undefined`: it asks for roots.
 * @param find the root that holds a comment, all its replies inline; rejects with `not-found`.
 */
export async function answerThread(
  { page, parent, comment = parent, cursor, limit }: CommentQuery,
  find: (id: string) => Promise<Comment>,
): Promise<CommentPage | undefined> {
  if (comment === undefined) return undefined;
  const root = await find(comment);
  if (comment !== parent) return { items: [root] };
  if (root.id !== parent) throw new CommentError('not-found');
  return pageList(root.replies?.items ?? [], [page.id, parent], cursor, limit);
}

/** A root that carries all its replies. */
export function withReplies(root: Comment, items: readonly Comment[]): Comment {
  const published = items.filter(({ status }) => status === 'published');
  return { ...root, replyCount: published.length, replies: { items } };
}
