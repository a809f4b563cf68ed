import type { CallOptions } from '../contract/adapter.js';
import { flag, list, number, object, text, type Decoder } from '../protocol/decode.js';
import { countedId } from './parts/counted-id.js';
import { createLine, type Read } from './parts/line.js';
import { untilAborted } from './parts/until-aborted.js';
import type { WordpressAdapterOptions } from './wordpress-options.js';

/** A post, or anything else that takes comments, by its id and the REST name of its type. */
export interface Post {
  readonly id: string;
  readonly type: string;
}

type Query = Readonly<Record<string, string | number>>;

export interface Site {
  readonly base: string;
  /** What may be asked for or sent; a body is sent in a form's encoding, which needs no preflight. */
  ask<T>(
    route: string,
    query: Query,
    decode: (value: unknown, path: string, headers: Headers) => T,
    call?: CallOptions,
    body?: Query,
  ): Promise<T>;
  /** One page of comments, a hundred unless told, and how many there are in all. */
  read<T>(
    query: Query,
    item: Decoder<T>,
    call?: CallOptions,
  ): Promise<{ readonly items: readonly T[]; readonly total: number }>;
  /** The posts of pages, at most 25 at once, in their order. */
  find(pages: readonly string[], call?: CallOptions): Promise<readonly (Post | undefined)[]>;
  /** To be spread into an answer. A page without a post is closed. */
  closed(post: Post | undefined, call?: CallOptions): Promise<{ readonly closed?: true }>;
}

const named = list(object<{ id: string; slug: string; link: string }>({ id: countedId, slug: text, link: text }));
// Our plug-in knows of posts that were closed by their age.
const state = object<{ comment_status?: string; ykien_open?: boolean }>({ comment_status: [text], ykien_open: [flag] });
const form = (query: Query) => new URLSearchParams(query as Record<string, string>);

export function openSite(
  {
    endpoint,
    permalinks,
    fetch,
    timeoutMs = 15_000,
    submitTimeoutMs = 30_000,
    postTypes = ['posts', 'pages'],
    postOf = {},
  }: WordpressAdapterOptions,
  refuse: Read<never>,
): Site {
  const base = endpoint.replace(/\/+$/, '');
  const line = createLine({ base, fetch, timeoutMs, refuse });
  const told = new Map<string, number>(Object.entries(postOf));
  const posts = new Map<string, Post>();
  /** Pages whose posts are on their way; a post that is not there may come to be. */
  const looking = new Map<string, Promise<void>>();

  const ask: Site['ask'] = (route, query, decode, call, body) => {
    const path = `/wp/v2/${route}`;
    return line(
      permalinks === 'pretty' ? `/wp-json${path}?${form(query)}` : `/?${form({ rest_route: path, ...query })}`,
      async (answer) => decode(await answer.json(), '', answer.headers),
      call,
      body && { method: 'POST', body: form(body) },
      body && submitTimeoutMs,
    );
  };

  /** What a post is looked up by, if it is by this: its id, or the slug that the path ends with. No slug is longer than 200 (wp_posts.post_name). */
  const nameOf = (page: string, byId: boolean): string => {
    const known =
      Number(postOf) || (told.get(page) ?? /^\d{1,15}$|(?<=[?&](?:p|page_id)=)\d{1,15}(?=&|$)/.exec(page)?.[0]);
    if (byId) return `${known ?? ''}`;
    return known ? '' : (/(?<![^/])[^/]{1,200}$/.exec(pathOf(page))?.[0] ?? '');
  };

  async function lookUp(pages: readonly string[]): Promise<void> {
    for (const type of postTypes)
      for (const byId of [true, false]) {
        const asked = pages.filter((page) => !posts.has(page) && nameOf(page, byId));
        const names = asked.map((page) => nameOf(page, byId)).join();
        if (!names) continue;
        const all = await ask(
          type,
          { [byId ? 'include' : 'slug']: names, per_page: 100, _fields: 'id,slug,link' },
          named,
        );
        for (const page of asked) {
          const same = all.filter(({ id, slug }) => nameOf(page, byId) === (byId ? id : decode(slug)));
          // Pages below different parents may share a slug: the path tells which.
          const only = same[1] ? same.find(({ link }) => pathOf(link) === pathOf(page)) : same[0];
          if (only) posts.set(page, { id: only.id, type });
        }
      }
  }

  return {
    base,
    ask,
    read: (query, item, call) =>
      ask(
        'comments',
        { per_page: 100, ...query },
        (value, path, headers) => {
          const items = list(item)(value, path);
          // A proxy may take the header away.
          const total = headers.get('x-wp-total') ?? (items.length < 100 ? items.length : null);
          return { items, total: number(JSON.parse(`${total}`), 'x-wp-total') };
        },
        call,
      ),
    async find(pages, call) {
      const unknown = pages.filter((page) => !posts.has(page) && !looking.has(page) && !call?.signal?.aborted);
      const found = lookUp([...new Set(unknown)]).finally(() => unknown.forEach((page) => looking.delete(page)));
      for (const page of unknown) looking.set(page, found);
      await untilAborted(Promise.all(pages.map(async (page) => looking.get(page))), call);
      return pages.map((page) => posts.get(page));
    },
    async closed(post, call) {
      const told =
        post && (await ask(`${post.type}/${post.id}`, { _fields: 'comment_status,ykien_open' }, state, call));
      return (told?.ykien_open ?? told?.comment_status === 'open') ? {} : { closed: true };
    },
  };
}

/** Without the origin, query and slashes around it; WordPress stores what is not ASCII in percents. */
function pathOf(address: string): string {
  return decode(address.replace(/^https?:\/\/[^/]*\/*|^\/+|\/*([?#][^]*)?$/gi, ''));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text).toLowerCase();
  } catch {
    return text;
  }
}
