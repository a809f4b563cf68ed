import { StoreBusyError } from '../contract/store.js';
import { equal, rejects } from './store-assert.js';
import { describeArticles } from './store-suite-articles.js';
import { describeCounts } from './store-suite-counts.js';
import { describeData } from './store-suite-data.js';
import { describeDecisions } from './store-suite-decisions.js';
import { describeDeliveries } from './store-suite-deliveries.js';
import { describeEdits } from './store-suite-edits.js';
import { describeErasure } from './store-suite-erase.js';
import { describeEvents } from './store-suite-events.js';
import { describeLimits } from './store-suite-limits.js';
import { describeModerators } from './store-suite-moderators.js';
import { describeQueue } from './store-suite-queue.js';
import { describeSubmissions } from './store-suite-submissions.js';
import { describeThreads } from './store-suite-threads.js';
import { describeVotes } from './store-suite-votes.js';
import {
  articleRecord,
  challengeUse,
  commentRecord,
  now,
  site,
  storeCases,
  submission,
  type StoreFixture,
  type StoreTestRunner,
} from './store-records.js';

export type { StoreFixture, StoreTestRunner } from './store-records.js';

/**
 * Proves that a store keeps the contract of `Store`: one case per promise. The runner is passed in.
 *
 * ```ts
 * import { describe, it } from 'vitest';
 * storeSuite({ describe, it }, async () => ({ store: memoryStore(), dispose: async () => {} }));
 * ```
 * @param create makes one empty store for one case.
 */
export function storeSuite(runner: StoreTestRunner, create: () => Promise<StoreFixture>): void {
  const test = storeCases(runner, create);
  runner.describe('acceptSubmission', () => describeSubmissions(test));
  runner.describe('listArticles and views', () => describeArticles(test));
  runner.describe('challenges, limits and sweep', () => describeLimits(test));
  runner.describe('threads', () => describeThreads(test));
  runner.describe('counts', () => describeCounts(test));
  runner.describe('votes and reports', () => describeVotes(test));
  runner.describe('edits', () => describeEdits(test));
  runner.describe('events', () => describeEvents(test));
  runner.describe('the queue', () => describeQueue(test));
  runner.describe('decide', () => describeDecisions(test));
  runner.describe('audit, closed pages, bans and moderators', () => describeModerators(test));
  runner.describe('deliveries', () => describeDeliveries(test));
  runner.describe('export and import', () => describeData(test));
  runner.describe('erasing', () => describeErasure(test));

  runner.describe('its life', () => {
    test('keeps everything that it acknowledged over a reopen, when it keeps anything', async (store, { reopen }) => {
      if (!reopen) return;
      const comment = commentRecord(1);
      const rule = { key: 'hash', max: 1, windowMs: 60_000 };
      await store.acceptSubmission(submission(comment, 'nonce'));
      await store.putArticles(site, [articleRecord('a', now)]);
      await store.addViews(site, new Map([['a', 3]]));
      await store.takeLimits([rule], now);
      const again = await reopen();
      equal(await again.findSubmission(site, comment.submissionId), comment, 'the comment');
      equal(await again.findArticle(site, 'a'), articleRecord('a', now, { views: 3 }), 'the article');
      equal(await again.useChallenge(challengeUse('nonce'), now), false, 'the used challenge');
      equal(await again.takeLimits([rule], now + 1), 59_999, 'the limit');
      equal((await again.acceptSubmission(submission(comment))).outcome, 'replay', 'the same submit');
    });

    test('waits at close for what was begun', async (store, { reopen }) => {
      const begun = store.acceptSubmission(submission(commentRecord(1)));
      if (reopen) {
        const again = await reopen();
        equal((await begun).outcome, 'stored', 'what was begun');
        equal((await again.findComment(site, 'comment-1'))?.id, 'comment-1', 'the comment');
      } else {
        await store.close();
        equal((await begun).outcome, 'stored', 'what was begun');
      }
    });

    test('rejects with StoreBusyError after close, and can be closed twice', async (store) => {
      await store.close();
      await store.close();
      const calls = [
        store.acceptSubmission(submission(commentRecord(1))),
        store.findComment(site, 'comment-1'),
        store.takeLimits([], now),
        store.listArticles({ site, kind: 'recent', exclude: '', limit: 1 }),
      ];
      for (const call of calls) {
        const error = await rejects(call, 'a call after close');
        equal(error instanceof StoreBusyError, true, `${error.name} is a StoreBusyError`);
      }
    });
  });
}
