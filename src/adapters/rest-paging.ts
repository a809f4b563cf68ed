import type { CallOptions } from '../contract/adapter.js';
import type { ResultPage } from '../core/page.js';
import { readCursor, writeCursor } from './parts/cursor.js';
import type { Call } from './rest-line.js';
import type { RestAdapterOptions, RestMethod } from './rest-options.js';
import type { Found } from './rest-shapes.js';

/** Asks for one page of a list. What it says besides items, `next` and `total` is handed on. */
export type Pager = <T>(
  method: RestMethod,
  input: { readonly cursor?: string; readonly limit: number },
  /** What names the query: a cursor fits no other. */
  bound: readonly string[],
  read: (body: unknown) => Found<T>,
  callOptions?: CallOptions,
) => Promise<ResultPage<T>>;

/** A cursor holds the backend's own, or how many items lie before: so pages by number may change their size. */
export function createPager(call: Call, paging: NonNullable<RestAdapterOptions['paging']>): Pager {
  const isOpaque = paging === 'cursor';
  const isWhole = paging === 'all';
  return async (method, input, bound, read, callOptions) => {
    const { cursor, limit } = input;
    const start = isOpaque ? '' : 0;
    const [place] = cursor === undefined ? [start] : readCursor(cursor, bound, [start]);
    const offset = Number(place) || 0;
    const skip = isWhole ? offset : paging === 'page' ? offset % limit : 0;
    const number = Math.floor(offset / limit) + 1;
    const asked = { ...input, cursor: (isOpaque && place) || undefined, offset, number };
    return call(
      method,
      asked,
      (body) => {
        const { items, next, total, ...told } = read(body);
        const shown = isOpaque ? items : items.slice(skip, skip + limit);
        const sum = isWhole ? items.length : total;
        const goesOn = sum === undefined ? items.length >= limit : offset + shown.length < sum;
        const onward = isOpaque ? next : goesOn && shown.length > 0 ? offset + shown.length : undefined;
        return {
          ...told,
          items: shown,
          ...(sum !== undefined && { total: sum }),
          ...(onward !== undefined && { next: writeCursor(bound, [onward]) }),
        };
      },
      callOptions,
    );
  };
}
