import type { PageRef } from '../core/page.js';

/**
 * The page that an element stands on. Its id is the given one or the path of the canonical link, else of the address; never query or
 * hash, which differ between two visits of the same page.
 */
export function pageOf(id?: string | null): PageRef {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"][href]')?.href;
  const url = new URL(canonical ?? location.href);
  return { id: id || url.pathname, url: url.origin + url.pathname, title: document.title };
}
