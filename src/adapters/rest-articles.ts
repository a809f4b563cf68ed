import type { CallOptions } from '../contract/adapter.js';
import type { Article, ArticleQuery } from '../core/article.js';
import type { ResultPage } from '../core/page.js';
import { number, text } from '../protocol/decode.js';
import { checkLimit, refuse } from './parts/cursor.js';
import { pageOf } from './rest-comments.js';
import type { RestBase } from './rest-line.js';
import { listPage } from './rest-paging.js';
import { asId, asText, asTime, shapeOf, type Kinds } from './rest-places.js';

/** Lists of articles; a page without one does not load it. */

const kinds: Kinds = { id: asId, title: asText, url: text, published: asTime, views: number, comments: number };

export async function listArticles(
  base: RestBase,
  query: ArticleQuery,
  callOptions?: CallOptions,
): Promise<ResultPage<Article>> {
  const { map, abilities } = base.options;
  const { kind, page, date = '', limit = 10 } = query;
  checkLimit(limit);
  if (!abilities?.articleKinds?.includes(kind)) throw refuse('kind');
  if (date && !abilities.articleDates) throw refuse('date');
  const article = shapeOf<Article>(map.article, kinds, 'id title url published', 'map.article');
  const read = pageOf(map.articles ?? {}, 'map.articles', article);
  const asked = { cursor: undefined, date: undefined, ...query, limit, page: { id: page } };
  const { items, ...rest } = await listPage(base, 'listArticles', asked, [kind, page, date], read, callOptions);
  return { ...rest, items: items.filter(({ id }) => id !== page) };
}
