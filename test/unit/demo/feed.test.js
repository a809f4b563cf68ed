import { parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { articles } from '../../../demo/content/articles.js';
import { feedXml } from '../../../demo/feed.js';

/** Throws unless every tag is closed in its turn and every `&` and `<` is markup: what well-formed asks of such a feed. */
function checkWellFormed(xml) {
  const open = [];
  const rest = xml
    .replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>/, '')
    .replace(/<(\/?)([a-zA-Z:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g, (_, end, name, attributes, empty) => {
      if (end && open.pop() !== name) throw new Error(`</${name}> closes nothing`);
      if (!end && !empty) open.push(name);
      return '';
    })
    .replace(/&(amp|lt|gt|quot|#39);/g, '');
  if (open.length > 0 || /[<&]/.test(rest)) throw new Error('not well-formed');
}

describe('the feed', () => {
  it('is well-formed and holds every article, newest first', () => {
    const xml = feedXml({ origin: 'https://portal.example' });
    checkWellFormed(xml);
    const feed = parseRssFeed(xml);
    expect(feed.language).toBe('vi');
    expect(feed.items.map(({ title }) => title)).toEqual(articles.map(({ title }) => title));
    expect(feed.items[0].link).toBe(`https://portal.example/bai-viet/${articles[0].slug}`);
    expect(Date.parse(feed.items[0].pubDate)).toBe(Date.parse(articles[0].published));
  });

  it('carries hostile titles as text and leaves out what XML forbids', () => {
    const title = `]]></title><script>&lt; 'a' "b" \u0000\u0008\uFFFF\uD800 Ễ`;
    const xml = feedXml({ articles: [{ ...articles[0], title }] });
    checkWellFormed(xml);
    // eslint-disable-next-line no-control-regex -- looks for what must not be there
    expect(xml).not.toMatch(/[\u0000-\u0008\uFFFF\uD800]/);
    expect(xml).toContain('<title>]]&gt;&lt;/title&gt;&lt;script&gt;&amp;lt; &#39;a&#39; &quot;b&quot;  Ễ</title>');
  });
});

it('notices a feed that is not well-formed', () => {
  for (const xml of ['<a><b></a></b>', '<a>&nbsp;</a>', '<a', '<a>']) expect(() => checkWellFormed(xml)).toThrow();
});
