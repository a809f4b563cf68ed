import { describe, expect, it } from 'vitest';
import { wordpressStandIn } from '../../../../demo/stand-ins/wordpress.js';
import { httpAdapter } from '../../../../src/adapters/http.js';
import { wordpressAdapter } from '../../../../src/adapters/wordpress.js';
import type { Adapter } from '../../../../src/contract/adapter.js';
import { memoryStore } from '../../../../src/server/index.js';
import { createHandler } from '../../../../src/server/handler.js';
import { adapterSuite, type Harness, type Wish } from '../../../../src/testing/index.js';
import { serveHandler } from '../../../support/serve-handler.js';
import { fetchOf } from '../../testing/http-harness.js';
import { answer, secret, unlimited } from './gateway-harness.js';

const dates = ['01-01T08', '01-02T08', '01-02T08', '02-03T23', '02-03T23', '03-01T00', '03-01T00', '05-01T12'];
const posts = dates.map((date) => ({ date: `2026-${date}:30:00` }));
const pageOf = (n: number) => ({ id: `/bai-${n}/`, url: `https://vidu.vn/bai-${n}/`, title: `Bài ${n}` });
const slugOf = (id: string) => id.replaceAll('/', '');

/** Only what the handler's backend can do, as an owner would configure it. */
function asWeakAs(upstream: Adapter, adapter: Adapter): Adapter {
  const cannot = ['vote', 'editComment', 'deleteComment', 'reportComment', 'watch', 'recordView'] as const;
  const absent = cannot.filter((name) => !upstream[name]);
  return Object.fromEntries(
    Object.entries(adapter).filter(([name]) => !absent.includes(name as never)),
  ) as unknown as Adapter;
}

/** http → handler → wordpress → socket → WordPress: with a challenge and ids that WordPress has not. */
async function harness(wish: Wish): Promise<Harness> {
  const standIn = wordpressStandIn({ posts });
  const { url, close } = await serveHandler((request) => standIn.handle(request));
  const upstream = wordpressAdapter({ endpoint: url });
  const store = memoryStore();
  const handler = createHandler({
    ...{ store, secret, upstream, limits: unlimited },
    site: { origins: ['https://example.vn'], challenge: wish.challenge },
    gateway: { keepMs: 0 },
  });
  const { replies = 'on-demand', findsComment = false, articleKinds = [], ...rest } = upstream.abilities ?? {};
  const abilities = { voteValues: [], undoVote: false, editSeconds: 0, ...rest, replies, findsComment, articleKinds };
  return {
    adapter: asWeakAs(
      upstream,
      httpAdapter({
        endpoint: '/',
        fetch: fetchOf(handler),
        abilities: { ...abilities, resend: 'id', formatted: false },
      }),
    ),
    page: pageOf(4),
    otherPage: pageOf(7),
    articles: posts.length,
    answer,
    countStored: () => standIn.count(),
    moderate: (id, decision) => (decision === 'published' ? standIn.approve(id) : standIn.remove(id)),
    closePage: ({ id }, closed) => standIn.close(slugOf(id), closed),
    async dispose() {
      await handler.drain();
      await store.close();
      await close();
    },
  };
}

describe('a handler in front of a WordPress keeps the contract, challenges and ids of submissions included', () => {
  adapterSuite({ describe, it }, harness);
});

it('asks WordPress once for a page that many readers open', async () => {
  const standIn = wordpressStandIn({ posts });
  let asked = 0;
  const { url, close } = await serveHandler((request) => {
    asked += 1;
    return standIn.handle(request);
  });
  const upstream = wordpressAdapter({ endpoint: url });
  const site = { origins: ['https://example.vn'] };
  const handler = createHandler({ store: memoryStore(), secret, site, upstream });
  const open = () => handler(new Request('http://x/v1/page?page=/bai-4/&include=form,comments,recent'));
  const [first] = await Promise.all(Array.from({ length: 100 }, open));
  expect(first?.status).toBe(200);
  expect(asked).toBeLessThan(8);
  await close();
});
