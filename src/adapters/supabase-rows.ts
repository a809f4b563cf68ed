import type { Comment, CommentSort } from '../core/comment.js';
import { list, number, object, oneOf, text, type Decoder } from '../protocol/decode.js';

/** Rows of the view of published comments, and how they are ordered. */

export const orders: Readonly<Record<CommentSort, string>> = {
  newest: 'created_at.desc,id.desc',
  oldest: 'created_at.asc,id.asc',
  top: 'score.desc,created_at.desc,id.desc',
};
const id: Decoder<string> = (value, path) => (typeof value === 'number' ? `${value}` : text(value, path));

interface Row {
  readonly id: string;
  readonly parent?: string;
  readonly root?: string;
  readonly status: Comment['status'];
  readonly name: string;
  readonly title?: string;
  readonly content: string;
  readonly created_at: string;
  readonly edited_at?: string;
  readonly up?: number;
  readonly down?: number;
  readonly score: number;
  readonly reply_count?: number;
}
const members = {
  id,
  parent: [id],
  root: [id],
  status: oneOf<Comment['status']>('published', 'removed'),
  name: text,
  title: [text],
  content: text,
  created_at: text,
  edited_at: [text],
  up: [number],
  down: [number],
  score: number,
  reply_count: [number],
} as const;

/** Every column that is read. */
export const columns = 'id,parent,root,status,name,title,content,created_at,edited_at,up,down,score,reply_count';
export const rows = list(object<Row>(members));

/** What comes after a place in an order: greater (or less) in one of its columns, and equal in all before. */
export function behind(order: string, place: readonly [score: number, created: string, id: string]): string {
  const keys = order.split(',').map((each) => each.split('.'));
  const values = { score: place[0], created_at: `"${place[1]}"`, id: place[2] };
  const valueOf = (column = ''): string | number => values[column as keyof typeof values];
  const cases = keys.map(([column, direction], n) => {
    const equal = keys.slice(0, n).map(([before]) => `${before}.eq.${valueOf(before)}`);
    const beyond = `${column}.${direction === 'desc' ? 'lt' : 'gt'}.${valueOf(column)}`;
    return equal.length > 0 ? `and(${[...equal, beyond].join()})` : beyond;
  });
  return `(${cases.join()})`;
}

export function commentOf({
  created_at: created,
  edited_at: edited,
  reply_count: replyCount,
  score: _,
  ...row
}: Row): Comment {
  return { ...row, created, ...(edited !== undefined && { edited }), ...(replyCount !== undefined && { replyCount }) };
}
