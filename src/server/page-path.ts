import type { Site } from './site.js';

/** Longest id of a page, in characters (see `PageRef`). */
const maxLength = 500;

/**
 * The id under which a page is kept: its absolute path, spelled as a browser's address bar spells it. A URL under one of the site's origins
 * counts as its path. `undefined` when it is neither, or has a query or a hash: those may hold what is private to one reader.
 */
export function pagePath(site: Pick<Site, 'origins'>, id: string): string | undefined {
  if (id.length === 0 || id.length > maxLength || /[\s\\?#\0]/.test(id)) return undefined;
  // `//host/x` is another host's URL, not a path.
  const relative = id.startsWith('/') && !id.startsWith('//');
  const base = site.origins[0];
  if (!relative && !/^https?:\/\//i.test(id)) return undefined;
  if (!URL.canParse(id, base)) return undefined;
  const url = new URL(id, base);
  if (url.username || url.password || !site.origins.includes(url.origin)) return undefined;
  return url.pathname.length <= maxLength ? url.pathname : undefined;
}

/**
 * The address kept for a moderator: origin and path, without query and hash. A page that was read through another host (a cache, a translation)
 * is kept under the site's first origin: the reader's text matters more than that address.
 */
export function pageUrl(site: Pick<Site, 'origins'>, path: string, claimed: string): string {
  const origin = URL.canParse(claimed) ? new URL(claimed).origin : '';
  return new URL(path, site.origins.includes(origin) ? origin : site.origins[0]).href;
}
