import type { CallOptions } from '../contract/adapter.js';
import type { Comment, CommentPage, CommentQuery } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { reduceHtml } from '../core/reduce-html.js';
import { fail, list, object, text, type Decoder } from '../protocol/decode.js';
import { answerThread, withReplies } from './parts/answer-thread.js';
import { readCursor } from './parts/cursor.js';
import { pageList } from './parts/page-list.js';
import { id, stamp } from './wordpress-shapes.js';
import type { Site } from './wordpress-site.js';
import { plantTree, type Node, type Row } from './wordpress-tree.js';

/** Requests at once: a site serves its other readers too. */
const lanes = 4;

export async function listThreads(
  site: Site,
  titleKey: string,
  query: CommentQuery,
  call?: CallOptions,
): Promise<CommentPage> {
  const { page, parent, sort = 'newest', cursor, limit } = query;
  const name = [page.id, parent ?? sort];
  if (cursor !== undefined) readCursor(cursor, name, ['']);
  const [post] = await site.find([page.id], call);
  const [closed, rows] = post
    ? await Promise.all([site.isClosed(post, call), readAll(site, post.id, titleKey, call)])
    : [true, []];
  const { roots, threads, pathTo } = plantTree(rows);
  const show = ({ id, path, created, row }: Node): Comment => {
    const above = path.length > 0 && { parent: path.at(-1)!, root: path[0]! };
    if (!row) return { id, ...above, status: 'removed', name: '', content: '', created };
    const title = (row as unknown as Record<string, string | undefined>)[titleKey];
    return {
      id,
      ...above,
      status: 'published',
      // It is stored as HTML too.
      name: reduceHtml(row.author_name).content,
      ...(title && { title }),
      ...reduceHtml(row.content.rendered, site.base),
      created,
    };
  };
  const showRoot = (root: Node): Comment => withReplies(show(root), (threads.get(root.id) ?? []).map(show));
  const thread = await answerThread(query, async (id) => {
    const root = roots.find((each) => each.id === (pathTo(id)[0] ?? id));
    if (!root) throw new CommentError('not-found');
    return showRoot(root);
  });
  const ordered = (): readonly Node[] => (sort === 'newest' ? roots.toReversed() : roots);
  const told = thread ?? pageList(ordered(), name, cursor, limit);
  const items = thread?.items ?? (told.items as readonly Node[]).map(showRoot);
  return { ...told, items, count: rows.length, ...(closed && { closed }) };
}

/** By one request where a hundred comments are all of them, else by one for each page. */
export async function countPosts(site: Site, pages: readonly string[], call?: CallOptions): Promise<readonly number[]> {
  const posts = await site.find(pages, call);
  const ids = [...new Set(posts.flatMap((post) => post?.id ?? []))];
  if (ids.length === 0) return pages.map(() => 0);
  const counts = new Map<string, number>();
  const { items, total } = await read(
    site,
    { post: `${ids}`, _fields: 'post' },
    object<{ post: string }>({ post: id }),
    call,
  );
  if (total <= items.length) for (const { post } of items) counts.set(post, (counts.get(post) ?? 0) + 1);
  else
    await inLanes(ids, async (post) => {
      counts.set(post, (await read(site, { post, per_page: 1, _fields: 'id' }, object({}), call)).total);
    });
  return posts.map((post) => counts.get(post?.id ?? '') ?? 0);
}

/** All comments of a post, whatever is asked for: a hundred in one request, by id, so that what comes meanwhile comes at the end. */
async function readAll(site: Site, post: string, titleKey: string, call?: CallOptions): Promise<readonly Row[]> {
  const shape = {
    id,
    parent: id,
    author_name: text,
    date_gmt: stamp,
    content: object<Row['content']>({ rendered: text }),
    ykien_path: [list(id)],
    ...(titleKey && { [titleKey]: [text] }),
  } as const;
  const query = { post, orderby: 'id', order: 'asc', _fields: Object.keys(shape).join() };
  const take = (page: number) => read(site, { ...query, page }, object<Row>(shape), call);
  const first = await take(1);
  const pages = Array.from({ length: Math.ceil(first.total / 100) - 1 }, (_, n) => n + 2);
  const rest = await inLanes(pages, async (page) => (await take(page)).items);
  return [first.items, ...rest].flat();
}

/** One page of comments, and how many there are in all. */
function read<T>(site: Site, query: Readonly<Record<string, string | number>>, item: Decoder<T>, call?: CallOptions) {
  return site.ask(
    'comments',
    { per_page: 100, ...query },
    async (answer) => {
      const items = list(item)(await answer.json(), '');
      // A proxy may take the header away.
      const total = Number(answer.headers.get('x-wp-total') ?? (items.length < 100 ? items.length : NaN));
      return { items, total: Number.isNaN(total) ? fail('x-wp-total', 'number') : total };
    },
    call,
  );
}

/** Some at a time, their results in their order. */
async function inLanes<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const lane = async (): Promise<void> => {
    for (const [n, item] of waiting) results[n] = await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
