import { describe, it } from 'vitest';
import { walineStandIn } from '../../../demo/stand-ins/waline.js';
import { walineAdapter, type WalineAdapterOptions } from '../../../src/adapters/waline.js';
import type { Challenge } from '../../../src/core/challenge.js';
import { adapterSuite, type Harness } from '../../../src/testing/index.js';
import { serveHandler } from '../../support/serve-handler.js';

const paths = Array.from({ length: 8 }, (_, n) => `/tin/${n},${n}`);
const articles = paths.map((path, n) => ({ path, title: `Bài ${n}`, published: `2026-11-0${n + 1}T08:00:00+07:00` }));
const pageOf = (id = '') => ({ id, url: `https://example.vn${id}`, title: 'Một bài viết' });

async function harness(
  settings: Parameters<typeof walineStandIn>[0],
  options: Partial<WalineAdapterOptions> = {},
): Promise<Harness> {
  const backend = walineStandIn({ secondsBetween: 0, ...settings });
  for (const [n, path] of paths.entries())
    for (let views = 0; views < n % 3; views++)
      await backend.handle(
        new Request('http://127.0.0.1/api/article', { method: 'POST', body: JSON.stringify({ path, type: 'time' }) }),
      );
  const { url, close } = await serveHandler(backend.handle);
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
  return {
    adapter: walineAdapter({ endpoint: `${url}/`, storage, articles, ...options }),
    page: pageOf(paths[3]),
    otherPage: pageOf(paths[5]),
    articles: articles.length,
    countStored: backend.count,
    answer: ({ id }: Challenge) => ({ id, token: backend.newToken() }),
    moderate: (id, decision) => (decision === 'published' ? backend.approve(id) : backend.remove(id)),
    storeHtml: ({ id }, html) => void backend.insert({ url: id, nick: 'Trần Thị Bông', comment: html }),
    advance: backend.advance,
    dispose: close,
  };
}

describe('walineAdapter keeps the contract over the stand-in', () => {
  describe('where comments are published at once', () => adapterSuite({ describe, it }, () => harness({})));
  describe('where a moderator sees them first, in Vietnamese, with an address for each', () =>
    adapterSuite({ describe, it }, () =>
      harness({ audit: true }, { lang: 'vi', moderation: 'pre', mail: 'required', link: 'optional' }),
    ));
  describe('where Turnstile stands before the form', () =>
    adapterSuite({ describe, it }, () =>
      harness({ captcha: 'turnstile' }, { captcha: { provider: 'turnstile', siteKey: '1x00' }, mail: 'optional' }),
    ));
  describe('where reCAPTCHA stands before the form', () =>
    adapterSuite({ describe, it }, () =>
      harness({ captcha: 'recaptchaV3' }, { captcha: { provider: 'recaptchaV3', siteKey: '6x00' } }),
    ));
});
