import { httpAdapter } from '../../../src/adapters/http.js';
import type { Store } from '../../../src/contract/store.js';
import { createHandler, memoryStore, serve, type Handler } from '../../../src/server/index.js';
import { answerDigits } from '../../../src/server/challenge-answer.js';
import { verifyChallengeId } from '../../../src/server/challenge-id.js';
import { createKeyRing, readSecrets } from '../../../src/server/keys.js';
import type { Challenge, ChallengeAnswer } from '../../../src/core/challenge.js';
import type { Harness, Wish } from '../../../src/testing/index.js';
import { otherPage, page, sampleArticles } from './sample-articles.js';

const secret = 'a secret of the tests, 32 bytes or more';
const keyRing = createKeyRing(readSecrets(secret));
const unlimited = { submit: [], free: [], issue: [], view: [] };

/** What only the holder of the secret can know. */
async function answer({ id }: Challenge): Promise<ChallengeAnswer> {
  const claims = await verifyChallengeId(await keyRing, id);
  if (!claims) throw new Error('The challenge is not of this server.');
  return { id, answer: await answerDigits(claims) };
}

/** The handler as a `fetch`, with no port: it ends with the native AbortError, as the real one does. */
export function fetchOf(handler: (request: Request) => Promise<Response>): typeof fetch {
  return (input, init) => {
    const request = new Request(new URL(input as string, 'https://example.vn'), init);
    const ended = new Promise<never>((_, reject) => {
      const end = (): void => reject(request.signal.reason as Error);
      if (request.signal.aborted) end();
      request.signal.addEventListener('abort', end);
    });
    return Promise.race([ended, handler(request)]);
  };
}

async function backend(
  wish: Wish,
  store: Store,
): Promise<{ handler: Handler; rest: Omit<Harness, 'adapter' | 'dispose'> }> {
  const site = { origins: ['https://example.vn'], challenge: wish.challenge };
  const handler = createHandler({ store, secret, site: { ...site }, limits: unlimited });
  const records = sampleArticles.map((article) => ({ ...article, publishedAt: Date.parse(article.published) }));
  await store.putArticles('default', records);
  const rest = {
    page,
    otherPage,
    articles: sampleArticles.length,
    answer,
    countStored: async () => (await store.listQueue({ site: 'default', status: 'pending', limit: 100 })).length,
  };
  return { handler, rest };
}

/** http → handler → store in one process, with no port. */
export async function directHarness(wish: Wish, store = memoryStore()): Promise<Harness> {
  const { handler, rest } = await backend(wish, store);
  const adapter = httpAdapter({ endpoint: '/', fetch: fetchOf(handler) });
  return { ...rest, adapter, dispose: () => end(handler, store) };
}

/** http → socket → handler → store. */
export async function socketHarness(wish: Wish, store: Store): Promise<Harness> {
  const { handler, rest } = await backend(wish, store);
  const server = await serve({ handler, port: 0 });
  const adapter = httpAdapter({ endpoint: `${server.url}/`, fetch: (input, init) => fetch(input, init) });
  return {
    ...rest,
    adapter,
    async dispose() {
      await server.close();
      await end(handler, store);
    },
  };
}

async function end(handler: Handler, store: Store): Promise<void> {
  await handler.drain();
  await store.close();
}
