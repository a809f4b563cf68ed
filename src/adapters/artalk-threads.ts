import type { Comment } from '../core/comment.js';
import { shown, type ArtalkComment } from './artalk-shapes.js';
import { withReplies } from './parts/answer-thread.js';

/**
 * Roots in the order of the answer, each with its replies. Those come in any order, and name what they answer but no root; ids grow with time, so that a parent is met before its
 * replies. A reply to what a moderator holds back names nothing that is there: it has no place, and is left out with it.
 */
export function threadsOf(found: readonly ArtalkComment[], base: string): Comment[] {
  const threads = new Map<number, Comment[]>();
  const rootOf = new Map<number, number>();
  for (const each of found.toSorted((a, b) => a.id - b.id)) {
    const root = each.rid === 0 ? each.id : rootOf.get(each.rid);
    if (root === undefined) continue;
    rootOf.set(each.id, root);
    if (each.rid === 0) threads.set(root, []);
    else threads.get(root)?.push(shown(each, base, root));
  }
  return found.filter(({ rid }) => rid === 0).map((root) => withReplies(shown(root, base), threads.get(root.id) ?? []));
}
