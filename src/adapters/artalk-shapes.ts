import type { Comment } from '../core/comment.js';
import { reduceHtml } from '../core/reduce-html.js';
import { repairText } from '../core/text.js';
import { fail, flag, list, number, object, text, type Decoder } from '../protocol/decode.js';
import { readTime } from './parts/read-time.js';

/** A comment as Artalk tells it. `rid` is what it answers, 0 on a root. */
export interface ArtalkComment {
  readonly id: number;
  readonly rid: number;
  /** HTML. */
  readonly content_marked: string;
  readonly nick: string;
  /** ISO 8601. */
  readonly date: string;
  readonly is_pending: boolean;
  readonly page_key: string;
  readonly vote_up: number;
  readonly vote_down: number;
}

export interface ArtalkList {
  readonly comments: readonly ArtalkComment[];
  readonly count: number;
  readonly roots_count: number;
  /** `id` is 0 where Artalk does not know the page yet. */
  readonly page?: { readonly id: number; readonly admin_only: boolean };
}

export interface ArtalkShapes {
  /** ISO 8601, of `2026-11-23 18:00:00` in the server's zone. */
  readonly moment: Decoder<string>;
  readonly comment: Decoder<ArtalkComment>;
  readonly comments: Decoder<ArtalkList>;
}

/** Dates as Artalk writes them name no zone: it must be known. `undefined`: the reader's. */
export function shapesIn(timeZone: string | undefined): ArtalkShapes {
  const moment: Decoder<string> = (value, path) => {
    const time = readTime(text(value, path), timeZone);
    return time === undefined ? fail(path, 'a time') : new Date(time).toISOString();
  };
  const comment = object<ArtalkComment>({
    id: number,
    rid: number,
    content_marked: text,
    nick: text,
    date: moment,
    is_pending: flag,
    page_key: text,
    vote_up: number,
    vote_down: number,
  });
  const comments = object<ArtalkList>({
    comments: list(comment),
    count: number,
    roots_count: number,
    page: [object<{ id: number; admin_only: boolean }>({ id: number, admin_only: flag })],
  });
  return { moment, comment, comments };
}

/** A comment as readers see it; `base` is the page's address. */
export function shown(from: ArtalkComment, base: string, root?: number): Comment {
  const { id, rid, nick, date, is_pending, vote_up, vote_down } = from;
  return {
    id: String(id),
    ...(rid > 0 && { parent: String(rid), ...(root !== undefined && { root: String(root) }) }),
    status: is_pending ? 'pending' : 'published',
    name: repairText(nick),
    ...reduceHtml(from.content_marked, base),
    created: date,
    up: vote_up,
    down: vote_down,
  };
}
