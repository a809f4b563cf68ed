import type { Comment } from '../core/comment.js';
import { defineField, type FieldDefinition } from '../core/field.js';
import { reduceHtml } from '../core/reduce-html.js';
import { repairText } from '../core/text.js';
import { decodeEntities } from '../core/html-entities.js';
import { fail, flag, list, number, object, text, type Decoder } from '../protocol/decode.js';
import { withReplies } from './parts/answer-thread.js';

/** Go writes nanoseconds and the server's own offset. */
const time: Decoder<string> = (value, path) => {
  const date = new Date(text(value, path));
  return Number.isNaN(+date) ? fail(path, 'time') : date.toISOString();
};

/** What is read of a comment. `orig`, the Markdown, is never looked at. */
export interface Told {
  readonly id: string;
  readonly pid?: string;
  readonly text: string;
  readonly user: { readonly name: string; readonly admin?: boolean };
  readonly score?: number;
  readonly controversy?: number;
  /** The asking guest's own: 1, 0 or -1. */
  readonly vote: number;
  readonly time: string;
  readonly edit?: { readonly time: string };
  readonly delete?: boolean;
}

export const told = object<Told>({
  id: text,
  pid: [text],
  text,
  user: object<Told['user']>({ name: text, admin: [flag] }),
  score: [number],
  controversy: [number],
  vote: number,
  time,
  edit: [object({ time })],
  delete: [flag],
});

interface Node {
  readonly comment: Told;
  readonly replies?: readonly Node[];
}

/** Deeper than people answer; a tree of a million levels would end the page. */
const deepest = 200;

const node: Decoder<Node> = (value, path) =>
  path.split('.replies').length > deepest
    ? fail(path, 'so deep')
    : object<Node>({ comment: told, replies: [list(node)] })(value, path);

export interface Tree {
  readonly comments: readonly Node[];
  readonly info: {
    readonly count?: number;
    readonly count_left?: number;
    readonly read_only?: boolean;
  };
}

export const tree = object<Tree>({
  comments: list(node),
  info: object<Tree['info']>({ count: [number], count_left: [number], read_only: [flag] }),
});

export interface Config {
  readonly auth_providers: readonly string[];
  readonly max_comment_size: number;
  /** Seconds; 0 is without end. */
  readonly edit_duration: number;
}

export const config = object<Config>({
  auth_providers: list(text),
  max_comment_size: number,
  edit_duration: number,
});

export const fieldsOf = ({ max_comment_size }: Config): readonly FieldDefinition[] => [
  { ...defineField('name', true), maxLength: 64 },
  { ...defineField('content', true), maxLength: max_comment_size },
];

/** A root with all its replies, at any depth, as one list by time. */
export function rootOf({ comment, replies }: Node, base: string): Comment {
  const root = comment.id;
  const flat = (nodes: readonly Node[] = [], parent = root): Comment[] =>
    nodes.flatMap((each) => [
      { ...commentOf(each.comment, base), parent, root },
      ...flat(each.replies, each.comment.id),
    ]);
  // Sorting is stable: what is answered stays before its answer.
  const items = flat(replies).sort((a, b) => Date.parse(a.created) - Date.parse(b.created));
  return withReplies(commentOf(comment, base), items);
}

function commentOf(raw: Told, base: string): Comment {
  const { id, user, time: created, edit } = raw;
  if (raw.delete) return { id, status: 'removed', name: '', content: '', created };
  return {
    id,
    status: 'published',
    // Names are stored with `<` and `>` as entities.
    name: repairText(decodeEntities(user.name)),
    ...reduceHtml(raw.text, base),
    created,
    ...(edit && { edited: edit.time }),
    ...sumsOf(raw),
    ...(user.admin && { role: 'moderator' as const }),
  };
}

/**
 * Likes and dislikes, of which the server tells the difference and a measure of how much readers differ: (likes + dislikes) ^ (the smaller / the larger), 0 where there is one kind only. For one
 * difference it grows with the smaller, so that there is one answer.
 */
export function sumsOf({ score = 0, controversy = 0 }: Pick<Told, 'score' | 'controversy'>): {
  up: number;
  down: number;
} {
  const gap = Math.abs(score);
  let less = 0;
  while (less < 10_000 && (2 * less + gap) ** (less / (less + gap) || 0) < controversy - 1e-6) less++;
  if (controversy === 0) less = 0;
  return score > 0 ? { up: less + gap, down: less } : { up: less, down: less + gap };
}
