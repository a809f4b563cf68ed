import { describe, expect, it } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { randomId } from '../../../src/core/random-id.js';
import { expectSeen, failures, type Fault, type Sound } from './spoilt-adapter.js';

const faults: readonly Fault[] = [
  [
    'stores a second comment on a resend',
    /the same draft sent again gives the same comment/i,
    ({ submitComment }) => ({
      submitComment: async (draft, options) => ({
        ...(await submitComment({ ...draft, submissionId: randomId() }, options)),
        submissionId: draft.submissionId,
      }),
    }),
  ],
  [
    'takes another text under a known id for the same',
    /another text under a known `submissionId` rejects with `conflict`/i,
    ({ submitComment }) => {
      const sent = new Map<string, Promise<Awaited<ReturnType<Sound['submitComment']>>>>();
      return {
        submitComment: async (draft, options) => {
          const running = sent.get(draft.submissionId) ?? submitComment(draft, options);
          sent.set(draft.submissionId, running);
          return structuredClone(await running);
        },
      };
    },
  ],
  [
    'does not echo the id',
    /receipt echoes `submissionId`/,
    ({ submitComment }) => ({
      submitComment: async (draft, options) => {
        const { submissionId: _, ...receipt } = await submitComment(draft, options);
        return receipt;
      },
    }),
  ],
  [
    'swallows issues',
    /a field error rejects with `invalid` and one issue per field/i,
    ({ submitComment }) => ({
      submitComment: (draft, options) =>
        submitComment(draft, options).catch((error: unknown) => {
          throw error instanceof CommentError && error.issues ? new CommentError(error.code) : error;
        }),
    }),
  ],
  [
    'drops an unknown field in silence',
    /it is never dropped in silence/,
    ({ submitComment }) => ({
      submitComment: (draft, options) => {
        const known = Object.entries(draft.fields).filter(([name]) =>
          ['name', 'phone', 'title', 'content'].includes(name),
        );
        return submitComment({ ...draft, fields: Object.fromEntries(known) }, options);
      },
    }),
  ],
  [
    'drops the declared title',
    /it is never dropped in silence/,
    ({ submitComment }) => ({
      submitComment: async (draft, options) => {
        const { comment, ...receipt } = await submitComment(draft, options);
        const { title: _, ...rest } = comment ?? {
          id: '',
          status: 'pending' as const,
          name: '',
          content: '',
          created: '',
        };
        return { ...receipt, comment: rest };
      },
    }),
  ],
  [
    'writes the phone into the public text',
    /never written into the public text/,
    ({ submitComment }) => ({
      submitComment: async (draft, options) => {
        const { comment, ...receipt } = await submitComment(draft, options);
        return {
          ...receipt,
          ...(comment && { comment: { ...comment, content: `${comment.content} (${draft.fields.phone})` } }),
        };
      },
    }),
  ],
  [
    'stores what it refuses',
    /means that nothing was stored/,
    ({ submitComment }) => ({
      submitComment: (draft, options) => {
        const fields = { ...draft.fields, content: draft.fields.content || 'empty' };
        return submitComment({ ...draft, fields }, options).then((receipt) => {
          if (!draft.fields.content)
            throw new CommentError('invalid', { issues: [{ field: 'content', code: 'required' }] });
          return receipt;
        });
      },
    }),
  ],
  [
    'takes a challenge again and again',
    /a used challenge rejects with `challenge`/i,
    ({ submitComment, requestChallenge }) => ({
      submitComment: async (draft, options) => {
        if (!draft.challenge) return submitComment(draft, options);
        const request = { page: draft.page.id, purpose: 'comment', accept: ['image'] as const };
        const { id } = await requestChallenge(request);
        return submitComment({ ...draft, challenge: { ...draft.challenge, id } }, options);
      },
    }),
  ],
  [
    'uses the challenge up with a field error',
    /a field error does not use up the challenge/i,
    ({ submitComment }) => {
      const spent = new Set<string>();
      return {
        submitComment: async (draft, options) => {
          const id = draft.challenge?.id;
          if (id !== undefined && spent.has(id)) throw new CommentError('challenge');
          if (id !== undefined) spent.add(id);
          return submitComment(draft, options);
        },
      };
    },
  ],
  [
    'gives a challenge that nobody asked for',
    /one of the accepted kinds, never `none`/,
    ({ requestChallenge }) => ({
      requestChallenge: (request, options) => requestChallenge({ ...request, accept: ['image'] }, options),
    }),
  ],
  [
    'repeats an article',
    /comes exactly once over the pages of one query/,
    ({ listArticles }) => ({
      listArticles: async (query, options) => {
        const { items, ...rest } = await listArticles(query, options);
        return { ...rest, items: [...items, ...items.slice(0, 1)] };
      },
    }),
  ],
  [
    'lists the page itself',
    /the page’s own article never does/,
    ({ listArticles }) => ({ listArticles: (query, options) => listArticles({ ...query, page: '/tin/0' }, options) }),
  ],
  [
    'takes any cursor',
    /a cursor of another query rejects with `invalid`/i,
    ({ listArticles }) => ({
      listArticles: async ({ cursor: _, ...query }, options) => listArticles(query, options),
    }),
  ],
  [
    'ignores the date',
    /with a `date`, `older` is posted on or before that day/i,
    ({ listArticles }) => ({ listArticles: ({ date: _, ...query }, options) => listArticles(query, options) }),
  ],
  [
    'hands out one object to everybody',
    /a method returns fresh objects/i,
    ({ describeForm }) => {
      let form: ReturnType<Sound['describeForm']> | undefined;
      return { describeForm: (page, options) => (form ??= describeForm(page, options)) };
    },
  ],
  [
    'throws a plain Error',
    /rejects only with a `CommentError` or the native `AbortError`/,
    () => ({ describeForm: async () => Promise.reject(new Error('down')) }),
  ],
  [
    'ends an aborted call with the reason',
    /aborted before the call ends it with the native AbortError/,
    ({ listArticles }) => ({
      listArticles: async (query, options) => {
        if (options?.signal?.aborted) throw options.signal.reason;
        return listArticles(query, options);
      },
    }),
  ],
  [
    'goes on after an abort',
    /aborted after the call ends it/,
    ({ describeForm }) => ({ describeForm: (page) => describeForm(page) }),
  ],
  [
    'gives parts that nobody asked for',
    /a part that was not asked for, or that the backend lacks, is absent/i,
    ({ openPage }) => ({
      openPage: (input, options) => openPage({ ...input, parts: ['form', 'recent', 'older'] }, options),
    }),
  ],
  [
    'mixes up the order of tokens',
    /in the order of the tokens/,
    ({ commentStatus }) => ({
      commentStatus: async (tokens, options) =>
        [...(await commentStatus(tokens, options))].sort() && commentStatus([...tokens].reverse(), options),
    }),
  ],
  [
    'declares kinds of a list that it has not',
    /absent is an ability that is absent/,
    () => ({ listArticles: undefined as never, abilities: { articleKinds: ['recent'] } }),
  ],
];

describe('the suite', () => {
  it('passes over a sound adapter', async () => {
    expect(await failures(() => ({}))).toEqual([]);
  });

  it.each(faults)('sees an adapter that %s', async (_, rule, spoil) => {
    await expectSeen(rule, spoil);
  });

  it('lets an adapter leave out everything but its name', async () => {
    const absent = {
      openPage: undefined,
      describeForm: undefined,
      requestChallenge: undefined,
      submitComment: undefined,
    };
    const own = { commentStatus: undefined, editComment: undefined, deleteComment: undefined };
    const read = { listComments: undefined, countComments: undefined, watch: undefined, vote: undefined };
    const rest = { reportComment: undefined, listArticles: undefined, recordView: undefined, abilities: {} };
    expect(await failures(() => ({ ...absent, ...own, ...read, ...rest }) as never)).toEqual([]);
  });
});
