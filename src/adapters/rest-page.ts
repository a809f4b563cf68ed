import type { CallOptions } from '../contract/adapter.js';
import type { PageRef } from '../core/page.js';
import { fail, flag } from '../protocol/decode.js';
import { refuse } from './parts/cursor.js';
import type { RestBase } from './rest-line.js';
import { readPlace, shapeOf, type Places } from './rest-places.js';

/** What is asked of pages besides their comments. */

export async function countComments(
  { options: { map }, call }: RestBase,
  pages: readonly string[],
  callOptions?: CallOptions,
): Promise<readonly number[]> {
  if (pages.length > 100) throw refuse('pages', 'too-long', 100);
  if (pages.length === 0) return [];
  const read = (body: unknown): number[] => {
    const [value, at] = readPlace(map.counts ?? '', 'map.counts', body, '');
    const isList = Array.isArray(value);
    if (typeof value !== 'object' || !value || (isList && value.length !== pages.length))
      return fail(at, 'a number for each page');
    return pages.map((page, n) => {
      const key = isList ? `${n}` : page;
      // A page that nobody knows.
      const count: unknown = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : 0;
      return typeof count === 'number' ? count : fail(`${at}[${key}]`, 'number');
    });
  };
  return call('countComments', { pages }, read, callOptions);
}

/** Whether a page takes no more comments. */
export function askClosed(
  { options: { map }, call }: RestBase,
  page: PageRef,
  callOptions?: CallOptions,
): Promise<{ readonly closed?: boolean }> {
  const read = shapeOf<{ readonly closed?: boolean }>(map as Places, { closed: flag }, '', 'map');
  return call('describeForm', { page }, (body) => (read(body, '').closed ? { closed: true } : {}), callOptions);
}
