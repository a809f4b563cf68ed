import type { Adapter, CallOptions } from '../contract/adapter.js';
import { commentSorts, type CommentPage } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { defaultFields, parseFields } from '../core/field.js';
import { fail, flag, list, number, object, oneOf } from '../protocol/decode.js';
import { receipt, voteResult } from '../protocol/submit-shapes.js';
import { checkDraft } from './parts/check-draft.js';
import { checkEdit } from './parts/check-edit.js';
import { checkListQuery, readCursor, refuse, writeCursor } from './parts/cursor.js';
import { createLine, json, type, type Read } from './parts/line.js';
import { refuseAsPostgrest } from './supabase-refusal.js';
import { behind, columns, commentOf, orders, rows } from './supabase-rows.js';

// Cannot: a captcha, limits by address, reports, news (`watch`), the thread of one comment, articles and views. PostgREST runs SQL and nothing else: what floods a site is held back by the whole
// site's comments in a minute. One project holds the comments of one site. It needs the view and the functions of demo/snippets/supabase.sql.

export interface SupabaseAdapterOptions {
  /** The project's URL, such as `https://xyz.supabase.co`; `/rest/v1` is added. A slash at the end is fine. */
  readonly endpoint: string;
  /** The publishable key (`sb_publishable_…`) or the older `anon` key. Everybody who opens the page can read it. */
  readonly key: string;
  /** The view of published comments. Default `public_comments`. */
  readonly view?: string;
  /** As `ykien.settings.edit_seconds` in the database. Default 900. */
  readonly editSeconds?: number;
  /** Used instead of the global `fetch`. Must end with the native `AbortError` when its signal says so. */
  readonly fetch?: typeof fetch;
  /** Milliseconds for a whole answer. Default 15,000. */
  readonly timeoutMs?: number;
  /** The same for submits and edits. Default 30,000. */
  readonly submitTimeoutMs?: number;
}

const state = object<{ readonly count: number; readonly closed: boolean; readonly moderation: 'pre' | 'post' }>({
  count: number,
  closed: flag,
  moderation: oneOf('pre', 'post'),
});

/**
 * Comments in Supabase, or in any PostgreSQL behind PostgREST, by the view and the functions of `demo/snippets/supabase.sql`. Phone number and title have columns of their own; the phone's is in no answer.
 *
 * Errors of our functions carry our codes; those of PostgREST and of PostgreSQL come by their status, a missing view or function as `unsupported`.
 * @throws TypeError when `endpoint` or `key` is missing, or the key is one that must never be on a page.
 */
