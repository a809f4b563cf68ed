import { describe, expect, it, vi } from 'vitest';
import { walineAdapter } from '../../../src/adapters/waline.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import { replay, type Exchange } from '../../support/replay.js';
import { before, draft, listing, page, roots, row, submitted, told } from './waline-recorded.js';

describe('walineAdapter asks as Waline documents it', () => {
  it('lists roots with their replies, oldest first, and puts back what was taken away between them', async () => {
    const children = [
      row({ objectId: 9, pid: 7, rid: 3, time: 1_795_477_890_000, comment: '<p>Trả lời ai đó</p>' }),
      row({ objectId: 5, pid: 4, rid: 3, time: 1_795_477_880_000, like: 2 }),
      row({ objectId: 4, pid: 3, rid: 3, time: 1_795_477_880_000, type: 'administrator', nick: 'Ban biên tập' }),
    ];
    const adapter = await before([{ request: roots(), response: listing([row({ objectId: 3, children })]) }]);
    const { items, count, next } = await adapter.listComments({ page });
    expect([count, next]).toEqual([1, undefined]);
    const [root] = items;
    expect(root).toMatchObject({ id: '3', name: 'Hạnh', content: 'Ổ gà.', created: '2026-11-23T23:51:15.000Z', up: 0 });
    expect(root).toMatchObject({ replyCount: 3, status: 'published' });
    expect(
      root?.replies?.items.map(({ id, parent, root, status, role, up }) => [id, parent, root, status, role, up]),
    ).toEqual([
      ['4', '3', '3', 'published', 'moderator', 0],
      ['5', '4', '3', 'published', undefined, 2],
      ['7', '3', '3', 'removed', undefined, undefined],
      ['9', '7', '3', 'published', undefined, 0],
    ]);
    expect(JSON.stringify(items)).not.toContain('avatar');
  });

  it('goes on where a page of roots ended, in pages that fit a changed limit', async () => {
    const many = [1, 2, 3, 4, 5, 6].map((objectId) => row({ objectId, children: [] }));
    const adapter = await before([
      { request: roots(1, 6, 'like_desc'), response: listing(many, { totalPages: 2, pageSize: 6, count: 8 }) },
      {
        request: roots(4, 2, 'like_desc'),
        response: listing([row({ objectId: 7 }), row({ objectId: 8 })], { totalPages: 4 }),
      },
    ]);
    const first = await adapter.listComments({ page, sort: 'top', limit: 6 });
    const second = await adapter.listComments({ page, sort: 'top', limit: 4, cursor: first.next! });
    expect([second.items.map(({ id }) => id), second.next]).toEqual([['7', '8'], undefined]);
  });

  it('looks for a thread through the pages of roots, and no further than they go', async () => {
    const pages = (n: number): Exchange => ({
      request: roots(n, 100),
      response: listing([row({ objectId: n })], { totalPages: 2 }),
    });
    const adapter = await before([pages(1), pages(2), pages(1), pages(2)]);
    expect((await adapter.listComments({ page, comment: '2' })).items.map(({ id }) => id)).toEqual(['2']);
    await expect(adapter.listComments({ page, parent: '3' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('sends a comment escaped, and tells it as typed', async () => {
    const stored = row({ objectId: 12, time: 1_795_477_875_309 });
    const adapter = await before([{ request: submitted({}), response: told(stored) }]);
    const { status, id, comment } = await adapter.submitComment(draft);
    expect([status, id, comment?.content]).toEqual(['published', '12', draft.fields.content]);
  });

  it('sends a reply with its root and the name it answers, ids as the server gave them', async () => {
    const children = [row({ objectId: 'b2', pid: 'a1', rid: 'a1', nick: 'Bông' })];
    const adapter = await before([
      { request: roots(1, 100), response: listing([row({ objectId: 'a1', children })]) },
      {
        request: submitted({ pid: 'b2', rid: 'a1', at: 'Bông' }),
        response: told(row({ objectId: 'c3', status: 'waiting' })),
      },
    ]);
    const { status, comment } = await adapter.submitComment({ ...draft, parent: 'b2' });
    expect([status, comment?.parent, comment?.root]).toEqual(['pending', 'b2', 'a1']);
  });

  it('sends the addresses that the form asked for', async () => {
    const adapter = await before(
      [
        {
          request: submitted({ mail: 'a@example.com', link: 'https://example.com/' }),
          response: told(row({ objectId: 1 })),
        },
      ],
      { mail: 'required', link: 'optional' },
    );
    const fields = { ...draft.fields, email: 'a@example.com', url: 'https://example.com/' };
    const receipt = await adapter.submitComment({ ...draft, fields });
    expect(JSON.stringify(receipt)).not.toContain('a@example.com');
  });

  it('lets nobody know a verdict', async () => {
    const adapter = await before([{ request: submitted({}), response: told(row({ objectId: 12, status: 'spam' })) }]);
    const receipt = await adapter.submitComment(draft);
    expect([receipt.status, JSON.stringify(receipt).includes('spam')]).toEqual(['pending', false]);
  });

  it('counts each page, in parts that fit into an address, a comma in a path or not', async () => {
    const long = Array.from({ length: 12 }, (_, n) => `/${'ế'.repeat(100)}/${n}`);
    const query = (paths: readonly string[]) =>
      [...paths, paths[0]!].map((path) => `&url=${encodeURIComponent(path)}`).join('');
    const exchange = (paths: readonly string[], counts: readonly number[]): Exchange => ({
      request: { method: 'GET', path: `/api/comment?type=count${query(paths)}` },
      response: told([...counts, 0]),
    });
    const adapter = await before([exchange(['/a,b'], [4])]);
    expect(await adapter.countComments(['/a,b'])).toEqual([4]);
    const asked: string[] = [];
    const counting = walineAdapter({
      endpoint: 'https://comments.example.com',
      fetch: async (input) => {
        const { length } = new URL(input as string).searchParams.getAll('url');
        asked.push(input as string);
        return Response.json({ errno: 0, errmsg: '', data: Array.from({ length }, () => 1) });
      },
    });
    expect(await counting.countComments!(long)).toEqual(long.map(() => 1));
    expect([asked.length > 1, asked.every((url) => url.length < 6000)]).toEqual([true, true]);
  });

  it('likes once and takes it back, one request for each change', async () => {
    const put = (like: boolean, now: number): Exchange => ({
      request: { method: 'PUT', path: '/api/comment/3?lang=en', headers: { authorization: null }, body: { like } },
      // Another name for its id here.
      response: told({ ...row({ id: 3 }), like: now }),
    });
    const adapter = await before([
      { request: roots(), response: listing([row({ objectId: 3, like: 6 })]) },
      put(true, 7),
      put(false, 6),
    ]);
    await adapter.listComments({ page });
    const vote = (value: 1 | 0) => adapter.vote({ page, comment: '3', value, readerKey: 'reader-a' });
    expect(await vote(1)).toEqual({ up: 7, mine: 1 });
    expect(await vote(1)).toEqual({ up: 7, mine: 1 });
    expect(await vote(0)).toEqual({ up: 6, mine: 0 });
    expect(await vote(0)).toEqual({ up: 6, mine: 0 });
  });

  it('tells that a comment is gone when a like finds it gone, or no longer public', async () => {
    const put = (response: Exchange['response']): Exchange => ({
      request: { method: 'PUT', path: '/api/comment/3?lang=en', body: { like: true } },
      response,
    });
    const adapter = await before([
      { request: roots(), response: listing([row({ objectId: 3 })]) },
      put(told('')),
      put(told(row({ id: 3, status: 'waiting', like: 1 }))),
    ]);
    await adapter.listComments({ page });
    for (const readerKey of ['reader-b', 'reader-c'])
      await expect(adapter.vote({ page, comment: '3', value: 1, readerKey })).rejects.toMatchObject({
        code: 'not-found',
      });
  });

  it('ranks the owner’s articles by views, and counts only theirs, once', async () => {
    const articles = ['/tin/1', '/tin/2', '/tin/3'].map((path, n) => ({
      path,
      title: `Bài ${n}`,
      published: '2026-11-01T08:00:00+07:00',
    }));
    const adapter = await before(
      [
        {
          request: {
            method: 'POST',
            path: '/api/article?lang=en',
            body: { path: '/tin/1', type: 'time', action: 'inc' },
          },
          response: told([{ time: 1 }]),
        },
        {
          request: {
            method: 'GET',
            path: '/api/article?type=time&path=%2Ftin%2F1&path=%2Ftin%2F2&path=%2Ftin%2F3&path=%2Ftin%2F1',
          },
          response: told([{ time: 1 }, { time: 3 }, { time: 8 }, { time: 1 }]),
        },
      ],
      { articles },
    );
    await Promise.all([
      adapter.recordView(page),
      adapter.recordView(page),
      adapter.recordView({ ...page, id: '/other' }),
    ]);
    const { items } = await adapter.listArticles({ kind: 'popular', page: '/tin/1' });
    expect(items.map(({ id, views }) => [id, views])).toEqual([
      ['/tin/3', 8],
      ['/tin/2', 3],
    ]);
    await expect(adapter.listArticles({ kind: 'recent', page: '/' })).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('counts one view in half an hour, over new loads of the page, and forgets what was read before', async () => {
    const request = {
      method: 'POST',
      path: '/api/article?lang=en',
      body: { path: '/tin/1', type: 'time', action: 'inc' },
    };
    const kept = new Map<string, string>();
    const storage = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    };
    const one = { request, response: told([{ time: 1 }]) };
    const { url, rest, close } = await replay([one, one]);
    const load = () => walineAdapter({ endpoint: url, storage }) as Required<Adapter>;
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      await load().recordView(page);
      await load().recordView(page);
      expect(rest()).toHaveLength(1);
      vi.advanceTimersByTime(1_800_000);
      await load().recordView(page);
      expect([rest().length, [...kept.values()].join('').split('/tin/1').length]).toEqual([0, 2]);
    } finally {
      vi.useRealTimers();
      await close();
    }
  });
});
