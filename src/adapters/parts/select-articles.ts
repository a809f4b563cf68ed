import type { Article, ArticleQuery } from '../../core/article.js';
import type { ResultPage } from '../../core/page.js';
import { checkLimit, readCursor, refuse, writeCursor } from './cursor.js';

/** One page of a query over all articles, by the rules of the server's stores. Items are the caller's own objects: copy them. */
export function selectArticles(all: readonly Article[], query: ArticleQuery, timeZone: string): ResultPage<Article> {
  const { kind, page, date, limit = 10 } = query;
  checkLimit(limit);
  if (date !== undefined && !isDay(date)) throw refuse('date');
  const own = all.find(({ id }) => id === page);
  const key = (article: Article): number => (kind === 'popular' ? (article.views ?? 0) : Date.parse(article.published));
  const forward = kind === 'newer' ? 1 : -1;
  const order = (a: Article, b: Article): number =>
    forward * (key(a) - key(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const bounded = kind === 'older' || kind === 'newer';
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone });

  const found = all
    .filter((article) => {
      if (article.id === page) return false;
      if (!bounded) return true;
      // Swedish dates are written YYYY-MM-DD, so their texts sort as their days do.
      if (date) return forward * day.format(new Date(article.published)).localeCompare(date) >= 0;
      return own ? order(article, own) > 0 : kind === 'older';
    })
    .sort(order);

  const name = [kind, page, date ?? ''];
  const after =
    query.cursor === undefined ? undefined : place(...readCursor<[number, string]>(query.cursor, name, [0, '']));
  const start = after ? found.findIndex((article) => order(article, after) > 0) : 0;
  const items = start < 0 ? [] : found.slice(start, start + limit);
  const last = items.at(-1);
  const more = last && found.at(-1) !== last;
  return { items, total: found.length, ...(more && { next: writeCursor(name, [key(last), last.id]) }) };
}

/** The last moment that a `Date` can be (ECMAScript, 21.4.1.1): views may be more. */
const lastTime = 8.64e15;

/** Enough of an article to be ordered: whether the real one still exists does not matter. */
function place(at: number, id: string): Article {
  return { id, title: '', url: '', views: at, published: new Date(Math.min(at, lastTime)).toISOString() };
}

/** `2018-02-30` is written like a day and is none. */
function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(`${date}T`);
}
