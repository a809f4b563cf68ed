import type { CallOptions } from '../contract/adapter.js';
import type { Article, ArticleQuery } from '../core/article.js';
import { CommentError } from '../core/error.js';
import type { ResultPage } from '../core/page.js';
import { number, object } from '../protocol/decode.js';
import { selectArticles } from './parts/select-articles.js';
import type { WalineArticle } from './waline-options.js';
import { unwrap, type WalineSite } from './waline-site.js';

const halfHour = 1_800_000;

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

/** Counts a view unless this device has in the last half hour, a new load of the page or not. What was read before that is forgotten. */
export async function countView({ tokens, send }: WalineSite, path: string, options?: CallOptions): Promise<void> {
  const now = Date.now();
  const views = recentViews(tokens.get('views'), now);
  if (views.has(path)) return;
  const keep = (): void => tokens.set('views', JSON.stringify([...views]));
  views.set(path, now + halfHour);
  // Before the request, so that two calls count one view.
  keep();
  try {
    await send(
      'POST',
      '/article',
      { path, type: 'time', action: 'inc' },
      unwrap(() => undefined),
      options,
    );
  } catch (error) {
    views.delete(path);
    keep();
    throw error;
  }
}

function recentViews(kept: string | undefined, now: number): Map<string, number> {
  try {
    return new Map((JSON.parse(kept ?? '[]') as [string, number][]).filter(([, until]) => until > now));
  } catch {
    return new Map();
  }
}
