import type { PageParts } from '../contract/adapter.js';
import type { Comment, CommentEvent, CommentPage, CommentStatus, Replies } from '../core/comment.js';
import { flag, list, number, object, oneOf, text, type Decoder } from './decode.js';

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

// Replies have none of their own: however deep an answer is nested, it is read two levels deep.
const replies = object<Replies>({
  items: list(object<Omit<Comment, 'replies'>>(members)),
  next: [text],
  total: [number],
  partial: [flag],
});

export const comment = object<Comment>({ ...members, replies: [replies] });

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

export const counts = object<{ readonly counts: readonly number[] }>({ counts: list(number) });

const told = object<{ readonly kind: 'published' | 'edited'; readonly position: string; readonly comment: Comment }>({
  kind: oneOf('published', 'edited'),
  position: text,
  comment,
});
const votes = object<Extract<CommentEvent, { kind: 'votes' }>>({
  kind: oneOf('votes'),
  position: text,
  id: text,
  up: number,
  down: [number],
});
const bare = object<{ readonly kind: 'closed' | 'opened' | 'reset'; readonly position: string }>({
  kind: oneOf('closed', 'opened', 'reset'),
  position: text,
});
const events: Readonly<Record<string, Decoder<CommentEvent>>> = {
  published: told,
  edited: told,
  removed: object<Extract<CommentEvent, { kind: 'removed' }>>({ kind: oneOf('removed'), position: text, id: text }),
  votes,
};

export const event: Decoder<CommentEvent> = (value, path) => {
  const { kind } = object<{ readonly kind: string }>({ kind: text })(value, path);
  const decode = Object.hasOwn(events, kind) ? events[kind] : undefined;
  return (decode ?? bare)(value, path);
};

/** What a poll answers. Its events are read one by one: a kind that a newer server has added must not hold up the others. */
export const eventPage = object<{ readonly events: readonly unknown[]; readonly position: string }>({
  events: list<unknown>((value) => value),
  position: text,
});
