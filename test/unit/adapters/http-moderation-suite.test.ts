import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { memoryStore, sqliteStore } from '../../../src/server/index.js';
import { moderationSuite, type ModerationHarness } from '../../../src/testing/index.js';
import { directHarness, socketHarness } from '../testing/http-harness.js';

const wish = { challenge: 'none' } as const;

async function sqliteHarness(): Promise<ModerationHarness> {
  const folder = await mkdtemp(join(tmpdir(), 'ykien-'));
  const harness = await socketHarness(wish, sqliteStore({ path: join(folder, 'comments.db') }));
  return {
    ...harness,
    async dispose() {
      await harness.dispose?.();
      await rm(folder, { recursive: true });
    },
  };
}

describe('httpModeration keeps the contract', () => {
  describe('over the handler and the memory store, with no port', () =>
    moderationSuite({ describe, it }, () => directHarness(wish, memoryStore())));
  describe('over a socket and SQLite', () => moderationSuite({ describe, it }, sqliteHarness));
});
