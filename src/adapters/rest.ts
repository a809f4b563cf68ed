import type { Adapter } from '../contract/adapter.js';
import type { Article } from '../core/article.js';
import type { Comment, CommentPage, CommentSort, FieldValues, Receipt } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import type { PageRef } from '../core/page.js';
import { fail } from '../protocol/decode.js';
import { checkDraft } from './parts/check-draft.js';
import { checkEdit } from './parts/check-edit.js';
import { escapeHtml } from './parts/escape-html.js';
import { selectComments } from './parts/select-comments.js';
import { throwIfAborted } from './parts/throw-if-aborted.js';
import { checkLimit, checkListQuery, refuse } from './parts/cursor.js';
import { checkOptions } from './rest-check.js';
import { createCall } from './rest-line.js';
import type { RestAdapterOptions, RestRoute, Template } from './rest-options.js';
import { createPager } from './rest-paging.js';
import { shapesOf, type Found } from './rest-shapes.js';
import { flattenThreads } from './rest-whole.js';

// Cannot: challenges, news (`watch`), several parts in one answer. Everything else is as the routes, the map and the abilities say, and as true as they are: run
// `adapterSuite` of `ykien/testing` over what you have written.

export type * from './rest-options.js';

/**
 * A route of a GraphQL API: the document is posted to the endpoint itself. Its errors come with 200 and are found by
 * `errors: [{ path: 'errors[0].extensions.code', is: 'NOT_FOUND', code: 'not-found' }, { path: 'errors', code: 'server' }]`.
 */
export function graphqlRoute(query: string, variables: Template = {}): RestRoute {
  return { method: 'POST', body: { query, variables } };
}

/**
 * Any JSON API by a mapping: `routes` say how to ask, `map` where things lie in the answers, `errors` what refusals mean. All of it may be JSON, or functions where a path
 * is not enough.
 *
 * A method is there where its route is. An answer that is not as the map says is a `protocol` error that names the place, such as
 * `data.comments[3].author.name: not string`.
 * @throws TypeError for a mapping that cannot be right, naming the option and the mend.
 */
