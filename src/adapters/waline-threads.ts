import type { Comment } from '../core/comment.js';
import { reduceHtml } from '../core/reduce-html.js';
import { repairText } from '../core/text.js';
import { withReplies } from './parts/answer-thread.js';
import type { WalineId, WalineReply, WalineRoot } from './waline-shapes.js';

/** Where a comment stands, and what a reply to it or a vote on it needs. */
export interface WalinePlace {
  readonly id: WalineId;
  readonly root: WalineId;
  readonly nick: string;
  /** 0 for a root. */
  readonly depth: number;
  up: number;
}

export interface WalineThread {
  readonly root: Comment;
  readonly replies: readonly Comment[];
  /** Of what is published, by id. */
  readonly places: ReadonlyMap<string, WalinePlace>;
}

/**
 * One root with all its replies, oldest first. The server orders replies by whatever its roots are ordered by, and leaves out what was taken away: that gets its place back.
 * @param base the page's address, for links in comments.
 */
export function threadOf(root: WalineRoot, base: string): WalineThread {
  const rootId = String(root.objectId);
  const children = new Map((root.children ?? []).map((child) => [String(child.objectId), child]));
  const parents = new Map([...children].map(([id, { pid }]) => [id, String(pid ?? rootId)]));
  const ordered = [...children].sort(([, a], [, b]) => at(a) - at(b) || order(a.objectId, b.objectId));

  const replies: Comment[] = [];
  const places = new Map<string, WalinePlace>();
  const depths = new Map<string, number>([[rootId, 0]]);
  const keep = (comment: WalineReply, depth: number): void =>
    void places.set(String(comment.objectId), {
      id: comment.objectId,
      root: root.objectId,
      nick: comment.nick ?? '',
      depth,
      up: comment.like ?? 0,
    });
  keep(root, 0);

  for (const [first, { time }] of ordered) {
    // Its ancestors stand before it, whatever their times; a circle ends where it began.
    const path: string[] = [];
    for (let id = first; !depths.has(id) && !path.includes(id); id = parents.get(id) ?? rootId) path.push(id);
    for (const id of path.reverse()) {
      const child = children.get(id);
      const named = parents.get(id) ?? rootId;
      const parent = depths.has(named) ? named : rootId;
      const depth = depths.get(parent)! + 1;
      const below = { parent, root: rootId };
      depths.set(id, depth);
      if (child) keep(child, depth);
      replies.push(
        child
          ? { ...commentOf(child, base), ...below }
          : { id, ...below, status: 'removed', name: '', content: '', created: iso(time) },
      );
    }
  }
  return {
    root: withReplies(commentOf(root, base), replies),
    replies,
    places,
  };
}

function commentOf({ objectId, nick = '', comment, time, like = 0, type }: WalineReply, base: string): Comment {
  return {
    id: String(objectId),
    status: 'published',
    name: repairText(nick),
    ...reduceHtml(comment, base),
    created: iso(time),
    up: like,
    ...(type === 'administrator' && { role: 'moderator' }),
  };
}

export const iso = (time = 0): string => new Date(time).toISOString();

const at = ({ time = 0 }: WalineReply): number => time;

/** Times are whole seconds in most storages; ids go on counting. */
const order = (a: WalineId, b: WalineId): number => (a < b ? -1 : a > b ? 1 : 0);
