export interface WordpressAdapterOptions {
  /** Address of the site, such as `https://example.com` or `https://example.com/blog`. */
  readonly endpoint: string;
  /** `plain` asks `/?rest_route=…`, which every WordPress answers; `pretty` asks `/wp-json/…`, which some caches know better. Default `plain`. */
  readonly permalinks?: 'plain' | 'pretty';
  /** As the site's discussion settings have it: `required` where authors must fill out name and e-mail, which is WordPress' default. */
  readonly email?: 'required' | 'optional' | 'none';
  /** Keys under which the site's plug-in stores what WordPress has no place for: `{ title: 'ykien_title', phone: 'ykien_phone' }`. Default: none. */
  readonly fields?: { readonly title?: string; readonly phone?: string };
  /** REST names of the types that pages are looked for in, in their order. Lists of articles are of the first. Default `posts`, `pages`. */
  readonly postTypes?: readonly string[];
  /** Ids of posts by page, or one for every page, where the address does not tell. Else a page is `12`, `/?p=12`, or a path that ends with the post's slug. */
  readonly postOf?: number | Readonly<Record<string, number>>;
  /** What the form says of moderation; WordPress' public answers do not tell. Default `pre`: the first comment of an author waits. */
  readonly moderation?: 'pre' | 'post';
  /** How deep replies go below a root. Default 4: WordPress' own setting is five levels, the root counted in. */
  readonly maxDepth?: number;
  readonly fetch?: typeof fetch;
  /** Milliseconds for the whole answer of a read. Default 15,000. */
  readonly timeoutMs?: number;
  /** The same for a submit. Default 30,000. */
  readonly submitTimeoutMs?: number;
}