export function supabaseAdapter(options: SupabaseAdapterOptions): Adapter {
  const { endpoint, key, view = 'public_comments', timeoutMs = 15_000, submitTimeoutMs = 30_000 } = options;
  if (!endpoint) throw new TypeError('supabaseAdapter needs an endpoint, such as "https://xyz.supabase.co".');
  if (!key) throw new TypeError('supabaseAdapter needs a key: the publishable one, or the older one named "anon".');
  if (isSecret(key))
    throw new TypeError(
      'supabaseAdapter: this key opens the whole database: give the publishable one, and change this one.',
    );
  const line = createLine({
    base: `${endpoint.replace(/\/+$/, '')}/rest/v1/`,
    fetch: options.fetch,
    timeoutMs,
    refuse: refuseAsPostgrest,
  });
  const headers = { accept: type, apikey: key, authorization: `Bearer ${key}` };
  const fields = parseFields(defaultFields);

  const call = <T>(name: string, input: object, read: Read<T>, callOptions?: CallOptions, ms?: number): Promise<T> => {
    const body = JSON.stringify(input);
    const init = {
      method: 'POST',
      body,
      keepalive: !!ms && body.length < 8192,
      headers: { ...headers, 'content-type': type },
    };
    return line(`rpc/ykien_${name}`, read, callOptions, init, ms);
  };
  const select = (query: Record<string, string>, callOptions?: CallOptions, prefer?: string) =>
    line(
      `${view}?${new URLSearchParams(query)}`,
      async (answer) => ({
        found: await json(rows)(answer),
        // `0-19/35`, or `*/0`; absent where the gateway does not expose it.
        total: /\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1],
      }),
      callOptions,
      { headers: { ...headers, ...(prefer && { prefer }) } },
    );
  const ask = (page: string, callOptions?: CallOptions) => call('page', { page }, json(state), callOptions);

  return {
    name: 'supabase',
    abilities: {
      resend: 'id',
      sorts: commentSorts,
      voteValues: [1, -1],
      undoVote: true,
      maxDepth: 100,
      replies: 'on-demand',
      editSeconds: options.editSeconds ?? 900,
    },

    async describeForm({ id: page }, callOptions) {
      const { moderation, closed } = await ask(page, callOptions);
      return { fields: structuredClone(fields), challenge: 'none', moderation, closed };
    },

    async listComments(query, callOptions): Promise<CommentPage> {
      checkListQuery(commentSorts, query);
      const { page, parent, comment, sort = 'newest', cursor, limit = 20 } = query;
      if (comment !== undefined) throw new CommentError('unsupported');
      const isRoots = parent === undefined;
      const name = [page.id, parent ?? '', isRoots ? sort : ''];
      const order = orders[isRoots ? sort : 'oldest'];
      const after = cursor === undefined ? undefined : readCursor<[number, string, string]>(cursor, name, [0, '', '']);
      const where = { page: `eq.${page.id}`, root: isRoots ? 'is.null' : `eq.${parent}` };
      const [{ found, total }, about] = await Promise.all([
        select(
          {
            ...where,
            select: columns,
            order,
            // One more tells whether there are more.
            limit: `${limit + 1}`,
            ...(after && { or: behind(order, after) }),
          },
          callOptions,
          after ? undefined : 'count=exact',
        ),
        isRoots && !after ? ask(page.id, callOptions) : undefined,
      ]);
      if (!isRoots && found.length === 0) {
        const root = await select({ page: where.page, id: `eq.${parent}`, select: columns, limit: '1' }, callOptions);
        if (root.found.length === 0) throw new CommentError('not-found');
      }
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: shown.map(commentOf),
        ...(total !== undefined && { total: Number(total) }),
        ...(about && { count: about.count, closed: about.closed }),
        ...(last && found.length > limit && { next: writeCursor(name, [last.score, last.created_at, last.id]) }),
      };
    },

    async submitComment(draft, callOptions) {
      const { page, parent, fields: given, submissionId, readerKey } = structuredClone(draft);
      checkDraft(fields, { page, fields: given, submissionId, ...(parent !== undefined && { parent }) });
      const input = { page: page.id, fields: given, submission_id: submissionId, parent, reader: readerKey };
      const answer = await call('submit', input, json(receipt), callOptions, submitTimeoutMs);
      return answer.submissionId === submissionId ? answer : fail('submissionId', 'echoed');
    },

    async commentStatus(tokens, callOptions) {
      if (tokens.length > 20) throw refuse('tokens', 'too-long', 20);
      const wanted = [...tokens];
      const found = await call('status', { tokens: wanted }, json(list(receipt)), callOptions);
      return found.length === wanted.length ? found : fail('body', 'one per token');
    },

    async countComments(pages, callOptions) {
      if (pages.length > 100) throw refuse('pages', 'too-long', 100);
      const wanted = [...pages];
      const found = await call('counts', { pages: wanted }, json(list(number)), callOptions);
      return found.length === wanted.length ? found : fail('body', 'one per page');
    },

    async vote({ comment, value, readerKey }, callOptions) {
      if (![1, 0, -1].includes(value)) throw refuse('value');
      return call('vote', { comment, value, reader: readerKey }, json(voteResult), callOptions);
    },

    async editComment({ comment, token, fields: changes }, callOptions) {
      const given = { ...changes };
      checkEdit(fields, given);
      return call('edit', { comment, token, fields: given }, json(receipt), callOptions, submitTimeoutMs);
    },

    deleteComment: async ({ comment, token }, callOptions) =>
      call('delete', { comment, token }, async () => {}, callOptions),
  };
}

/** Those for servers: `sb_secret_…`, or a token of the role `service_role`. */
function isSecret(key: string): boolean {
  try {
    return (
      /^sb_secret_/.test(key) ||
      atob((key.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')).includes('"service_role"')
    );
  } catch {
    return false;
  }
}
