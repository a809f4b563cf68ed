import { describe, it } from 'vitest';
import { restMapping } from '../../../demo/stand-ins/rest-mapping.js';
import { restStandIn } from '../../../demo/stand-ins/rest.js';
import { restAdapter, type RestAdapterOptions } from '../../../src/adapters/rest.js';
import { adapterSuite, type Harness } from '../../../src/testing/index.js';
import { serveHandler } from '../../support/serve-handler.js';

async function harness(moderate: boolean): Promise<Harness> {
  const standIn = restStandIn({ moderate });
  const { url, close } = await serveHandler((request) => standIn.handle(request));
  const mapping = restMapping as unknown as RestAdapterOptions;
  const adapter = restAdapter({ ...mapping, moderation: moderate ? 'pre' : 'post', endpoint: url });
  return {
    adapter,
    page: { id: '/tin/1', url: 'https://vidu.vn/tin/1', title: 'Một bài viết' },
    otherPage: { id: '/tin/2', url: 'https://vidu.vn/tin/2', title: 'Bài khác' },
    articles: 0,
    countStored: () => standIn.count(),
    moderate: (id, decision) => (decision === 'published' ? standIn.approve(id) : standIn.remove(id)),
    closePage: (page, closed) => standIn.close(page.id, closed),
    advance: (ms) => standIn.advance(ms),
    dispose: close,
  };
}

describe('restAdapter keeps the contract', () => {
  describe('over an API that moderates first', () => adapterSuite({ describe, it }, () => harness(true)));
  describe('over an API that publishes at once', () => adapterSuite({ describe, it }, () => harness(false)));
});
