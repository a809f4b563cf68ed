import type { CallOptions } from '../contract/adapter.js';
import { flag, list, object, text, type Decoder } from '../protocol/decode.js';
import { createLine, json, type Read } from './parts/line.js';
import type { WordpressAdapterOptions } from './wordpress-options.js';
import { refuse } from './wordpress-refusal.js';
import { id } from './wordpress-shapes.js';

/** A post, or anything else that takes comments, by its id and the REST name of its type. */
export interface Post {
  readonly id: string;
  readonly type: string;
}

type Query = Readonly<Record<string, string | number>>;

export interface Site {
  readonly base: string;
  /** What may be asked for or sent; a body is sent in a form's encoding, which needs no preflight. */
  ask<T>(route: string, query: Query, read: Read<T>, call?: CallOptions, body?: Query): Promise<T>;
  get<T>(route: string, query: Query, decoder: Decoder<T>, call?: CallOptions): Promise<T>;
  /** The posts of pages, in their order. */
  find(pages: readonly string[], call?: CallOptions): Promise<readonly (Post | undefined)[]>;
  isClosed(post: Post, call?: CallOptions): Promise<boolean>;
}

/** An address has its limits: 25 slugs of 200 letters. */
const mostNames = 25;

const named = list(object<{ id: string; slug: string; link: string }>({ id, slug: text, link: text }));
// Our plug-in knows of posts that were closed by their age.
const state = object<{ comment_status?: string; ykien_open?: boolean }>({ comment_status: [text], ykien_open: [flag] });
const form = (query: Query) => new URLSearchParams(query as Record<string, string>);

export function openSite(options: WordpressAdapterOptions): Site {
  const { endpoint, permalinks, fetch, timeoutMs = 15_000, submitTimeoutMs = 30_000 } = options;
  const { postTypes = ['posts', 'pages'], postOf = {} } = options;
  const base = endpoint.replace(/\/+$/, '');
  const line = createLine({ base, fetch, timeoutMs, refuse });
  /** The posts of pages, once found; a post that is not there may come to be. */
  const posts = new Map<string, Promise<Post | undefined>>();

  const ask: Site['ask'] = (route, query, read, call, body) => {
    const path = `/wp/v2/${route}`;
    const address =
      permalinks === 'pretty' ? `/wp-json${path}?${form(query)}` : `/?${form({ rest_route: path, ...query })}`;
    return line(address, read, call, body && { method: 'POST', body: form(body) }, body && submitTimeoutMs);
  };
  const get: Site['get'] = (route, query, decoder, call) => ask(route, query, json(decoder), call);

  /** What a post is looked up by: its id, or the slug that the path ends with. No slug is longer than 200 (wp_posts.post_name). */
  const keyOf = (page: string): ['include' | 'slug', string] => {
    const given = typeof postOf === 'number' ? postOf : Object.hasOwn(postOf, page) && postOf[page];
    const told = given ? `${given}` : (/^\d{1,15}$|(?<=[?&](?:p|page_id)=)\d{1,15}(?=&|$)/.exec(page)?.[0] ?? '');
    const slug = pathOf(page).split('/').at(-1)!;
    return told ? ['include', told] : ['slug', slug.length > 200 ? '' : slug];
  };

  async function lookUp(pages: readonly string[]): Promise<ReadonlyMap<string, Post>> {
    const found = new Map<string, Post>();
    for (const type of postTypes)
      for (const key of ['include', 'slug'] as const) {
        const asked = pages.filter((page) => !found.has(page) && keyOf(page)[0] === key && keyOf(page)[1]);
        for (let at = 0; at < asked.length; at += mostNames) {
          const some = asked.slice(at, at + mostNames);
          const names = some.map((page) => keyOf(page)[1]).join();
          const all = await get(type, { [key]: names, per_page: 100, _fields: 'id,slug,link' }, named);
          for (const page of some) {
            const [, name] = keyOf(page);
            const same = all.filter(({ id, slug }) => name === (key === 'slug' ? decode(slug) : id));
            // Pages below different parents may share a slug: the path tells which.
            const only = same.length === 1 ? same[0] : same.find(({ link }) => pathOf(link) === pathOf(page));
            if (only) found.set(page, { id: only.id, type });
          }
        }
      }
    return found;
  }

  return {
    base,
    ask,
    get,
    find(pages, call) {
      const unknown = [...new Set(pages)].filter((page) => !posts.has(page));
      if (unknown.length > 0 && !call?.signal?.aborted) {
        const looking = lookUp(unknown);
        for (const page of unknown) {
          const post = looking.then((found) => found.get(page));
          const forget = () => posts.delete(page);
          post.then((one) => one ?? forget(), forget);
          posts.set(page, post);
        }
      }
      return untilAborted(Promise.all(pages.map(async (page) => posts.get(page))), call);
    },
    async isClosed({ id, type }, call) {
      const told = await get(`${type}/${id}`, { _fields: 'comment_status,ykien_open' }, state, call);
      return !(told.ykien_open ?? told.comment_status === 'open');
    },
  };
}

/** Without the origin, query and slashes around it; WordPress stores what is not ASCII in percents. */
function pathOf(address: string): string {
  return decode(address.replace(/^https?:\/\/[^/]*|[?#][^]*$/gi, '').replace(/^\/+|\/+$/g, ''));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text).toLowerCase();
  } catch {
    return text;
  }
}

/** Ends with its caller's signal; what it waits for goes on for the others who do. */
function untilAborted<T>(promise: Promise<T>, { signal }: CallOptions = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(new DOMException('The call was aborted.', 'AbortError'));
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end, { once: true });
    void promise.then(resolve, reject).then(() => signal?.removeEventListener('abort', end));
  });
}
