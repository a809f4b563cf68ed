import { memoryAdapter, memoryModeration, type MemoryAdapterOptions } from '../../../src/adapters/memory.js';
import type { Harness, Wish } from '../../../src/testing/index.js';
import { otherPage, page, sampleArticles } from './sample-articles.js';
import { steppingClock } from './stepping-clock.js';

/** The digits of each challenge are its number, so a harness could know them; here one text is enough. */
const digits = '40718';

export async function memoryHarness(wish: Wish, options: MemoryAdapterOptions = {}): Promise<Harness> {
  const clock = steppingClock();
  const adapter = memoryAdapter({
    articles: sampleArticles,
    challenge: wish.challenge,
    digits: () => digits,
    now: clock.now,
    ...options,
  });
  const moderation = memoryModeration(adapter);
  return {
    adapter,
    page,
    otherPage,
    articles: sampleArticles.length,
    answer: ({ id }) => ({ id, answer: digits }),
    countStored: async () => Object.values(await moderation.countQueue()).reduce((sum, each) => sum + each, 0),
    moderate: (id, decision) => adapter.moderate(id, decision),
    closePage: ({ id }, closed) => moderation.closePage(id, closed),
    advance: clock.advance,
    dispose: () => undefined,
  };
}
