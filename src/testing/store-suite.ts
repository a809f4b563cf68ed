import { StoreBusyError, type Store } from '../contract/store.js';
import { equal, rejects } from './store-assert.js';
import { describeArticles } from './store-suite-articles.js';
import { describeCounts } from './store-suite-counts.js';
import { describeData } from './store-suite-data.js';
import { describeDecisions } from './store-suite-decisions.js';
import { describeDeliveries } from './store-suite-deliveries.js';
import { describeEdits } from './store-suite-edits.js';
import { describeErasure } from './store-suite-erase.js';
import { describeEvents } from './store-suite-events.js';
import { describeForwards } from './store-suite-forwards.js';
import { describeLimits } from './store-suite-limits.js';
import { describeModerators } from './store-suite-moderators.js';
import { describeQueue } from './store-suite-queue.js';
import { describeSubmissions } from './store-suite-submissions.js';
import { describeThreads } from './store-suite-threads.js';
import { describeVotes } from './store-suite-votes.js';
import {
  answers,
  articleRecord,
  challengeUse,
  commentRecord,
  decides,
  edits,
  eventsOf,
  now,
  publishes,
  reports,
  site,
  storeCases,
  stores,
  submission,
  votes,
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
  runner.describe('forwards', () => describeForwards(test));
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

    test('keeps threads, votes, edits, decisions, events and messages over a reopen', async (store, { reopen }) => {
      if (!reopen) return;
      await store.queueDeliveries(site, 'hook', ['submitted', 'revised'], now);
      await publishes(store, 'a');
      await answers(store, 'a', 'b');
      await votes(store, 'a', 'x', 1);
      await reports(store, 'a', 'x');
      await edits(store, 'a', 'r1', { state: 'waiting' });
      await decides(store, 'b', 'removed');
      const before = await picture(store);
      const again = await reopen();
      equal(await picture(again), before, 'what is stored');
      await again.queueDeliveries(site, 'hook', ['submitted', 'revised'], now);
      equal((await again.takeDeliveries(site, now, 1000, 9)).length, 3, 'messages of two comments and an edit');
      equal(await eventsOf(again, () => votes(again, 'a', 'x', 1)), '', 'events of the same vote');
    });

    test('gives objects through which nobody can change what is stored', async (store) => {
      const record = commentRecord('a', { status: 'published', reasons: ['links'] });
      await stores(store, record);
      await edits(store, 'a', 'r1', { state: 'waiting' });
      // A copy: a store may hand out the same objects again.
      const before = structuredClone(await picture(store));
      const handed = [record, await store.findComment(site, 'comment-a'), await picture(store)];
      for (const object of handed) scribble(object);
      equal(await picture(store), before, 'what is stored');
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
        store.listQueue({ site, status: 'all', limit: 1 }),
        store.decide([]),
        store.dumpRecords(site, 'comment', undefined, 1),
        store.eraseComments(site, [], 'anh', now),
      ];
      for (const call of calls) {
        const error = await rejects(call, 'a call after close');
        equal(error instanceof StoreBusyError, true, `${error.name} is a StoreBusyError`);
      }
    });
  });
}

/** What a store says of a page, its queue and its log. */
async function picture(store: Store): Promise<unknown> {
  return Promise.all([
    store.listComments({ site, page: '/news/1', sort: 'newest', limit: 9 }),
    store.listAncestors(site, 'comment-b'),
    store.countComments(site, ['/news/1']),
    store.listQueue({ site, status: 'all', limit: 9 }),
    store.listRevisions(site, 'comment-a'),
    store.listAudit({ site, limit: 9 }),
    store.listEvents({ site, after: 0, limit: 99 }),
    store.findPage(site, '/news/1'),
  ]);
}

/** Writes over everything that can be written over. */
function scribble(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    scribble(each);
    Reflect.set(value, key, typeof each === 'string' ? 'x' : 0);
  }
}
