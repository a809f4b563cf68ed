import type { Call } from './call.js';
import { pagePath } from './page-path.js';
import { publicJson } from './public-json.js';
import { invalid } from './refusal.js';

const maxPages = 100;

/** `GET /v1/counts?page=…&page=…` → `{ counts }`, in the same order. What is no page of this site has none: one wrong link must not empty a whole list. */
export function counts(call: Call): Promise<Response> {
  return countsFrom(call, (pages) => call.services.store.countComments(call.site.id, pages));
}

/** @param count published comments of each page, in the same order. */
export async function countsFrom(
  { request, query, site }: Call,
  count: (pages: readonly string[]) => Promise<readonly number[]>,
): Promise<Response> {
  const asked = query.getAll('page');
  if (asked.length === 0) throw invalid('"page" is missing.', [{ field: 'page', code: 'required' }]);
  if (asked.length > maxPages) {
    throw invalid(`"page" may be given ${maxPages} times.`, [{ field: 'page', code: 'too-long', limit: maxPages }]);
  }
  const paths = asked.map((page) => pagePath(site, page));
  const known = [...new Set(paths.filter((path) => path !== undefined))];
  const numbers = await count(known);
  const byPath = new Map(known.map((path, i) => [path, numbers[i] ?? 0]));
  return publicJson(request, { counts: paths.map((path) => (path === undefined ? 0 : (byPath.get(path) ?? 0))) });
}
