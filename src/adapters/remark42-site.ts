import type { CallOptions } from '../contract/adapter.js';
import type { Comment } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import type { PageRef } from '../core/page.js';
import { refuse } from './parts/cursor.js';
import { json, type Line } from './parts/line.js';
import { openTokens, type Tokens, type TokenStorage } from './parts/tokens.js';
import { createSend, type Send } from './remark42-line.js';
import { config, rootOf, tree, type Config, type Tree } from './remark42-shapes.js';

type Query = Readonly<Record<string, string>>;

interface SiteOptions {
  /** Without a slash at the end. */
  readonly base: string;
  readonly site: string;
  readonly pages: string | undefined;
  readonly credentials: RequestCredentials;
  readonly fetch: typeof fetch | undefined;
  readonly timeoutMs: number;
  readonly storage: TokenStorage | undefined;
}

/** One site of a server: its addresses, and what is read of it. */
export interface Site {
  readonly id: string;
  readonly line: Line;
  readonly send: Send;
  readonly tokens: Tokens;
  /** The address that comments of a page are kept under. @throws CommentError `invalid`, naming `page`. */
  readonly locate: (page: string, from?: string) => string;
  readonly path: (name: string, query?: Query) => string;
  /** The path of something about one comment. */
  readonly pathOf: (name: string, comment: string, page: PageRef, query?: Query) => string;
  readonly readTree: (page: PageRef, query: Query, options?: CallOptions) => Promise<Tree>;
  readonly readConfig: (options?: CallOptions) => Promise<Config>;
  /** The root that a comment stands below, or is, with all its replies. @throws CommentError `not-found`. */
  readonly findRoot: (page: PageRef, comment: string, options?: CallOptions) => Promise<Comment>;
}

export function openSite({ site: id, pages, storage, ...options }: SiteOptions): Site {
  const tokens = openTokens(`remark42 ${options.base} ${id}`, storage);
  const { line, send } = createSend({ ...options, site: id, tokens });

  const path: Site['path'] = (name, query = {}) => `/api/v1/${name}?${new URLSearchParams({ site: id, ...query })}`;
  const locate: Site['locate'] = (page, from) => {
    try {
      return new URL(page, pages ?? from).href;
    } catch {
      throw refuse('page', 'invalid-page');
    }
  };
  const pathOf: Site['pathOf'] = (name, comment, page, query) =>
    path(`${name}/${encodeURIComponent(comment)}`, { url: locate(page.id, page.url), ...query });
  const readTree: Site['readTree'] = async (page, query, options) =>
    line(path('find', { url: locate(page.id, page.url), format: 'tree', ...query }), json(tree), options);
  const readConfig: Site['readConfig'] = async (options) => line(path('config'), json(config), options);

  return {
    id,
    line,
    send,
    tokens,
    locate,
    path,
    pathOf,
    readTree,
    readConfig,
    async findRoot(page, comment, options) {
      const { comments } = await readTree(page, { sort: '-time' }, options);
      const roots = comments.map((each) => rootOf(each, page.url));
      const root = roots.find(
        ({ id, replies }) => id === comment || replies?.items.some((each) => each.id === comment),
      );
      if (!root) throw new CommentError('not-found');
      return root;
    },
  };
}
