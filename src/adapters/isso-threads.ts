import type { CallOptions } from '../contract/adapter.js';
import type { Comment, CommentPage, CommentQuery, CommentSort } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import type { PageRef } from '../core/page.js';
import { counts, replies, roots, shown, type IssoComment, type IssoRoot } from './isso-shapes.js';
import { isCountedId } from './parts/counted-id.js';
import { checkListQuery, readCursor, writeCursor } from './parts/cursor.js';
import { jsonRequest } from './parts/json-request.js';
import { json, type Line } from './parts/line.js';

const orders: Readonly<Record<CommentSort, string>> = { newest: 'newest', oldest: 'oldest', top: 'upvotes' };
export const sorts = Object.keys(orders) as CommentSort[];

/** Replies that come with their root. */
const inline = 20;

export interface IssoThreads {
  list(query: CommentQuery, options?: CallOptions): Promise<CommentPage>;
  count(pages: readonly string[], options?: CallOptions): Promise<readonly number[]>;
  /** A comment of the page with the root of its thread, as it is now. `undefined` where the page's list lacks it. */
  find(page: PageRef, id: string, options?: CallOptions): Promise<{ root: IssoRoot; comment: IssoComment } | undefined>;
  /** Id of the root of a published comment: as it was listed, or looked up. */
  rootOf(page: PageRef, id: string, options?: CallOptions): Promise<string | undefined>;
  forget(page: PageRef, id: string): void;
}

export function issoThreads(line: Line): IssoThreads {
  /** Roots of what was listed, so that a vote or reply need not ask for the whole page. */
  const seen = new Map<string, string>();
  const key = (page: PageRef, id: string | number): string => `${page.id} ${id}`;

  const remember = (page: PageRef, { id, parent, mode }: IssoComment): void => {
    if (mode === 1) seen.set(key(page, id), String(parent ?? id));
  };
  const path = (page: PageRef, query: Readonly<Record<string, string | number>>): string =>
    `/?${new URLSearchParams({ uri: page.id, ...(query as Record<string, string>) })}`;

  const getReplies = async (page: PageRef, parent: string, limit: number, offset: number, options?: CallOptions) => {
    const query = path(page, { parent, limit, offset, sort: 'oldest' });
    const found = await line(query, json(replies), options);
    for (const each of found.replies) remember(page, each);
    const next = found.hidden_replies > 0 ? { next: writeCursor(repliesOf(page, parent), [offset + limit]) } : {};
    return { total: found.total_replies, items: published(found.replies, page), next };
  };

  const show = async (root: IssoRoot, page: PageRef, isWhole: boolean, options?: CallOptions): Promise<Comment> => {
    for (const each of [root, ...root.replies]) remember(page, each);
    // With the newest roots come the newest replies: where not all came, the oldest are asked for.
    const { items, next } =
      root.hidden_replies > 0 && !isWhole
        ? await getReplies(page, String(root.id), inline, 0, options)
        : { items: published(root.replies, page), next: {} };
    return { ...shown(root, page.url), replyCount: root.total_replies, replies: { items, ...next } };
  };

  const threads: IssoThreads = {
    async list(query, options) {
      const { page, parent, comment, sort = 'newest', cursor, limit = 20 } = query;
      checkListQuery(sorts, query);
      if (comment !== undefined) {
        const found = await threads.find(page, comment, options);
        if (!found || found.comment.mode === 2) throw new CommentError('not-found');
        return { items: [await show(found.root, page, true, options)] };
      }
      if (parent !== undefined) {
        const [offset] = cursor === undefined ? [0] : readCursor(cursor, repliesOf(page, parent), [0]);
        if (!isCountedId(parent)) throw new CommentError('not-found');
        const { total, items, next } = await getReplies(page, parent, limit, offset, options);
        // Nothing tells a root without replies from one that is not there.
        if (total === 0 && (await threads.rootOf(page, parent, options)) !== parent)
          throw new CommentError('not-found');
        return { items, ...next };
      }
      const name = [page.id, sort];
      const [offset] = cursor === undefined ? [0] : readCursor(cursor, name, [0]);
      const asked = path(page, { limit, offset, sort: orders[sort], nested_limit: inline });
      const [found, [count]] = await Promise.all([
        line(asked, json(roots), options),
        cursor === undefined ? threads.count([page.id], options) : [],
      ]);
      // Isso also keeps the place of a root whose replies all wait.
      const visible = found.replies.filter(({ mode, total_replies }) => mode === 1 || total_replies > 0);
      const items = await Promise.all(visible.map((root) => show(root, page, false, options)));
      const next = found.hidden_replies > 0 ? writeCursor(name, [offset + found.replies.length]) : undefined;
      if (next && items.length === 0) return threads.list({ ...query, cursor: next }, options);
      return { items, ...(next && { next }), ...(count !== undefined && { count }) };
    },
    count: (pages, options) => line('/count', json(counts), options, jsonRequest(pages)),
    async find(page, id, options) {
      if (!isCountedId(id)) return undefined;
      const found = await line(path(page, { sort: 'oldest' }), json(roots), options);
      for (const root of found.replies) {
        const comment = [root, ...root.replies].find((each) => String(each.id) === id);
        if (comment) return { root, comment };
      }
      return undefined;
    },
    async rootOf(page, id, options) {
      const known = seen.get(key(page, id));
      if (known !== undefined) return known;
      const { root, comment } = (await threads.find(page, id, options)) ?? {};
      return root && comment?.mode === 1 ? String(root.id) : undefined;
    },
    forget: (page, id) => void seen.delete(key(page, id)),
  };
  return threads;
}

const repliesOf = (page: PageRef, parent: string): string[] => [page.id, 'replies', parent];

/** Oldest first. A reply that was taken away has nothing below it here: it goes. */
const published = (found: readonly IssoComment[], page: PageRef): Comment[] =>
  found
    .filter(({ mode }) => mode === 1)
    .sort((a, b) => a.id - b.id)
    .map((each) => shown(each, page.url));
