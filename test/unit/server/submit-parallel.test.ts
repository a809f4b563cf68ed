import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/contract/store.js';
import { memoryStore } from '../../../src/server/stores/memory.js';
import { sqliteStore } from '../../../src/server/stores/sqlite.js';
import { Backend, draft, receipt, solve } from '../../support/backend.js';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function openSqlite(): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'ykien-'));
  const store = sqliteStore({ path: join(folder, 'ykien.db') });
  cleanups.push(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  return store;
}

const stores = { memory: async () => memoryStore(), sqlite: openSqlite };
const times = Array.from({ length: 50 });

describe.each(Object.entries(stores))('over the %s store', (_, open) => {
  it('stores one comment of 50 copies in parallel, and tells all of them the same', async () => {
    const store = await open();
    // Two handlers are two processes: nothing but the store keeps their copies apart.
    const backends = [
      new Backend({ challenge: 'always' }, { store }),
      new Backend({ challenge: 'always' }, { store }),
    ] as const;
    const challenge = await backends[0].challenge();
    const sent = draft({ challenge: { id: challenge.id, solution: solve(challenge) } });
    const answers = await Promise.all(times.map((_each, i) => backends[i % 2 ? 1 : 0].post('/v1/comments', sent)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    const receipts = await Promise.all(answers.map(receipt));
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
    expect(await store.listQueue({ site: 'default', status: 'pending', limit: 50 })).toHaveLength(1);
  });

  it('takes one of 50 comments that come with one challenge in parallel', async () => {
    const backend = new Backend({ challenge: 'always' }, { store: await open(), limits: { submit: [] } });
    const challenge = await backend.challenge();
    const answered = { id: challenge.id, solution: solve(challenge) };
    const answers = await Promise.all(times.map(() => backend.submit({ challenge: answered })));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(49);
  });
});
