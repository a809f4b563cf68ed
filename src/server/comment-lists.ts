import type { Comment, CommentPage, CommentSort, Replies } from '../core/comment.js';
import type { CommentSelection, CountedComment, ListPosition } from '../contract/store.js';
import type { Call } from './call.js';
import { readCursor, writeCursor } from './cursor.js';
import { listedComment } from './receipt.js';
import { malformed, Refusal } from './refusal.js';

export const defaultComments = 20;

/** Replies that come with each root. */
const firstReplies = 5;

/** What is asked of one page of the site. */
export interface Asked {
  /** A path, from `pagePath`. */
  readonly page: string;
  readonly sort: CommentSort;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

type Items = Pick<CommentPage, 'items' | 'next'>;

/** Roots, each with its first replies: two queries, however many roots there are. @throws Refusal 422 naming `cursor` */
export async function listRoots(call: Call, { page, sort, limit, cursor }: Asked): Promise<Items> {
  const { site, services } = call;
  const query = ['comments', site.id, page, 'roots', sort];
  const after = await positionOf(call, query, cursor);
  const { shown, last } = await takePage(call, { page, sort, limit, after });
  const answered = shown.filter(({ replyCount }) => replyCount > 0).map(({ id }) => id);
  const replies =
    answered.length > 0 ? await services.store.listFirstReplies(site.id, answered, firstReplies + 1) : undefined;
  const items = shown.map(async (root): Promise<Comment> => {
    const first = replies?.get(root.id);
    return {
      ...listedComment(site, root),
      ...(first && { replies: await repliesOf(call, page, root.id, first, firstReplies) }),
    };
  });
  const key = (comment: CountedComment): number => (sort === 'top' ? comment.up - comment.down : comment.createdAt);
  return {
    items: await Promise.all(items),
    ...(last && { next: await writeCursor(call.keys[0], query, { key: key(last), id: last.id }) }),
  };
}

/** The replies of one root, oldest first. @throws Refusal 404, 422 naming `cursor` */
export async function listReplies(call: Call, root: string, { page, limit, cursor }: Asked): Promise<Items> {
  const after = await positionOf(call, repliesQuery(call, page, root), cursor);
  await requireShown(call, page, root, true);
  const { site, services } = call;
  const selection = { site: site.id, page, root, sort: 'oldest' as const, limit: limit + 1, ...(after && { after }) };
  return repliesOf(call, page, root, await services.store.listComments(selection), limit);
}

/**
 * The one thread that holds a comment. From its start, when the comment is among the first replies; else what it answers, itself, and what
 * follows it. @throws Refusal 404
 */
export async function listThread(call: Call, id: string, { page, limit }: Asked): Promise<Items> {
  const { site, services } = call;
  const path = await requireShown(call, page, id, false);
  const comment = path.at(-1)!;
  const root = comment.root === undefined ? comment : await rootOf(call, path, comment.root);
  const selection = { site: site.id, page, root: root.id, sort: 'oldest' as const, limit: limit + 1 };
  const first = await services.store.listComments(selection);
  let replies: Replies | undefined;
  if (comment === root || first.slice(0, limit).some((each) => each.id === id)) {
    if (first.length > 0) replies = await repliesOf(call, page, root.id, first, limit);
  } else {
    const after = { key: comment.createdAt, id };
    const above = path.filter((each) => each.id !== root.id).map((each) => listedComment(site, each));
    const following = await services.store.listComments({ ...selection, after });
    const { items, next } = await repliesOf(call, page, root.id, following, limit);
    replies = { items: [...above, ...items], ...(next !== undefined && { next }), partial: true };
  }
  return { items: [{ ...listedComment(site, root), ...(replies && { replies }) }] };
}

const repliesQuery = ({ site }: Call, page: string, root: string): string[] => ['comments', site.id, page, 'of', root];

async function repliesOf(
  call: Call,
  page: string,
  root: string,
  found: readonly CountedComment[],
  limit: number,
): Promise<Replies> {
  const last = found.length > limit ? found[limit - 1] : undefined;
  const position = last && { key: last.createdAt, id: last.id };
  return {
    items: found.slice(0, limit).map((reply) => listedComment(call.site, reply)),
    ...(position && { next: await writeCursor(call.keys[0], repliesQuery(call, page, root), position) }),
  };
}

async function takePage(
  { site, services }: Call,
  { limit, after, ...rest }: Pick<CommentSelection, 'page' | 'sort' | 'limit'> & { after: ListPosition | undefined },
): Promise<{ shown: readonly CountedComment[]; last: CountedComment | undefined }> {
  // One more than asked for tells whether there is a next page.
  const selection = { site: site.id, ...rest, limit: limit + 1, ...(after && { after }) };
  const found = await services.store.listComments(selection);
  return { shown: found.slice(0, limit), last: found.length > limit ? found[limit - 1] : undefined };
}

async function positionOf(
  { keys }: Call,
  query: readonly string[],
  cursor: string | undefined,
): Promise<ListPosition | undefined> {
  if (cursor === undefined) return undefined;
  const position = await readCursor(keys, query, cursor);
  if (!position) throw malformed('cursor', '"cursor" does not belong to this query.');
  return position;
}

/** The way to a comment that readers of this page see, itself last. @throws Refusal 404 */
async function requireShown(
  { site, services }: Call,
  page: string,
  id: string,
  asRoot: boolean,
): Promise<readonly CountedComment[]> {
  const path = await services.store.listAncestors(site.id, id);
  const comment = path.at(-1);
  const shown = comment?.page === page && (comment.status === 'published' || comment.replyCount > 0);
  if (shown && !(asRoot && comment.root !== undefined)) return path;
  throw new Refusal('not-found', { title: 'There is no such comment on this page.' });
}

/** Parents that were imported may run in a circle; the thread's root is known all the same. */
async function rootOf({ site, services }: Call, path: readonly CountedComment[], id: string): Promise<CountedComment> {
  const root = path.find((each) => each.id === id) ?? (await services.store.listAncestors(site.id, id)).at(-1);
  if (root) return root;
  throw new Refusal('not-found', { title: 'The thread of this comment has no beginning.' });
}
