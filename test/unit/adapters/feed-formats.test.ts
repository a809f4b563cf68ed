import { describe, expect, it } from 'vitest';
import { item, noon, over, rss } from './feed-server.js';

describe('a feed of any format gives articles', () => {
  it('reads RSS 2.0, its titles without markup of XML', async () => {
    const { list } = await over(
      rss(`${item('<![CDATA[Đường & cầu]]>', 'https://example.vn/tin/1', noon)}
        <item><title>Hai &amp; ba &#7845; &#x1EA5;</title><guid>https://example.vn/tin/2</guid><pubDate>${noon}</pubDate></item>`),
    );
    expect(await list()).toEqual([
      { id: '/tin/2', title: 'Hai & ba ấ ấ', url: 'https://example.vn/tin/2', published: '2018-03-28T05:59:00.000Z' },
      { id: '/tin/1', title: 'Đường & cầu', url: 'https://example.vn/tin/1', published: '2018-03-28T05:59:00.000Z' },
    ]);
  });

  it('reads RSS 1.0, its items beside the channel and its dates by Dublin Core', async () => {
    const { list } =
      await over(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel rdf:about="x"><title>Xã</title><link>https://example.vn/</link></channel>
      <item rdf:about="https://example.vn/a"><title>A</title><link>https://example.vn/a</link><dc:date>2018-03-28T12:59:00+07:00</dc:date></item></rdf:RDF>`);
    expect(await list()).toEqual([
      { id: '/a', title: 'A', url: 'https://example.vn/a', published: '2018-03-28T05:59:00.000Z' },
    ]);
  });

  it('reads Atom: titles of three types, the alternate link, the entry’s own and not its source’s', async () => {
    const entry = (title: string, id: string): string => `<entry>${title}
      <source><title>Nguồn</title><link href="/nguon"/><updated>2001-01-01T00:00:00Z</updated></source>
      <link rel="self" href="/self/${id}"/><link rel="alternate" href="/tin/${id}"/><updated>2018-03-28T12:59:00+07:00</updated></entry>`;
    const { list } = await over(`<feed xmlns="http://www.w3.org/2005/Atom">
      ${entry('<title>Chữ &lt;b&gt;thường&lt;/b&gt;</title>', 'a')}
      ${entry('<title type="html">Chữ &lt;b&gt;đậm&lt;/b&gt; &amp;amp; nữa</title>', 'b')}
      ${entry('<title type="xhtml"><div>Chữ <em>nghiêng</em></div></title>', 'c')}</feed>`);
    expect((await list()).map(({ id, title }) => [id, title]).sort()).toEqual([
      ['/tin/a', 'Chữ <b>thường</b>'],
      ['/tin/b', 'Chữ đậm & nữa'],
      ['/tin/c', 'Chữ nghiêng'],
    ]);
  });

  it('reads a feed whose own namespace has a prefix, and takes no title of another', async () => {
    const { list } = await over(`<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><media:title>Ảnh</media:title>
      <a:title>Bài</a:title><a:link href="/tin/1"/><a:published>2018-03-28T05:59:00Z</a:published></a:entry></a:feed>`);
    expect((await list()).map(({ title }) => title)).toEqual(['Bài']);
  });

  it('reads JSON Feed, and passes over what is odd in it', async () => {
    const items = [
      { id: '1', title: 'Một', url: '/tin/1', date_published: '2018-03-28T12:59:00+07:00' },
      { id: '2', title: 'Hai', external_url: 'https://vidu.vn/2', date_modified: '2018-03-28T12:59:00+07:00' },
      ...[null, 7, [], { title: {}, url: 1 }, { title: 'Không ngày', url: '/x' }],
    ];
    const { list } = await over(`\ufeff${JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items })}`);
    expect((await list()).map(({ id }) => id).sort()).toEqual(['/2', '/tin/1']);
  });

  it('reads the encoding that the header or the declaration names', async () => {
    const latin = Buffer.from(
      `<?xml version="1.0" encoding="iso-8859-1"?>${rss(item('Café', '/a', noon)).slice(21)}`,
      'latin1',
    );
    expect((await (await over(latin)).list())[0]?.title).toBe('Café');
    const utf16 = Buffer.from(rss(item('Đường', '/a', noon)), 'utf16le');
    expect((await (await over(utf16, { type: 'text/xml; charset=utf-16le' })).list())[0]?.title).toBe('Đường');
    const odd = rss(item('Đường', '/a', noon)).replace('?>', ' encoding="không-có"?>');
    expect((await (await over(odd)).list())[0]?.title).toBe('Đường');
  });
});

describe('an article of a feed', () => {
  it('is known by the path of its link, so that the page’s own is left out', async () => {
    const links = ['https://example.vn/tin/b%C3%A0i?utm_source=rss', 'https://example.vn/tin/2'];
    const { list } = await over(rss(links.map((link) => item('Bài', link, noon)).join('')));
    expect((await list({ page: '/tin/b%C3%A0i' })).map(({ id }) => id)).toEqual(['/tin/2']);
  });

  it('is known by its query too, or its whole address, where paths are shared', async () => {
    const links = ['https://example.vn/?p=1', 'https://example.vn/?p=2', 'https://a.example/x', 'https://b.example/x'];
    const { list } = await over(rss([...links, ...links].map((link) => item('Bài', link, noon)).join('')));
    expect((await list({ page: '/?p=2' })).map(({ id }) => id).sort()).toEqual([
      '/?p=1',
      'https://a.example/x',
      'https://b.example/x',
    ]);
  });

  it('has its relative link resolved against the feed', async () => {
    const { list, url } = await over(rss(item('Bài', '../bai?a=1&amp;b=2', noon)));
    expect((await list())[0]?.url).toBe(`${new URL(url).origin}/bai?a=1&b=2`);
  });

  it('has a time, however it is written; one without a zone is the site’s', async () => {
    const written = [
      'Wed, 28 Mar 2018 12:59:00 +0700',
      'Wed, 28 Mar 2018 12:59:00 GMT+7',
      '28 Mar 2018 05:59 GMT',
      '2018-03-28T12:59:00.000+07:00',
      '2018-03-28T05:59:00Z',
      '2018-03-28 12:59:00',
      '2018-03-28T12:59:00',
      '3/28/2018 12:59:00 PM',
      'Wed, 28 Mar 2018 12:59:00',
    ];
    const { list } = await over(rss(written.map((date, n) => item('Bài', `/${n}`, date)).join('')));
    expect((await list()).map(({ published }) => published)).toEqual(written.map(() => '2018-03-28T05:59:00.000Z'));
  });

  it('takes the zone that is given, on both sides of a change of clocks', async () => {
    const dates = ['2018-03-25T01:30:00', '2018-03-25T03:30:00', '2018-07-01'];
    const { list } = await over(rss(dates.map((date, n) => item('Bài', `/${n}`, date)).join('')), {
      timeZone: 'Europe/Berlin',
    });
    expect((await list()).map(({ published }) => published)).toEqual([
      '2018-06-30T22:00:00.000Z',
      '2018-03-25T01:30:00.000Z',
      '2018-03-25T00:30:00.000Z',
    ]);
  });

  it('is left out alone when its time, title or link cannot be read', async () => {
    const bad = [
      item('Bài', '/a', 'hôm qua'),
      item('Bài', '/b', '2018'),
      item('Bài', '/c', ''),
      item('Bài', '/d', 'Wed, 28 Mar 12018 12:59:00 GMT'),
      item('', '/e', noon),
      item('x'.repeat(501), '/f', noon),
      item('Bài', 'javascript:alert(1)', noon),
      item('Bài', 'mailto:a@example.vn', noon),
      `<item><title>Bài</title><guid isPermaLink="false">/g</guid><pubDate>${noon}</pubDate></item>`,
    ];
    const { list } = await over(rss(`${bad.join('')}${item('Tốt', '/tot', noon)}`));
    expect((await list()).map(({ id }) => id)).toEqual(['/tot']);
  });
});
