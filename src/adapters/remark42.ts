import type { Adapter, CallOptions } from '../contract/adapter.js';
import { commentSorts, maxReplyDepth, type CommentPage, type CommentQuery, type CommentSort } from '../core/comment.js';
import { answerThread } from './parts/answer-thread.js';
import { countByUrl, urlCounts } from './parts/count-by-url.js';
import { checkListQuery, readCursor, writeCursor } from './parts/cursor.js';
import { lateMethods } from './parts/late-methods.js';
import { json, type } from './parts/line.js';
import { needOption } from './parts/need-option.js';
import type { TokenStorage } from './parts/tokens.js';
import { openSite } from './remark42-site.js';
import { fieldsOf, rootOf } from './remark42-shapes.js';

// Cannot: phone, title, e-mail, a captcha, moderation before publishing, states of own comments, live news, views, article lists. No idempotency: an unknown outcome is the
// reader's to decide about. Votes only where the owner says that the server takes them from guests.

export interface Remark42AdapterOptions {
  /** REMARK_URL of the server, without `/api/v1`. A slash at the end is fine. */
  readonly endpoint: string;
  /** One of the server's SITE. */
  readonly site: string;
  /** Where the pages are, for counts by path alone, such as `https://example.com`. Default: the origin of the page that asks. */
  readonly pages?: string;
  /** How the login is kept: `omit` as a token, `include` as cookies of the server's host, which must be the page's host too. Default `omit`. */
  readonly credentials?: 'omit' | 'include';
  /** The server has ANON_VOTE=true (which needs VOTES_IP=true): without it guests' votes are refused, and none are offered. Default `false`. */
  readonly votes?: boolean;
  /** The server's EDIT_TIME, in seconds. Default 300, as there. */
  readonly editSeconds?: number;
  /** Used instead of the global `fetch`. Must end with the native `AbortError` when its signal says so. */
  readonly fetch?: typeof fetch;
  /** Milliseconds for the whole answer of a read. Default 15,000. */
  readonly timeoutMs?: number;
  /** The same for a submit. Default 30,000. */
  readonly submitTimeoutMs?: number;
  /** Where guests' tokens are kept. Default: `localStorage`. */
  readonly storage?: TokenStorage;
}

const firstPlace: readonly [string] = [''];
const sorts: Readonly<Record<CommentSort, string>> = { newest: '-time', oldest: '+time', top: '-score' };

/**
 * Comments, counts and votes of a Remark42 server (https://remark42.com) that takes anonymous comments: AUTH_ANON=true.
 *
 * - A page is known by its address: `PageRef.id` on the page's origin, as Remark42's own widget has it.
 * - A guest logs in by name, and the name stands in the address of that one request: the server's own API has no other way. Another name is another login. A name has 3 to 64 bytes of letters, digits,
 *   spaces and `_`; it is composed (NFC) first, because the server refuses combining marks.
 * - `credentials: 'omit'`: the token comes and goes in the header `X-JWT`, which needs AUTH_SEND_JWT_HEADER=true and, on another origin, a proxy that adds `Access-Control-Expose-Headers: X-JWT`. It
 *   is kept in the page's own storage, for this endpoint and site. `'include'`: cookies and `X-XSRF-TOKEN`, whose cookie can be read on the server's own host only. Lists are read without either.
 * - Texts are Markdown there, with its own ideas about quotation marks: what was typed is sent as a paragraph of escaped HTML, which passes as it is. `max_comment_size` counts that.
 * - A comment is edited and deleted by the same login, until it has replies or the time is over; a receipt's token names the login and holds no secret of its own.
 * - Likes and dislikes are computed from score and controversy. A voter who never wrote logs in under a random name, which nobody sees.
 * - Replies of one root, one thread and the place of a reply are looked for in the whole page's tree: the server has no smaller question.
 *
 * Errors: the server's numbers 0 to 20 one by one, else the status; its limits answer 429 in plain text.
 * @throws TypeError without `endpoint` or `site`.
 */
export function remark42Adapter({
  endpoint,
  site,
  pages,
  votes = false,
  editSeconds = 300,
  fetch,
  timeoutMs = 15_000,
  ...writing
}: Remark42AdapterOptions): Adapter {
  needOption('remark42Adapter', 'endpoint', endpoint, 'the address of the server, its REMARK_URL');
  needOption('remark42Adapter', 'site', site, 'the id of the site, one of the server’s SITE');
  const base = endpoint.replace(/\/+$/, '');
  const server = openSite({ base, id: site, pages, fetch, timeoutMs });
  let warned = false;

  async function listComments(query: CommentQuery, options?: CallOptions): Promise<CommentPage> {
    checkListQuery(commentSorts, query);
    const { page, sort = 'newest', cursor, limit = 20 } = query;
    const thread = await answerThread(query, (id) => server.findRoot(page, id, options));
    if (thread) return thread;
    const key = [page.id, sort];
    const offset = cursor === undefined ? '' : readCursor(cursor, key, firstPlace)[0];
    const asked = { sort: sorts[sort], limit: `${limit + 1}`, ...(offset && { offset_id: offset }) };
    const { comments, info } = await server.readTree(page, asked, options);
    // The server counts replies too, and stops before it is full: one more makes room for `limit` roots without any.
    // Servers before 1.14 know no limit and answer with everything.
    const start = comments.findIndex(({ comment }) => comment.id === offset) + 1;
    const items = comments.slice(start, start + limit).map((each) => rootOf(each, page.url));
    const last = items.at(-1);
    const rest = last && (start + limit < comments.length || (info.count_left ?? 0) > 0);
    return {
      items,
      ...(rest && { next: writeCursor(key, [last.id]) }),
      ...(info.count !== undefined && { count: info.count }),
      ...(info.read_only && { closed: true }),
    };
  }

  return {
    name: 'remark42',
    abilities: {
      sorts: commentSorts,
      ...(votes && { voteValues: [1, -1] as const, undoVote: true }),
      maxDepth: maxReplyDepth,
      replies: 'inline',
      findsComment: true,
      editSeconds,
      formatted: true,
    },

    async describeForm(page, options) {
      const [config, { info }] = await Promise.all([
        server.readConfig(options),
        server.readTree(page, { limit: '1' }, options),
      ]);
      const open = config.auth_providers.includes('anonymous');
      if (!open && !warned)
        console.warn('ykien: Remark42 takes no anonymous comments (AUTH_ANON): the form is closed.');
      warned ||= !open;
      const closed = (!open || info.read_only) && { closed: true };
      return { fields: fieldsOf(config), challenge: 'none', moderation: 'post', ...closed };
    },

    listComments,

    countComments: (ids, options) =>
      countByUrl(ids, async () => {
        const here = (globalThis as { location?: { href: string } }).location?.href;
        const urls = ids.map((id) => server.locate(id, here));
        const init = { method: 'POST', headers: { accept: type, 'content-type': type }, body: JSON.stringify(urls) };
        const counts = await server.line(server.path('counts'), json(urlCounts), options, init);
        return ids.flatMap((id, n) =>
          counts.filter(({ url }) => url === urls[n]).map((each) => ({ ...each, url: id })),
        );
      }),

    ...lateMethods(
      () => import('./remark42-write.js'),
      ({ openWriters }) => openWriters(server, editSeconds, writing),
      ...(['submitComment', 'editComment', 'deleteComment'] as const),
      ...(votes ? (['vote'] as const) : []),
    ),
  };
}
