import type { Adapter, CallOptions } from '../contract/adapter.js';
import type { Challenge } from '../core/challenge.js';
import { maxReplyDepth, type CommentDraft, type CommentPage, type Receipt } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { defineField } from '../core/field.js';
import type { PageRef } from '../core/page.js';
import { object } from '../protocol/decode.js';
import { artalkCaptcha } from './artalk-captcha.js';
import { refuseWith } from './artalk-refusal.js';
import { counts, picture, shapesIn, shown, status, votes } from './artalk-shapes.js';
import { chunksOf } from './artalk-chunks.js';
import { threadsOf } from './artalk-threads.js';
import { answerThread } from './parts/answer-thread.js';
import { checkDraft } from './parts/check-draft.js';
import { isCountedId } from './parts/counted-id.js';
import { checkListQuery, readCursor, refuse, writeCursor } from './parts/cursor.js';
import { escapeMarkdown } from './parts/escape-markdown.js';
import { inTurn } from './parts/in-turn.js';
import { jsonRequest } from './parts/json-request.js';
import { createLine, json } from './parts/line.js';
import { needOption } from './parts/need-option.js';
import { selectArticles } from './parts/select-articles.js';
import { beforeSending, startCall } from './parts/start-call.js';
import { viewOnce } from './parts/view-once.js';

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
  const captcha = artalkCaptcha();
  const base = `${endpoint.replace(/\/+$/, '')}/api/v2`;
  const line = createLine({ base, fetch: own, timeoutMs, refuse: refuseWith(captcha) });
  const shapes = shapesIn(timeZone);
  const once = viewOnce();
  const voting = inTurn();
  /** Who has sent what on this page. */
  const writers = new Map<string, string | undefined>();
  const fields = [
    defineField('name', true),
    ...(email ? [] : [defineField('email', true)]),
    defineField('content', true),
  ];

  const getPage = (
    page: Pick<PageRef, 'id'>,
    query: Readonly<Record<string, string | number>>,
    callOptions?: CallOptions,
  ) => {
    const all = { page_key: page.id, site_name: site, ...query } as Record<string, string>;
    return line(`/comments?${new URLSearchParams(all)}`, json(shapes.comments), callOptions);
  };
  const getThread = async (page: PageRef, id: string, callOptions?: CallOptions) => {
    // Nothing tells where a thread stands: the pages are gone through, newest first.
    for (let offset = 0, total = 1; isCountedId(id) && offset < total; offset += 50) {
      const { comments, roots_count } = await getPage(page, { limit: 50, offset, sort_by: 'date_desc' }, callOptions);
      const found = threadsOf(comments, page.url).find(
        (root) => root.id === id || root.replies?.items.some((reply) => reply.id === id),
      );
      if (found) return found;
      total = roots_count;
    }
    throw new CommentError('not-found');
  };
  const isClosed = async (page: PageRef, callOptions?: CallOptions): Promise<boolean | undefined> =>
    (await getPage(page, { limit: 1, offset: 0 }, callOptions)).page?.admin_only;

  /** `true` where it is switched off. */
  const passes = (callOptions?: CallOptions): Promise<boolean | undefined> =>
    line('/captcha/status', json(status), callOptions).then(
      ({ is_pass }) => is_pass,
      (error: unknown) => {
        if (error instanceof CommentError && error.code === 'not-found') return undefined;
        throw error;
      },
    );

  const send = async (draft: CommentDraft, callOptions?: CallOptions): Promise<Receipt> => {
    const { page, parent, fields: typed, readerKey } = draft;
    const { name = '', content = '' } = typed;
    const body = {
      ...{ name, email: typed.email ?? email, content: escapeMarkdown(content), site_name: site },
      ...{ page_key: page.id, page_title: page.title, rid: parent && Number(parent) },
    };
    const made = await line('/comments', json(shapes.comment), callOptions, jsonRequest(body), submitTimeoutMs);
    const { rich: _, ...comment } = shown(made, page.url);
    writers.set(comment.id, readerKey);
    return { status: comment.status, id: comment.id, comment: { ...comment, name, content } };
  };

  return {
    name: 'artalk',
    abilities: {
      ...{ sorts: ['newest', 'oldest'], replies: 'inline', findsComment: true, formatted: true },
      ...{ maxDepth: maxReplyDepth, voteValues: [1, -1], undoVote: true, articleKinds: ['recent', 'popular'] },
    },
    async describeForm(page, callOptions) {
      const [pass, closed] = await Promise.all([passes(callOptions), isClosed(page, callOptions)]);
      return {
        fields: structuredClone(fields),
        challenge: pass === undefined ? 'none' : pass ? 'on-demand' : 'always',
        moderation: moderated ? 'pre' : 'post',
        ...(closed && { closed }),
      };
    },
    async requestChallenge({ accept }, callOptions): Promise<Challenge> {
      await startCall(callOptions);
      if (!accept.includes('image')) throw new CommentError('unsupported');
      const { img_data } = await line('/captcha', json(picture), callOptions);
      return captcha.challengeOf(img_data);
    },
    async submitComment(draft, callOptions) {
      const sent = { ...draft, fields: { ...draft.fields } };
      const { page, parent, challenge } = sent;
      await startCall(callOptions);
      checkDraft(fields, sent);
      if (parent !== undefined && !isCountedId(parent)) throw refuse('parent', 'invalid-parent');
      if (challenge) {
        captcha.use(challenge.id);
        const body = jsonRequest({ value: challenge.answer });
        await beforeSending(line('/captcha/verify', async () => {}, callOptions, body));
      }
      try {
        return await send(sent, callOptions);
      } catch (error) {
        if (!(error instanceof CommentError) || error.outcome !== 'refused') throw error;
        const { code, status } = error;
        // It is told in the server's language; what else could be wrong was looked at.
        const isUntold = code === 'invalid' && !error.issues;
        if (parent !== undefined && (isUntold || status === 404)) throw refuse('parent', 'invalid-parent');
        if (isUntold) throw refuse('email', 'invalid-email');
        // An administrator's name, or a page where only they write. The refusal stands, whatever becomes of the question.
        const isAdmins = code === 'unauthorized' && status === 403;
        const closed = isAdmins && (await isClosed(page, callOptions).catch(() => false));
        throw closed ? new CommentError('forbidden', { status: 403, cause: error }) : error;
      }
    },
    async listComments(query, callOptions): Promise<CommentPage> {
      const { page, sort = 'newest', cursor, limit = 20 } = query;
      await startCall(callOptions);
      checkListQuery(['newest', 'oldest'], query);
      const thread = await answerThread(query, (id) => getThread(page, id, callOptions));
      if (thread) return thread;
      const name = [page.id, sort];
      const [offset] = cursor === undefined ? [0] : readCursor(cursor, name, [0]);
      const sort_by = sort === 'newest' ? 'date_desc' : 'date_asc';
      const found = await getPage(page, { limit, offset, sort_by }, callOptions);
      const next = offset + limit;
      return {
        items: threadsOf(found.comments, page.url),
        count: found.count,
        ...(next < found.roots_count && { next: writeCursor(name, [next]) }),
        ...(found.page?.admin_only && { closed: true }),
      };
    },
    async countComments(pages, callOptions) {
      await startCall(callOptions);
      if (pages.length > 100) throw refuse('pages', 'too-long', 100);
      const sums = await Promise.all(
        chunksOf(pages).map(async (keys) => {
          const [id = ''] = keys;
          // A comma parts keys there.
          if (id.includes(',')) return [(await getPage({ id }, { limit: 1, offset: 0 }, callOptions)).count];
          const query = new URLSearchParams({ site_name: site, page_keys: keys.join(',') });
          const { data } = await line(`/stats/page_comment?${query}`, json(counts), callOptions);
          return keys.map(data);
        }),
      );
      return sums.flat();
    },
    async vote({ page, comment, value, readerKey }, callOptions) {
      await startCall(callOptions);
      if (![1, 0, -1].includes(value)) throw refuse('value');
      if (!isCountedId(comment)) throw new CommentError('not-found');
      if (readerKey !== undefined && writers.get(comment) === readerKey) throw new CommentError('forbidden');
      // A vote is a switch there: what was pressed is looked at first, and nobody presses in between.
      return voting(async () => {
        const [found, before] = await Promise.all([
          line(`/comments/${comment}`, json(object({ comment: shapes.comment })), callOptions),
          line(`/votes/comment/${comment}`, json(votes), callOptions),
        ]);
        if (found.comment.is_pending || found.comment.page_key !== page.id) throw new CommentError('not-found');
        const had = mineOf(before);
        const path = `/votes/comment/${comment}/${(value || had) === 1 ? 'up' : 'down'}`;
        const now = value === had ? before : await line(path, json(votes), callOptions, jsonRequest({}));
        return { up: now.up, down: now.down, mine: mineOf(now) };
      });
    },
    async listArticles(query, callOptions) {
      await startCall(callOptions);
      const { kind, date } = query;
      if (kind !== 'recent' && kind !== 'popular') throw refuse('kind');
      if (date !== undefined) throw refuse('date');
      const list = kind === 'recent' ? 'latest_pages' : 'pv_most_pages';
      const path = `/stats/${list}?${new URLSearchParams({ site_name: site, limit: '100' })}`;
      return selectArticles((await line(path, json(shapes.articles), callOptions)).data, query, 'UTC');
    },
    async recordView(page, callOptions) {
      await startCall(callOptions);
      const body = { page_key: page.id, page_title: page.title, site_name: site };
      await once(page.id, async () => {
        const { page: known } = addPages ? {} : await getPage(page, { limit: 1, offset: 0 }, callOptions);
        if (addPages || known?.id) await line('/pages/pv', async () => {}, callOptions, jsonRequest(body));
      });
    },
  };
}

const mineOf = ({ is_up, is_down }: { is_up: boolean; is_down: boolean }): 1 | 0 | -1 => (is_up ? 1 : is_down ? -1 : 0);
