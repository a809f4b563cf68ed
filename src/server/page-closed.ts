import type { Store } from '../contract/store.js';
import type { Site } from './site.js';

/**
 * Whether a page takes no more comments: its site is closed, a moderator has closed it, or the site is `listed` and does not know it.
 * @param page a path, from `pagePath`.
 */
export async function isClosed(store: Store, site: Site, page: string): Promise<boolean> {
  if (site.closed || (await store.findPage(site.id, page))?.closed) return true;
  return site.pages === 'listed' && (await store.findArticle(site.id, page)) === undefined;
}
