import type { Article } from '../core/article.js';
import type { Comment, Receipt, VoteResult } from '../core/comment.js';
import { fail, flag, number, oneOf, text } from '../protocol/decode.js';
import type { RestAdapterOptions } from './rest-options.js';
import {
  asContent,
  asId,
  asParent,
  asText,
  asTime,
  readerOf,
  readList,
  shapeOf,
  type Kind,
  type Shape,
} from './rest-places.js';

/** A page of a list, as an answer has it. */
export interface Found<T> {
  readonly items: readonly T[];
  readonly next?: string;
  readonly total?: number;
  readonly count?: number;
  readonly closed?: boolean;
}

/** What the map makes of each answer; only what a route can answer is there. */
export interface Shapes {
  readonly comments?: Shape<Found<Comment>>;
  readonly articles?: Shape<Found<Article>>;
  readonly state: Shape<{ readonly closed?: boolean }>;
  readonly receipt: Shape<Partial<Receipt>>;
  readonly receipts: Shape<readonly Partial<Receipt>[]>;
  readonly vote?: Shape<VoteResult>;
  readonly counts: (body: unknown, pages: readonly string[]) => number[];
}

const asStatus: Kind = oneOf('published', 'pending', 'removed', 'unknown');
const place = { id: asId, parent: asParent, root: asParent, status: asStatus, created: asTime, replyCount: number };
const words = { name: asText, title: asText, content: asContent, edited: asTime, up: number, down: number };
const role: Kind = oneOf('author', 'moderator');
const asNext: Kind = (value, at, details) => (value === false || value === '' ? undefined : asId(value, at, details));
const asVote: Kind = (value, at) => (value === 1 || value === 0 || value === -1 ? value : fail(at, '1, 0 or -1'));

/** @throws TypeError that names what is missing or unknown in the map. */
export function shapesOf({ routes, map }: RestAdapterOptions): Shapes {
  const has = (...names: (keyof typeof routes)[]): boolean => names.some((name) => routes[name]);
  const comment = has('listComments') || map.receipt?.comment !== undefined ? commentOf(map.comment) : undefined;
  const asComment: Kind = (value, at, _, base) => comment!(value, at, base);
  const receipt = shapeOf<Partial<Receipt>>(
    map.receipt,
    {
      status: asStatus,
      id: asId,
      token: text,
      submissionId: text,
      editForMs: number,
      comment: asComment,
    },
    '',
    'map.receipt',
  );
  const counts = readerOf(map.counts ?? '', 'map.counts');
  return {
    receipt,
    state: shapeOf({ closed: map.closed }, { closed: flag }, '', 'map'),
    receipts: readList(map.receipts, 'map.receipts', receipt),
    counts: (body, pages) => countsOf(counts(body, ''), pages),
    ...(has('listComments') && { comments: pageOf(map, 'map', comment!) }),
    ...(has('vote') && {
      vote: shapeOf<VoteResult>(map.vote, { up: number, down: number, mine: asVote }, 'up', 'map.vote'),
    }),
    ...(has('listArticles') && {
      articles: pageOf<Article>(
        map.articles ?? {},
        'map.articles',
        shapeOf(
          map.article,
          { id: asId, title: asText, url: text, published: asTime, views: number, comments: number },
          'id title url published',
          'map.article',
        ),
      ),
    }),
  };
}

/** What was taken away needs a place in its thread, and nothing else of it is read. */
function commentOf(places: RestAdapterOptions['map']['comment']): Shape<Comment> {
  const asReplies: Kind = (value, at, _, base) =>
    Array.isArray(value) ? { items: value.map((each, n) => read(each, `${at}[${n}]`, base)) } : fail(at, 'list');
  const kinds = { ...place, ...words, role, replies: asReplies };
  const whole = shapeOf<Comment>(places, kinds, 'id name content created', 'map.comment');
  const { id, parent, root, status, created, replyCount, replies } = { ...places };
  const state = shapeOf<{ status?: string }>({ status }, kinds, '', 'map.comment');
  const gone = shapeOf<Comment>(
    { id, parent, root, status, created, replyCount, replies },
    kinds,
    'id created',
    'map.comment',
  );
  const read: Shape<Comment> = (item, at, base) =>
    state(item, at).status === 'removed'
      ? { ...gone(item, at, base), name: '', content: '' }
      : { ...whole(item, at, base), status: (state(item, at).status ?? 'published') as Comment['status'] };
  return read;
}

function pageOf<T>(places: RestAdapterOptions['map'], option: string, item: Shape<T>): Shape<Found<T>> {
  const { items, next, total, count, closed, ...others } = places;
  const list = readList(items, `${option}.items`, item);
  const kinds = { next: asNext, total: number, count: number, closed: flag };
  const rest = shapeOf<Omit<Found<T>, 'items'>>({ next, total, count, closed }, kinds, '', option);
  // Whatever else an article's map may hold is a mistake.
  if (option !== 'map') shapeOf(others, { items: asId, next: asNext, total: number }, '', option);
  return (body, at, base) => ({ items: list(body, at, base), ...rest(body, at) });
}

function countsOf([value, at]: readonly [unknown, string], pages: readonly string[]): number[] {
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || !value || (isList && value.length !== pages.length))
    return fail(at, 'a number for each page');
  return pages.map((page, n) => {
    const key = isList ? `${n}` : page;
    // A page that nobody knows.
    const count: unknown = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : 0;
    return typeof count === 'number' ? count : fail(`${at}[${key}]`, 'number');
  });
}
