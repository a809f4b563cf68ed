import type { CallOptions } from '../contract/adapter.js';
import type { Comment, CommentPage, CommentQuery, Replies } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { reduceHtml } from '../core/reduce-html.js';
import { fail, list, number, object, text, type Decoder } from '../protocol/decode.js';
import { readCursor, writeCursor } from './parts/cursor.js';
import { stamp } from './wordpress-shapes.js';
import { mostItems, type Site } from './wordpress-site.js';
import { order, plantTree, type Node, type Row } from './wordpress-tree.js';

/** Requests at once: a site serves its other readers too. */
const lanes = 4;
const inlineReplies = 5;

export interface Threads {
  list(query: CommentQuery, call?: CallOptions): Promise<CommentPage>;
  count(pages: readonly string[], call?: CallOptions): Promise<readonly number[]>;
}

export function openThreads(site: Site, titleKey: string | undefined): Threads {
  const rows: Decoder<readonly Row[]> = list((value, path) => ({
    ...object<Omit<Row, 'title'>>({
      id: number,
      parent: number,
      author_name: text,
      date_gmt: stamp,
      content: object<Row['content']>({ rendered: text }),
      ykien_path: [list(number)],
    })(value, path),
    ...(titleKey &&
      object<{ title?: string }>({ title: [text] })({ title: (value as Record<string, unknown>)[titleKey] }, path)),
  }));
  const _fields = `id,parent,author_name,date_gmt,content,ykien_path${titleKey ? `,${titleKey}` : ''}`;

  /** One page of comments, and how many there are in all. Without the header, which a proxy may take away, a short page is the last one. */
  const read = <T>(query: Record<string, string | number>, decoder: Decoder<readonly T[]>, call?: CallOptions) =>
    site.read(
      'comments',
      query,
      async (answer) => {
        const items = decoder(await answer.json(), '');
        const total = Number(answer.headers.get('x-wp-total') ?? NaN);
        if (Number.isNaN(total) && items.length >= Number(query.per_page)) fail('x-wp-total', 'number');
        return { items, total: total || items.length };
      },
      call,
    );

  /** All of one page: by id, so that what comes meanwhile comes at the end. */
  async function readAll(post: number, call?: CallOptions): Promise<readonly Row[]> {
    const query = { post, orderby: 'id', order: 'asc', per_page: mostItems, _fields };
    const first = await read(query, rows, call);
    const pages = Array.from({ length: Math.ceil(first.total / mostItems) - 1 }, (_, n) => n + 2);
    const rest = await inLanes(pages, async (page) => (await read({ ...query, page }, rows, call)).items);
    return [first.items, ...rest].flat();
  }

  return {
    async list({ page, parent, comment, sort = 'newest', cursor, limit = 20 }, call) {
      const name = (of: string): string[] => [page.id, of, of ? '' : sort];
      const place =
        cursor === undefined ? undefined : readCursor<[string, number]>(cursor, name(parent ?? ''), ['', 0]);
      const post = await site.find(page.id, call);
      if (!post) {
        if (parent !== undefined || comment !== undefined) throw new CommentError('not-found');
        return { items: [], count: 0, closed: true };
      }
      const [closed, all] = await Promise.all([site.isClosed(post, call), readAll(post.id, call)]);
      const threads = plantTree(all);

      const take = (nodes: readonly Node[], most: number, of: string, show: (node: Node) => Comment): Replies => ({
        items: nodes.slice(0, most).map(show),
        ...(nodes.length > most && { next: writeCursor(name(of), [nodes[most - 1]!.created, nodes[most - 1]!.id]) }),
      });
      const showReply = (node: Node): Comment => show(node, site.base);
      const showRoot = (node: Node, atLeast = 0): Comment => {
        const below = threads.below(node.id);
        const replyCount = below.filter(({ row }) => row).length;
        return {
          ...show(node, site.base),
          replyCount,
          ...(below.length > 0 && { replies: take(below, Math.max(inlineReplies, atLeast), `${node.id}`, showReply) }),
        };
      };
      const told = { count: all.length, ...(closed && { closed }) };

      if (comment !== undefined) {
        const node = threads.find(comment);
        const root = node && (threads.find(`${node.path[0] ?? ''}`) ?? node);
        if (!root) throw new CommentError('not-found');
        return { items: [showRoot(root, threads.below(root.id).indexOf(node) + 1)], ...told };
      }
      const root = parent === undefined ? undefined : threads.find(parent);
      if (parent !== undefined && (!root || root.path.length > 0)) throw new CommentError('not-found');
      const backward = !root && sort === 'newest';
      const nodes = root ? threads.below(root.id) : backward ? threads.roots.toReversed() : threads.roots;
      const from = place ? nodes.filter((node) => order(node, place) * (backward ? -1 : 1) > 0) : nodes;
      return { ...take(from, limit, parent ?? '', root ? showReply : (node) => showRoot(node)), ...told };
    },

    async count(pages, call) {
      const posts = await site.findAll(pages, call);
      const ids = [...new Set(posts.flatMap((post) => post?.id ?? []))];
      const counts = new Map<number, number>();
      if (ids.length > 0) {
        const query = { per_page: mostItems, _fields: 'post' };
        const { items, total } = await read(
          { ...query, post: `${ids}` },
          list(object<{ post: number }>({ post: number })),
          call,
        );
        if (total <= items.length) for (const { post } of items) counts.set(post, (counts.get(post) ?? 0) + 1);
        else
          await inLanes(ids, async (post) => {
            counts.set(post, (await read({ ...query, post, per_page: 1 }, list(object({})), call)).total);
          });
      }
      return posts.map((post) => counts.get(post?.id ?? 0) ?? 0);
    },
  };
}

function show({ id, path, created, row }: Node, base: string): Comment {
  const above = path.length > 0 && { parent: `${path.at(-1)}`, root: `${path[0]}` };
  if (!row) return { id: `${id}`, ...above, status: 'removed', name: '', content: '', created };
  return {
    id: `${id}`,
    ...above,
    status: 'published',
    // It is stored as HTML too.
    name: reduceHtml(row.author_name).content,
    ...(row.title && { title: row.title }),
    ...reduceHtml(row.content.rendered, base),
    created,
  };
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
