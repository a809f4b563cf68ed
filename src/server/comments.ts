import { commentSorts, type CommentPage } from '../core/comment.js';
import { readLimit } from './articles.js';
import type { Call } from './call.js';
import { defaultComments, listReplies, listRoots, listThread, type Asked } from './comment-lists.js';
import { requirePage } from './form.js';
import { isClosed } from './page-closed.js';
import { writePosition } from './position.js';
import { publicJson } from './public-json.js';
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
  return publicJson(call.request, await pageOfComments(call, asked, { parent, comment }));
}

/** Comments with what stands around them. @throws Refusal 404, 422 */
export async function pageOfComments(
  call: Call,
  asked: Asked,
  { parent, comment }: { readonly parent?: string | undefined; readonly comment?: string | undefined } = {},
): Promise<CommentPage> {
  const { site, services, now } = call;
  const { page } = asked;
  // First: what happens while the list is read comes once too often rather than never.
  const { last } = await services.store.eventRange(site.id, page);
  const [listed, counts, closed] = await Promise.all([
    comment !== undefined
      ? listThread(call, comment, asked)
      : parent !== undefined
        ? listReplies(call, parent, asked)
        : listRoots(call, asked),
    services.store.countComments(site.id, [page]),
    isClosed(services.store, site, page),
  ]);
  const [count = 0] = counts;
  return { ...listed, count, ...(closed && { closed }), position: writePosition(last, now) };
}
