import type { Comment, CommentEvent } from '../core/comment.js';
import { comment } from './comment-shapes.js';
import { list, number, object, oneOf, text, type Decoder } from './decode.js';

/** What a page that is open hears. */
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
