import { commentSorts, type CommentPage } from '../core/comment.js';
import { readLimit } from './articles.js';
import type { Call } from './call.js';
import { defaultComments, listReplies, listRoots, listThread, type Asked } from './comment-lists.js';
import { requirePage } from './form.js';
import { isClosed } from './page-closed.js';
import { dayOf, writePosition } from './position.js';
import { publicDigested, type DigestedText } from './public-json.js';
import { malformed } from './refusal.js';

/** `GET /v1/comments?page&parent&comment&sort&cursor&limit` */
export async function comments(call: Call): Promise<Response> {
  const { query } = call;
  const given = query.get('sort') || 'newest';
  const sort = commentSorts.find((each) => each === given);
  if (!sort) throw malformed('sort', `"sort" must be one of ${commentSorts.join(', ')}.`);
  const asked = {
    page: requirePage(call),
    sort,
    limit: readLimit(query.get('limit'), defaultComments),
    cursor: query.get('cursor') || undefined,
  };
  const parent = query.get('parent') || undefined;
  const comment = query.get('comment') || undefined;
  return publicDigested(call.request, await pageOfComments(call, asked, { parent, comment }));
}

interface Within {
  readonly parent?: string | undefined;
  readonly comment?: string | undefined;
}

/**
 * Comments with what stands around them, as JSON: kept until something of the page changes. Whether the page is closed is looked up each time, for a site that is `listed`
 * goes by its articles, and the day stands in the position. @throws Refusal 404, 422
 */
export async function pageOfComments(call: Call, asked: Asked, within: Within = {}): Promise<DigestedText> {
  const { site, services, now } = call;
  const { page, sort, limit, cursor } = asked;
  const { parent, comment } = within;
  const [mark, closed] = await Promise.all([
    services.store.pageMark(site.id, page),
    isClosed(services.store, site, page),
  ]);
  const key = [site.id, site.votes, page, sort, limit, cursor, parent, comment, closed, dayOf(now)];
  return services.keptAnswers.take(JSON.stringify(key), mark, async () =>
    JSON.stringify(await readComments(call, asked, within, closed)),
  );
}

async function readComments(
  call: Call,
  asked: Asked,
  { parent, comment }: Within,
  closed: boolean,
): Promise<CommentPage> {
  const { site, services, now } = call;
  const { page } = asked;
  // First: what happens while the list is read comes once too often rather than never.
  const { last } = await services.store.eventRange(site.id, page);
  const [listed, counts] = await Promise.all([
    comment !== undefined
      ? listThread(call, comment, asked)
      : parent !== undefined
        ? listReplies(call, parent, asked)
        : listRoots(call, asked),
    services.store.countComments(site.id, [page]),
  ]);
  const [count = 0] = counts;
  return { ...listed, count, ...(closed && { closed }), position: writePosition(last, now) };
}
