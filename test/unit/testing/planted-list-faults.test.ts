import { describe, it } from 'vitest';
import type { Comment } from '../../../src/core/comment.js';
import { CommentError } from '../../../src/core/error.js';
import { expectSeen, forgive, spoilItems, spoilPages, type Fault, type Sound } from './spoilt-adapter.js';

const faults: readonly Fault[] = [
  [
    'hands out one list to everybody',
    /a method returns fresh objects/i,
    ({ listComments }) => {
      let page: ReturnType<Sound['listComments']> | undefined;
      return { listComments: (query, options) => (page ??= listComments(query, options)) };
    },
  ],
  [
    'lists what waits',
    /one page of published comments/i,
    ({ listComments, submitComment }) => {
      const waiting: Comment[] = [];
      return {
        submitComment: async (draft, options) => {
          const receipt = await submitComment(draft, options);
          if (receipt.comment) waiting.push(receipt.comment);
          return receipt;
        },
        listComments: async (query, options) => {
          const page = await listComments(query, options);
          return query.cursor ? page : { ...page, items: [...waiting.slice(3, 4), ...page.items] };
        },
      };
    },
  ],
  [
    'has one order only',
    /roots in the asked order/,
    ({ listComments }) => ({
      listComments: ({ sort, ...query }, options) =>
        listComments(sort === 'oldest' ? query : { ...query, ...(sort && { sort }) }, options),
    }),
  ],
  [
    'repeats a comment',
    /items whose sort key does not change come exactly once/i,
    spoilPages((page) => ({ ...page, items: [...page.items, ...page.items.slice(0, 1)] })),
  ],
  [
    'begins anew with a strange cursor',
    /a cursor of another query or sort rejects with `invalid`/i,
    ({ listComments }) => ({
      listComments: async (query, options) => {
        try {
          return await listComments(query, options);
        } catch (error) {
          const { cursor, ...start } = query;
          if (cursor === undefined) throw error;
          return listComments({ ...start, limit: 1 }, options);
        }
      },
    }),
  ],
  [
    'takes any sort',
    /a sort that the backend lacks rejects with `invalid`/i,
    ({ listComments }) => ({
      listComments: ({ sort = 'newest', ...query }, options) =>
        listComments({ ...query, sort: ['newest', 'oldest', 'top'].includes(sort) ? sort : 'newest' }, options),
    }),
  ],
  [
    'ignores the limit',
    /at most `limit` items/,
    ({ listComments }) => ({ listComments: (query, options) => listComments({ ...query, limit: 50 }, options) }),
  ],
  [
    'shows phone numbers',
    /no phone number, e-mail address or other private field/i,
    spoilItems((comment) => ({ ...comment, phone: '0912345678' })),
  ],
  [
    'gives replies newest first',
    /the replies of one root come oldest first/i,
    spoilPages((page, { parent }) => (parent === undefined ? page : { ...page, items: [...page.items].reverse() })),
  ],
  ['counts no replies', /a root carries `replyCount`/i, spoilItems(({ replyCount: _, ...comment }) => comment)],
  [
    'carries replies that do not go on',
    /and, where `abilities.replies` is `inline`, its first replies/,
    spoilPages((page) => ({
      ...page,
      items: page.items.map(({ replies, ...root }) => ({
        ...root,
        ...(replies && { replies: { items: replies.items } }),
      })),
    })),
  ],
  [
    'has an empty list of replies for what waits',
    /that no list shows rejects with `not-found`/,
    ({ listComments }) => ({
      listComments: (query, options) => forgive(listComments(query, options), 'not-found', { items: [] }),
    }),
  ],
  [
    'finds the page instead of the comment',
    /the one thread that holds a comment/i,
    ({ listComments }) => ({ listComments: ({ comment: _, ...query }, options) => listComments(query, options) }),
  ],
  [
    'keeps the name of what was taken away',
    /stays in the list as `removed`, its name and content empty/,
    spoilItems((comment) => (comment.status === 'removed' ? { ...comment, name: 'Hạnh' } : comment)),
  ],
  [
    'promises a depth that it refuses',
    /as deep below a root as `abilities.maxDepth` says/,
    ({ submitComment }) => ({
      submitComment: async (draft, options) => {
        if (draft.parent !== undefined) throw new CommentError('unsupported');
        return submitComment(draft, options);
      },
    }),
  ],
  [
    'mixes up counts',
    /in the order of the pages/,
    ({ countComments }) => ({
      countComments: async (pages, options) => [...(await countComments(pages, options))].reverse(),
    }),
  ],
  ['does not say that a page is closed', /its list and form say so/, spoilPages(({ closed: _, ...page }) => page)],
  [
    'starts a page with another order than its list',
    /`openPage` says what the single methods say/,
    ({ openPage, listComments }) => ({
      openPage: async (input, options) => {
        const parts = await openPage(input, options);
        return {
          ...parts,
          ...(parts.comments && { comments: await listComments({ page: input.page, sort: 'oldest' }, options) }),
        };
      },
    }),
  ],
];

describe('the suite', () => {
  it.each(faults)('sees an adapter that %s', async (_, rule, spoil) => {
    await expectSeen(rule, spoil);
  });
});
