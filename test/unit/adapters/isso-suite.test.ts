import { describe, it } from 'vitest';
import { issoStandIn } from '../../../demo/stand-ins/isso.js';
import { issoAdapter, type IssoAdapterOptions } from '../../../src/adapters/isso.js';
import { adapterSuite, type Harness } from '../../../src/testing/index.js';
import { readerFetch } from '../../support/reader-fetch.js';
import { serveHandler } from '../../support/serve-handler.js';

const page = { id: '/tin/1', url: 'https://example.vn/tin/1', title: 'Đường làng đã sửa' };
const otherPage = { id: '/tin/2', url: 'https://example.vn/tin/2', title: 'Chợ phiên tháng Chạp' };

async function harness(
  server: Parameters<typeof issoStandIn>[0],
  options: Partial<IssoAdapterOptions> = {},
): Promise<Harness> {
  const backend = issoStandIn(server);
  const { url, close } = await serveHandler(backend.handle);
  const { fetch, from } = readerFetch();
  return {
    adapter: from(issoAdapter({ endpoint: `${url}/`, fetch, ...options })),
    page,
    otherPage,
    countStored: backend.count,
    moderate: (id, decision) => (decision === 'published' ? backend.approve(id) : backend.remove(id)),
    storeHtml: ({ id }, html) => backend.storeHtml(id, html),
    advance: backend.advance,
    dispose: close,
  };
}

describe('issoAdapter keeps the contract over the stand-in', () => {
  describe('where comments are published at once and authors may edit', () =>
    adapterSuite({ describe, it }, () => harness({}, { credentials: 'same-origin' })));
  describe('where a moderator sees them first, and the server asks for a name and an address', () =>
    adapterSuite({ describe, it }, () =>
      harness(
        { moderated: true, requireAuthor: true, requireEmail: true },
        { moderated: true, credentials: 'include' },
      ),
    ));
  describe('where nobody edits and the options say what the form asks', () =>
    adapterSuite({ describe, it }, () => harness({}, { author: 'required', email: 'optional' })));
});
