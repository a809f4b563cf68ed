import type { CallOptions } from '../contract/adapter.js';
import { CommentError } from '../core/error.js';
import type { Call } from './twikoo-line.js';
import { commentsAnswer, type Root, type RootsAnswer } from './twikoo-shapes.js';

export interface Asked {
  /** Only roots made before this instant; 0 is the start. */
  readonly before?: number | undefined;
  readonly accessToken?: string | undefined;
}

export interface Roots {
  /** One page of roots with all their replies, newest first; how many is the server's to say. */
  read(url: string, asked: Asked, options?: CallOptions): Promise<RootsAnswer>;
  /** The root that a comment stands below, or is. @throws CommentError `not-found`. */
  find(url: string, comment: string, options?: CallOptions, accessToken?: string): Promise<Root>;
}

export function createRoots(call: Call): Roots {
  // When the root of a comment was made, as lists have told: where to look for it first.
  const places = new Map<string, number>();

  const read: Roots['read'] = async (url, { before, accessToken }, options) => {
    const asked = { url, ...(before !== 0 && { before }), accessToken };
    const answer = await call('COMMENT_GET', asked, commentsAnswer, options);
    for (const { created, id, replies } of answer.data)
      for (const each of [{ id }, ...replies]) places.set(each.id, created);
    return answer;
  };

  return {
    read,
    async find(url, comment, options, accessToken) {
      // A pinned root is on the first page only. What no list has shown is looked for from there on.
      const place = places.get(comment);
      for (let before = place === undefined ? 0 : place + 1, near = before > 0; ; near = false) {
        const { data, more } = await read(url, { before, accessToken }, options);
        const root = data.find(({ id, replies }) => id === comment || replies.some((each) => each.id === comment));
        if (root) return root;
        const oldest = Math.min(...data.filter(({ top }) => !top).map(({ created }) => created));
        // A server that gives the same page again would be asked for ever.
        if (!near && !(more && oldest < (before || Infinity))) throw new CommentError('not-found');
        before = near ? 0 : oldest;
      }
    },
  };
}
