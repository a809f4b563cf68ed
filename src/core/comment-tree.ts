import type { Comment } from './comment.js';

/** A reply as a list shows it. */
export interface ReplyRow {
  readonly comment: Comment;
  /** 1 stands below the root; never more than the depth that is shown. */
  readonly depth: number;
  /** The comment that is answered, where the depth does not show it. */
  readonly answers?: Comment | undefined;
}

/** A walk by recursion has to end somewhere; our own server ends at a hundred. */
const deepest = 500;

/**
 * The replies of one thread in reading order: each behind what it answers, siblings by their order. What stands deeper than `maxDepth` keeps that depth and
 * says what it answers. A reply whose parent is not there (not loaded, gone, or part of a cycle) stands below the root, so that nothing is lost.
 */
export function replyRows(root: Comment, replies: readonly Comment[], maxDepth: number): ReplyRow[] {
  const children = new Map<string, Comment[]>();
  const known = new Map([root, ...replies].map((comment) => [comment.id, comment]));
  for (const reply of replies) {
    const parent = known.has(reply.parent!) ? reply.parent! : root.id;
    if (!children.get(parent)?.push(reply)) children.set(parent, [reply]);
  }
  const rows: ReplyRow[] = [];
  const seen = new Set([root.id]);
  const walk = (below: readonly Comment[] = [], depth = 1): void => {
    for (const comment of below) {
      if (seen.has(comment.id)) continue;
      seen.add(comment.id);
      const answers = depth > maxDepth ? known.get(comment.parent!) : undefined;
      rows.push({ comment, depth: Math.min(depth, maxDepth), answers });
      if (depth < deepest) walk(children.get(comment.id), depth + 1);
    }
  };
  walk(children.get(root.id));
  // What is left is part of a cycle, or deeper than anybody reads.
  walk(replies);
  return rows;
}
