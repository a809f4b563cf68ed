import type { CallOptions } from '../contract/adapter.js';
import type { CommentSort } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import type { PageRef } from '../core/page.js';
import { number, object, type Decoder } from '../protocol/decode.js';
import { createLine, type Line, type Read } from './parts/line.js';
import { refusalOf } from './parts/refusal.js';
import { openTokens, type Tokens } from './parts/tokens.js';
import type { WalineAdapterOptions } from './waline-options.js';
import { walinePage, type WalinePage } from './waline-shapes.js';
import { threadOf, type WalinePlace, type WalineThread } from './waline-threads.js';

const order: Readonly<Record<CommentSort, string>> = {
  newest: 'insertedAt_desc',
  oldest: 'insertedAt_asc',
  top: 'like_desc',
};

/** The requests of one server. */
export interface WalineSite {
  readonly line: Line;
  /** In which language the server's messages are asked for. */
  readonly lang: 'en' | 'vi';
  readonly tokens: Tokens;
  /** What was listed and is published, by page and id. */
  readonly seen: Map<string, ReadonlyMap<string, WalinePlace>>;
  listRoots(page: PageRef, at: number, size: number, sort: CommentSort, options?: CallOptions): Promise<Roots>;
  /** The thread that holds a comment. Waline cannot be asked for one: this goes through the pages of roots until it is found. Rejects with `not-found`. */
  findThread(page: PageRef, id: string, options?: CallOptions): Promise<WalineThread>;
}

interface Roots extends WalinePage {
  readonly threads: readonly WalineThread[];
}

export function openSite({
  endpoint,
  lang = 'en',
  fetch,
  timeoutMs = 15_000,
  storage,
}: WalineAdapterOptions): WalineSite {
  const server = endpoint.replace(/\/+$/, '');
  const line = createLine({
    base: `${server}/api`,
    fetch,
    timeoutMs,
    refuse: (answer) => Promise.reject(refusalOf(answer)),
  });
  const seen = new Map<string, ReadonlyMap<string, WalinePlace>>();

  const site: WalineSite = {
    line,
    lang,
    tokens: openTokens(`waline ${server}`, storage),
    seen,

    async listRoots({ id, url }, at, size, sort, options) {
      const query = `path=${encodeURIComponent(id)}&page=${at}&pageSize=${size}&sortBy=${order[sort]}&lang=${lang}`;
      const answer = await line(`/comment?${query}`, unwrap(walinePage), options);
      const threads = answer.data.map((root) => threadOf(root, url));
      // One that was taken away may be named by a reply elsewhere, and be none: whoever writes to the server chooses what it names.
      const listed = threads.flatMap(({ places }) => [...places].filter(([, { row }]) => row));
      seen.set(id, new Map([...(seen.get(id) ?? []), ...listed]));
      return { ...answer, threads };
    },

    async findThread(page, id, options) {
      for (let at = 1, last = 1; at <= last; at++) {
        // The most that the server gives of roots at once.
        const { threads, totalPages } = await site.listRoots(page, at, 100, 'newest', options);
        const found = threads.find(({ places }) => places.has(id));
        if (found) return found;
        last = threads.length && totalPages;
      }
      throw new CommentError('not-found');
    },
  };
  return site;
}

const any: Decoder<object> = (value) => value as object;
const envelope = object<{ errno: number; errmsg?: object; data?: object }>({
  errno: number,
  errmsg: [any],
  data: [any],
});

/** Reads `{ errno, errmsg, data }`. What the server refuses for a reason of its own comes with status 200, before anything is stored. */
export const unwrap =
  <T>(decoder: Decoder<T>): Read<T> =>
  async (answer) => {
    const { errno, errmsg, data } = envelope(await answer.json(), '');
    if (!errno) return decoder(data, '.data');
    // 1001: a value breaks a rule. Else an extension of the server has refused.
    throw new CommentError(errno === 1001 ? 'invalid' : 'forbidden', {
      status: answer.status,
      message: typeof errmsg === 'string' ? errmsg : JSON.stringify(errmsg),
    });
  };
