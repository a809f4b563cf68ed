import type { CallOptions } from '../contract/adapter.js';
import type { Comment, CommentPage, CommentQuery } from '../core/comment.js';
import { countReplies, selectComments } from './parts/select-comments.js';
import { pageOf } from './rest-comments.js';
import type { RestBase } from './rest-line.js';

/** Lists out of one answer that holds all; a page whose mapping says another `paging` does not load it. */

export function listComments(
  { options: { map, sorts }, call, comment }: RestBase,
  query: CommentQuery,
  callOptions?: CallOptions,
): Promise<CommentPage> {
  const { page, sort = 'newest', limit = 20 } = query;
  const read = pageOf(map, 'map', comment, page.url);
  const select = (body: unknown): CommentPage => {
    const { items, next: _, total: __, ...told } = read(body);
    return { ...selectComments(flattenThreads(items), query), ...told };
  };
  return call(
    'listComments',
    { parent: undefined, comment: undefined, cursor: undefined, ...query, limit, sort: sorts?.[sort] ?? '' },
    select,
    callOptions,
  );
}

/** A list of all, flat or nested or both, as one in which every reply names its root. */
function flattenThreads(items: readonly Comment[]): Comment[] {
  const all = flatten(items);
  const byId = new Map(all.map((each) => [each.id, each]));
  const rooted = all.map((each) => {
    let top = each;
    // A circle has no root: it ends somewhere.
    for (let n = 0; n < 1000 && byId.has(top.parent ?? ''); n++) top = byId.get(top.parent!)!;
    const { parent: _, root: __, ...root } = each;
    return top === each ? root : { ...each, root: top.id };
  });
  return countReplies(rooted);
}

/** What stands inside another answers it. */
function flatten(items: readonly Comment[], parent?: string): Comment[] {
  return items.flatMap(({ replies, ...each }) => [
    { ...each, ...(parent !== undefined && { parent }) },
    ...flatten(replies?.items ?? [], each.id),
  ]);
}
