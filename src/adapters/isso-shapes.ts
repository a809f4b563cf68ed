import type { Comment } from '../core/comment.js';
import { decodeEntities } from '../core/html-entities.js';
import { reduceHtml } from '../core/reduce-html.js';
import { repairText } from '../core/text.js';
import { fail, flag, list, number, object, text, type Decoder } from '../protocol/decode.js';

/** A comment as Isso tells it. `mode`: 1 published, 2 waits, 4 taken away. */
export interface IssoComment {
  readonly id: number;
  readonly parent?: number;
  readonly mode: number;
  /** ISO 8601. */
  readonly created: string;
  readonly modified?: string;
  /** HTML. */
  readonly text: string;
  /** With `&`, `<` and `>` as entities. */
  readonly author?: string;
  readonly likes: number;
  readonly dislikes: number;
}

export interface IssoRoot extends IssoComment {
  readonly total_replies: number;
  readonly hidden_replies: number;
  readonly replies: readonly IssoComment[];
}

export interface IssoPage<T> {
  readonly total_replies: number;
  readonly hidden_replies: number;
  readonly replies: readonly T[];
}

/** Seconds since 1970, with a fraction. */
const moment: Decoder<string> = (value, path) => {
  const date = new Date(number(value, path) * 1000);
  return Number.isNaN(date.getTime()) ? fail(path, 'a time') : date.toISOString();
};

const members = {
  id: number,
  parent: [number],
  mode: number,
  created: moment,
  modified: [moment],
  text,
  author: [text],
  likes: number,
  dislikes: number,
} as const;
const totals = { total_replies: number, hidden_replies: number } as const;

export const comment: Decoder<IssoComment> = object<IssoComment>(members);
export const replies: Decoder<IssoPage<IssoComment>> = object<IssoPage<IssoComment>>({
  ...totals,
  replies: list(comment),
});
export const roots: Decoder<IssoPage<IssoRoot>> = object<IssoPage<IssoRoot>>({
  ...totals,
  replies: list(object<IssoRoot>({ ...members, ...totals, replies: list(comment) })),
});
export const config = object<{ config: { 'require-author': boolean; 'require-email': boolean } }>({
  config: object<{ 'require-author': boolean; 'require-email': boolean }>({
    'require-author': flag,
    'require-email': flag,
  }),
});
export const counts = list(number);

/** Isso before 0.14 makes a link of every word that looks like a host: `vidu.vn` was typed, and is text. */
const guessedLink = /<a href="https?:\/\/([^"]*)"[^>]*>\1<\/a>/g;

/** A comment as readers see it; `base` is the page's address. */
export function shown(from: IssoComment, base: string): Comment {
  const { id, parent, mode, created, modified, author = '', likes, dislikes } = from;
  const place = parent === undefined ? {} : { parent: String(parent), root: String(parent) };
  if (mode === 4) return { id: String(id), ...place, status: 'removed', name: '', content: '', created };
  return {
    id: String(id),
    ...place,
    status: mode === 2 ? 'pending' : 'published',
    name: repairText(decodeEntities(author)),
    ...reduceHtml(from.text.replace(guessedLink, '$1'), base),
    created,
    ...(modified !== undefined && { edited: modified }),
    up: likes,
    down: dislikes,
  };
}
