import type { Article } from '../core/article.js';
import type { Comment } from '../core/comment.js';
import { reduceHtml } from '../core/reduce-html.js';
import { repairText } from '../core/text.js';
import { fail, flag, list, number, object, text, type Decoder } from '../protocol/decode.js';

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

export interface ArtalkVotes {
  readonly up: number;
  readonly down: number;
  readonly is_up: boolean;
  readonly is_down: boolean;
}

interface ArtalkPage {
  readonly key: string;
  readonly url?: string;
  readonly title?: string;
  readonly pv: number;
  readonly date: string;
}

export const votes = object<ArtalkVotes>({ up: number, down: number, is_up: flag, is_down: flag });
export const picture = object<{ img_data: string }>({ img_data: text });
export const status = object<{ is_pass: boolean }>({ is_pass: flag });
/** Numbers by page key, whatever keys there are. */
export const counts = object<{ data: (key: string) => number }>({
  data: (value, path) => {
    if (typeof value !== 'object' || !value) return fail(path, 'object');
    return (key) => (Object.hasOwn(value, key) ? number((value as Record<string, unknown>)[key], `${path}.${key}`) : 0);
  },
});

/** What dates need: Artalk writes `2026-11-23 18:00:00`, in its own zone. */
export function shapesIn(timeZone: string | undefined): {
  comment: Decoder<ArtalkComment>;
  comments: Decoder<ArtalkList>;
  articles: Decoder<{ data: readonly Article[] }>;
} {
  const moment: Decoder<string> = (value, path) => {
    const local = text(value, path).replace(' ', 'T');
    const hasZone = /(Z|[+-]\d\d:?\d\d)$/.test(local);
    let time = Date.parse(hasZone || !timeZone ? local : `${local}Z`);
    if (Number.isNaN(time)) return fail(path, 'a time');
    if (!hasZone && timeZone) {
      // Swedish dates are written as ours are: what the zone's clock shows then says how far it is off.
      const shown = new Date(time).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
      time -= Date.parse(`${shown}Z`) - time;
    }
    return new Date(time).toISOString();
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
  const page = object<ArtalkPage>({ key: text, url: [text], title: [text], pv: number, date: moment });
  return {
    comment,
    comments: object<ArtalkList>({
      comments: list(comment),
      count: number,
      roots_count: number,
      page: [object<{ id: number; admin_only: boolean }>({ id: number, admin_only: flag })],
    }),
    articles: object<{ data: readonly Article[] }>({
      data: list((value, path) => {
        const { key, url, title, pv, date } = page(value, path);
        return { id: key, title: title || key, url: url || key, published: date, views: pv };
      }),
    }),
  };
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