export function restAdapter(options: RestAdapterOptions): Adapter {
  const { fields, sorts } = checkOptions(options);
  const { routes, paging = 'offset', abilities = {}, moderation = 'pre', typed, submitTimeoutMs = 30_000 } = options;
  const { maxDepth = 0, resend = 'never', voteValues = [1], undoVote = false, editSeconds = 0 } = abilities;
  const { articleKinds = [], articleDates = false } = abilities;
  const kinds = Object.keys(sorts) as CommentSort[];
  const isWhole = paging === 'all';
  const shapes = shapesOf(options);
  const call = createCall(options);
  const list = createPager(call, paging);

  /** A receipt holds what was typed, whatever the backend has made of it. */
  const receiptOf = ({ page, fields: typedIn }: Sent, body: unknown, status: number): Receipt => {
    const { comment, ...told } = body === undefined ? {} : shapes.receipt(body, '', page.url);
    const { rich: _, ...plain } = comment ?? {};
    const words = Object.entries(typedIn).filter(([name]) => /^(name|title|content)$/.test(name));
    const id = told.id ?? comment?.id;
    return {
      ...told,
      status: told.status ?? (status === 202 ? 'pending' : 'unknown'),
      ...(id !== undefined && { id }),
      ...(comment && { comment: { ...(plain as Comment), ...Object.fromEntries(words) } }),
    };
  };
  const written = (sent: Sent): Sent => {
    if (typed !== 'html') return sent;
    const escaped = Object.entries(sent.fields).map(([name, text]) => [name, escapeHtml(text)]);
    return { ...sent, fields: Object.fromEntries(escaped) as FieldValues };
  };
  const nothing = (): void => {};

  const all: Adapter = {
    name: 'rest',

    async listComments(query, callOptions) {
      checkListQuery(kinds, query);
      const { page, parent, comment, sort = 'newest', limit = 20 } = query;
      const asked = { ...query, limit, sort: sorts[sort] };
      const read = (body: unknown): Found<Comment> => shapes.comments!(body, '', page.url);
      if (isWhole) {
        const whole = { ...query, page };
        const readAll = (body: unknown): CommentPage => {
          const { items, next: _, total: __, ...told } = read(body);
          return { ...selectComments(flattenThreads(items), whole), ...told };
        };
        return call('listComments', asked, readAll, callOptions);
      }
      if (comment !== undefined) throw new CommentError('unsupported');
      const method = parent === undefined ? 'listComments' : 'listReplies';
      if (!routes[method]) throw new CommentError('not-found');
      return list(method, asked, [page.id, parent ?? '', parent === undefined ? sort : ''], read, callOptions);
    },

    async submitComment(draft, callOptions) {
      const sent = structuredClone(draft);
      const { submissionId } = sent;
      checkDraft(fields, sent, maxDepth > 0);
      try {
        const read = (body: unknown, status: number): Receipt => receiptOf(sent, body, status);
        const receipt = await call('submitComment', written(sent), read, callOptions, submitTimeoutMs);
        if (resend !== 'id') return receipt;
        if ((receipt.submissionId ?? submissionId) !== submissionId) return fail('submissionId', 'echoed');
        return { ...receipt, submissionId };
      } catch (error) {
        const isCopy = resend === 'duplicate-check' && error instanceof CommentError && error.code === 'conflict';
        if (isCopy) return { status: 'unknown' };
        throw error;
      }
    },

    async commentStatus(tokens, callOptions) {
      const wanted = [...tokens];
      if (wanted.length > 20) throw refuse('tokens', 'too-long', 20);
      if (wanted.length === 0) return [];
      const read = (body: unknown): Receipt[] => {
        const found = shapes.receipts(body, '').map((each): Receipt => ({ status: 'unknown', ...each }));
        return found.length === wanted.length ? found : fail('receipts', 'one per token');
      };
      return call('commentStatus', { tokens: wanted }, read, callOptions);
    },

    async countComments(pages, callOptions) {
      const wanted = [...pages];
      if (wanted.length > 100) throw refuse('pages', 'too-long', 100);
      if (wanted.length === 0) return [];
      return call('countComments', { pages: wanted }, (body) => shapes.counts(body, wanted), callOptions);
    },

    async vote(request, callOptions) {
      const { value } = request;
      if (value === 0 ? !undoVote : !voteValues.includes(value)) throw refuse('value');
      return call('vote', request, (body) => ({ ...{ mine: value }, ...shapes.vote!(body, '') }), callOptions);
    },

    async editComment(request, callOptions) {
      const sent = structuredClone(request);
      checkEdit(fields, sent.fields);
      const read = (body: unknown, status: number): Receipt => ({ id: sent.comment, ...receiptOf(sent, body, status) });
      return call('editComment', written(sent), read, callOptions, submitTimeoutMs);
    },

    deleteComment: async (own, callOptions) => call('deleteComment', own, nothing, callOptions),

    async reportComment(report, callOptions) {
      if ((report.text?.length ?? 0) > 500) throw refuse('text', 'too-long', 500);
      return call('reportComment', report, nothing, callOptions);
    },

    async listArticles(query, callOptions) {
      const { kind, page, date = '', limit = 10 } = query;
      checkLimit(limit);
      if (!articleKinds.includes(kind)) throw refuse('kind');
      if (date && !articleDates) throw refuse('date');
      const asked = { ...query, limit, page: { id: page } };
      const read = (body: unknown): Found<Article> => shapes.articles!(body, '');
      const { items, ...rest } = await list('listArticles', asked, [kind, page, date], read, callOptions);
      return { ...rest, items: items.filter(({ id }) => id !== page) };
    },

    recordView: async (page, callOptions) => call('recordView', { page }, nothing, callOptions),
  };

  const given = Object.entries(all).filter(([name]) => name === 'name' || Object.hasOwn(routes, name));
  const { submitComment, listComments, vote, listArticles, editComment, deleteComment } = routes;
  return {
    ...(Object.fromEntries(given) as unknown as Adapter),
    abilities: {
      ...(listComments && {
        sorts: kinds,
        replies: isWhole ? 'inline' : 'on-demand',
        findsComment: isWhole,
        formatted: true,
      }),
      ...(submitComment && { maxDepth, resend }),
      ...(vote && { voteValues, undoVote }),
      ...((editComment ?? deleteComment) && { editSeconds }),
      ...(listArticles && { articleKinds, articleDates }),
    },
    ...(submitComment && {
      async describeForm(page, callOptions = {}) {
        const form = structuredClone({ fields, challenge: 'none', moderation } as const);
        if (routes.describeForm) {
          const { closed } = await call('describeForm', { page }, (body) => shapes.state(body, ''), callOptions);
          return { ...form, ...(closed && { closed }) };
        }
        throwIfAborted(callOptions);
        return form;
      },
    }),
  };
}

/** What the readers of a receipt and `typed` need of a draft or an edit. */
interface Sent {
  readonly page: PageRef;
  readonly fields: FieldValues;
}
