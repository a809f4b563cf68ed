import { describe, expect, it } from 'vitest';
import { lateMethods } from '../../../src/adapters/parts/late-methods.js';
import type { OwnComment } from '../../../src/contract/adapter.js';

const own: OwnComment = {
  page: { id: '/tin/1', url: 'https://example.vn/tin/1', title: 'Đường làng' },
  comment: 'c1',
  token: 't',
};

/** Methods that share a list of what was done, and how often they were made. */
function setUp() {
  const seen = { loads: 0, made: 0, done: [] as string[] };
  const methods = lateMethods(
    async () => (seen.loads++, { open: () => ({ done: seen.done }) }),
    ({ open }) => {
      seen.made++;
      const { done } = open();
      return {
        deleteComment: async ({ comment }: OwnComment) => void done.push(`delete ${comment}`),
        commentStatus: async (tokens: readonly string[]) => (done.push(`ask ${tokens.join()}`), []),
      };
    },
    'deleteComment',
    'commentStatus',
  );
  return { seen, methods };
}

describe('lateMethods', () => {
  it('makes what they share once, with the first call of any', async () => {
    const { seen, methods } = setUp();
    expect([Object.keys(methods), seen.loads]).toEqual([['deleteComment', 'commentStatus'], 0]);
    await Promise.all([methods.deleteComment(own), methods.commentStatus(['a', 'b'])]);
    await methods.deleteComment({ ...own, comment: 'c2' });
    expect([seen.made, seen.done]).toEqual([1, ['delete c1', 'ask a,b', 'delete c2']]);
  });

  it('takes the input of each as it is at the call', async () => {
    const { seen, methods } = setUp();
    const tokens = ['a'];
    const asking = methods.commentStatus(tokens);
    tokens.push('b');
    await asking;
    expect(seen.done).toEqual(['ask a']);
  });
});
