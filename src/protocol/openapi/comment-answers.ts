import { flag, listOf, oneOf, ref, shape, text, time, whole, type Schema } from './schema.js';

export const status = oneOf('published', 'pending', 'removed', 'unknown');

const cursor = { ...text, description: 'Cursor of the next page.' };
const position = { ...text, description: 'Where the events go on; opaque.' };

const members = {
  id: text,
  parent: text,
  root: text,
  status,
  name: text,
  title: text,
  content: text,
  created: time,
  edited: time,
  up: { ...whole, description: 'Likes, where the site counts votes.' },
  down: whole,
  replyCount: { ...whole, description: 'On a root: published comments below it.' },
  role: oneOf('author', 'moderator'),
};
const optional = ['parent', 'root', 'title', 'edited', 'up', 'down', 'replyCount', 'role'];

/** One of some shapes, told apart by `kind`. */
const event = (kinds: readonly string[], more: Readonly<Record<string, Schema>> = {}, absent: readonly string[] = []) =>
  shape({ kind: oneOf(...kinds), position, ...more }, absent);

/** Answers about comments, by the names of the core's types. */
export const commentAnswers: Readonly<Record<string, Schema>> = {
  /** A removed comment that has published replies stays, with an empty name and content. */
  Comment: shape({ ...members, replies: ref('Replies') }, [...optional, 'replies']),
  /** A reply carries none of its own: all replies of a root stand in one list. */
  Reply: shape(members, optional),
  Replies: shape(
    {
      items: listOf(ref('Reply')),
      next: cursor,
      partial: { const: true, description: 'Earlier replies were left out.' },
    },
    ['next', 'partial'],
  ),
  CommentPage: shape(
    {
      items: listOf(ref('Comment')),
      next: cursor,
      count: { ...whole, description: 'Published comments of the page, replies included.' },
      closed: flag,
      position,
    },
    // A backend behind this server may count nothing, and knows no position.
    ['next', 'closed', 'count', 'position'],
  ),
  Counts: shape({ counts: listOf(whole) }),
  VoteResult: shape({ up: whole, down: whole, mine: { type: 'integer', enum: [1, 0, -1] } }, ['down']),
  CommentEvent: {
    oneOf: [
      event(['published', 'edited'], { comment: ref('Comment') }),
      event(['removed'], { id: text }),
      event(['votes'], { id: text, up: whole, down: whole }, ['down']),
      event(['closed', 'opened', 'reset']),
    ],
  },
  Events: shape({ events: listOf(ref('CommentEvent')), position }),
};
