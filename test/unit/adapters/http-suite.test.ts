import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { memoryStore, sqliteStore } from '../../../src/server/index.js';
import { adapterSuite, type Harness, type Wish } from '../../../src/testing/index.js';
import { directHarness, socketHarness } from '../testing/http-harness.js';

async function sqliteHarness(wish: Wish): Promise<Harness> {
  const folder = await mkdtemp(join(tmpdir(), 'ykien-'));
  const harness = await socketHarness(wish, sqliteStore({ path: join(folder, 'comments.db') }));
  return {
    ...harness,
    async dispose() {
      await harness.dispose();
      await rm(folder, { recursive: true });
    },
  };
}

describe('httpAdapter keeps the contract', () => {
  describe('over the handler and the memory store, with no port', () =>
    adapterSuite({ describe, it }, (wish) => directHarness(wish)));
  describe('where comments are published at once', () =>
    adapterSuite({ describe, it }, (wish) => directHarness(wish, memoryStore(), { moderation: 'post' })));
  describe('over a socket and SQLite', () => adapterSuite({ describe, it }, sqliteHarness));
});
