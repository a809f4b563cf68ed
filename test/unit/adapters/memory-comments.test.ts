import { describe, expect, it } from 'vitest';
import { memoryAdapter, type MemoryAdapter, type SeedComment } from '../../../src/adapters/memory.js';
import type { CommentDraft, CommentEvent } from '../../../src/core/comment.js';
import { maxReplyDepth } from '../../../src/core/comment.js';
import { CommentError } from '../../../src/core/error.js';
import { randomId } from '../../../src/core/random-id.js';
import { otherPage, page } from '../testing/sample-articles.js';

const text = { name: 'Hạnh', content: 'Ổ gà nhiều quá.' };
const seed = (changes: Partial<SeedComment> = {}): SeedComment => ({ page: page.id, ...text, ...changes });
const draft = (changes: Partial<CommentDraft> = {}): CommentDraft => ({
  page,
  fields: { ...text, title: 'Đường làng' },
  submissionId: randomId(),
  ...changes,
});
const open = { challenge: 'none', moderation: 'post' } as const;
const code = (promise: Promise<unknown> | undefined): Promise<string> =>
  Promise.resolve(promise).then(
    () => 'resolved',
    (error: unknown) => (error instanceof CommentError ? error.code : (error as Error).name),
  );

async function all(adapter: MemoryAdapter, parent?: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const query = { page, sort: 'oldest' as const, limit: 50, ...(parent && { parent }), ...(cursor && { cursor }) };
    const { items, next } = await adapter.listComments(query);
    ids.push(...items.map(({ id }) => id));
    cursor = next;
  }
  return ids;
}

