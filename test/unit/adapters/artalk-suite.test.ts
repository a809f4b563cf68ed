import { describe, it } from 'vitest';
import { artalkStandIn } from '../../../demo/stand-ins/artalk.js';
import { artalkAdapter, type ArtalkAdapterOptions } from '../../../src/adapters/artalk.js';
import { adapterSuite, type Harness, type Wish } from '../../../src/testing/index.js';
import { readerFetch } from '../../support/reader-fetch.js';
import { serveHandler } from '../../support/serve-handler.js';
import { otherPage, page, sampleArticles } from '../testing/sample-articles.js';

const pages = sampleArticles.map(({ id, ...article }) => ({ key: id, ...article }));

async function harness(
  { challenge }: Wish,
  server: Parameters<typeof artalkStandIn>[0] = {},
  options: Partial<ArtalkAdapterOptions> = {},
): Promise<Harness> {
  const backend = artalkStandIn({ pages, captcha: challenge === 'always' ? 'always' : 'off', ...server });
  const { url, close } = await serveHandler(backend.handle);
  const { fetch, from } = readerFetch();
  return {
    adapter: from(artalkAdapter({ endpoint: `${url}/`, site: 'Làng', timeZone: 'UTC', fetch, ...options }), ['vote']),
    page,
    otherPage,
    articles: sampleArticles.length,
    answer: ({ id }) => ({ id, answer: backend.code('nobody') }),
    answers: ['image'],
    countStored: backend.count,
    storeHtml: ({ id }, html) => backend.storeHtml(id, html),
    closePage: ({ id }, closed) => backend.close(id, closed),
    dispose: close,
  };
}

describe('artalkAdapter keeps the contract over the stand-in', () => {
  describe('where comments are published at once', () => adapterSuite({ describe, it }, (wish) => harness(wish)));
  describe('where a moderator sees them first, and everybody writes with one address', () =>
    adapterSuite({ describe, it }, (wish) =>
      harness(wish, { pendingDefault: true }, { moderated: true, email: 'khach@example.vn' }),
    ));
});
