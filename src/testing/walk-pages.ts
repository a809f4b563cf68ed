import type { ResultPage } from '../core/page.js';
import { ensure } from './assert.js';

/** No list of a test is longer: what goes on is a cursor that runs in a circle. */
const mostPages = 100;

/** All items of a list, over as many pages as it takes. */
export async function walkPages<T>(
  list: (cursor: { readonly cursor?: string }) => Promise<ResultPage<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let count = 0; count < mostPages; count++) {
    const page = await list(cursor === undefined ? {} : { cursor });
    items.push(...page.items);
    if (page.next === undefined) return items;
    ensure(page.items.length > 0, 'a page without items has a `next`');
    cursor = page.next;
  }
  throw new Error(`a list did not end within ${mostPages} pages`);
}
