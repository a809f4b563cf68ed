import type { CallOptions, PageParts } from '../contract/adapter.js';
import type { CommentPage, CommentQuery } from '../core/comment.js';
import * as shapes from '../protocol/comment-shapes.js';
import type { Decoder } from '../protocol/decode.js';
import { pageParts as otherParts } from '../protocol/page-shapes.js';
import { readRoutes as routes } from '../protocol/read-routes.js';
import { json, type Line } from './parts/line.js';

/** What whoever reads comments needs of our server; a page that shows none does not load it. */

export const pageParts: Decoder<PageParts> = (value, path) => ({
  ...otherParts(value, path),
  ...shapes.commentsPart(value, path),
});

export function listComments(
  line: Line,
  { page, ...query }: CommentQuery,
  options?: CallOptions,
): Promise<CommentPage> {
  const entries = Object.entries({ page: page.id, ...query }).filter(([, value]) => value !== undefined);
  const names = entries.map(([name, value]): [string, string] => [name, `${value}`]);
  return line(`${routes.comments}?${new URLSearchParams(names)}`, json(shapes.commentPage), options);
}
