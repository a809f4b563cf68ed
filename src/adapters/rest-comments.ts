import type { Comment } from '../core/comment.js';
import type { ResultPage } from '../core/page.js';
import { reduceHtml } from '../core/reduce-html.js';
import { flag, number, oneOf, text } from '../protocol/decode.js';
import type { RestMap } from './rest-options.js';
import {
  asId,
  asNext,
  asStatus,
  asText,
  asTime,
  readList,
  shapeOf,
  type Kind,
  type Kinds,
  type Places,
  type Shape,
} from './rest-places.js';

/** A page of a list, as an answer has it. */
export interface Found<T> extends ResultPage<T> {
  readonly count?: number;
  readonly closed?: boolean;
}

const pageKinds: Kinds = { next: asNext, total: number, count: number, closed: flag };

/** Of a root many backends say 0 or an empty text. */
const asParent: Kind = (value, at, place) => (value === 0 ? undefined : asNext(value, at, place));

/** Both forms of a text. */
const asContent: Kind = (value, at, place, base) =>
  place.html ? reduceHtml(text(value, at), base) : { content: asText(value, at, place) };

export function commentOf({ comment }: RestMap): Shape<Comment> {
  const made = shapeOf<Partial<Comment>>(
    comment,
    {
      // First, for it says whether the words are read.
      status: asStatus,
      id: asId,
      name: asText,
      content: asContent,
      created: asTime,
      parent: asParent,
      root: asParent,
      title: asText,
      edited: asTime,
      up: number,
      down: number,
      replyCount: number,
      role: oneOf('author', 'moderator'),
      replies: (value, at, _, base) => ({ items: readList('', '', read)(value, at, base) }),
    },
    'id name content created',
    'map.comment',
  );
  const read: Shape<Comment> = (item, at, base) => {
    const { content, ...others } = made(item, at, base);
    return { status: 'published', name: '', content: '', ...others, ...(content as object | undefined) } as Comment;
  };
  return read;
}

/** Reads a page of a list. @param base where addresses in texts are relative to. */
export function pageOf<T>(places: RestMap, option: string, item: Shape<T>, base?: string): (body: unknown) => Found<T> {
  const list = readList(places.items, `${option}.items`, item);
  const rest = shapeOf<Found<T>>(places as Places, pageKinds, '', option);
  return (body) => ({ ...rest(body, ''), items: list(body, '', base) });
}
