import { moderationStatuses } from '../core/moderation.js';
import { parseArticles } from '../protocol/parse-articles.js';
import { readLimit } from './articles.js';
import { privateJson, type Call } from './call.js';
import { readParsed } from './read-parsed.js';
import { readCursor, writeCursor } from './cursor.js';
import { maskFields } from './mask.js';
import { pagePath } from './page-path.js';
import { invalid, malformed } from './refusal.js';

/** Largest list of articles in bytes. */
export const maxArticlesBytes = 1024 * 1024;

/** `POST /v1/articles {articles}` → `{ added, updated }`. All or none. */
export async function putArticles(call: Call): Promise<Response> {
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

/** `GET /v1/moderation/queue?status&cursor&limit`: oldest first, private fields masked. */
export async function queue({ site, query, keys, services }: Call): Promise<Response> {
  const status = moderationStatuses.find((each) => each === (query.get('status') ?? 'pending'));
  if (!status) throw malformed('status', `"status" must be one of ${moderationStatuses.join(', ')}.`);
  const name = ['queue', site.id, status];
  const cursor = query.get('cursor') || undefined;
  const after = cursor === undefined ? undefined : await readCursor(keys, name, cursor);
  if (cursor !== undefined && !after) throw malformed('cursor', '"cursor" does not belong to this query.');
  const limit = readLimit(query.get('limit'));
  const found = await services.store.listQueue({ site: site.id, status, ...(after && { after }), limit: limit + 1 });
  const last = found[limit - 1];
  const next =
    found.length > limit && last ? await writeCursor(keys[0], name, { key: last.createdAt, id: last.id }) : undefined;
  const items = found.slice(0, limit).map(({ id, page, parent, fields, createdAt, score }) => ({
    id,
    page,
    ...(parent !== undefined && { parent }),
    status,
    fields: maskFields(site.fields, fields),
    created: new Date(createdAt).toISOString(),
    score,
  }));
  return privateJson({ items, ...(next !== undefined && { next }) });
}
