import type { Article } from '../../core/article.js';
import type { Comment, CommentPage, CommentStatus, Replies } from '../../core/comment.js';
import type { ResultPage } from '../../core/page.js';
import type { Site } from '../site.js';
import type { Gateway } from './gateway.js';

/** Which votes are shown: those that the backend has and the site wants; without a way to vote, none. */
export interface Shown {
  readonly up: boolean;
  readonly down: boolean;
}

export function shownVotes({ votes }: Pick<Site, 'votes'>, { upstream }: Pick<Gateway, 'upstream'>): Shown {
  const { voteValues = [] } = upstream.abilities ?? {};
  const up = votes !== 'none' && upstream.vote !== undefined && voteValues.includes(1);
  return { up, down: up && votes === 'both' && voteValues.includes(-1) };
}

const statuses: readonly CommentStatus[] = ['published', 'pending', 'removed'];
export const readStatus = (status: unknown): CommentStatus => statuses.find((each) => each === status) ?? 'unknown';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A list of what goes out: whatever else an adapter's comment holds stays here, and so does formatted text, which our wire does not carry. */
export function publicComment(comment: Comment, shown: Shown): Omit<Comment, 'replies'> {
  const { id, parent, root, title, edited, up, down, replyCount, role } = comment;
  return {
    id: text(id),
    ...(parent !== undefined && { parent }),
    ...(root !== undefined && { root }),
    status: readStatus(comment.status),
    name: text(comment.name),
    ...(title !== undefined && { title }),
    content: text(comment.content),
    created: text(comment.created),
    ...(edited !== undefined && { edited }),
    ...(shown.up && up !== undefined && { up }),
    ...(shown.down && down !== undefined && { down }),
    ...(replyCount !== undefined && { replyCount }),
    ...((role === 'author' || role === 'moderator') && { role }),
  };
}

/** As a receipt has it. */
export function receiptComment(comment: Comment): Comment {
  const { replyCount: _, ...own } = publicComment(comment, { up: false, down: false });
  return own;
}

function publicReplies({ items, next, partial }: Replies, shown: Shown): Replies {
  return {
    items: items.map((each) => publicComment(each, shown)),
    ...(next !== undefined && { next }),
    ...(partial === true && { partial }),
  };
}

export function publicPage({ items, next, count, closed, position }: CommentPage, shown: Shown): CommentPage {
  return {
    items: items.map((each) => ({
      ...publicComment(each, shown),
      ...(each.replies && { replies: publicReplies(each.replies, shown) }),
    })),
    ...(next !== undefined && { next }),
    ...(count !== undefined && { count }),
    ...(closed === true && { closed }),
    ...(position !== undefined && { position }),
  };
}

export function publicArticles({ items, next }: ResultPage<Article>): ResultPage<Article> {
  return {
    items: items.map(({ id, title, url, published, views, comments }) => ({
      ...{ id, title, url, published },
      ...(views !== undefined && { views }),
      ...(comments !== undefined && { comments }),
    })),
    ...(next !== undefined && { next }),
  };
}
