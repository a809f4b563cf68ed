import { commentSorts, type Comment, type CommentPage, type CommentQuery, type Replies } from '../../core/comment.js';
import { CommentError } from '../../core/error.js';
import { checkListQuery, readCursor, writeCursor } from './cursor.js';

/** Replies that a root carries. */
const inlineReplies = 5;

/** Where a comment stands in a list: ascending, its id last. */
type Rank = readonly [number, number, string];

const isPublished = ({ status }: Comment): boolean => status === 'published';

/**
 * One page of comments, as `Adapter.listComments` says, for a backend that has all of a page at hand: every sort, first replies inline, one thread by `comment`. What waits is left
 * out, and what was taken away stays only above what is published.
 * @param all in any order, each reply with its root.
 */
export function selectComments(all: readonly Comment[], query: CommentQuery): CommentPage {
  checkListQuery(commentSorts, query);
  const { page, parent, comment, sort = 'newest', cursor, limit = 20 } = query;
  const shown = shownOf(all);
  const count = all.filter(isPublished).length;
  const find = (id: string): Comment => {
    const found = shown.find((each) => each.id === id);
    if (!found) throw new CommentError('not-found');
    return found;
  };
  const replies = (root: string, most: number, from?: string): Replies => {
    const below = shown.filter((each) => each.root === root);
    return cut(below, ({ created, id }) => [0, Date.parse(created), id], ['replies', page.id, root], most, from);
  };
  const withReplies = (root: Comment, most: number): Comment =>
    shown.some((each) => each.root === root.id) ? { ...root, replies: replies(root.id, most) } : root;

  if (comment !== undefined) {
    const { id, root = id } = find(comment);
    return { items: [withReplies(find(root), Infinity)], count };
  }
  if (parent !== undefined) {
    if (find(parent).root !== undefined) throw new CommentError('not-found');
    return { ...replies(parent, limit, cursor), count };
  }
  const rank = ({ created, id, up = 0, down = 0 }: Comment): Rank => {
    const time = Date.parse(created);
    return [sort === 'top' ? down - up : 0, sort === 'oldest' ? time : -time, id];
  };
  const roots = shown.filter(({ root }) => root === undefined);
  const { items, ...rest } = cut(roots, rank, ['roots', page.id, sort], limit, cursor);
  return { items: items.map((root) => withReplies(root, inlineReplies)), ...rest, count };
}

/** The same comments, the roots with their `replyCount`. */
export function countReplies(all: readonly Comment[]): Comment[] {
  const counts = new Map<string | undefined, number>();
  for (const { root } of all.filter(isPublished)) counts.set(root, (counts.get(root) ?? 0) + 1);
  return all.map((each) => (each.root === undefined ? { ...each, replyCount: counts.get(each.id) ?? 0 } : each));
}

/** What is published, and what was taken away above it. */
function shownOf(all: readonly Comment[]): readonly Comment[] {
  const byId = new Map(all.map((each) => [each.id, each]));
  const shown = new Set<Comment>();
  for (const one of all.filter(isPublished)) {
    for (let each: Comment | undefined = one; each && !shown.has(each); each = byId.get(each.parent ?? ''))
      shown.add(each);
  }
  return all.filter((each) => shown.has(each));
}

/** Pages by the rank of the last item: what comes and goes elsewhere moves nothing, and it may be gone itself. */
function cut(
  some: readonly Comment[],
  rankOf: (comment: Comment) => Rank,
  name: readonly string[],
  limit: number,
  cursor: string | undefined,
): Replies {
  const after = cursor === undefined ? undefined : readCursor<Rank>(cursor, name, [0, 0, '']);
  const rest = some
    .map((each) => ({ each, rank: rankOf(each) }))
    .filter(({ rank }) => !after || compare(rank, after) > 0)
    .sort((a, b) => compare(a.rank, b.rank));
  const items = rest.slice(0, limit);
  const last = rest.length > limit && items.at(-1);
  return { items: items.map(({ each }) => each), ...(last && { next: writeCursor(name, last.rank) }) };
}

function compare([a, b, c]: Rank, [x, y, z]: Rank): number {
  return a - x || b - y || (c < z ? -1 : c > z ? 1 : 0);
}
