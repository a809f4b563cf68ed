import { describe, expect, it } from 'vitest';
import type { Adapter } from '../../../src/contract/adapter.js';
import { CommentError } from '../../../src/core/error.js';
import { randomId } from '../../../src/core/random-id.js';
import { expectSeen, failures, forgive, spoilItems, type Fault } from './spoilt-adapter.js';

const acts: readonly Fault[] = [
  [
    'counts every vote anew',
    /one per comment and reader/,
    ({ vote }) => ({ vote: (request, options) => vote({ ...request, readerKey: randomId(32) }, options) }),
  ],
  [
    'counts own votes',
    /a vote on an own comment rejects with `forbidden`/i,
    ({ vote }) => ({
      vote: (request, options) => forgive(vote(request, options), 'forbidden', { up: 1, down: 0, mine: 1 }),
    }),
  ],
  [
    'takes votes on what is not there',
    /a vote on a comment that is not there/i,
    ({ vote }) => ({
      vote: (request, options) => forgive(vote(request, options), 'not-found', { up: 1, down: 0, mine: 1 }),
    }),
  ],
  [
    'shows no sums in lists',
    /lists tell the sums of the votes/i,
    spoilItems((comment) => ({ ...comment, up: 0, down: 0 })),
  ],
  [
    'promises votes that it refuses',
    /sets the reader’s vote/i,
    () => ({ vote: async () => Promise.reject(new CommentError('invalid')) }),
  ],
  [
    'reports once only',
    /again is no error/,
    ({ reportComment }) => {
      const known = new Set<string>();
      return {
        reportComment: async (request, options) => {
          if (known.has(request.readerKey ?? '')) throw new CommentError('conflict');
          known.add(request.readerKey ?? '');
          return reportComment(request, options);
        },
      };
    },
  ],
  [
    'says that an edit is public while it waits',
    /`published` when everybody sees the new text/,
    ({ editComment }) => ({
      editComment: async (request, options) => ({ ...(await editComment(request, options)), status: 'published' }),
    }),
  ],
  [
    'drops what an edit does not name',
    /the others stay/,
    ({ editComment }) => ({
      editComment: async (request, options) => {
        const { comment, ...receipt } = await editComment(request, options);
        return { ...receipt, ...(comment && { comment: { ...comment, name: '' } }) };
      },
    }),
  ],
  [
    'lets a name be changed in silence',
    /an edit that breaks a rule of the form/i,
    ({ editComment }) => ({
      editComment: ({ fields: { name: _, ...fields }, ...own }, options) => editComment({ ...own, fields }, options),
    }),
  ],
  [
    'takes any token',
    /`deleteComment` rejects with `unauthorized`/,
    ({ deleteComment }) => ({
      deleteComment: (own, options) => forgive(deleteComment(own, options), 'unauthorized', undefined),
    }),
  ],
  [
    'has no end of its time',
    /`deleteComment` rejects with `forbidden`/,
    ({ deleteComment }) => ({
      deleteComment: (own, options) => forgive(deleteComment(own, options), 'forbidden', undefined),
    }),
  ],
  [
    'gives more time than it declares',
    /`editForMs` is no longer than/,
    ({ submitComment }) => ({
      submitComment: async (draft, options) => ({ ...(await submitComment(draft, options)), editForMs: 10 ** 9 }),
    }),
  ],
  [
    'does not take away',
    /takes an own comment away/i,
    () => ({ deleteComment: async (_, options) => options?.signal?.throwIfAborted() }),
  ],
];

const news: readonly Fault[] = [
  [
    'throws at the end',
    /the signal ends the iteration, without an error/i,
    ({ watch }) => ({
      async *watch(input, options) {
        yield* watch(input, options);
        options?.signal?.throwIfAborted();
      },
    }),
  ],
  [
    'tells everything twice',
    /nothing comes twice/i,
    ({ watch }) => ({
      async *watch(input, options) {
        for await (const event of watch(input, options)) yield* [event, event];
      },
    }),
  ],
  [
    'tells private things',
    /nothing that readers cannot see comes as an event/i,
    ({ watch }) => ({
      async *watch(input, options) {
        for await (const event of watch(input, options)) yield { ...event, phone: '0912345678' };
      },
    }),
  ],
  [
    'throws at a position that is too old',
    /a position that is too old is a `reset`/i,
    ({ watch }) => ({
      async *watch(input, options) {
        for await (const event of watch(input, options)) {
          if (event.kind === 'reset') throw new CommentError('not-found');
          yield event;
        }
      },
    }),
  ],
  [
    'names one position for all',
    /each with a position of its own/,
    ({ watch }) => ({
      async *watch(input, options) {
        for await (const event of watch(input, options)) yield { ...event, position: 'here' };
      },
    }),
  ],
];

describe('the suite', () => {
  it.each([...acts, ...news])('sees an adapter that %s', async (_, rule, spoil) => {
    await expectSeen(rule, spoil);
  });
});

describe('the suite passes over a memory adapter', () => {
  it.each([
    ['without votes', { votes: 'none' }],
    ['that counts likes only', { votes: 'up' }],
    ['without a time for edits', { editSeconds: 0 }],
    ['without replies', { maxDepth: 0 }],
    ['that answers roots only', { maxDepth: 1 }],
    ['that publishes at once', { moderation: 'post' }],
  ] as const)('%s', async (_, options) => {
    const absent: Partial<Adapter> = {
      ...('votes' in options && options.votes === 'none' && { vote: undefined as never }),
      ...('editSeconds' in options && { editComment: undefined as never, deleteComment: undefined as never }),
    };
    expect(await failures(() => absent, options)).toEqual([]);
  });
});
