import { memoryAdapter, type MemoryAdapterOptions } from '../../../src/adapters/memory.js';
import type { Harness, Wish } from '../../../src/testing/index.js';
import { otherPage, page, sampleArticles } from './sample-articles.js';

/** The digits of each challenge are its number, so a harness could know them; here one text is enough. */
const digits = '40718';

export async function memoryHarness(wish: Wish, options: MemoryAdapterOptions = {}): Promise<Harness> {
  const adapter = memoryAdapter({
    articles: sampleArticles,
    challenge: wish.challenge,
    digits: () => digits,
    ...options,
  });
  return {
    adapter,
    page,
    otherPage,
    articles: sampleArticles.length,
    answer: ({ id }) => ({ id, answer: digits }),
    moderate: (id, decision) => adapter.moderate(id, decision),
    dispose: () => undefined,
  };
}