describe('planted comments', () => {
  it('are published, with a name, a place and a time of their own', async () => {
    const adapter = memoryAdapter({
      comments: [seed({ id: 'a' }), seed({ id: 'b', parent: 'a', up: 3, role: 'author' })],
    });
    const { items, count } = await adapter.listComments({ page });
    expect(count).toBe(2);
    expect(items[0]).toMatchObject({ id: 'a', ...text, status: 'published', replyCount: 1, up: 0, down: 0 });
    const [reply] = items[0]?.replies?.items ?? [];
    expect(reply).toMatchObject({ id: 'b', parent: 'a', root: 'a', up: 3, role: 'author' });
    expect(Date.parse(reply?.created ?? '')).toBeGreaterThan(Date.parse(items[0]?.created ?? ''));
  });

  it('stand below what they answer, whatever their order', async () => {
    const adapter = memoryAdapter({
      comments: [seed({ id: 'c', parent: 'b' }), seed({ id: 'b', parent: 'a' }), seed({ id: 'a' })],
    });
    expect(await all(adapter)).toEqual(['a']);
    expect(await all(adapter, 'a')).toEqual(['b', 'c']);
  });

  it('begin a thread where their parent is not there, or on another page', async () => {
    const comments = [
      seed({ id: 'a', parent: 'gone' }),
      seed({ id: 'x', page: otherPage.id }),
      seed({ id: 'b', parent: 'x' }),
    ];
    expect(await all(memoryAdapter({ comments }))).toEqual(['a', 'b']);
  });

  it('are cut out of a ring of parents, and none is lost', async () => {
    const ring = ['a', 'b', 'c'].map((id, n, ids) => seed({ id, parent: ids[(n + 1) % 3]! }));
    const adapter = memoryAdapter({ comments: [...ring, seed({ id: 'd', parent: 'd' })] });
    const roots = await all(adapter);
    expect(roots).toContain('d');
    const replies = await Promise.all(roots.map((root) => all(adapter, root)));
    expect([...roots, ...replies.flat()].sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('answer what stands above where they would be too deep', async () => {
    const chain = Array.from({ length: 10_000 }, (_, n) =>
      seed({ id: `c${n}`, ...(n > 0 && { parent: `c${n - 1}` }) }),
    );
    const adapter = memoryAdapter({ comments: chain.reverse() });
    const { items } = await adapter.listComments({ page, comment: 'c9999' });
    const chained = items[0]?.replies?.items ?? [];
    expect(chained.length).toBeLessThanOrEqual(maxReplyDepth);
    expect(items[0]).toMatchObject({ id: 'c0', replyCount: 9999 });
  });

  it('may wait for a moderator, with fields that nobody else sees', async () => {
    const adapter = memoryAdapter({
      comments: [seed({ id: 'a', status: 'pending', fields: { phone: '0912345678' } })],
    });
    expect(await all(adapter)).toEqual([]);
    adapter.moderate('a', 'published');
    expect(JSON.stringify(await adapter.listComments({ page }))).not.toContain('0912345678');
  });

  it('need ids of their own and times that are times', () => {
    expect(() => memoryAdapter({ comments: [seed({ id: 'a' }), seed({ id: 'a' })] })).toThrow(/give each its own/);
    expect(() => memoryAdapter({ comments: [seed({ created: 'yesterday' })] })).toThrow(/ISO 8601/);
  });

  it('are copied: changing them afterwards changes nothing', async () => {
    const comments = [seed({ id: 'a' })] as { content: string }[];
    const adapter = memoryAdapter({ comments: comments as SeedComment[] });
    comments[0]!.content = 'Khác.';
    expect((await adapter.listComments({ page })).items[0]?.content).toBe(text.content);
  });
});

describe('ten thousand comments', () => {
  const many = Array.from({ length: 10_000 }, (_, n) =>
    seed({ id: `c${n}`, up: n % 7, ...(n > 4000 && { parent: 'c0' }) }),
  );

  it('come once each, in every order', async () => {
    const adapter = memoryAdapter({ comments: many });
    for (const sort of ['newest', 'oldest', 'top'] as const) {
      const seen = new Set<string>();
      for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
        const { items, next } = await adapter.listComments({ page, sort, limit: 50, ...(cursor && { cursor }) });
        for (const { id } of items) seen.add(id);
        cursor = next;
      }
      expect(seen.size).toBe(4001);
    }
    expect((await all(adapter, 'c0')).length).toBe(5999);
  });

  it('are counted', async () => {
    const adapter = memoryAdapter({ comments: many });
    expect(await adapter.countComments([page.id, otherPage.id])).toEqual([10_000, 0]);
    expect((await adapter.listComments({ page, sort: 'oldest', limit: 1 })).items[0]?.replyCount).toBe(5999);
  });
});

describe('a vote', () => {
  it('without a key is of the one reader who has none', async () => {
    const adapter = memoryAdapter({ comments: [seed({ id: 'a' })], ...open });
    await adapter.vote?.({ page, comment: 'a', value: 1 });
    expect(await adapter.vote?.({ page, comment: 'a', value: 1 })).toEqual({ up: 1, down: 0, mine: 1 });
    const { id = '' } = await adapter.submitComment(draft());
    expect(await code(adapter.vote?.({ page, comment: id, value: 1 }))).toBe('forbidden');
  });

  it('is not there without votes, and neither are sums and the order by them', async () => {
    const adapter = memoryAdapter({ comments: [seed({ id: 'a', up: 3 })], votes: 'none' });
    expect(adapter.vote).toBe(undefined);
    const [item] = (await adapter.listComments({ page })).items;
    expect(item).not.toHaveProperty('up');
    expect(await code(adapter.listComments({ page, sort: 'top' }))).toBe('invalid');
  });

  it('on another page’s comment finds none', async () => {
    const adapter = memoryAdapter({ comments: [seed({ id: 'a' })] });
    expect(await code(adapter.vote?.({ page: otherPage, comment: 'a', value: 1 }))).toBe('not-found');
  });
});

describe('an edit', () => {
  it('that waits gives way to the next, and the old text stays', async () => {
    const adapter = memoryAdapter({ challenge: 'none' });
    const { id = '', token = '' } = await adapter.submitComment(draft());
    adapter.moderate(id, 'published');
    const own = { page, comment: id, token };
    for (const content of ['Sửa một.', 'Sửa hai.']) {
      const receipt = await adapter.editComment?.({ ...own, fields: { content } });
      expect(receipt).toMatchObject({ status: 'pending', comment: { content, status: 'pending' } });
    }
    expect((await adapter.listComments({ page })).items[0]).toMatchObject({ content: text.content });
  });

  it('to the text that is there changes nothing', async () => {
    const adapter = memoryAdapter(open);
    const { id = '', token = '' } = await adapter.submitComment(draft());
    const same = { page, comment: id, token, fields: { content: text.content } };
    expect((await adapter.editComment?.(same))?.comment).not.toHaveProperty('edited');
  });

  it('of a comment that was taken away finds none', async () => {
    const adapter = memoryAdapter(open);
    const { id = '', token = '' } = await adapter.submitComment(draft());
    await adapter.deleteComment?.({ page, comment: id, token });
    expect(await code(adapter.editComment?.({ page, comment: id, token, fields: { content: 'x' } }))).toBe('not-found');
  });
});

describe('watching', () => {
  const first = async (events: AsyncIterable<CommentEvent>): Promise<CommentEvent | undefined> => {
    for await (const event of events) return event;
    return undefined;
  };

  it('begins with a reset behind a position of another life, or of too long ago', async () => {
    const before = memoryAdapter({ comments: [seed({ id: 'a' })] });
    const { position = '' } = await before.listComments({ page });
    const adapter = memoryAdapter({ comments: [seed({ id: 'a' })] });
    expect(await first(adapter.watch({ page, position }))).toMatchObject({ kind: 'reset' });
    for (let n = 0; n < 2001; n++) await before.vote?.({ page, comment: 'a', value: n % 2 === 0 ? 1 : 0 });
    expect(await first(before.watch({ page, position }))).toMatchObject({ kind: 'reset' });
  });

  it('tells of what happened between two looks', async () => {
    const adapter = memoryAdapter(open);
    const events = adapter.watch({ page })[Symbol.asyncIterator]();
    const { id } = await adapter.submitComment(draft());
    expect((await events.next()).value).toMatchObject({ kind: 'published', comment: { id } });
    const later = await adapter.submitComment(draft());
    await adapter.submitComment(draft({ page: otherPage }));
    expect((await events.next()).value).toMatchObject({ kind: 'published', comment: { id: later.id } });
  });

  it('rejects with what an interceptor throws', async () => {
    const intercept = (method: string): void => {
      if (method === 'watch') throw new CommentError('network');
    };
    expect(await code(first(memoryAdapter({ intercept }).watch({ page })))).toBe('network');
  });
});
