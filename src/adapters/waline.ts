import type { Adapter } from '../contract/adapter.js';
import { commentSorts, maxReplyDepth } from '../core/comment.js';
import { defineField } from '../core/field.js';
import type { FormDescription } from '../core/form.js';
import { answerThread } from './parts/answer-thread.js';
import { atOnce } from './parts/at-once.js';
import { checkListQuery, readCursor, writeCursor } from './parts/cursor.js';
import { inTurn } from './parts/in-turn.js';
import { lateMethod } from './parts/late-method.js';
import { needOption } from './parts/need-option.js';
import type { WalineAdapterOptions } from './waline-options.js';
import { openSite } from './waline-site.js';

export type * from './waline-options.js';

// Cannot: phone numbers, titles, edits, deletions, reports, news (`watch`), what became of a comment that waits, closing a page. It counts likes without knowing
// readers and views without knowing visits: this adapter keeps likes to one a device, and views to one a device and half hour.

const loadSubmit = () => import('./waline-submit.js');
const loadViews = () => import('./waline-views.js');

/**
 * The adapter of a Waline server (`@waline/vercel` 1.3x, its `/api/` paths).
 *
 * Errors: what the server says in its envelope, and a status of the 400s, is a refusal; a 500 may come after the comment is stored, and leaves the outcome unknown. 403 is `challenge`
 * where `captcha` is given, for the server does not say why.
 * @throws TypeError for a wrong option, naming the mend.
 */
export function walineAdapter(options: WalineAdapterOptions): Adapter {
  const { lang = 'en', mail = 'none', link = 'none', moderation = 'post', captcha, articles } = options;
  needOption(
    'walineAdapter',
    'endpoint',
    options.endpoint,
    'the server’s address, such as "https://comments.example.com"',
  );
  if (!/^(en|vi)$/.test(lang)) throw new TypeError(`walineAdapter: lang "${lang}": give "en" or "vi".`);
  for (const { path, published } of articles ?? [])
    if (Number.isNaN(Date.parse(published)))
      throw new TypeError(`walineAdapter: article "${path}": give published, such as "2026-11-23T08:00:00Z".`);

  const site = openSite(options);
  const fields = [
    defineField('name', true),
    ...(mail === 'none' ? [] : [defineField('email', mail === 'required')]),
    // As long as the column that the server keeps it in.
    ...(link === 'none' ? [] : [{ ...defineField('url', link === 'required'), maxLength: 255 }]),
    defineField('content', true),
  ];
  const form: FormDescription = { fields, challenge: captcha ? 'always' : 'none', moderation };
  // The server reads, adds and writes back, and loses what comes in between.
  const voteInTurn = inTurn();

  return {
    name: 'waline',
    abilities: {
      sorts: commentSorts,
      voteValues: [1],
      undoVote: true,
      maxDepth: maxReplyDepth,
      replies: 'inline',
      findsComment: true,
      // A captcha's answer is good for one try, and is looked at first.
      ...(!captcha && { resend: 'duplicate-check' as const }),
      formatted: true,
      ...(articles && { articleKinds: ['popular'] }),
    },

    describeForm: atOnce(() => structuredClone(form)),

    ...(captcha && {
      requestChallenge: lateMethod(loadSubmit, (part, request) => part.requestChallenge(captcha, request)),
    }),

    submitComment: lateMethod(loadSubmit, (part, draft, call) =>
      part.submitComment(site, options, fields, draft, call),
    ),

    async listComments(query, callOptions) {
      const { page, sort = 'newest', cursor, limit = 20 } = query;
      checkListQuery(commentSorts, query);
      const thread = await answerThread(query, async (id) => (await site.findThread(page, id, callOptions)).root);
      if (thread) return thread;
      const bound = [page.id, sort];
      const [from] = cursor === undefined ? [0] : readCursor(cursor, bound, [0]);
      // The server counts in pages. After a change of the limit, the largest that fits both.
      const size = largestPart(limit, from);
      const { threads, totalPages, count } = await site.listRoots(page, from / size + 1, size, sort, callOptions);
      const next = from + size;
      const more = threads.length > 0 && next < totalPages * size;
      return { items: threads.map(({ root }) => root), count, ...(more && { next: writeCursor(bound, [next]) }) };
    },

    countComments: lateMethod(loadViews, (part, pages, call) => part.countComments(site, pages, call)),

    vote: lateMethod(loadSubmit, (part, request, call) => voteInTurn(() => part.castVote(site, request, call))),

    ...(articles && {
      listArticles: lateMethod(loadViews, (part, query, call) => part.listPopular(site, articles, query, call)),
    }),

    recordView: lateMethod(loadViews, (part, page, call) => part.countView(site, articles, page, call)),
  };
}

const largestPart = (a: number, b: number): number => (b ? largestPart(b, a % b) : a);
