import type { CallOptions } from '../contract/adapter.js';
import type { CommentSort } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import type { PageRef } from '../core/page.js';
import { fail, list, number, object, type Decoder } from '../protocol/decode.js';
import { createLine, type as jsonType, type Read } from './parts/line.js';
import { refusalOf } from './parts/refusal.js';
import { openTokens, type Tokens } from './parts/tokens.js';
import type { WalineAdapterOptions } from './waline-options.js';
import { walinePage, type WalinePage } from './waline-shapes.js';
import { threadOf, type WalinePlace, type WalineThread } from './waline-threads.js';

/** What the server says of a copy, in the languages that can be asked for. */
export const duplicateTexts = { en: 'Duplicate Content', vi: 'Nội dung trùng lặp đã được gửi' } as const;

const order: Readonly<Record<CommentSort, string>> = {
  newest: 'insertedAt_desc',
  oldest: 'insertedAt_asc',
  top: 'like_desc',
};

/** The server's `IPQPS` where nobody has changed it: one comment a minute and address. It does not tell how long is left. */
const waitMs = 60_000;
/** The most that the server gives of roots at once. */
const most = 100;
/** Characters of a query; some proxies take 8 KiB of head. */
const longest = 4000;

/** The requests of one server. */
export interface WalineSite {
  readonly tokens: Tokens;
  send<T>(method: string, path: string, body: object, read: Read<T>, options?: CallOptions, ms?: number): Promise<T>;
  listRoots(page: PageRef, at: number, size: number, sort: CommentSort, options?: CallOptions): Promise<Roots>;
  /** The thread that holds a comment. Waline cannot be asked for one: this goes through the pages of roots until it is found. Rejects with `not-found`. */
  findThread(page: PageRef, id: string, options?: CallOptions): Promise<WalineThread>;
  /** Of a published comment: from what was listed before, else from the server. */
  findPlace(page: PageRef, id: string, options?: CallOptions): Promise<WalinePlace>;
  /** One answer for each path, asked for in parts that fit into an address. */
  askEach<T>(route: string, paths: readonly string[], item: Decoder<T>, options?: CallOptions): Promise<readonly T[]>;
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
  /** By page and id. */
  const seen = new Map<string, WalinePlace>();

  const site: WalineSite = {
    tokens: openTokens(`waline ${server}`, storage),

    send(method, path, data, read, options, ms) {
      const body = JSON.stringify(data);
      const headers = { accept: jsonType, 'content-type': jsonType };
      // A submit outlives its page, up to what browsers let through.
      const keepalive = !!ms && body.length < 16_384;
      return line(`${path}?lang=${lang}`, read, options, { method, body, keepalive, headers }, ms);
    },

    async listRoots({ id, url }, at, size, sort, options) {
      const query = `path=${encodeURIComponent(id)}&page=${at}&pageSize=${size}&sortBy=${order[sort]}&lang=${lang}`;
      const answer = await line(`/comment?${query}`, unwrap(walinePage), options);
      const threads = answer.data.map((root) => threadOf(root, url));
      for (const { places } of threads) for (const [name, place] of places) seen.set(keyOf(id, name), place);
      return { ...answer, threads };
    },

    async findThread(page, id, options) {
      for (let at = 1, last = 1; at <= last; at++) {
        const { threads, totalPages } = await site.listRoots(page, at, most, 'newest', options);
        const found = threads.find(({ root, replies }) => [root, ...replies].some((each) => each.id === id));
        if (found) return found;
        last = threads.length > 0 ? totalPages : 0;
      }
      throw new CommentError('not-found');
    },

    async findPlace(page, id, options) {
      const place = seen.get(keyOf(page.id, id)) ?? (await site.findThread(page, id, options)).places.get(id);
      if (!place) throw new CommentError('not-found');
      return place;
    },

    async askEach(route, paths, item, options) {
      const parts: string[][] = [];
      let room = 0;
      for (const path of paths) {
        const query = `&${route.startsWith('/a') ? 'path' : 'url'}=${encodeURIComponent(path)}`;
        if (room < query.length) {
          parts.push([]);
          room = longest;
        }
        parts.at(-1)!.push(query);
        room -= query.length;
      }
      const answers = parts.map(async (part) => {
        // A single one would be cut at its commas: said twice, it is a list.
        const found = await line(`${route}${part.join('')}${part[0]}`, unwrap(list(item)), options);
        return found.length > part.length ? found.slice(0, part.length) : fail('.data', 'one for each path');
      });
      return (await Promise.all(answers)).flat();
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

/**
 * Reads `{ errno, errmsg, data }`. What the server refuses for a reason of its own comes with status 200, before anything is stored.
 * @param known what is no error to the caller, by the server's words.
 */
export function unwrap<T>(decoder: Decoder<T>, known?: (words: string) => T | undefined): Read<T> {
  return async (answer) => {
    const { errno, errmsg, data } = envelope(await answer.json(), '');
    if (!errno) return decoder(data, '.data');
    const message = typeof errmsg === 'string' ? errmsg : JSON.stringify(errmsg);
    const found = known?.(message);
    if (found !== undefined) return found;
    // 1001: a value breaks a rule; the server's words about haste come in English in every language. Else an extension of it has refused.
    const hasty = message.startsWith('Comment too fast');
    throw new CommentError(hasty ? 'rate-limited' : errno === 1001 ? 'invalid' : 'forbidden', {
      status: answer.status,
      message,
      ...(hasty && { retryAfterMs: waitMs }),
    });
  };
}

const keyOf = (page: string, id: string): string => JSON.stringify([page, id]);
