import type { CallOptions } from '../contract/adapter.js';
import type { Comment } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import type { PageRef } from '../core/page.js';
import { refuse as wrong } from './parts/cursor.js';
import { createLine, json, type Line } from './parts/line.js';
import { refuse } from './remark42-refusal.js';
import { config, rootOf, tree, type Config, type Tree } from './remark42-shapes.js';

export type Query = Readonly<Record<string, string>>;

interface SiteOptions {
  /** Without a slash at the end. */
  readonly base: string;
  readonly id: string;
  readonly pages: string | undefined;
  readonly fetch: typeof fetch | undefined;
  readonly timeoutMs: number;
}

/** One site of a server: its addresses, and what is read of it. */
export interface Site {
  readonly base: string;
  readonly id: string;
  readonly line: Line;
  /** The address that comments of a page are kept under. @throws CommentError `invalid`, naming `page`. */
  readonly locate: (page: string, from?: string) => string;
  readonly path: (name: string, query?: Query) => string;
  readonly readTree: (page: PageRef, query: Query, options?: CallOptions) => Promise<Tree>;
  readonly readConfig: (options?: CallOptions) => Promise<Config>;
  /** The root that a comment stands below, or is, with all its replies. @throws CommentError `not-found`. */
  readonly findRoot: (page: PageRef, comment: string, options?: CallOptions) => Promise<Comment>;
}

export function openSite({ id, pages, ...options }: SiteOptions): Site {
  const line = createLine({ ...options, refuse });
  const path: Site['path'] = (name, query) => `/api/v1/${name}?${new URLSearchParams({ site: id, ...query })}`;
  const locate: Site['locate'] = (page, from) => {
    try {
      return new URL(page, pages ?? from).href;
    } catch {
      throw wrong('page', 'invalid-page');
    }
  };
  const readTree: Site['readTree'] = async (page, query, options) =>
    line(path('find', { url: locate(page.id, page.url), format: 'tree', ...query }), json(tree), options);

  return {
    base: options.base,
    id,
    line,
    locate,
    path,
    readTree,
    readConfig: (options) => line(path('config'), json(config), options),
    async findRoot(page, comment, options) {
      const { comments } = await readTree(page, { sort: '-time' }, options);
      const root = comments
        .map((each) => rootOf(each, page.url))
        .find(({ id, replies }) => [{ id }, ...replies!.items].some((each) => each.id === comment));
      if (!root) throw new CommentError('not-found');
      return root;
    },
  };
}
