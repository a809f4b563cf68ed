import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import type { Store } from '../../../src/contract/store.js';
import { memoryStore, sqliteStore } from '../../../src/server/index.js';
import { adapterSuite, type Harness } from '../../../src/testing/index.js';
import { directHarness, socketHarness } from '../testing/http-harness.js';

/** Over a database in a folder of its own, which goes with the harness. */
async function withSqlite(open: (store: Store) => Promise<Harness>): Promise<Harness> {
  const folder = await mkdtemp(join(tmpdir(), 'ykien-'));
  const harness = await open(sqliteStore({ path: join(folder, 'comments.db') }));
  return {
    ...harness,
    async dispose() {
      await harness.dispose?.();
      await rm(folder, { recursive: true });
    },
  };
}

describe('httpAdapter keeps the contract', () => {
  describe('over the handler and the memory store, with no port', () =>
    adapterSuite({ describe, it }, (wish) => directHarness(wish)));
  describe('where comments are published at once', () =>
    adapterSuite({ describe, it }, (wish) => directHarness(wish, memoryStore(), { moderation: 'post' })));
  describe('over a socket and SQLite', () =>
    adapterSuite({ describe, it }, (wish) => withSqlite((store) => socketHarness(wish, store))));
});
