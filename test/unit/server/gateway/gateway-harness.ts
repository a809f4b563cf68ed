import { httpAdapter } from '../../../../src/adapters/http.js';
import type { MemoryAdapterOptions } from '../../../../src/adapters/memory.js';
import type { Adapter } from '../../../../src/contract/adapter.js';
import type { Store } from '../../../../src/contract/store.js';
import type { Challenge, ChallengeAnswer } from '../../../../src/core/challenge.js';
import { answerDigits } from '../../../../src/server/challenge-answer.js';
import { verifyChallengeId } from '../../../../src/server/challenge-id.js';
import { createHandler, memoryStore, serve } from '../../../../src/server/index.js';
import { createKeyRing, readSecrets } from '../../../../src/server/keys.js';
import type { Harness, Wish } from '../../../../src/testing/index.js';
import { fetchOf } from '../../testing/http-harness.js';
import { memoryHarness } from '../../testing/memory-harness.js';
import { steppingClock } from '../../testing/stepping-clock.js';

export const secret = 'a secret of the tests, 32 bytes or more';
const keyRing = createKeyRing(readSecrets(secret));
export const unlimited = { submit: [], free: [], issue: [], view: [], vote: [], report: [], token: [] };

export async function answer({ id }: Challenge): Promise<ChallengeAnswer> {
  const claims = await verifyChallengeId(await keyRing, id);
  if (!claims) throw new Error('The challenge is not of this server.');
  return { id, answer: await answerDigits(claims) };
}

/** What the contract says of the server and its own store, and a gateway has not: news as they happen. */
function without({ watch: _, ...adapter }: Adapter): Adapter {
  return adapter;
}

/** http → handler → memory, where the memory adapter is the backend that the handler stands in front of. */
export async function gatewayHarness(
  wish: Wish,
  { store = memoryStore(), socket = false, ...memory }: MemoryAdapterOptions & { store?: Store; socket?: boolean } = {},
): Promise<Harness> {
  const upstream = await memoryHarness({ challenge: 'none' }, memory);
  const clock = steppingClock();
  const handler = createHandler({
    store,
    secret,
    site: { origins: ['https://example.vn'], challenge: wish.challenge },
    limits: unlimited,
    now: clock.now,
    upstream: upstream.adapter,
    // The suite looks at once at what a moderator did behind the handler's back.
    gateway: { keepMs: 0 },
  });
  const server = socket ? await serve({ handler, port: 0 }) : undefined;
  const adapter = server
    ? httpAdapter({ endpoint: server.url, fetch: (...of: Parameters<typeof fetch>) => fetch(...of) })
    : httpAdapter({ endpoint: '/', fetch: fetchOf(handler) });
  return {
    ...upstream,
    adapter: without(adapter),
    answer,
    async advance(ms) {
      await upstream.advance?.(ms);
      clock.advance(ms);
    },
    async dispose() {
      await server?.close();
      await handler.drain();
      await store.close();
    },
  };
}
