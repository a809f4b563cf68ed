import { parseArticles } from '../protocol/parse-articles.js';
import { privateJson } from './call.js';
import type { ModeratorCall } from './moderation/authorize.js';
import { readParsed } from './read-parsed.js';
import { pagePath } from './page-path.js';
import { invalid } from './refusal.js';

/** Largest list of articles in bytes. */
export const maxArticlesBytes = 1024 * 1024;

/** `POST /v1/articles {articles}` → `{ added, updated }`. All or none. */
export async function putArticles(call: ModeratorCall): Promise<Response> {
  const list = await readParsed(call.request, maxArticlesBytes, parseArticles);
  const { site, services } = call;
  const records = list.map((article) => ({
    ...article,
    id: pagePath(site, article.id) ?? '',
    publishedAt: Date.parse(article.published),
  }));
  const issues = records.flatMap(({ id }, i) =>
    id ? [] : [{ field: `articles[${i}].id`, code: 'invalid-page' as const }],
  );
  if (issues.length > 0) throw invalid('The id of an article is its path under the site.', issues);
  return privateJson(await services.store.putArticles(site.id, records));
}
