import type { PageParts } from '../contract/adapter.js';
import type { Comment, CommentPage, CommentStatus, Replies } from '../core/comment.js';
import { flag, list, number, object, oneOf, text } from './decode.js';

/** The wire's comments, for whoever reads them; a page that shows none does not load this. */
const status = oneOf<CommentStatus>('published', 'pending', 'removed', 'unknown');

const members = {
  id: text,
  parent: [text],
  root: [text],
  status,
  name: text,
  title: [text],
  content: text,
  created: text,
  edited: [text],
  up: [number],
  down: [number],
  replyCount: [number],
  role: [oneOf('author', 'moderator')],
} as const;

// Our wire carries plain text only, so nothing `rich`. Replies have none of their own: however deep an answer is nested, it is read two levels deep.
const replies = object<Replies>({
  items: list(object<Omit<Comment, 'replies' | 'rich'>>(members)),
  next: [text],
  total: [number],
  partial: [flag],
});

export const comment = object<Omit<Comment, 'rich'>>({ ...members, replies: [replies] });

export const commentPage = object<CommentPage>({
  items: list(comment),
  next: [text],
  total: [number],
  count: [number],
  closed: [flag],
  position: [text],
});

/** The part of a page's start that the others' decoder leaves out. */
export const commentsPart = object<Pick<PageParts, 'comments'>>({ comments: [commentPage] });
