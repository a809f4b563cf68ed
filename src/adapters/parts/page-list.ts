import type { ResultPage } from '../../core/page.js';
import { readCursor, writeCursor } from './cursor.js';

/**
 * One page of a list that a backend gives whole. The cursor names the last item, so that what comes or goes elsewhere moves nothing; behind one that went, the list begins anew.
 * @param query what the cursor must belong to.
 */
export function pageList<T extends { readonly id: string }>(
  all: readonly T[],
  query: readonly string[],
  cursor: string | undefined,
  limit = 20,
): ResultPage<T> {
  const place: readonly [string] = [''];
  const last = cursor === undefined ? '' : readCursor(cursor, query, place)[0];
  const start = all.findIndex(({ id }) => id === last) + 1;
  const items = all.slice(start, start + limit);
  const next = start + limit < all.length ? items.at(-1)?.id : undefined;
  return { items, total: all.length, ...(next !== undefined && { next: writeCursor(query, [next]) }) };
}
