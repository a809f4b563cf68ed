import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../src/server/stores/memory.js';
import { commentRecord, now, publishes, site } from '../../../../src/testing/store-records.js';

const replies = 10_000;
const atOnce = 500;

describe('memoryStore with ten thousand replies under one comment', () => {
  it('gives each exactly once over pages, the first ones at once, and counts them', async () => {
    const store = memoryStore();
    await publishes(store, 'root');
    const reply = (n: number) =>
      commentRecord(n, { status: 'published', parent: 'comment-root', createdAt: now + Math.floor(n / 7) });
    for (let n = 0; n < replies; n += atOnce) {
      await store.loadRecords(
        site,
        'comment',
        Array.from({ length: atOnce }, (_, k) => reply(n + k)),
      );
    }
    const selection = { site, page: '/news/1', root: 'comment-root', sort: 'oldest', limit: 200 } as const;
    const seen = new Set<string>();
    for (let page = await store.listComments(selection); page.length > 0;) {
      for (const { id } of page) seen.add(id);
      const last = page.at(-1);
      page = await store.listComments({ ...selection, after: { key: last?.createdAt ?? 0, id: last?.id ?? '' } });
      if (seen.size > replies) break;
    }
    expect(seen.size).toBe(replies);
    const first = await store.listFirstReplies(site, ['comment-root'], 3);
    expect(first.get('comment-root')?.map(({ id }) => id)).toEqual(['comment-0', 'comment-1', 'comment-2']);
    expect((await store.listAncestors(site, 'comment-root'))[0]?.replyCount).toBe(replies);
    expect(await store.countComments(site, ['/news/1'])).toEqual([replies + 1]);
  });
});
