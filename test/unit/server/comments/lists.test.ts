import { describe, expect, it } from 'vitest';
import { issues, problem } from '../../../support/backend.js';
import { ids, key, page, Thread } from '../../../support/thread.js';

const path = `/v1/comments?page=${page}`;

describe('a list of comments', () => {
  it('holds roots, newest first, each with the start of its replies', async () => {
    const thread = new Thread();
    const first = await thread.write();
    const second = await thread.write();
    const replies = [];
    for (let i = 0; i < 7; i++) replies.push((await thread.reply(first.id)).id);
    const list = await thread.list();
    expect(ids(list.items)).toEqual([second.id, first.id]);
    expect(list.items[0]).not.toHaveProperty('replies');
    const [, root] = list.items;
    expect(root).toMatchObject({ replyCount: 7, up: 0, down: 0, status: 'published' });
    expect(ids(root!.replies!.items)).toEqual(replies.slice(0, 5));
    expect(root!.replies!.items[0]).toMatchObject({ parent: first.id, root: first.id });
    expect(list.count).toBe(9);
    const rest = await thread.list(`parent=${first.id}&cursor=${encodeURIComponent(root!.replies!.next!)}`);
    expect(ids(rest.items)).toEqual(replies.slice(5));
    expect(rest.next).toBeUndefined();
  });

  it('comes in pages, every root once, in each order', async () => {
    const thread = new Thread();
    const written: string[] = [];
    for (let i = 0; i < 7; i++) written.push((await thread.write()).id);
    for (const id of [written[3]!, written[5]!]) {
      await thread.post('/v1/comments/vote', { comment: id, value: 1, readerKey: key('a') });
    }
    const orders = {
      newest: [6, 5, 4, 3, 2, 1, 0],
      oldest: [0, 1, 2, 3, 4, 5, 6],
    };
    for (const [sort, order] of Object.entries(orders)) {
      expect(await through(thread, `sort=${sort}&limit=3`)).toEqual(order.map((n) => written[n]));
    }
    const top = await through(thread, 'sort=top&limit=3');
    expect(top.slice(0, 2).sort()).toEqual([written[3], written[5]].sort());
    expect(new Set(top).size).toBe(7);
  });

  it('refuses a cursor of another sort, page or thread, naming it', async () => {
    const thread = new Thread();
    const root = await thread.write();
    await thread.write();
    for (let i = 0; i < 2; i++) await thread.reply(root.id);
    const { next = '' } = await thread.list('limit=1');
    const replies = (await thread.list(`parent=${root.id}&limit=1`)).next!;
    for (const query of [
      `page=${page}&sort=oldest&cursor=${next}`,
      `page=${page}&sort=top&cursor=${next}`,
      `page=/news/1&cursor=${next}`,
      `page=${page}&parent=${root.id}&cursor=${next}`,
      `page=${page}&cursor=${replies}`,
      `page=${page}&cursor=x`,
      `page=${page}&cursor=${next.slice(0, -1)}_`,
    ]) {
      expect(await issues(await thread.get(`/v1/comments?${query}`)), query).toEqual(['cursor malformed']);
    }
  });

  it('refuses what it cannot answer, by name', async () => {
    const thread = new Thread();
    expect(await issues(await thread.get(`${path}&sort=best`))).toEqual(['sort malformed']);
    for (const limit of ['0', '51', '-1', '1.5', 'x']) {
      expect(await issues(await thread.get(`${path}&limit=${limit}`))).toEqual(['limit malformed']);
    }
    expect(await issues(await thread.get('/v1/comments?page=https://evil.example/'))).toEqual(['page invalid-page']);
    for (const query of ['parent=nobody', 'comment=nobody', `comment=${'x'.repeat(5000)}`]) {
      const refused = await thread.get(`${path}&${query}`);
      expect(await problem(refused)).toMatchObject({ status: 404, code: 'not-found' });
    }
  });

  it('is empty, with a position, for a page that nobody knows', async () => {
    expect(await new Thread().list()).toEqual({ items: [], count: 0, position: expect.stringMatching(/^0\.\d+$/) });
  });

  it('holds nothing that waits or was refused, and does not find it by name', async () => {
    const thread = new Thread({ moderation: 'pre' });
    const pending = await thread.write();
    const spam = await thread.write();
    await thread.decide(spam.id, 'spam');
    expect(await thread.list()).toMatchObject({ items: [], count: 0 });
    for (const { id } of [pending, spam]) {
      expect((await thread.get(`${path}&comment=${id}`)).status).toBe(404);
      expect((await thread.get(`${path}&parent=${id}`)).status).toBe(404);
    }
  });

  it('keeps what was taken away and has published replies, empty', async () => {
    const thread = new Thread();
    const root = await thread.write('Nội dung bị gỡ');
    const middle = await thread.reply(root.id, 'Trả lời bị gỡ');
    const leaf = await thread.reply(middle.id, 'Còn lại');
    await thread.decide(root.id, 'removed');
    await thread.decide(middle.id, 'spam');
    const list = await thread.list();
    const created = expect.any(String) as unknown;
    expect(list).toMatchObject({ count: 1 });
    const [shown] = list.items;
    const { replies, ...tombstone } = shown!;
    expect(tombstone).toEqual({ id: root.id, status: 'removed', name: '', content: '', created, replyCount: 1 });
    expect(replies?.items[0]).toEqual({
      id: middle.id,
      parent: root.id,
      root: root.id,
      status: 'removed',
      name: '',
      content: '',
      created,
    });
    expect(replies?.items[1]).toMatchObject({ id: leaf.id, status: 'published', content: 'Còn lại' });
    // Its replies are read on like any other's.
    expect((await thread.list(`parent=${root.id}`)).items).toHaveLength(2);
    await thread.decide(leaf.id, 'removed');
    expect((await thread.list()).items).toEqual([]);
  });

  it('shows the votes that the site counts', async () => {
    const thread = new Thread();
    await thread.write();
    expect((await thread.list()).items[0]).toMatchObject({ up: 0, down: 0 });
    thread.site = { ...thread.site, votes: 'up' };
    expect((await thread.list()).items[0]).not.toHaveProperty('down');
    expect((await thread.list()).items[0]).toHaveProperty('up', 0);
    thread.site = { ...thread.site, votes: 'none' };
    expect((await thread.list()).items[0]).not.toHaveProperty('up');
  });

  it('says that the page is closed, by its site, a moderator or an unknown article', async () => {
    const thread = new Thread();
    expect(await thread.list()).not.toHaveProperty('closed');
    await thread.store.closePage('default', page, true, 'test', thread.now);
    expect(await thread.list()).toHaveProperty('closed', true);
    expect(await (await thread.get(`/v1/form?page=${page}`)).json()).toHaveProperty('closed', true);
    await thread.store.closePage('default', page, false, 'test', thread.now);
    for (const rule of [{ closed: true }, { pages: 'listed' as const }]) {
      thread.site = { ...thread.site, closed: false, pages: 'open', ...rule };
      expect(await thread.list()).toHaveProperty('closed', true);
    }
  });

  it('keeps its ETag while nothing on the page changes that readers see', async () => {
    const thread = new Thread();
    const { id } = await thread.write();
    const etag = async () => (await thread.get(path)).headers.get('etag');
    const before = await etag();
    await thread.write('Ở trang khác', { page: { id: '/news/1', url: '', title: '' } });
    thread.site = { ...thread.site, moderation: 'pre' };
    const waiting = await thread.write('Đang chờ');
    await thread.decide(waiting.id, 'rejected');
    expect(await etag()).toBe(before);
    expect((await thread.get(path, { 'if-none-match': before! })).status).toBe(304);
    await thread.post('/v1/comments/vote', { comment: id, value: 1, readerKey: key('a') });
    expect(await etag()).not.toBe(before);
  });

  it('comes with the start of a page, only when it is named', async () => {
    const thread = new Thread();
    await thread.write();
    const open = async (query: string) => (await (await thread.get(`/v1/page?page=${page}${query}`)).json()) as object;
    expect(Object.keys(await open(''))).toEqual(['form', 'recent', 'older']);
    expect(await open('&include=form,comments')).toMatchObject({ form: {}, comments: await thread.list() });
  });
});

describe('counts', () => {
  it('are of published comments, replies included, page by page in the asked order', async () => {
    const thread = new Thread();
    await thread.reply((await thread.write()).id);
    const ask = async (query: string) => (await (await thread.get(`/v1/counts?${query}`)).json()) as unknown;
    expect(await ask(`page=/none&page=${page}&page=https://evil.example/&page=https://example.vn${page}`)).toEqual({
      counts: [0, 2, 0, 2],
    });
  });

  it('are asked of 1 to 100 pages', async () => {
    const thread = new Thread();
    const many = (n: number) => thread.get(`/v1/counts?${Array.from({ length: n }, (_, i) => `page=/${i}`).join('&')}`);
    expect((await many(100)).status).toBe(200);
    expect(await issues(await many(0))).toEqual(['page required']);
    expect(await issues(await many(101))).toEqual(['page too-long']);
  });
});

/** Every id of a query, page by page. */
async function through(thread: Thread, query: string): Promise<string[]> {
  const all: string[] = [];
  let cursor: string | undefined;
  do {
    const list = await thread.list(query + (cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`));
    all.push(...ids(list.items));
    cursor = list.next;
  } while (cursor !== undefined);
  return all;
}
