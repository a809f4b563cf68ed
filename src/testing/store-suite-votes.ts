import { equal } from './store-assert.js';
import {
  commentRecord,
  decides,
  eventsAfter,
  eventsOf,
  now,
  publishes,
  queueNames,
  reports,
  site,
  stores,
  tally,
  votes,
  type StoreCase,
} from './store-records.js';

const readers = Array.from({ length: 50 }, (_, n) => `reader-${n}`);

/** Cases about votes and reports of readers. */
export function describeVotes(test: StoreCase): void {
  test('counts one vote per comment and reader: the last one', async (store) => {
    await publishes(store, 'a');
    equal(await votes(store, 'a', 'x', 1), { outcome: 'counted', up: 1, down: 0 }, 'a like');
    equal(await votes(store, 'a', 'y', 1), { outcome: 'counted', up: 2, down: 0 }, "another reader's");
    equal(await votes(store, 'a', 'x', -1), { outcome: 'counted', up: 1, down: 1 }, 'the first reader changes');
    equal(await votes(store, 'a', 'x', -1), { outcome: 'counted', up: 1, down: 1 }, 'the same again');
  });

  test('takes a vote back with 0, and nothing where there is none', async (store) => {
    await publishes(store, 'a');
    await votes(store, 'a', 'x', -1);
    equal(await votes(store, 'a', 'y', 0), { outcome: 'counted', up: 0, down: 1 }, 'without a vote');
    equal(await votes(store, 'a', 'x', 0), { outcome: 'counted', up: 0, down: 0 }, 'with one');
    equal(await votes(store, 'a', 'x', 1), { outcome: 'counted', up: 1, down: 0 }, 'and again');
  });

  test('makes one event for each change, and none when nothing changes', async (store) => {
    await publishes(store, 'a');
    const { last } = await store.eventRange(site);
    await votes(store, 'a', 'x', 0);
    equal(await eventsAfter(store, last), [], 'of taking back nothing');
    await votes(store, 'a', 'x', 1);
    const [event] = await eventsAfter(store, last);
    const { seq: _seq, ...rest } = event ?? { seq: 0 };
    equal(rest, { site, page: '/news/1', kind: 'votes', comment: 'comment-a', at: now + 1000 }, 'of a vote');
    equal(await eventsOf(store, () => votes(store, 'a', 'x', 1)), '', 'of the same again');
    equal(await eventsOf(store, () => votes(store, 'a', 'x', -1)), 'votes comment-a', 'of a change');
    equal(await eventsOf(store, () => votes(store, 'a', 'x', 0)), 'votes comment-a', 'of taking back');
  });

  test('knows a reader by older hashes: one vote, one report, and none on an own comment', async (store) => {
    for (const name of ['a', 'b']) await publishes(store, name, name === 'b' ? { reader: 'old' } : {});
    await votes(store, 'a', 'old', 1);
    await reports(store, 'a', 'old');
    const who = { site, comment: 'comment-a', reader: 'new', aliases: ['older', 'old'] };
    const vote = (value: 1 | 0 | -1) => store.vote({ ...who, value }, now);
    const events = await eventsOf(store, async () => {
      equal(await vote(1), { outcome: 'counted', up: 1, down: 0 }, 'the same again');
      equal(await store.report({ ...who, reason: 'abuse', createdAt: now }), false, 'a report');
      const own = await store.vote({ ...who, comment: 'comment-b', value: 1 }, now);
      equal(own, { outcome: 'own' }, 'an own comment');
    });
    equal(events, '', 'events');
    equal(await vote(-1), { outcome: 'counted', up: 0, down: 1 }, 'a change');
    const { records } = await store.dumpRecords(site, 'vote', undefined, 9);
    equal(records, [{ site, comment: 'comment-a', reader: 'new', value: -1 }], 'what is stored');
    await votes(store, 'a', 'old', 1);
    equal(await vote(-1), { outcome: 'counted', up: 0, down: 1 }, 'two votes become one');
    equal(await vote(0), { outcome: 'counted', up: 0, down: 0 }, 'taken back');
    await votes(store, 'a', 'old', 1);
    equal(await vote(0), { outcome: 'counted', up: 0, down: 0 }, 'an old one taken back');
    equal((await store.findQueued(site, 'comment-a'))?.reports, 1, 'reports');
  });

  test('refuses a vote on an own comment, and counts nothing', async (store) => {
    await publishes(store, 'a', { reader: 'x' });
    equal(
      await eventsOf(store, async () => {
        equal(await votes(store, 'a', 'x', 1), { outcome: 'own' }, 'the outcome');
      }),
      '',
      'events',
    );
    equal(await votes(store, 'a', 'y', 0), { outcome: 'counted', up: 0, down: 0 }, 'sums');
    const { reader: _reader, ...bare } = commentRecord('b', { status: 'published' });
    await stores(store, bare);
    equal((await votes(store, 'b', 'x', 1)).outcome, 'counted', 'on a comment of nobody known');
  });

  test('finds no comment to vote on that is not there or not published', async (store) => {
    for (const status of ['pending', 'rejected', 'spam', 'removed'] as const) {
      await stores(store, commentRecord(status, { status }));
      equal(await votes(store, status, 'x', 1), { outcome: 'not-found' }, status);
    }
    await publishes(store, 'a', { site: 'other' });
    equal(await votes(store, 'a', 'x', 1), { outcome: 'not-found' }, "another site's");
    await decides(store, 'pending', 'published');
    equal(await votes(store, 'pending', 'y', 0), { outcome: 'counted', up: 0, down: 0 }, 'nothing was counted');
  });

  test('counts each of 50 parallel readers once', async (store) => {
    await publishes(store, 'a');
    const { last } = await store.eventRange(site);
    await Promise.all(readers.map((reader, n) => votes(store, 'a', reader, n < 20 ? 1 : -1)));
    equal(await votes(store, 'a', 'nobody', 0), { outcome: 'counted', up: 20, down: 30 }, 'sums');
    equal((await eventsAfter(store, last)).length, 50, 'events');
  });

  test('counts 50 parallel votes of one reader once', async (store) => {
    await publishes(store, 'a');
    const { last } = await store.eventRange(site);
    const outcomes = await Promise.all(readers.map(() => votes(store, 'a', 'x', 1)));
    equal(
      tally(outcomes.map((outcome) => JSON.stringify(outcome))),
      { '{"outcome":"counted","up":1,"down":0}': 50 },
      'sums',
    );
    equal((await eventsAfter(store, last)).length, 1, 'events');
  });

  test('keeps the votes of a comment that goes and comes back', async (store) => {
    await publishes(store, 'a');
    await votes(store, 'a', 'x', 1);
    await decides(store, 'a', 'removed');
    await decides(store, 'a', 'published');
    equal(await votes(store, 'a', 'y', 1), { outcome: 'counted', up: 2, down: 0 }, 'sums');
  });

  test('counts a report once per reader, and says when it is new', async (store) => {
    await publishes(store, 'a');
    equal(await reports(store, 'a', 'x'), true, 'the first');
    equal(await eventsOf(store, async () => equal(await reports(store, 'a', 'x'), false, 'again')), '', 'events');
    equal(await eventsOf(store, () => reports(store, 'a', 'y', now + 1)), 'reported comment-a', 'events of another');
    equal((await store.findQueued(site, 'comment-a'))?.reports, 2, 'the count');
    const report = { site, comment: 'comment-a', reason: 'spam', text: 'Quảng cáo' };
    const both = [...(await store.listReports(site, 'comment-a'))].sort((a, b) => a.createdAt - b.createdAt);
    equal(
      both,
      [
        { ...report, reader: 'x', createdAt: now },
        { ...report, reader: 'y', createdAt: now + 1 },
      ],
      'the list',
    );
    equal(await store.listReports('other', 'comment-a'), [], 'at another site');
  });

  test('keeps a report without words, and its reason', async (store) => {
    await publishes(store, 'a');
    const report = { site, comment: 'comment-a', reader: 'x', reason: 'abuse', createdAt: now } as const;
    await store.report(report);
    const [found] = await store.listReports(site, 'comment-a');
    equal(found, report, 'the report');
    equal('text' in (found ?? {}), false, 'words');
  });

  test('counts no report of a comment that is not there or not published', async (store) => {
    await stores(store, commentRecord('a'));
    equal(
      await eventsOf(store, async () => {
        equal(await reports(store, 'a', 'x'), false, 'of a pending one');
        equal(await reports(store, 'unknown', 'x'), false, 'of none');
      }),
      '',
      'events',
    );
    await decides(store, 'a', 'published');
    equal(await queueNames(store, 'reported'), '', 'reported ones');
    equal(await reports(store, 'a', 'x'), true, 'when it is published');
  });

  test('counts exactly one of 50 parallel reports of one reader', async (store) => {
    await publishes(store, 'a');
    const results = await Promise.all(readers.map(() => reports(store, 'a', 'x')));
    equal(tally(results.map(String)), { true: 1, false: 49 }, 'answers');
    equal((await store.findQueued(site, 'comment-a'))?.reports, 1, 'the count');
  });
}
