import { describe, expect, it, onTestFinished } from 'vitest';
import { wordpressStandIn } from '../../../demo/stand-ins/wordpress.js';
import { wordpressAdapter } from '../../../src/adapters/wordpress.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import { serveHandler } from '../../support/serve-handler.js';

const posts = Array.from({ length: 60 }, () => ({ date: '2026-01-01T08:30:00' }));
const pageOf = (n: number) => ({ id: `/bai-${n}/`, url: `https://vidu.vn/bai-${n}/`, title: `Bài ${n}` });

/** A site of sixty posts, and what it was asked for. `refuse` answers what it gives an answer to. */
async function site(refuse: (route: string) => Response | undefined = () => undefined) {
  const standIn = wordpressStandIn({ posts });
  const asked: string[] = [];
  const { url, close } = await serveHandler((request) => {
    const { searchParams } = new URL(request.url);
    const route = searchParams.get('rest_route')?.replace('/wp/v2/', '') ?? '';
    asked.push(`${route} ${searchParams.get('page') ?? ''}`.trim());
    const refused = refuse(route);
    return refused ? Promise.resolve(refused) : standIn.handle(request);
  });
  onTestFinished(close);
  return { adapter: wordpressAdapter({ endpoint: url }) as Required<Adapter>, standIn, asked };
}

describe('wordpressAdapter, of much', () => {
  it('reads what a first hundred leaves, each comment once', async () => {
    const { adapter, standIn, asked } = await site();
    for (let n = 1; n <= 230; n++) standIn.storeHtml('bai-4', `<p>Ý ${n}</p>`);
    const { items, count, next } = await adapter.listComments({ page: pageOf(4), sort: 'oldest', limit: 50 });
    expect([items.length, items[49]?.content, count, typeof next]).toEqual([50, 'Ý 50', 230, 'string']);
    expect(asked.filter((route) => route.startsWith('comments')).sort()).toEqual([
      'comments 1',
      'comments 2',
      'comments 3',
    ]);
    const last = await adapter.listComments({ page: pageOf(4), limit: 1 });
    expect(last.items.map(({ content }) => content)).toEqual(['Ý 230']);
  });

  it('looks sixty pages up in three requests, and counts them in one', async () => {
    const { adapter, standIn, asked } = await site();
    standIn.storeHtml('bai-2', '<p>Một</p>');
    standIn.storeHtml('bai-60', '<p>Hai</p>');
    const counts = await adapter.countComments(posts.map((_, n) => pageOf(n + 1).id));
    expect(counts.map((count, n) => (count ? `${n + 1}: ${count}` : '')).filter(Boolean)).toEqual(['2: 1', '60: 1']);
    expect(asked).toEqual(['posts', 'posts', 'posts', 'comments']);
  });

  it('refuses to count more than a hundred pages', async () => {
    const { adapter } = await site();
    await expect(adapter.countComments(Array.from({ length: 101 }, () => '/x'))).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ field: 'pages', code: 'too-long', limit: 100 }],
    });
  });
});

describe('wordpressAdapter, whose code comes in parts', () => {
  it('answers a query as it was at the call', async () => {
    const { adapter, standIn } = await site();
    for (let n = 1; n <= 3; n++) standIn.storeHtml('bai-4', `<p>Ý ${n}</p>`);
    const query = { page: pageOf(4), sort: 'oldest' as 'oldest' | 'newest', limit: 1 };
    const pages = [pageOf(4).id];
    const both = [adapter.listComments(query), adapter.countComments(pages)] as const;
    Object.assign(query.page, pageOf(7));
    query.sort = 'newest';
    pages[0] = '/bai-7/';
    const [{ items, next }, counts] = await Promise.all(both);
    expect([items[0]?.content, counts]).toEqual(['Ý 1', [3]]);
    const more = await adapter.listComments({ page: pageOf(4), sort: 'oldest', limit: 1, cursor: next! });
    expect(more.items[0]?.content).toBe('Ý 2');
  });

  it('names a refused read as it names a refused comment', async () => {
    const refusal = { code: 'rest_forbidden', message: 'Sorry.', data: { status: 403 } };
    const { adapter } = await site((route) =>
      route === 'comments' ? Response.json(refusal, { status: 403 }) : undefined,
    );
    await expect(adapter.listComments({ page: pageOf(4) })).rejects.toMatchObject({
      code: 'forbidden',
      cause: 'rest_forbidden',
      status: 403,
    });
  });
});
