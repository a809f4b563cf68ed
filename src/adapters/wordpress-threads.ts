import type { CallOptions } from '../contract/adapter.js';
import type { Comment, CommentPage, CommentQuery } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { reduceHtml } from '../core/reduce-html.js';
import { list, object, text } from '../protocol/decode.js';
import { answerThread, withReplies } from './parts/answer-thread.js';
import { countedId } from './parts/counted-id.js';
import { lateMethod } from './parts/late-method.js';
import { pageList } from './parts/page-list.js';
import { utcTime } from './parts/utc-time.js';
import type { Site } from './wordpress-site.js';
import { plantTree, type Node, type Row } from './wordpress-tree.js';

export async function listThreads(
  site: Site,
  titleKey: string,
  query: CommentQuery,
  call?: CallOptions,
): Promise<CommentPage> {
  const { page, parent, sort, cursor, limit } = query;
  const [post] = await site.find([page.id], call);
  const [closed, rows] = await Promise.all([
    site.closed(post, call),
    post ? readAll(site, post.id, titleKey, call) : [],
  ]);
  const nodes = plantTree(rows);
  const show = ({ id, path, created, row }: Node): Comment => {
    const place = { id, created, ...(path[0] && { parent: path.at(-1)!, root: path[0] }) };
    if (!row) return { ...place, status: 'removed', name: '', content: '' };
    const title = (row as unknown as Record<string, string | undefined>)[titleKey];
    return {
      ...place,
      status: 'published',
      // It is stored as HTML too.
      name: reduceHtml(row.author_name).content,
      ...(title && { title }),
      ...reduceHtml(row.content.rendered, site.base),
    };
  };
  const below = (root?: string): Node[] => [...nodes.values()].filter(({ path }) => path[0] === root);
  const showRoot = (root: Node): Comment => withReplies(show(root), below(root.id).map(show));
  const roots = below();
  // Also for replies: it refuses the cursor of another query.
  const told = pageList(
    sort === 'oldest' ? roots : roots.reverse(),
    [page.id, parent ?? sort ?? 'newest'],
    cursor,
    limit,
  );
  const thread = await answerThread(query, async (id) => {
    const root = nodes.get(nodes.get(id)?.path[0] ?? id);
    if (!root) throw new CommentError('not-found');
    return showRoot(root);
  });
  return { ...(thread ?? { ...told, items: told.items.map(showRoot) }), count: rows.length, ...closed };
}

/** All comments of a post, whatever is asked for: a hundred in one request, by id, so that what comes meanwhile comes at the end. */
async function readAll(site: Site, post: string, titleKey: string, call?: CallOptions): Promise<readonly Row[]> {
  const shape = {
    id: countedId,
    parent: countedId,
    author_name: text,
    date_gmt: utcTime,
    content: object<Row['content']>({ rendered: text }),
    ykien_path: [list(countedId)],
    ...(titleKey && { [titleKey]: [text] }),
  } as const;
  const query = { post, orderby: 'id', order: 'asc', _fields: Object.keys(shape).join() };
  const take = (page: number) => site.read({ ...query, page }, object<Row>(shape), call);
  const { items, total } = await take(1);
  const readOn = lateMethod(
    () => import('./wordpress-lanes.js'),
    ({ readRest }, total: number) => readRest(items, total, take),
  );
  return total > 100 ? readOn(total, call) : items;
}
