import { commentSorts, type Comment, type CommentPage, type CommentQuery, type Replies } from '../../core/comment.js';
import { CommentError } from '../../core/error.js';
import { checkLimit, readCursor, refuse, writeCursor } from '../parts/cursor.js';
import { byTime, findAfter, isShown, type Entry, type MemoryData, type MemoryPage } from './data.js';
import { listedComment } from './public-comment.js';

/** Replies that a root carries. */
const inlineReplies = 5;

/** One page of comments, as `Adapter.listComments` says. */
export function selectComments(data: MemoryData, query: CommentQuery): CommentPage {
  const { limit = 20, sort = 'newest', cursor } = query;
  checkLimit(limit);
  if (!(data.rules.votes === 'none' ? ['newest', 'oldest'] : commentSorts).includes(sort)) throw refuse('sort');
  const page = data.pages.get(query.page.id);
  const state = {
    count: page?.count ?? 0,
    ...((page?.closed === true || data.rules.form.closed === true) && { closed: true }),
    position: data.log.position(),
  };
  if (query.comment !== undefined) return { ...threadOf(data, find(data, page, query.comment), limit), ...state };
  if (query.parent !== undefined) {
    const root = find(data, page, query.parent);
    if (root.parent) throw new CommentError('not-found', { status: 404 });
    return { ...repliesFrom(data, root, limit, cursor), ...state };
  }
  return { ...rootsOf(data, page, query.page.id, sort, limit, cursor), ...state };
}

function find(data: MemoryData, page: MemoryPage | undefined, id: string): Entry {
  const entry = data.entries.get(id);
  if (!entry || entry.page !== page || !isShown(entry)) throw new CommentError('not-found', { status: 404 });
  return entry;
}

function rootsOf(
  data: MemoryData,
  page: MemoryPage | undefined,
  id: string,
  sort: NonNullable<CommentQuery['sort']>,
  limit: number,
  cursor: string | undefined,
): Replies {
  const name = ['roots', id, sort];
  const after = cursor === undefined ? undefined : readCursor<[number, number, number]>(cursor, name, [0, 0, 0]);
  const shown: Entry[] = [];
  // One more than asked for says whether there is a next page.
  const full = (entry: Entry): boolean => isShown(entry) && shown.push(entry) > limit;
  const roots = page?.roots ?? [];
  const [, createdAt = 0, seq = 0] = after ?? [];
  if (sort === 'oldest') {
    for (let n = after ? findAfter(roots, { createdAt, seq }) : 0; n < roots.length; n++) if (full(roots[n]!)) break;
  } else if (sort === 'newest') {
    // The one at the place itself has been given: it stands right before the first that is later.
    let n = after ? findAfter(roots, { createdAt, seq: seq - 1 }) - 1 : roots.length - 1;
    for (; n >= 0; n--) if (full(roots[n]!)) break;
  } else if (page) {
    const top = (page.top ??= roots.filter(isShown).sort((a, b) => score(b) - score(a) || byTime(b, a)));
    const start = after ? top.findIndex((entry) => comesAfter(entry, after)) : 0;
    if (start >= 0) shown.push(...top.slice(start, start + limit + 1));
  }
  const items = shown.slice(0, limit).map((root) => withReplies(data, root, firstReplies(data, root)));
  const last = shown[limit - 1];
  const next = shown.length > limit && last && writeCursor(name, [score(last), last.createdAt, last.seq]);
  return { items, ...(next && { next }) };
}

const score = ({ up, down }: Entry): number => up - down;

function comesAfter(entry: Entry, [liked, createdAt, seq]: readonly [number, number, number]): boolean {
  const ahead = liked - score(entry);
  return ahead > 0 || (ahead === 0 && byTime(entry, { createdAt, seq }) < 0);
}

function repliesFrom(data: MemoryData, root: Entry, limit: number, cursor: string | undefined): Replies {
  const after = cursor === undefined ? undefined : readCursor<[number, number]>(cursor, repliesOf(root), [0, 0]);
  const [createdAt = 0, seq = 0] = after ?? [];
  const shown: Entry[] = [];
  for (let n = after ? findAfter(root.replies, { createdAt, seq }) : 0; n < root.replies.length; n++) {
    const entry = root.replies[n]!;
    if (isShown(entry) && shown.push(entry) > limit) break;
  }
  const items = shown.slice(0, limit).map((each) => listedComment(each, data.rules));
  const last = shown.length > limit && shown[limit - 1];
  return { items, ...(last && { next: writeCursor(repliesOf(root), [last.createdAt, last.seq]) }) };
}

const repliesOf = (root: Entry): readonly string[] => ['replies', root.page.ref.id, root.id];

function firstReplies(data: MemoryData, root: Entry): Replies | undefined {
  return root.below > 0 ? repliesFrom(data, root, inlineReplies, undefined) : undefined;
}

/** The thread of one comment, as a list of its root: from its start, or, where it lies far behind, what it answers, itself and what follows. */
function threadOf(data: MemoryData, entry: Entry, limit: number): CommentPage {
  const { root } = entry;
  const first = root.below > 0 ? repliesFrom(data, root, limit, undefined) : undefined;
  if (entry === root || first?.items.some(({ id }) => id === entry.id))
    return { items: [withReplies(data, root, first)] };
  const following = repliesFrom(data, root, limit, writeCursor(repliesOf(root), [entry.createdAt, entry.seq]));
  const items = [...[...answeredBy(entry), entry].map((each) => listedComment(each, data.rules)), ...following.items];
  return { items: [withReplies(data, root, { ...following, items, partial: true })] };
}

/** What a reply answers, the oldest first, without its root. */
function answeredBy(entry: Entry): Entry[] {
  const above: Entry[] = [];
  for (let each = entry.parent; each?.parent; each = each.parent) above.unshift(each);
  return above;
}

function withReplies(data: MemoryData, root: Entry, replies: Replies | undefined): Comment {
  return { ...listedComment(root, data.rules), ...(replies && { replies }) };
}
