import { articleKinds, type Article, type ArticleQuery } from '../core/article.js';
import type { ResultPage } from '../core/page.js';
import type { ArticleRecord, ArticleSelection } from '../contract/store.js';
import { parseDay, startOfDay } from './calendar-day.js';
import type { Call } from './call.js';
import { readCursor, writeCursor } from './cursor.js';
import { requirePage } from './form.js';
import { publicJson } from './public-json.js';
import { malformed } from './refusal.js';

const defaultLimit = 10;
const maxLimit = 50;

/** `GET /v1/articles?kind&page&date&cursor&limit` */
export async function articles(call: Call): Promise<Response> {
  const { query } = call;
  const kind = articleKinds.find((each) => each === query.get('kind'));
  if (!kind) throw malformed('kind', `"kind" must be one of ${articleKinds.join(', ')}.`);
  const date = query.get('date') || undefined;
  const cursor = query.get('cursor') || undefined;
  const asked: ArticleQuery = {
    kind,
    page: requirePage(call),
    limit: readLimit(query.get('limit')),
    ...(date !== undefined && { date }),
    ...(cursor !== undefined && { cursor }),
  };
  return publicJson(call.request, await pageOfArticles(call, asked));
}

/** 1–50. @throws Refusal 422 naming `limit` */
export function readLimit(text: string | null, otherwise = defaultLimit): number {
  const limit = text === null || text === '' ? otherwise : /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > maxLimit) throw malformed('limit', `"limit" must be a whole number from 1 to ${maxLimit}.`);
  return limit;
}

/** @throws Refusal 422 naming `date` or `cursor` */
export async function pageOfArticles(
  { site, keys, services }: Call,
  asked: ArticleQuery,
): Promise<ResultPage<Article>> {
  const { kind, page, date, limit = defaultLimit } = asked;
  const name = [site.id, kind, page, date ?? ''];
  const after = asked.cursor === undefined ? undefined : await readCursor(keys, name, asked.cursor);
  if (asked.cursor !== undefined && !after) throw malformed('cursor', '"cursor" does not belong to this query.');
  const selection: ArticleSelection = {
    site: site.id,
    kind,
    exclude: page,
    ...boundOf(asked, site.timeZone),
    ...(after && { after }),
    // One more than asked for tells whether there is a next page.
    limit: limit + 1,
  };
  const found = await services.store.listArticles(selection);
  const last = found[limit - 1];
  const next = found.length > limit && last ? await writeCursor(keys[0], name, position(kind, last)) : undefined;
  return { items: found.slice(0, limit).map(publicArticle), ...(next !== undefined && { next }) };
}

/** A date asks for whole days: `older` ends with its last moment, `newer` begins with its first. It means nothing to the other kinds. */
function boundOf({ kind, date }: ArticleQuery, timeZone: string): { bound?: number } {
  if (date === undefined) return {};
  const day = parseDay(date);
  if (!day) throw malformed('date', '"date" must be a day as YYYY-MM-DD.');
  if (kind === 'older') return { bound: startOfDay(day, timeZone, 1) };
  return kind === 'newer' ? { bound: startOfDay(day, timeZone) } : {};
}

function position(
  kind: ArticleQuery['kind'],
  { id, publishedAt, views = 0 }: ArticleRecord,
): { key: number; id: string } {
  return { key: kind === 'popular' ? views : publishedAt, id };
}

function publicArticle({ id, title, url, published, views = 0 }: ArticleRecord): Article {
  return { id, title, url, published, views };
}
