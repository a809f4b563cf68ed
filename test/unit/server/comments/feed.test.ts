import { parseAtomFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { issues, origin } from '../../../support/backend.js';
import { load, page, stored, Thread } from '../../../support/thread.js';

const read = async (thread: Thread, query = '') => {
  const response = await thread.get(`/v1/feed${query}`);
  const text = await response.text();
  return { response, text, feed: parseAtomFeed(text) };
};

describe('the feed', () => {
  it('holds the newest comments of a page, replies too, as Atom', async () => {
    const thread = new Thread();
    await thread.putArticles([{ id: page, title: 'Làm đường', url: page, published: '2018-03-28T05:59:00Z' }]);
    const root = await thread.write('Xin sửa đường.\n\nCảm ơn.');
    const reply = await thread.reply(root.id, 'Đồng ý.');
    await thread.write('Ở trang khác', { page: { id: '/x', url: '', title: '' } });
    const { response, feed } = await read(thread, `?page=${page}`);
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(feed.title?.value ?? feed.title).toBe('Làm đường');
    expect(feed.links).toEqual([
      expect.objectContaining({ rel: 'self', href: `http://server/v1/feed?page=${encodeURIComponent(page)}` }),
      expect.objectContaining({ rel: 'alternate', href: origin + page }),
    ]);
    expect(feed.entries?.map(({ id }) => id)).toEqual([reply, root].map(({ id }) => `${origin}${page}#yk-c-${id}`));
    const entry = feed.entries?.[1];
    expect(entry).toMatchObject({
      authors: [{ name: 'Trần Thị Bích' }],
      links: [{ rel: 'alternate', href: `${origin}${page}#yk-c-${root.id}` }],
      content: { type: 'text', value: 'Xin sửa đường.\n\nCảm ơn.' },
      published: root.comment?.created,
      updated: root.comment?.created,
    });
  });

  it('of the site holds 50, from all its pages', async () => {
    const thread = new Thread();
    const start = Date.UTC(2026, 10, 1);
    await load(
      thread.store,
      Array.from({ length: 60 }, (_, i) => stored(`c${i}`, start + i * 1000)),
    );
    await thread.write('Ở trang khác', { page: { id: '/x', url: '', title: '' } });
    const { feed } = await read(thread);
    expect(feed.entries).toHaveLength(50);
    expect(feed.entries?.[0]?.links?.[0]?.href).toMatch(`${origin}/x#yk-c-`);
    expect(feed.entries?.[1]?.id).toBe(`${origin}${page}#yk-c-c59`);
  });

  it('says any text, and nothing of it is markup', async () => {
    const thread = new Thread({ fields: 'name* title content*' });
    const hostile = 'a]]>b<script>alert(1)</script>&amp;&#0;"\'<![CDATA[x]]> \u{1f469}‍\u{1f467} -->';
    await thread.write(hostile, { fields: { name: hostile.slice(0, 60), title: hostile } });
    // What an import may have brought: characters that XML cannot say.
    await load(thread.store, [
      stored('c1', 1, { fields: { name: 'A\u0001B\ufffe', content: 'x\u0000\u000b\ud800y\r\nz\uffff\udc00' } }),
    ]);
    const { text, feed } = await read(thread, `?page=${page}`);
    expect(feed.entries?.[0]).toMatchObject({
      authors: [{ name: hostile.slice(0, 60) }],
      content: { value: hostile },
    });
    expect(feed.entries?.[1]).toMatchObject({ authors: [{ name: 'AB' }], content: { value: 'xy\r\nz' } });
    expect(text).not.toContain('<script');
    // eslint-disable-next-line no-control-regex -- naming them is the purpose
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it('holds nothing private, nothing that waits, and no title that a reader gave a page', async () => {
    const thread = new Thread({ fields: 'name* phone email title content*' });
    const fields = { phone: '0912345678', email: 'canary@example.vn' };
    const place = { id: page, url: `${origin}${page}?x=canary`, title: 'canary-title' };
    await thread.write('Chào', { fields, page: place, readerKey: 'k'.repeat(43) });
    const waiting = await thread.write('canary-waiting', { fields });
    await thread.decide(waiting.id, 'spam');
    for (const query of ['', `?page=${page}`]) {
      const { text } = await read(thread, query);
      for (const canary of ['0912', 'canary', 'kkkk']) expect(text).not.toContain(canary);
    }
  });

  it('is empty, and the same each time, for a page that nobody knows', async () => {
    const thread = new Thread();
    const first = await read(thread, '?page=/none');
    expect(first.feed.entries ?? []).toEqual([]);
    const etag = first.response.headers.get('etag')!;
    thread.now += 1e9;
    expect((await thread.get('/v1/feed?page=/none', { 'if-none-match': etag })).status).toBe(304);
    expect(await issues(await thread.get('/v1/feed?page=https://evil.example/'))).toEqual(['page invalid-page']);
  });
});
