import type { CallOptions } from '../contract/adapter.js';
import type { Article, ArticleQuery } from '../core/article.js';
import { CommentError } from '../core/error.js';
import type { ResultPage } from '../core/page.js';
import { number, object } from '../protocol/decode.js';
import { selectArticles } from './parts/select-articles.js';
import type { WalineArticle } from './waline-options.js';
import { unwrap, type WalineSite } from './waline-site.js';

/** The owner's articles in the order of the views that Waline has counted. */
export async function listPopular(
  site: WalineSite,
  articles: readonly WalineArticle[],
  query: ArticleQuery,
  options?: CallOptions,
): Promise<ResultPage<Article>> {
  if (query.kind !== 'popular') throw new CommentError('unsupported');
  const asked = { ...query };
  const item = object<{ time: number }>({ time: number });
  const views = await site.askEach(
    '/article?type=time',
    articles.map(({ path }) => path),
    item,
    options,
  );
  const all = articles.map(({ path, title, published }, n): Article => ({
    id: path,
    url: path,
    title,
    published,
    views: views[n]!.time,
  }));
  return selectArticles(all, asked, 'UTC');
}

/** Counts a view. */
export function sendView({ send }: WalineSite, path: string, options?: CallOptions): Promise<void> {
  return send(
    'POST',
    '/article',
    { path, type: 'time', action: 'inc' },
    unwrap(() => undefined),
    options,
  );
}
