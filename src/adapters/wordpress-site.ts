import type { CallOptions } from '../contract/adapter.js';
import { list, number, object, text, type Decoder } from '../protocol/decode.js';
import { createLine, json, type Read } from './parts/line.js';
import { refuse } from './wordpress-refusal.js';
import type { WordpressAdapterOptions } from './wordpress.js';

/** A post, or anything else that takes comments, by its id and the REST name of its type. */
export interface Post {
  readonly id: number;
  readonly type: string;
}

type Query = Readonly<Record<string, string | number>>;

export interface Site {
  readonly base: string;
  /** Of the posts, for lists of articles. */
  readonly mainType: string;
  read<T>(route: string, query: Query, read: Read<T>, call?: CallOptions): Promise<T>;
  get<T>(route: string, query: Query, decoder: Decoder<T>, call?: CallOptions): Promise<T>;
  /** In a form's encoding, which needs no preflight. */
  post<T>(route: string, query: Query, body: Query, decoder: Decoder<T>, call?: CallOptions): Promise<T>;
  find(page: string, call?: CallOptions): Promise<Post | undefined>;
  findAll(pages: readonly string[], call?: CallOptions): Promise<readonly (Post | undefined)[]>;
  isClosed(post: Post, call?: CallOptions): Promise<boolean>;
}

/** What is asked for at once: WordPress gives no more (100), and an address has its limits (25 slugs of 200 letters). */
export const mostItems = 100;
const mostNames = 25;

export function openSite(options: WordpressAdapterOptions): Site {
  const { endpoint, permalinks, fetch, timeoutMs = 15_000, submitTimeoutMs = 30_000 } = options;
  const { postTypes = ['posts', 'pages'], postOf = {} } = options;
  const base = endpoint.replace(/\/+$/, '');
  const line = createLine({ base, fetch, timeoutMs, refuse });
  /** The posts of pages, once found; a post that is not there may come to be. */
  const posts = new Map<string, Promise<Post | undefined>>();

  const address = (route: string, query: Query): string => {
    const path = `/wp/v2/${route}`;
    const plain = permalinks !== 'pretty';
    const search = new URLSearchParams(
      Object.entries({ ...(plain && { rest_route: path }), ...query }).map(([key, value]) => [key, `${value}`]),
    );
    return `${plain ? '/' : `/wp-json${path}`}?${search}`;
  };
  const read: Site['read'] = (route, query, reader, call) => line(address(route, query), reader, call);
  const get: Site['get'] = (route, query, decoder, call) => read(route, query, json(decoder), call);

  async function lookUp(pages: readonly string[]): Promise<Map<string, Post>> {
    const found = new Map<string, Post>();
    const search = async (type: string, key: 'include' | 'slug', nameOf: (page: string) => string): Promise<void> => {
      const asked = pages.filter((page) => !found.has(page) && nameOf(page));
      for (let at = 0; at < asked.length; at += mostNames) {
        const some = asked.slice(at, at + mostNames);
        const names = `${[...new Set(some.map(nameOf))]}`;
        const all = await get(type, { [key]: names, per_page: mostItems, _fields: 'id,slug,link' }, named);
        for (const page of some) {
          const name = nameOf(page);
          const same = all.filter(({ id, slug }) => name === (key === 'slug' ? decoded(slug) : `${id}`));
          // Pages below different parents may share a slug: the path tells which.
          const post =
            same.find(({ link }) => pathOf(link) === pathOf(page)) ?? (same.length === 1 ? same[0] : undefined);
          if (post) found.set(page, { id: post.id, type });
        }
      }
    };
    const idOf = (page: string): string => {
      const given = typeof postOf === 'number' ? postOf : Object.hasOwn(postOf, page) && postOf[page];
      return given ? `${given}` : idIn(page);
    };
    for (const type of postTypes) {
      await search(type, 'include', idOf);
      await search(type, 'slug', (page) => (idOf(page) ? '' : slugOf(page)));
    }
    return found;
  }

  function findAll(pages: readonly string[], call?: CallOptions): Promise<readonly (Post | undefined)[]> {
    const unknown = [...new Set(pages)].filter((page) => !posts.has(page));
    if (unknown.length > 0 && !call?.signal?.aborted) {
      // Several callers wait for one request, so that it ends with none of them.
      const looking = lookUp(unknown);
      for (const page of unknown) {
        const post = looking.then((found) => found.get(page));
        posts.set(page, post);
        const forget = (): boolean => posts.delete(page);
        post.then((one) => one ?? forget(), forget);
      }
    }
    return untilAborted(Promise.all(pages.map(async (page) => posts.get(page))), call);
  }

  return {
    base,
    mainType: postTypes[0]!,
    read,
    get,
    post: (route, query, body, decoder, call) =>
      line(
        address(route, query),
        json(decoder),
        call,
        { method: 'POST', body: new URLSearchParams(body as Record<string, string>) },
        submitTimeoutMs,
      ),
    findAll,
    find: async (page, call) => (await findAll([page], call))[0],
    isClosed: async ({ id, type }, call) =>
      (await get(`${type}/${id}`, { _fields: 'comment_status' }, state, call)).comment_status !== 'open',
  };
}

const named = list(object<{ id: number; slug: string; link: string }>({ id: number, slug: text, link: text }));
const state = object<{ comment_status?: string }>({ comment_status: [text] });

/** `12`, or the address that every post has: `/?p=12`. */
function idIn(page: string): string {
  return /^\d{1,15}$/.test(page) ? page : (/[?&](?:p|page_id)=(\d{1,15})(?:&|$)/.exec(page)?.[1] ?? '');
}

/** The slug is what a path ends with. No name of a post is longer than 200 (wp_posts.post_name). */
function slugOf(page: string): string {
  const slug = pathOf(page).split('/').at(-1) ?? '';
  return slug.length > 200 ? '' : slug;
}

/** Without the origin, query and slashes around it; WordPress stores what is not ASCII in percents. */
function pathOf(address: string): string {
  return decoded(address.replace(/^https?:\/\/[^/]*|[?#][^]*$/gi, '').replace(/^\/+|\/+$/g, ''));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).toLowerCase();
  } catch {
    return text;
  }
}

/** Ends with its caller's signal; what it waits for goes on for the others. */
function untilAborted<T>(promise: Promise<T>, { signal }: CallOptions = {}): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const end = (): void => reject(new DOMException('The call was aborted.', 'AbortError'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    void promise.then(resolve, reject).then(() => signal.removeEventListener('abort', end));
  });
}
