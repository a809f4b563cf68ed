import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { describe, it } from 'vitest';
import { sqliteStore } from '../../../../src/server/index.js';
import { adapterSuite, type Harness, type Wish } from '../../../../src/testing/index.js';
import { gatewayHarness } from './gateway-harness.js';

/** Over a socket and a database in a folder of its own, which goes with the harness. */
async function withSqlite(wish: Wish): Promise<Harness> {
  const folder = await mkdtemp(join(tmpdir(), 'ykien-gateway-'));
  const store = sqliteStore({ path: join(folder, 'ykien.db') });
  const harness = await gatewayHarness(wish, { store, socket: true, moderation: 'post' });
  return {
    ...harness,
    async dispose() {
      await harness.dispose?.();
      await rm(folder, { recursive: true });
    },
  };
}

describe('a handler in front of another backend keeps the contract', () => {
  describe('with no port', () => adapterSuite({ describe, it }, (wish) => gatewayHarness(wish)));
  describe('over a socket and SQLite, where comments are published at once', () =>
    adapterSuite({ describe, it }, withSqlite));
});
