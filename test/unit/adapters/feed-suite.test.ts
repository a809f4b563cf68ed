import { describe, it } from 'vitest';
import { feedAdapter } from '../../../src/adapters/feed.js';
import { adapterSuite, type Harness } from '../../../src/testing/index.js';
import { otherPage, page, sampleArticles } from '../testing/sample-articles.js';
import { item, rss, serveFeed } from './feed-server.js';

const feeds = {
  'RSS 2.0': rss(
    sampleArticles.map(({ title, url, published }) => item(title, url, new Date(published).toUTCString())).join(''),
  ),
  Atom: `<feed xmlns="http://www.w3.org/2005/Atom">${sampleArticles
    .map(
      ({ title, id, published }) =>
        `<entry><title>${title}</title><link href="${id}"/><updated>${published}</updated></entry>`,
    )
    .join('')}</feed>`,
  'JSON Feed': JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    items: sampleArticles.map(({ title, url, published }) => ({ title, url, date_published: published })),
  }),
};

async function harness(feed: string): Promise<Harness> {
  const server = await serveFeed((_, answer) => answer.end(feed));
  return {
    adapter: feedAdapter({ endpoint: server.url }),
    page,
    otherPage,
    articles: sampleArticles.length,
    dispose: server.close,
  };
}

describe('feedAdapter keeps the contract', () => {
  for (const [name, feed] of Object.entries(feeds))
    describe(`over ${name}`, () => adapterSuite({ describe, it }, () => harness(feed)));
});
