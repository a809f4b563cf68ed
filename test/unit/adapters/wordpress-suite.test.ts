import { describe, it } from 'vitest';
import { wordpressStandIn } from '../../../demo/stand-ins/wordpress.js';
import { wordpressAdapter, type WordpressAdapterOptions } from '../../../src/adapters/wordpress.js';
import { adapterSuite, type Harness } from '../../../src/testing/index.js';
import { serveHandler } from '../../support/serve-handler.js';

// Two of one second on either side of the page, and one of its very second.
const dates = ['01-01T08', '01-02T08', '01-02T08', '02-03T23', '02-03T23', '03-01T00', '03-01T00', '05-01T12'];
const posts = dates.map((date) => ({ date: `2026-${date}:30:00` }));

async function harness(options: Partial<WordpressAdapterOptions> = {}, plugin = true): Promise<Harness> {
  const standIn = wordpressStandIn({ posts, plugin });
  const { url, close } = await serveHandler((request) => standIn.handle(request));
  const pageOf = (n: number) => ({ id: `/bai-${n}/`, url: `https://vidu.vn/bai-${n}/`, title: `Bài ${n}` });
  const slugOf = (id: string) => id.replaceAll('/', '');
  return {
    adapter: wordpressAdapter({ endpoint: `${url}/`, ...options }),
    page: pageOf(4),
    otherPage: pageOf(7),
    articles: posts.length,
    countStored: () => standIn.count(),
    moderate: (id, decision) => (decision === 'published' ? standIn.approve(id) : standIn.remove(id)),
    closePage: ({ id }, closed) => standIn.close(slugOf(id), closed),
    storeHtml: ({ id }, html) => standIn.storeHtml(slugOf(id), html),
    dispose: close,
  };
}

describe('wordpressAdapter keeps the contract', () => {
  const fields = { title: 'ykien_title', phone: 'ykien_phone' };
  describe('with our plug-in', () => adapterSuite({ describe, it }, () => harness({ fields })));
  describe('over /wp-json', () => adapterSuite({ describe, it }, () => harness({ permalinks: 'pretty' })));
  describe('without our plug-in', () => adapterSuite({ describe, it }, () => harness({ maxDepth: 1 }, false)));
});
