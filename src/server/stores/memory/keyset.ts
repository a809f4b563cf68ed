import type { ListPosition, StoredComment } from '../../../contract/store.js';
import { compare } from '../article-range.js';

export const byTime = ({ createdAt, id }: StoredComment): ListPosition => ({ key: createdAt, id });

/** At most `limit` items beyond a position, in the order of their positions: ascending or descending, key and id alike. */
export function keyset<T>(
  items: readonly T[],
  positionOf: (item: T) => ListPosition,
  direction: 'ascending' | 'descending',
  after: ListPosition | undefined,
  limit: number,
): T[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return items
    .filter((item) => !after || sign * compare(positionOf(item), after) > 0)
    .sort((a, b) => sign * compare(positionOf(a), positionOf(b)))
    .slice(0, limit);
}
