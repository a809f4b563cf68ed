import type { Comment } from '../core/comment.js';
import { reduceHtml } from '../core/reduce-html.js';
import { repairText } from '../core/text.js';
import { withReplies } from './parts/answer-thread.js';
import type { WalineId, WalineReply, WalineRoot } from './waline-shapes.js';

/** Where a comment stands, and what a reply to it or a vote on it needs. */
export interface WalinePlace {
  /** Missing where the comment was taken away. */
  readonly row: WalineReply | undefined;
  readonly root: WalineId;
  /** 0 for a root. */
  readonly depth: number;
}

export interface WalineThread {
  readonly root: Comment;
  /** By id. */
  readonly places: ReadonlyMap<string, WalinePlace>;
}

/**
 * One root with all its replies, oldest first. The server orders replies by whatever its roots are ordered by, and leaves out what was taken away: that gets its place back.
 * @param base the page's address, for links in comments.
 */
export function threadOf(row: WalineRoot, base: string): WalineThread {
  const root = `${row.objectId}`;
  const children = new Map(row.children?.map((child) => [`${child.objectId}`, child]));
  const parentOf = (id: string): string => `${children.get(id)?.pid ?? root}`;
  const places = new Map<string, WalinePlace>([[root, { row, root: row.objectId, depth: 0 }]]);
  const replies: Comment[] = [];
  // Times are whole seconds in most storages; ids go on counting.
  const ordered = [...children].sort(
    ([, a], [, b]) => a.time - b.time || (a.objectId < b.objectId ? -1 : +(a.objectId > b.objectId)),
  );

  for (const [first, { time }] of ordered) {
    // Its ancestors stand before it, whatever their times; a circle ends where it began.
    const path = new Set<string>();
    for (let id = first; !places.has(id) && !path.has(id); id = parentOf(id)) path.add(id);
    for (const id of [...path].reverse()) {
      const child = children.get(id);
      const parent = places.has(parentOf(id)) ? parentOf(id) : root;
      places.set(id, { row: child, root: row.objectId, depth: places.get(parent)!.depth + 1 });
      replies.push({
        ...(child ? commentOf(child, base) : { id, status: 'removed', name: '', content: '', created: iso(time) }),
        parent,
        root,
      });
    }
  }
  return { root: withReplies(commentOf(row, base), replies), places };
}

const commentOf = ({ objectId, nick, comment, time, like, type }: WalineReply, base: string): Comment => ({
  id: `${objectId}`,
  status: 'published',
  name: repairText(nick),
  ...reduceHtml(comment, base),
  created: iso(time),
  up: like,
  ...(type === 'administrator' && { role: 'moderator' }),
});

export const iso = (time: number): string => new Date(time).toISOString();
