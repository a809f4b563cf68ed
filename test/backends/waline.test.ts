import { afterAll, beforeAll, describe, it } from 'vitest';
import { walineAdapter } from '../../src/adapters/waline.js';
import type { PageRef } from '../../src/core/page.js';
import { adapterSuite } from '../../src/testing/index.js';
import { startWaline, type WalineServer } from './waline-server.js';

let server: WalineServer;
let run = 0;

const pageOf = (id: string) => ({ id, url: `https://example.vn${id}`, title: 'Một bài viết' });
const storage = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
};

beforeAll(async () => {
  server = await startWaline();
});
afterAll(() => server?.stop());

describe('walineAdapter keeps the contract before a real server', () => {
  adapterSuite({ describe, it }, async () => {
    const folder = `/tin/${++run}`;
    const paths = Array.from({ length: 8 }, (_, n) => `${folder}/${n}`);
    const articles = paths.map((path, n) => ({
      path,
      title: `Bài ${n}`,
      published: new Date(Date.UTC(2026, 10, 1 + n)).toISOString(),
    }));
    const [, , , page = '', otherPage = ''] = paths;
    return {
      adapter: walineAdapter({
        endpoint: `${server.url}/`,
        lang: run % 2 ? 'vi' : 'en',
        mail: 'required',
        link: 'optional',
        moderation: 'pre',
        articles,
        storage: storage(),
      }),
      page: pageOf(page),
      otherPage: pageOf(otherPage),
      articles: articles.length,
      countStored: () => server.rows(...paths).length,
      moderate: (id: string, decision: 'published' | 'removed') => server.moderate(id, decision),
      storeHtml: (to: PageRef, html: string) => server.insert(to.id, html),
      dispose: () => undefined,
    };
  });
});
