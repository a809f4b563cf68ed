import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { feedAdapter, type FeedAdapterOptions } from '../../../src/adapters/feed.js';
import type { Article, ArticleQuery } from '../../../src/core/article.js';

export interface FeedServer {
  readonly url: string;
  /** How often the feed was asked for. */
  readonly asked: () => number;
  readonly close: () => void;
}

export async function serveFeed(listener: RequestListener): Promise<FeedServer> {
  let asked = 0;
  const server = createServer((request, answer) => {
    asked++;
    listener(request, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tin/feed.xml`,
    asked: () => asked,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** An adapter over a real socket that answers with one feed. */
export async function over(
  body: string | Buffer,
  options: Partial<FeedAdapterOptions> & { readonly type?: string } = {},
) {
  const { type = 'application/xml', ...rest } = options;
  const server = await serveFeed((_, answer) => answer.writeHead(200, { 'content-type': type }).end(body));
  onTestFinished(server.close);
  const adapter = feedAdapter({ endpoint: server.url, ...rest });
  const list = async (query: Partial<ArticleQuery> = {}): Promise<readonly Article[]> =>
    (await adapter.listArticles!({ kind: 'recent', page: '/', limit: 50, ...query })).items;
  return { ...server, adapter, list };
}

export const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Xã</title>${items}</channel></rss>`;

export const item = (title: string, link: string, date: string): string =>
  `<item><title>${title}</title><link>${link}</link><pubDate>${date}</pubDate></item>`;

export const noon = 'Wed, 28 Mar 2018 12:59:00 +0700';
