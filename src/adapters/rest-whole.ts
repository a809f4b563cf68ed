import type { Comment } from '../core/comment.js';
import { countReplies } from './parts/select-comments.js';

/** A list of all, flat or nested or both, as one in which every reply names its root. */
export function flattenThreads(items: readonly Comment[]): Comment[] {
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
