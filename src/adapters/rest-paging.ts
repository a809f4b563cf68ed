import type { CallOptions } from '../contract/adapter.js';
import type { ResultPage } from '../core/page.js';
import { readCursor, writeCursor } from './parts/cursor.js';
import type { Found } from './rest-comments.js';
import type { RestBase } from './rest-line.js';
import type { RestInput, RestMethod } from './rest-options.js';

/**
 * Asks for one page of a list. What it says besides items, `next` and `total` is handed on. A cursor holds the backend's own, or how many items lie before: so pages by number may
 * change their size.
 * @param bound names the query: a cursor fits no other.
 */
export async function listPage<T>(
  { call, options: { paging } }: RestBase,
  method: RestMethod,
  input: RestInput & { readonly cursor?: string | undefined; readonly limit: number },
  bound: readonly string[],
  read: (body: unknown) => Found<T>,
  callOptions?: CallOptions,
): Promise<ResultPage<T>> {
  const { cursor, limit } = input;
  const isOpaque = paging === 'cursor';
  const isWhole = paging === 'all';
  const start = isOpaque ? '' : 0;
  const [place] = cursor === undefined ? [start] : readCursor(cursor, bound, [start]);
  const offset = +place || 0;
  const skip = isWhole ? offset : paging === 'page' ? offset % limit : 0;
  return call(
    method,
    { ...input, cursor: (isOpaque && place) || undefined, offset, number: Math.floor(offset / limit) + 1 },
    (body) => {
      const { items: all, next, total, ...told } = read(body);
      const items = isOpaque ? all : all.slice(skip, skip + limit);
      const sum = isWhole ? all.length : total;
      const end = offset + items.length;
      const goesOn = items.length > 0 && (sum === undefined ? all.length >= limit : end < sum);
      const onward = isOpaque ? next : goesOn ? end : undefined;
      return {
        ...told,
        items,
        ...(sum !== undefined && { total: sum }),
        ...(onward !== undefined && { next: writeCursor(bound, [onward]) }),
      };
    },
    callOptions,
  );
}
