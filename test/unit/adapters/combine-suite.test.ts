import { describe, it } from 'vitest';
import { articlesOf, combine, commentsOf } from '../../../src/adapters/combine.js';
import { memoryAdapter, memoryModeration } from '../../../src/adapters/memory.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import { adapterSuite, type Harness, type Wish } from '../../../src/testing/index.js';
import { otherPage, page, sampleArticles } from '../testing/sample-articles.js';
import { steppingClock } from '../testing/stepping-clock.js';

const digits = '40718';

/** Comments of one memory, articles of another; `change` takes something from either. */
function harness(wish: Wish, change: (adapter: Adapter) => Adapter = (adapter) => adapter): Harness {
  const clock = steppingClock();
  const discussed = memoryAdapter({ challenge: wish.challenge, digits: () => digits, now: clock.now });
  const read = memoryAdapter({ articles: sampleArticles, now: clock.now });
  const moderation = memoryModeration(discussed);
  return {
    adapter: combine(change(commentsOf(discussed)), change(articlesOf(read))),
    page,
    otherPage,
    articles: sampleArticles.length,
    answer: ({ id }) => ({ id, answer: digits }),
    countStored: async () => Object.values(await moderation.countQueue()).reduce((sum, each) => sum + each, 0),
    moderate: (id, decision) => discussed.moderate(id, decision),
    closePage: ({ id }, closed) => moderation.closePage(id, closed),
    advance: clock.advance,
    dispose: () => undefined,
  };
}

function withoutOpenPage({ openPage: _, ...adapter }: Adapter): Adapter {
  return adapter;
}

describe('combine keeps the contract', () => {
  describe('where both open pages', () => adapterSuite({ describe, it }, async (wish) => harness(wish)));
  describe('where only comments open pages', () =>
    adapterSuite({ describe, it }, async (wish) =>
      harness(wish, (adapter) => (adapter.listArticles ? withoutOpenPage(adapter) : adapter)),
    ));
  describe('where neither does', () => adapterSuite({ describe, it }, async (wish) => harness(wish, withoutOpenPage)));
});
