import { describe, it, vi } from 'vitest';
import { remark42StandIn } from '../../../demo/stand-ins/remark42.js';
import { remark42Adapter, type Remark42AdapterOptions } from '../../../src/adapters/remark42.js';
import { adapterSuite, type Harness } from '../../../src/testing/index.js';
import { serveHandler } from '../../support/serve-handler.js';

const page = { id: '/tin/1', url: 'https://example.vn/tin/1', title: 'Đường làng đã sửa' };
const otherPage = { id: '/tin/2', url: 'https://example.vn/tin/2', title: 'Chợ phiên tháng Chạp' };

async function harness(
  server: Parameters<typeof remark42StandIn>[0],
  options: Partial<Remark42AdapterOptions> = {},
): Promise<Harness> {
  const backend = remark42StandIn(server);
  const { url, close } = await serveHandler(backend.handle);
  return {
    adapter: remark42Adapter({ endpoint: `${url}/`, site: 'vidu', pages: 'https://example.vn', ...options }),
    page,
    otherPage,
    countStored: backend.count,
    moderate: (id, decision) => (decision === 'removed' ? backend.remove(id) : undefined),
    closePage: (of, closed) => backend.close(of.url, closed),
    storeHtml: (of, html) => backend.storeHtml(of.url, html),
    advance: backend.advance,
    dispose: close,
  };
}

/** A `fetch` with the cookies of one browser, which `document.cookie` shows but for those that are HttpOnly. */
function browserFetch(): typeof fetch {
  const jar = new Map<string, string>();
  const line = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  vi.stubGlobal('document', {
    get cookie() {
      return `other=1; ${line().replace(/JWT=[^;]*(; )?/, '')}`;
    },
  });
  return async (input, init = {}) => {
    const headers = new Headers(init.headers);
    if (init.credentials === 'include') headers.set('cookie', line());
    const answer = await fetch(input, { ...init, headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    return answer;
  };
}

describe('remark42Adapter keeps the contract over the stand-in', () => {
  describe('with a token in a header, and votes of guests', () =>
    adapterSuite({ describe, it }, () => harness({}, { votes: true })));
  describe('with cookies, where guests do not vote', () =>
    adapterSuite({ describe, it }, () =>
      harness({ header: false, anonVote: false }, { credentials: 'include', fetch: browserFetch() }),
    ));
});
