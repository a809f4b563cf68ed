import { httpAdapter } from '../../../src/adapters/http.js';
import { httpModeration } from '../../../src/adapters/http-moderation.js';
import type { Moderation } from '../../../src/contract/moderation.js';
import type { Store } from '../../../src/contract/store.js';
import { createHandler, memoryStore, serve, type Handler, type SiteOptions } from '../../../src/server/index.js';
import { answerDigits } from '../../../src/server/challenge-answer.js';
import { verifyChallengeId } from '../../../src/server/challenge-id.js';
import { addModerator } from '../../../src/server/moderation/tokens.js';
import { createKeyRing, readSecrets } from '../../../src/server/keys.js';
import type { Challenge, ChallengeAnswer } from '../../../src/core/challenge.js';
import type { PageRef } from '../../../src/core/page.js';
import type { Harness, Wish } from '../../../src/testing/index.js';
import { otherPage, page, sampleArticles } from './sample-articles.js';
import { steppingClock } from './stepping-clock.js';

const secret = 'a secret of the tests, 32 bytes or more';
const keyRing = createKeyRing(readSecrets(secret));
const unlimited = { submit: [], free: [], issue: [], view: [], vote: [], report: [], token: [] };

/** Of the owner, whose routes a moderator's client asks. */
const ownerToken = 'a token of the tests, of the owner'.replaceAll(' ', '-');

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

interface Backend {
  readonly handler: Handler;
  readonly rest: Omit<Harness, 'adapter' | 'dispose'>;
}

async function backend(wish: Wish, store: Store, options: Partial<SiteOptions>): Promise<Backend> {
  const clock = steppingClock();
  const site = { origins: ['https://example.vn'], challenge: wish.challenge, ...options };
  const handler = createHandler({ store, secret, site, ownerToken, limits: unlimited, now: clock.now });
  const records = sampleArticles.map((article) => ({ ...article, publishedAt: Date.parse(article.published) }));
  await store.putArticles('default', records);
  const decision = () => ({ site: 'default', actor: 'test', at: clock.now() });
  const rest = {
    page,
    otherPage,
    articles: sampleArticles.length,
    answer,
    countStored: async () => {
      const { reported: _, ...counts } = await store.countQueue('default');
      return Object.values(counts).reduce((sum, each) => sum + each, 0);
    },
    moderate: async (comment: string, to: 'published' | 'removed') => {
      await store.decide([{ ...decision(), comment, to }]);
    },
    closePage: async ({ id }: PageRef, closed: boolean) => {
      await store.closePage('default', id, closed, 'test', clock.now());
    },
    advance: clock.advance,
  };
  return { handler, rest };
}

/** A backend with the moderators' side of it: the owner, a moderator, and somebody whose token is wrong. */
export type HttpHarness = Harness & Readonly<Record<'moderation' | 'moderator' | 'stranger', Moderation>>;

async function moderators(
  line: { readonly endpoint: string; readonly fetch: typeof fetch },
  store: Store,
): Promise<Pick<HttpHarness, 'moderation' | 'moderator' | 'stranger'>> {
  const token = await addModerator({ store, keys: await keyRing, site: 'default' }, 'lan', 'moderator');
  return {
    moderation: httpModeration({ ...line, token: ownerToken }),
    moderator: httpModeration({ ...line, token }),
    stranger: httpModeration({ ...line, token: `${token}x` }),
  };
}

/** http → handler → store in one process, with no port. */
export async function directHarness(
  wish: Wish,
  store = memoryStore(),
  options: Partial<SiteOptions> = {},
): Promise<HttpHarness> {
  const { handler, rest } = await backend(wish, store, options);
  const line = { endpoint: '/', fetch: fetchOf(handler) };
  const adapter = httpAdapter({ ...line, pollMs: 10 });
  return {
    ...rest,
    adapter,
    ...(await moderators(line, store)),
    dispose: () => end(handler, store),
  };
}

/** http → socket → handler → store. */
export async function socketHarness(
  wish: Wish,
  store: Store,
  options: Partial<SiteOptions> = {},
): Promise<HttpHarness> {
  const { handler, rest } = await backend(wish, store, options);
  const server = await serve({ handler, port: 0 });
  const line = { endpoint: `${server.url}/`, fetch: (...of: Parameters<typeof fetch>) => fetch(...of) };
  const adapter = httpAdapter({ ...line, pollMs: 20 });
  return {
    ...rest,
    adapter,
    ...(await moderators(line, store)),
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
