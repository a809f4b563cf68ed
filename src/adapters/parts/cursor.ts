import type { CommentQuery, CommentSort } from '../../core/comment.js';
import { CommentError, type IssueCode } from '../../core/error.js';

/** A place in a list, as an opaque text that names its query. Nothing is signed: who forges one only deceives the own page. */
export function writeCursor(query: readonly string[], place: readonly (string | number)[]): string {
  return btoa(encodeURIComponent(JSON.stringify([query, place])));
}

/** @throws CommentError `invalid`, naming `cursor`: it is not one of this query, or its place has other members. */
export function readCursor<T extends readonly (string | number)[]>(
  cursor: string,
  query: readonly string[],
  like: T,
): T {
  const [given, place] = parse(cursor);
  const fits =
    JSON.stringify(given) === JSON.stringify(query) &&
    Array.isArray(place) &&
    place.length === like.length &&
    place.every((each, n) => typeof each === typeof like[n]);
  if (!fits) throw refuse('cursor');
  return place as unknown as T;
}

/** What `listComments` may not be asked. @throws CommentError `invalid`, naming `sort` or `limit`. */
export function checkListQuery(sorts: readonly CommentSort[], { sort = 'newest', limit = 20 }: CommentQuery): void {
  checkLimit(limit);
  if (!sorts.includes(sort)) throw refuse('sort');
}

/** 1–50. @throws CommentError `invalid`, naming `limit`. */
export function checkLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > 50) throw refuse('limit');
}

export function refuse(field: string, code: IssueCode = 'malformed', limit?: number): CommentError {
  return new CommentError('invalid', { issues: [{ field, code, ...(limit !== undefined && { limit }) }] });
}

function parse(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(atob(cursor)));
    return Array.isArray(value) ? (value as unknown[]) : [];
  } catch {
    return [];
  }
}
