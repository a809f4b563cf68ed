import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../src/server/read-feed.js';

const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${items}</channel></rss>`;
const item = (title: string, link: string, date = 'Wed, 28 Mar 2018 12:59:00 +0700') =>
  `<item><title>${title}</title><link>${link}</link><pubDate>${date}</pubDate></item>`;
const wanted = [
  { id: '/tin/1', title: 'Lễ hội & chợ', url: 'https://example.vn/tin/1', published: '2018-03-28T05:59:00.000Z' },
];

describe('a feed is read', () => {
  it('as RSS 2.0', () => {
    const { format, articles } = readFeed(
      '\ufeff' + rss(item('Lễ hội &amp; <![CDATA[chợ]]>', 'https://example.vn/tin/1')),
    );
    expect({ format, articles }).toMatchObject({ format: 'RSS', articles: wanted });
  });

  it('as Atom', () => {
    const entry = `<entry><title type="html">Lễ hội &amp;amp; &lt;b&gt;chợ&lt;/b&gt;</title><link rel="self" href="https://example.vn/x"/>
      <link rel="alternate" href="https://example.vn/tin/1"/><published>2018-03-28T12:59:00+07:00</published></entry>`;
    const { articles } = readFeed(`<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>${entry}</feed>`);
    expect(articles).toMatchObject(wanted);
  });

  it('as JSON Feed', () => {
    const items = [
      { id: '1', url: 'https://example.vn/tin/1', title: 'Lễ hội & chợ', date_published: '2018-03-28T12:59:00+07:00' },
    ];
    const { articles } = readFeed(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'x', items }));
    expect(articles).toMatchObject(wanted);
  });

  it('without what cannot be an article, and says why', () => {
    const items = [
      item('Một', 'https://example.vn/1'),
      item('Hai', 'https://example.vn/1?x=2'),
      item('Ba', 'javascript:alert(1)'),
      item('Bốn', 'java\tscript:alert(1)'),
      item('Năm', 'data:text/html,x'),
      item('', 'https://example.vn/6'),
      item('Bảy', 'https://example.vn/7', 'someday'),
      item('Tám', 'https://evil.example/8'),
      item('ữ'.repeat(501), 'https://example.vn/9'),
    ];
    const { articles, skipped } = readFeed(rss(items.join('')), ['https://example.vn']);
    expect(articles.map(({ id }) => id)).toEqual(['/1']);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'another item has the same path',
      'its link is no http or https address',
      'its link is no http or https address',
      'its link is no http or https address',
      'it has no title',
      'it has no date that can be read',
      'its link leads to another site (https://evil.example)',
      'its title is longer than 500 characters',
    ]);
  });
});

describe('a feed is refused', () => {
  it('with a DOCTYPE or entities', () => {
    for (const trap of [
      '<!DOCTYPE rss [<!ENTITY a "aaaa">]>',
      '<!doctype x>',
      '<!ENTITY x SYSTEM "file:///etc/passwd">',
    ]) {
      expect(() => readFeed(trap + rss(''))).toThrow('DOCTYPE');
    }
    expect(readFeed(rss(item('<![CDATA[<!DOCTYPE> ở đâu]]>', 'https://example.vn/1'))).articles).toHaveLength(1);
  });

  it('when it is nested absurdly deep', () => {
    expect(() => readFeed(rss('<a>'.repeat(100_000)))).toThrow('nested');
  });

  it('when it is none', () => {
    for (const text of ['', 'hello', '<html></html>', '{}', '[]', '{"items":[]}', '<rss'])
      expect(() => readFeed(text), text).toThrow('no RSS');
  });

  it('within a second, whatever it is', () => {
    const start = performance.now();
    for (const text of [
      '<a'.repeat(2_000_000),
      '<![CDATA['.repeat(400_000),
      '<!--'.repeat(1_000_000),
      `${'<a '.repeat(9)}${'/'.repeat(100_000)}`,
    ]) {
      expect(() => readFeed(text)).toThrow();
    }
    expect(performance.now() - start).toBeLessThan(4000);
  });
});
