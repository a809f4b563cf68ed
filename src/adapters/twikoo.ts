import type { Adapter, CallOptions } from '../contract/adapter.js';
import { maxReplyDepth, type CommentPage, type CommentQuery } from '../core/comment.js';
import { answerThread } from './parts/answer-thread.js';
import { countByUrl } from './parts/count-by-url.js';
import { checkListQuery, readCursor, writeCursor } from './parts/cursor.js';
import { lateMethods } from './parts/late-methods.js';
import { needOption } from './parts/need-option.js';
import type { TokenStorage } from './parts/tokens.js';
import { viewOnce } from './parts/view-once.js';
import { formOf } from './twikoo-form.js';
import { createCall } from './twikoo-line.js';
import { createRoots } from './twikoo-roots.js';
import { configAnswer, countsAnswer, rootOf } from './twikoo-shapes.js';

// Cannot: phone, title, edits, orders other than `newest`, states of own comments, live news, article lists, closing a page. No idempotency: an unknown outcome is the reader's
// to decide about. Its captchas (Turnstile, Geetest, Cap) are none that our form draws.

export interface TwikooAdapterOptions {
  /** The address of the function, Twikoo's `envId`; HTTP only, no Tencent CloudBase id. Taken as it stands, with its slash at the end or without. */
  readonly endpoint: string;
  /** Used instead of the global `fetch`. Must end with the native `AbortError` when its signal says so. */
  readonly fetch?: typeof fetch;
  /** Milliseconds for the whole answer of a read. Default 15,000. */
  readonly timeoutMs?: number;
  /** The same for a submit. Default 30,000. */
  readonly submitTimeoutMs?: number;
  /** Where the guests' access tokens are kept. Default: `localStorage`. */
  readonly storage?: TokenStorage;
}

/** No time, and nothing shown of that page. */
const start: readonly [number, number] = [0, 0];
/** Twikoo sets no end to it; a token is rarely kept so long. Ten years, in seconds. */
const editSeconds = 315_360_000;

/**
 * Comments, votes, counts and views of a Twikoo server, 1.7 or later (https://twikoo.js.org).
 *
 * - A page is known by `PageRef.id`, by default its path, as in Twikoo's own widget.
 * - A guest is an access token: the server gives one with its first answer, it is asked for before the first vote or comment, kept in the page's own storage, one for each `readerKey`, and sent in
 *   bodies only. Lists are read without one, so that who only reads is nobody.
 * - Comments are HTML there: what was typed is escaped, and `LIMIT_LENGTH` counts what it becomes.
 * - Twikoo shows the browser that `ua` names beside each comment; a constant is sent instead of the reader's.
 * - A comment may be held back by a check that runs after the answer; `pending` is what the list said right afterwards.
 * - The list is paged by time alone, so that `oldest` and `popular` would repeat the first page: there is only `newest`. A root that was deleted takes its replies out of the list.
 * - A reply needs the root of what it answers; what no list has shown yet is searched page by page.
 * - Where a captcha is on, the form is closed and the console tells the owner: Cap is a proof of work of its own format (fifty short ones), which `pow` cannot carry, and no element draws Turnstile
 *   or Geetest. A page that draws Turnstile by itself may hand its token on as `challenge.token` of a draft.
 *
 * Errors: Twikoo has one code for nearly everything and is understood by its constant messages; one that is not known is `server`, its outcome unknown.
 * @throws TypeError without `endpoint`.
 */
export function twikooAdapter({ endpoint, fetch, timeoutMs = 15_000, ...writing }: TwikooAdapterOptions): Adapter {
  needOption('twikooAdapter', 'endpoint', endpoint, 'the address of the function, its "envId"');
  const call = createCall(endpoint, fetch, timeoutMs);
  const { read, find } = createRoots(call);
  const view = viewOnce();
  let warned = false;

  const form = async (options?: CallOptions) => formOf((await call('GET_CONFIG', {}, configAnswer, options)).config);

  const countComments = (pages: readonly string[], options?: CallOptions): Promise<readonly number[]> =>
    countByUrl(
      pages,
      async (urls) => (await call('GET_COMMENTS_COUNT', { urls, includeReply: true }, countsAnswer, options)).data,
    );

  async function listComments(query: CommentQuery, options?: CallOptions): Promise<CommentPage> {
    checkListQuery(['newest'], query);
    const { page, cursor, limit = 20 } = query;
    const thread = await answerThread(query, async (id) => rootOf(await find(page.id, id, options), page.url));
    if (thread) return thread;
    // Pinned roots have no place in time: behind one of them, its page is read again.
    const [before, pinned] = cursor === undefined ? start : readCursor(cursor, [page.id], start);
    const [{ data, more, count: total }, all] = await Promise.all([
      read(page.id, { before }, options),
      cursor === undefined && countComments([page.id], options),
    ]);
    const end = pinned + limit;
    const items = data.slice(pinned, end);
    const last = items.at(-1);
    return {
      items: items.map((root) => rootOf(root, page.url)),
      ...(last &&
        (more === true || end < data.length) && {
          next: writeCursor([page.id], last.top ? [before, end] : [last.created, 0]),
        }),
      ...(total !== undefined && { total }),
      ...(all && { count: all[0]! }),
    };
  }

  return {
    name: 'twikoo',
    abilities: {
      voteValues: [1, -1],
      undoVote: true,
      maxDepth: maxReplyDepth,
      replies: 'inline',
      findsComment: true,
      editSeconds,
      formatted: true,
    },

    async describeForm(_page, options) {
      const { fields, captcha } = await form(options);
      if (captcha && !warned) console.warn(`ykien: the form cannot show Twikoo’s captcha ${captcha}: it is closed.`);
      warned ||= !!captcha;
      return { fields, challenge: 'none', moderation: 'post', ...(captcha && { closed: true }) };
    },

    listComments,
    countComments,

    ...lateMethods(
      () => import('./twikoo-write.js'),
      ({ openWriters }) => openWriters({ call, form, read, find }, endpoint, writing),
      'submitComment',
      'vote',
      'deleteComment',
    ),

    recordView: ({ id, url, title }, options) =>
      view(id, () => call('COUNTER_GET', { url: id, href: url, title }, () => {}, options)),
  };
}
