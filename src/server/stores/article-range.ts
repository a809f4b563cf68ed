import type { ListPosition, ArticleSelection } from '../../contract/store.js';

/** A keyset range: articles strictly beyond `from`, in one direction along one sort key. Ties of the key are broken by id. */
export interface ArticleRange {
  readonly key: 'publishedAt' | 'views';
  readonly direction: 'ascending' | 'descending';
  readonly from: ListPosition;
}

// No id is empty, so '' stands before every article of a key and `beyond` is never an article itself.
const beyond: ListPosition = { key: Infinity, id: '' };

/**
 * The range that a selection means; every store takes its pages from it, so that they agree.
 * @param own time of the excluded article in ms since 1970, where the store knows it.
 * @returns `undefined` when nothing can match: `newer` than an article that nobody knows.
 */
export function articleRange(selection: ArticleSelection, own: number | undefined): ArticleRange | undefined {
  const { kind, after, bound } = selection;
  const start = startOf(selection, bound, own);
  if (kind === 'newer') {
    if (!start) return undefined;
    return { key: 'publishedAt', direction: 'ascending', from: after && compare(after, start) > 0 ? after : start };
  }
  const key = kind === 'popular' ? 'views' : 'publishedAt';
  const first = kind === 'older' ? (start ?? beyond) : beyond;
  return { key, direction: 'descending', from: after && compare(after, first) < 0 ? after : first };
}

/** By key, then id: negative when `a` comes first in ascending order. */
export function compare(a: ListPosition, b: ListPosition): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

// A date cuts between two times; without one the excluded article itself is the cut, so that those of its very time lie on exactly one side.
function startOf(
  selection: ArticleSelection,
  bound: number | undefined,
  own: number | undefined,
): ListPosition | undefined {
  if (bound !== undefined) return { key: bound, id: '' };
  return own === undefined ? undefined : { key: own, id: selection.exclude };
}
