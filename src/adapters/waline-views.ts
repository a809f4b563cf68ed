import type { CallOptions } from '../contract/adapter.js';
import type { Article, ArticleQuery } from '../core/article.js';
import { CommentError } from '../core/error.js';
import type { PageRef, ResultPage } from '../core/page.js';
import { fail, list, number, object, type Decoder } from '../protocol/decode.js';
import { refuse } from './parts/cursor.js';
import { jsonRequest } from './parts/json-request.js';
import { selectArticles } from './parts/select-articles.js';
import type { WalineArticle } from './waline-options.js';
import { unwrap, type WalineSite } from './waline-site.js';

// Counts of comments and views, and what is ranked by them. It is fetched with the first such call.

/** Characters of a query; some proxies take 8 KiB of head. */
const longest = 4000;
const halfHour = 1_800_000;

/** The owner's articles in the order of the views that Waline has counted. */
export async function listPopular(
  site: WalineSite,
  articles: readonly WalineArticle[],
  query: ArticleQuery,
  options?: CallOptions,
): Promise<ResultPage<Article>> {
  if (query.kind !== 'popular') throw new CommentError('unsupported');
  const item = object<{ time: number }>({ time: number });
  const views = await askEach(
    site,
    '/article?type=time',
    'path',
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
  return selectArticles(all, query, 'UTC');
}

/**
 * Counts a view unless this device has in the last half hour, a new load of the page or not. What was read before that is forgotten.
 * @param articles where given, views of other pages are not counted.
 */
export async function countView(
  { line, lang, tokens }: WalineSite,
  articles: readonly WalineArticle[] | undefined,
  { id: path }: PageRef,
  options?: CallOptions,
): Promise<void> {
  const now = Date.now();
  const views = recentViews(tokens.get('views'), now);
  if (views.has(path) || articles?.every((each) => each.path !== path)) return;
  const keep = (): void => tokens.set('views', JSON.stringify([...views]));
  views.set(path, now + halfHour);
  // Before the request, so that two calls count one view.
  keep();
  try {
    const nothing = unwrap(() => undefined);
    await line(`/article?lang=${lang}`, nothing, options, jsonRequest({ path, type: 'time', action: 'inc' }));
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

export function countComments(
  site: WalineSite,
  pages: readonly string[],
  options?: CallOptions,
): Promise<readonly number[]> {
  if (pages.length > 100) throw refuse('pages', 'too-long', 100);
  return askEach(site, '/comment?type=count', 'url', pages, number, options);
}

/** One answer for each path, asked for in parts that fit into an address. */
async function askEach<T>(
  { line }: WalineSite,
  route: string,
  name: string,
  paths: readonly string[],
  item: Decoder<T>,
  options?: CallOptions,
): Promise<readonly T[]> {
  const parts: string[][] = [];
  let room = 0;
  for (const path of paths) {
    const query = `&${name}=${encodeURIComponent(path)}`;
    if (room < query.length) {
      parts.push([]);
      room = longest;
    }
    parts.at(-1)!.push(query);
    room -= query.length;
  }
  const answers = parts.map(async (part) => {
    // A single one would be cut at its commas: said twice, it is a list.
    const found = await line(`${route}${part.join('')}${part[0]}`, unwrap(list(item)), options);
    return found.length > part.length ? found.slice(0, part.length) : fail('.data', 'one for each path');
  });
  return (await Promise.all(answers)).flat();
}
