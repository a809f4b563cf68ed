import type { Adapter } from '../contract/adapter.js';
import type { ChallengePolicy } from '../core/challenge.js';
import { maxReplyDepth, type CommentPage } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { defineField } from '../core/field.js';
import type { FormDescription } from '../core/form.js';
import { flag, object } from '../protocol/decode.js';
import type { ArtalkPages } from './artalk-pages.js';
import { shapesIn } from './artalk-shapes.js';
import { least, type ArtalkSite } from './artalk-site.js';
import { threadsOf } from './artalk-threads.js';
import type { ArtalkWriting } from './artalk-write.js';
import { answerThread } from './parts/answer-thread.js';
import { isCountedId } from './parts/counted-id.js';
import { checkListQuery, readCursor, writeCursor } from './parts/cursor.js';
import { lateMethod } from './parts/late-method.js';
import { createLine, json, type LineOptions } from './parts/line.js';
import { needOption } from './parts/need-option.js';
import { refuseByStatus } from './parts/refusal.js';
import { startCall } from './parts/start-call.js';

// Cannot: phone number, a comment's own title, idempotency, the order `top` (Artalk's counts likes only), edits, reports, news, older and newer articles, captchas in a frame. Whether
// comments are moderated it does not tell: an option.

export interface ArtalkAdapterOptions {
  /** Address of the Artalk server, such as `https://artalk.example.com`, without `/api/v2`. A slash at the end is fine. */
  readonly endpoint: string;
  /** Name of the site, as it stands in Artalk's dashboard. */
  readonly site: string;
  /** Artalk asks everybody for an e-mail address. Given one, the form asks for none and this is sent for everybody; it must not be an administrator's. */
  readonly email?: string;
  /** Whether the server has `moderator.pending_default`: what the form tells. */
  readonly moderated?: boolean;
  /** The server's `timezone`, such as `Asia/Ho_Chi_Minh`: its dates have none. Default: the reader's own, as Artalk's client takes them. */
  readonly timeZone?: string;
  /** A view makes a page known to Artalk, and so an article of its lists. Without it, a page is known from its first comment on. */
  readonly addPages?: boolean;
  readonly fetch?: typeof fetch;
  /** Milliseconds for the whole answer of a read. Default 15,000. */
  readonly timeoutMs?: number;
  /** The same for a submit. Default 30,000. */
  readonly submitTimeoutMs?: number;
}

/**
 * The adapter of Artalk 2.9 and later. `page.id` is its page key.
 *
 * Artalk stores no phone number and no title of a comment. It requires a name and an e-mail address, which it never shows. Votes are by network address; a vote on an own comment is refused
 * here, for what this page has sent. `recent` and `popular` hold the pages that Artalk knows, at most 100. Its picture captcha asks for four letters or digits, as a submit needs it; one in a
 * frame (Turnstile, reCAPTCHA, hCaptcha, Geetest) is `unsupported`.
 * @throws TypeError when `endpoint` or `site` is missing.
 */
export function artalkAdapter(options: ArtalkAdapterOptions): Adapter {
  const { endpoint, site, email, moderated = false, timeZone, addPages = false } = options;
  const { fetch: own, timeoutMs = 15_000, submitTimeoutMs = 30_000 } = options;
  needOption('artalkAdapter', 'endpoint', endpoint, 'the address of the server, such as "https://artalk.example.com"');
  needOption('artalkAdapter', 'site', site, 'the name of the site in Artalk');
  const shapes = shapesIn(timeZone);
  const lineOptions: LineOptions = {
    ...{ base: `${endpoint.replace(/\/+$/, '')}/api/v2`, fetch: own, timeoutMs },
    refuse: refuseByStatus,
  };
  const line = createLine(lineOptions);
  const fields = ['name', ...(email ? [] : ['email']), 'content'].map((name) => defineField(name, true));
  const getPage: ArtalkSite['getPage'] = ({ id }, query, call) => {
    const all = { page_key: id, site_name: site, ...query } as Record<string, string>;
    return line(`/comments?${new URLSearchParams(all)}`, json(shapes.comments), call);
  };

  const its = { site, email, addPages, submitTimeoutMs, fields, shapes, lineOptions, line, getPage };
  let writing: ArtalkWriting | undefined;
  const loadWriting = () => import('./artalk-write.js').then(({ artalkWriting }) => (writing ??= artalkWriting(its)));
  let pages: ArtalkPages | undefined;
  const loadPages = () => import('./artalk-pages.js').then(({ artalkPages }) => (pages ??= artalkPages(its)));

  return {
    name: 'artalk',
    abilities: {
      ...{ sorts: ['newest', 'oldest'], replies: 'inline', findsComment: true, formatted: true },
      ...{ maxDepth: maxReplyDepth, voteValues: [1, -1], undoVote: true, articleKinds: ['recent', 'popular'] },
    },
    async describeForm(page, call): Promise<FormDescription> {
      const [challenge, found] = await Promise.all([
        line('/captcha/status', json(status), call).then<ChallengePolicy, ChallengePolicy>(
          ({ is_pass }) => (is_pass ? 'on-demand' : 'always'),
          (error: unknown) => {
            // Where captchas are switched off.
            if (error instanceof CommentError && error.code === 'not-found') return 'none';
            throw error;
          },
        ),
        getPage(page, least, call),
      ]);
      return {
        ...{ fields: structuredClone(fields), challenge, moderation: moderated ? 'pre' : 'post' },
        ...(found.page?.admin_only && { closed: true }),
      };
    },
    async listComments(query, call): Promise<CommentPage> {
      const { page, sort = 'newest', cursor, limit = 20 } = query;
      await startCall(call);
      checkListQuery(['newest', 'oldest'], query);
      const ask = (limit: number, offset: number, isNewest = true) =>
        getPage(page, { limit, offset, sort_by: isNewest ? 'date_desc' : 'date_asc' }, call);
      const thread = await answerThread(query, async (id) => {
        // Nothing tells where a thread stands: the pages are gone through, newest first.
        for (let offset = 0, total = 1; isCountedId(id) && offset < total; offset += 50) {
          const { comments, roots_count } = await ask(50, offset);
          const found = threadsOf(comments, page.url).find(
            (root) => root.id === id || root.replies?.items.some((reply) => reply.id === id),
          );
          if (found) return found;
          total = roots_count;
        }
        throw new CommentError('not-found');
      });
      if (thread) return thread;
      const name = [page.id, sort];
      const [offset] = cursor === undefined ? [0] : readCursor(cursor, name, [0]);
      const found = await ask(limit, offset, sort === 'newest');
      const next = offset + limit;
      return {
        items: threadsOf(found.comments, page.url),
        count: found.count,
        ...(next < found.roots_count && { next: writeCursor(name, [next]) }),
        ...(found.page?.admin_only && { closed: true }),
      };
    },
    requestChallenge: lateMethod(loadWriting, (it, request, call) => it.requestChallenge(request, call)),
    submitComment: lateMethod(loadWriting, (it, draft, call) => it.submitComment(draft, call)),
    vote: lateMethod(loadWriting, (it, request, call) => it.vote(request, call)),
    countComments: lateMethod(loadPages, (it, keys, call) => it.countComments(keys, call)),
    listArticles: lateMethod(loadPages, (it, query, call) => it.listArticles(query, call)),
    recordView: lateMethod(loadPages, (it, page, call) => it.recordView(page, call)),
  };
}

/** Whether a comment may be sent without one. */
const status = object<{ is_pass: boolean }>({ is_pass: flag });
