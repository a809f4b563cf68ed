import type { Adapter } from '../../contract/adapter.js';
import { articleKinds, type Article, type ArticleQuery } from '../../core/article.js';
import { commentSorts, type CommentQuery } from '../../core/comment.js';
import type { ResultPage } from '../../core/page.js';
import { articles as localArticles, pageOfArticles, readLimit } from '../articles.js';
import { parseDay } from '../calendar-day.js';
import { defaultComments } from '../comment-lists.js';
import { requirePage } from '../form.js';
import { isClosed } from '../page-closed.js';
import { digestOf, publicDigested, publicJson, type DigestedText } from '../public-json.js';
import { malformed } from '../refusal.js';
import { askOr, unsupported } from './ask.js';
import { pageRef, type GatewayCall } from './form.js';
import { publicArticles, publicPage, shownVotes } from './public-shape.js';

/** Longest cursor of a backend, in UTF-16 units. */
const maxCursor = 4000;

function readText(call: GatewayCall, name: string, maxLength: number): string | undefined {
  const value = call.query.get(name) || undefined;
  if (value !== undefined && value.length > maxLength) throw malformed(name, `"${name}" is too long.`);
  return value;
}

/** `GET /v1/comments?page&parent&comment&sort&cursor&limit` */
export async function comments(call: GatewayCall): Promise<Response> {
  const { query } = call;
  const given = query.get('sort') || 'newest';
  const sort = commentSorts.find((each) => each === given);
  if (!sort) throw malformed('sort', `"sort" must be one of ${commentSorts.join(', ')}.`);
  const parent = readText(call, 'parent', 64);
  const comment = readText(call, 'comment', 64);
  const cursor = readText(call, 'cursor', maxCursor);
  return publicDigested(
    call.request,
    await pageOfComments(call, requirePage(call), {
      sort,
      limit: readLimit(query.get('limit'), defaultComments),
      ...(parent !== undefined && { parent }),
      ...(comment !== undefined && { comment }),
      ...(cursor !== undefined && { cursor }),
    }),
  );
}

/** @throws Refusal 405 where the backend cannot do it, 422, or what it says. */
export async function pageOfComments(
  call: GatewayCall,
  page: string,
  query: Omit<CommentQuery, 'page'>,
): Promise<DigestedText> {
  const { gateway, site, services } = call;
  const { upstream, reads, readMs } = gateway;
  const { listComments } = upstream;
  const { sorts = ['newest'], findsComment } = upstream.abilities ?? {};
  if (!listComments || (query.comment !== undefined && !findsComment)) throw unsupported();
  const { sort, ...rest } = query;
  const rooted = query.parent === undefined && query.comment === undefined;
  if (rooted && sort !== undefined && !sorts.includes(sort)) throw malformed('sort', 'The backend has no such order.');
  const shown = shownVotes(site, gateway);
  const closed = await isClosed(services.store, site, page);
  const wanted = { ...rest, ...(rooted && sort !== undefined && { sort }) };
  return reads.take(['comments', site.id, page, wanted, shown, closed], page, async () => {
    const asked: CommentQuery = { page: pageRef(call, page), ...wanted };
    const found = await askOr(readMs, (options) => listComments(asked, options));
    return digestOf(JSON.stringify({ ...publicPage(found, shown), ...(closed && { closed }) }));
  });
}

/** `GET /v1/articles?kind&page&date&cursor&limit`: the backend's, or this server's own where it has none. */
export async function articles(call: GatewayCall): Promise<Response> {
  if (!call.gateway.upstream.listArticles) return localArticles(call);
  const { query } = call;
  const kind = articleKinds.find((each) => each === query.get('kind'));
  if (!kind) throw malformed('kind', `"kind" must be one of ${articleKinds.join(', ')}.`);
  const date = readText(call, 'date', 10);
  if (date !== undefined && !parseDay(date)) throw malformed('date', '"date" must be a day as YYYY-MM-DD.');
  const cursor = readText(call, 'cursor', maxCursor);
  const asked: ArticleQuery = {
    kind,
    page: requirePage(call),
    limit: readLimit(query.get('limit')),
    ...(date !== undefined && { date }),
    ...(cursor !== undefined && { cursor }),
  };
  const found = await articlesOf(call, asked);
  if (!found) throw unsupported();
  return publicJson(call.request, found);
}

/** `undefined`: the backend has no such list. */
export async function articlesOf(call: GatewayCall, asked: ArticleQuery): Promise<ResultPage<Article> | undefined> {
  const { upstream, reads, readMs } = call.gateway;
  const { listArticles, abilities = {} } = upstream;
  if (!listArticles) return pageOfArticles(call, asked);
  if (!abilities.articleKinds?.includes(asked.kind)) return undefined;
  if (asked.date !== undefined && !abilities.articleDates) throw malformed('date', 'The backend looks for no days.');
  return reads.take(['articles', call.site.id, asked], asked.page, async () =>
    publicArticles(await askOr(readMs, (options) => listArticles(asked, options))),
  );
}

/** Published comments by path. @throws Refusal 405 where the backend counts none. */
export async function countsOf(call: GatewayCall, pages: readonly string[]): Promise<readonly number[]> {
  const { upstream, reads, readMs } = call.gateway;
  const { countComments }: Adapter = upstream;
  if (!countComments) throw unsupported();
  return reads.take(['counts', call.site.id, pages], '', () =>
    askOr(readMs, (options) => countComments(pages, options)),
  );
}
