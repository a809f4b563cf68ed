import type { Store } from '../../../src/contract/store.js';
import { memoryStore } from '../../../src/server/stores/memory.js';
import { storeSuite } from '../../../src/testing/index.js';

/** What is wrong with a store. */
export type Spoil = (store: Store) => Partial<Store>;

/** Runs every case over a spoilt store and gives the titles of those that fail. */
export async function failingCases(spoil: Spoil): Promise<string[]> {
  const cases: { title: string; body: () => Promise<void> }[] = [];
  const runner = {
    describe: (_: string, body: () => void) => body(),
    it: (title: string, body: () => Promise<void>) => cases.push({ title, body }),
  };
  storeSuite(runner, async () => {
    const store = memoryStore();
    return { store: { ...store, ...spoil(store) }, dispose: () => store.close() };
  });
  const results = await Promise.allSettled(cases.map(({ body }) => body()));
  return cases.filter((_, n) => results[n]?.status === 'rejected').map(({ title }) => title);
}

/** A fault, a case that must see it, and how a store gets it. */
export type StoreFault = readonly [name: string, seenBy: RegExp, spoil: Spoil];
