import { articles as allArticles } from './content/articles.js';
import { markup } from './markup.js';
import { labels } from './labels.js';

/** Characters that no XML 1.0 document may hold, not even escaped. */
// eslint-disable-next-line no-control-regex -- these are the characters to be taken out
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** @param {string} text */
const clean = (text) => text.replace(forbidden, '');

const item = (article, origin) => markup`
    <item>
      <title>${clean(article.title)}</title>
      <link>${origin}/bai-viet/${article.slug}</link>
      <guid isPermaLink="true">${origin}/bai-viet/${article.slug}</guid>
      <pubDate>${new Date(article.published).toUTCString()}</pubDate>
      <description>${clean(article.summary)}</description>
    </item>`;

/**
 * RSS 2.0 of the portal, newest first.
 * @param {object} [options]
 * @param {string} [options.origin] scheme and host of the links, without a slash at the end
 * @param {readonly import('./content/articles.js').Article[]} [options.articles]
 */
export const feedXml = ({ origin = 'https://hongduc.example', articles = allArticles } = {}) =>
  String(markup`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>${labels.vi.portal} ${labels.vi.district}</title>
    <link>${origin}/</link>
    <description>${labels.vi.fiction}</description>
    <language>vi</language>
    <atom:link href="${origin}/rss.xml" rel="self" type="application/rss+xml"/>${articles.map((article) => item(article, origin))}
  </channel>
</rss>
`);
