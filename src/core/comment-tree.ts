import type { Comment } from './comment.js';

/** A reply as a list shows it. */
export interface ReplyRow {
  readonly comment: Comment;
  /** 1 stands below the root; never more than the depth that is shown. */
  readonly depth: number;
  /** The comment that is answered, where the depth does not show it. */
  readonly answers?: Comment;
}

/**
 * The replies of one thread in reading order: each behind what it answers, siblings by their order. What stands deeper than `maxDepth` keeps that depth and
 * says what it answers. A reply whose parent is not there (not loaded, gone, or part of a cycle) stands below the root, so that nothing is lost.
 */
export function replyRows(root: Comment, replies: readonly Comment[], maxDepth: number): ReplyRow[] {
  const children = new Map<string, Comment[]>();
  const known = new Map<string, Comment>([[root.id, root]]);
  for (const reply of replies) known.set(reply.id, reply);
  for (const reply of replies) {
    const parent = reply.parent !== undefined && known.has(reply.parent) ? reply.parent : root.id;
    const siblings = children.get(parent);
    if (siblings) siblings.push(reply);
    else children.set(parent, [reply]);
  }
  const rows: ReplyRow[] = [];
  const seen = new Set([root.id]);
  // A stack, not a recursion: ten thousand answers in a row are a deep tree.
  const walk = (from: readonly Comment[] = []): void => {
    const stack = from.map((comment) => ({ comment, depth: 1 })).reverse();
    for (let next = stack.pop(); next; next = stack.pop()) {
      const { comment, depth } = next;
      if (seen.has(comment.id)) continue;
      seen.add(comment.id);
      const answers = depth > maxDepth ? known.get(comment.parent ?? '') : undefined;
      rows.push({ comment, depth: Math.min(depth, maxDepth), ...(answers && { answers }) });
      const below = children.get(comment.id) ?? [];
      for (let i = below.length - 1; i >= 0; i--) stack.push({ comment: below[i]!, depth: depth + 1 });
    }
  };
  walk(children.get(root.id));
  // Only members of a cycle are left.
  if (rows.length < replies.length) for (const reply of replies) walk([reply]);
  return rows;
}
