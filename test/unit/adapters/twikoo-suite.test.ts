import { describe, it } from 'vitest';
import { twikooStandIn } from '../../../demo/stand-ins/twikoo.js';
import { twikooAdapter } from '../../../src/adapters/twikoo.js';
import { adapterSuite, type Harness } from '../../../src/testing/index.js';
import { serveHandler } from '../../support/serve-handler.js';

const page = { id: '/tin/1', url: 'https://example.vn/tin/1', title: 'Đường làng đã sửa' };
const otherPage = { id: '/tin/2', url: 'https://example.vn/tin/2', title: 'Chợ phiên tháng Chạp' };

// No `moderate`: what is taken away on this server is gone with all its replies, and keeps no place.
async function harness(server: Parameters<typeof twikooStandIn>[0]): Promise<Harness> {
  const backend = twikooStandIn(server);
  const { url, close } = await serveHandler(backend.handle);
  return {
    adapter: twikooAdapter({ endpoint: `${url}/` }),
    page,
    otherPage,
    countStored: backend.count,
    storeHtml: ({ id }, html) => backend.storeHtml(id, html),
    dispose: close,
  };
}

describe('twikooAdapter keeps the contract over the stand-in', () => {
  describe('as it comes', () => adapterSuite({ describe, it }, () => harness({})));
  describe('with two roots on a page and long comments', () =>
    adapterSuite({ describe, it }, () =>
      harness({ pageSize: 2, config: { LIMIT_LENGTH: '0', DISPLAYED_FIELDS: 'nick', REQUIRED_FIELDS: 'nick' } }),
    ));
  describe('where the owner looks at each comment first', () =>
    adapterSuite({ describe, it }, () => harness({ config: { AKISMET_KEY: 'MANUAL_REVIEW' } })));
});
