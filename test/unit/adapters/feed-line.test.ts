import { describe, expect, it, onTestFinished } from 'vitest';
import { feedAdapter } from '../../../src/adapters/feed.js';
import { item, noon, over, rss, serveFeed } from './feed-server.js';

const recent = { kind: 'recent', page: '/' } as const;

describe('feedAdapter', () => {
  it('asks once for all lists of a page, and again when its time is over', async () => {
    let now = 1_000_000;
    const { adapter, asked } = await over(rss(item('Bài', '/a', noon)), { keepMs: 60_000, now: () => now });
    await Promise.all([adapter.listArticles!(recent), adapter.listArticles!({ kind: 'older', page: '/a' })]);
    now += 59_999;
    await adapter.listArticles!(recent);
    expect(asked()).toBe(1);
    now += 1;
    await adapter.listArticles!(recent);
    expect(asked()).toBe(2);
  });

  it('asks again after a failure', async () => {
    let fail = true;
    const server = await serveFeed((_, answer) => {
      answer.writeHead(fail ? 503 : 200).end(rss(item('Bài', '/a', noon)));
      fail = false;
    });
    onTestFinished(server.close);
    const { listArticles } = feedAdapter({ endpoint: server.url });
    await expect(listArticles!(recent)).rejects.toMatchObject({ code: 'server', status: 503 });
    expect((await listArticles!(recent)).items).toHaveLength(1);
  });

  it('goes on for others when one caller ends', async () => {
    const { adapter, asked } = await over(rss(item('Bài', '/a', noon)));
    const ending = new AbortController();
    const first = adapter.listArticles!(recent, { signal: ending.signal });
    const second = adapter.listArticles!(recent);
    ending.abort(new Error('own reason'));
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect((await second).items).toHaveLength(1);
    expect(asked()).toBe(1);
  });

  it('needs no preflight and sends nothing of the reader’s', async () => {
    let headers: Record<string, unknown> = {};
    const server = await serveFeed((request, answer) => {
      headers = request.headers;
      answer.end(rss(''));
    });
    onTestFinished(server.close);
    await feedAdapter({ endpoint: server.url }).listArticles!(recent);
    expect(String(headers.accept).length).toBeLessThan(128);
    expect(headers).not.toHaveProperty('cookie');
  });

  it.each([
    ['<!doctype html><html><body>Xin chào</body></html>', '<html> instead'],
    ['<?xml version="1.0"?><urlset><url/></urlset>', '<urlset> instead'],
    ['Xin chào', 'a text instead'],
    ['', 'a text instead'],
    ['{"version": "1"}', '.items: not list'],
    ['[]', 'body: not object'],
  ])('says what came instead of a feed: %s', async (body, said) => {
    const { adapter } = await over(body);
    await expect(adapter.listArticles!(recent)).rejects.toMatchObject({
      code: 'protocol',
      message: expect.stringContaining(said) as string,
    });
  });

  it('gives `protocol` for half of a JSON feed, and whole items of half an XML one', async () => {
    await expect((await over('{"version": "1", "items": [')).list()).rejects.toMatchObject({ code: 'protocol' });
    const half = rss(item('Bài', '/a', noon) + item('Hai', '/b', noon)).slice(0, -60);
    expect(await (await over(half)).list()).toHaveLength(1);
  });

  it('gives what a status says, a time that is over and a line that is gone', async () => {
    const server = await serveFeed((request, answer) => {
      if (request.url?.endsWith('404')) answer.writeHead(404).end('<html>');
    });
    onTestFinished(server.close);
    const list = (endpoint: string): Promise<unknown> => feedAdapter({ endpoint, timeoutMs: 50 }).listArticles!(recent);
    await expect(list(`${server.url}?404`)).rejects.toMatchObject({ code: 'not-found' });
    await expect(list(server.url)).rejects.toMatchObject({ code: 'timeout' });
    server.close();
    await expect(list(server.url)).rejects.toMatchObject({ code: 'network' });
  });

  it('serves no `popular`', async () => {
    const { adapter } = await over(rss(''));
    await expect(adapter.listArticles!({ ...recent, kind: 'popular' })).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('says what an option lacks', () => {
    expect(() => feedAdapter({ endpoint: '' })).toThrow('feedAdapter needs an endpoint');
    expect(() => feedAdapter({ endpoint: '/feed', timeZone: 'Xã/Thôn' })).toThrow('"Asia/Ho_Chi_Minh"');
  });
});

describe('a hostile feed', () => {
  it('has no entity expanded, and its declarations make no item', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "hahaha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>${item('&b;&x;', '/a', noon)}</channel></rss>`;
    expect((await (await over(bomb)).list()).map(({ title }) => title)).toEqual(['&b;&x;']);
  });

  it.each([['larger than 5 MiB', rss(item('Bài', '/a', noon) + ' '.repeat(5 * 1024 * 1024))]])(
    'is not read when it is %s',
    async (_, body) => {
      await expect((await over(body)).list()).rejects.toMatchObject({
        code: 'protocol',
        message: expect.stringContaining('5 MiB') as string,
      });
    },
  );

  it.each([
    ['elements in elements', '<a>'.repeat(1_000_000)],
    ['items in items', '<item>'.repeat(800_000)],
    ['comments that never end', '<!--'.repeat(1_000_000)],
    ['texts that never end', '<![CDATA['.repeat(500_000)],
    ['declarations that never end', '<!DOCTYPE x ['.repeat(300_000)],
    ['quotation marks', '<a "'.repeat(1_000_000)],
    ['signs', '<'.repeat(5_000_000)],
    ['one attribute', `<item><link ${'x '.repeat(2_000_000)}`],
    ['spaces in an attribute', `<item><link ${' '.repeat(4_000_000)}/></item>`],
    ['tiny items', '<item/>'.repeat(700_000)],
    ['a million references', `<item><title>${'&amp;'.repeat(900_000)}</title></item>`],
  ])(
    'is walked through once: %s',
    async (_, items) => {
      const { list } = await over(rss(item('Bài', '/a', noon) + items));
      // Far above what it takes, also on a busy machine, and far below what a second walk for each sign would.
      const start = performance.now();
      expect(await list()).toHaveLength(1);
      expect(performance.now() - start).toBeLessThan(10_000);
    },
    20_000,
  );

  it('reads an item after an unclosed one', async () => {
    const open = `<item><title>Mở<description><b>x</item>`;
    expect((await (await over(rss(open + item('Bài', '/a', noon)))).list()).map(({ id }) => id)).toEqual(['/a']);
  });
});
