import type { Comment, CommentPage, CommentQuery, CommentSort } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { checkListQuery, readCursor, writeCursor } from './parts/cursor.js';

/** Orders and cuts a list that came whole: roots with all their replies inline, the replies of a root, or the one thread that holds a comment. */
export function pageOf(items: readonly Comment[], query: CommentQuery, sorts: readonly CommentSort[]): CommentPage {
  checkListQuery(sorts, query);
  const { page, parent, comment, sort = 'newest', cursor, limit = 20 } = query;
  const all = new Map(flatten(items).map((each) => [each.id, each]));
  const rootOf = ({ id }: Comment): string => {
    let root = all.get(id)!;
    // A circle ends at its start.
    for (let up = 0; up < all.size && all.has(root.parent!); up++) root = all.get(root.parent!)!;
    return root.id;
  };
  const threads = new Map<string, Comment[]>();
  for (const each of all.values()) {
    const id = rootOf(each);
    if (!threads.get(id)?.push(each)) threads.set(id, [each]);
  }
  const thread = (id: string): { root: Comment; replies: Comment[] } => {
    const replies = (threads.get(id) ?? []).filter((each) => each.id !== id).sort(byTime);
    const { parent: _, root: __, ...root } = all.get(id)!;
    return { root, replies: replies.map((each) => ({ ...each, root: id })) };
  };
  const shown = (id: string): Comment => {
    const { root, replies } = thread(id);
    const replyCount = replies.filter(({ status }) => status === 'published').length;
    return { ...root, replyCount, ...(replies.length > 0 && { replies: { items: replies } }) };
  };
  const wanted = comment ?? parent;
  if (wanted !== undefined && !all.has(wanted)) throw new CommentError('not-found');
  if (comment !== undefined) return { items: [shown(rootOf(all.get(comment)!))] };

  const sign = sort === 'newest' ? -1 : 1;
  const score = ({ up = 0, down = 0 }: Comment): number => up - down;
  const order = (a: Comment, b: Comment): number =>
    sort === 'top' ? score(b) - score(a) || byTime(b, a) : sign * byTime(a, b);
  const list =
    parent === undefined ? [...threads.keys()].map((id) => thread(id).root).sort(order) : thread(parent).replies;
  const bound = [page.id, parent ?? '', parent === undefined ? sort : ''];
  const [start] = cursor === undefined ? [''] : readCursor(cursor, bound, ['']);
  const from = start ? list.findIndex(({ id }) => id === start) : 0;
  const cut = list.slice(Math.max(0, from), Math.max(0, from) + limit);
  const next = list[Math.max(0, from) + limit];
  return {
    items: parent === undefined ? cut.map(({ id }) => shown(id)) : cut,
    total: list.length,
    count: [...all.values()].filter(({ status }) => status === 'published').length,
    ...(next && { next: writeCursor(bound, [next.id]) }),
  };
}

/** Those that stand inside another answer it. */
function flatten(items: readonly Comment[], parent?: string): Comment[] {
  return items.flatMap(({ replies, ...each }) => [
    parent === undefined ? each : { ...each, parent },
    ...flatten(replies?.items ?? [], each.id),
  ]);
}

/** Of one moment, in the order of what answers what: by id, numbers as numbers. */
function byTime(a: Comment, b: Comment): number {
  return Date.parse(a.created) - Date.parse(b.created) || a.id.localeCompare(b.id, 'en', { numeric: true });
}
