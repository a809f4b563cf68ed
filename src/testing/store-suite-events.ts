import type { Store } from '../contract/store.js';
import { equal, resolves } from './store-assert.js';
import {
  answers,
  commentRecord,
  decides,
  edits,
  eventsAfter,
  eventsOf,
  now,
  publishes,
  reports,
  site,
  stores,
  submission,
  votes,
  type StoreCase,
} from './store-records.js';

const week = 7 * 24 * 60 * 60 * 1000;
const minute = 60_000;

/** Cases about the log of what happened, and about who is woken by it. */
export function describeEvents(test: StoreCase): void {
  test('writes what was accepted, and whether it is public', async (store) => {
    equal(await eventsOf(store, () => stores(store, commentRecord('a'))), 'submitted comment-a', 'a pending one');
    const both = 'submitted comment-b, published comment-b';
    equal(await eventsOf(store, () => publishes(store, 'b')), both, 'a published one');
    const again = await eventsOf(store, async () => {
      await store.acceptSubmission(submission(commentRecord('b')));
      await store.acceptSubmission(submission(commentRecord('b', { fingerprint: 'other' })));
      await store.useChallenge({ site, nonce: 'used', expiresAt: now + minute }, now);
      await store.acceptSubmission(submission(commentRecord('c'), 'used'));
    });
    equal(again, '', 'a replay, a conflict and a used challenge');
  });

  test('says site, page, comment and time of each event', async (store) => {
    await stores(store, commentRecord('a', { page: '/news/2', createdAt: now + 5 }));
    const [event] = await eventsAfter(store, 0);
    const { seq, ...rest } = event ?? { seq: 0 };
    equal(rest, { site, page: '/news/2', kind: 'submitted', comment: 'comment-a', at: now + 5 }, 'the event');
    equal(seq > 0, true, 'a position');
  });

  test('gives events in the order of their growing positions, from a position on, at most the limit', async (store) => {
    for (const name of ['a', 'b', 'c']) await publishes(store, name);
    await decides(store, 'b', 'removed');
    await decides(store, 'a', 'removed');
    const all = await eventsAfter(store, 0);
    equal(all.length, 10, 'events');
    equal(
      all.every(({ seq }, n) => n === 0 || seq > (all[n - 1]?.seq ?? 0)),
      true,
      'growing positions',
    );
    for (const [n, { seq }] of all.entries())
      equal(await store.listEvents({ site, after: seq, limit: 3 }), all.slice(n + 1, n + 4), `after event ${n}`);
  });

  test('gives the events of one page, and none of another site', async (store) => {
    await publishes(store, 'a');
    await publishes(store, 'b', { page: '/news/2' });
    await publishes(store, 'c', { site: 'other' });
    await votes(store, 'a', 'x', 1);
    const ofPage = async (page: string) =>
      (await store.listEvents({ site, page, after: 0, limit: 9 })).map(({ kind }) => kind);
    equal(await ofPage('/news/1'), ['submitted', 'published', 'votes'], 'of a page');
    equal(await ofPage('/news/2'), ['submitted', 'published'], 'of another page');
    equal(await ofPage('/unknown'), [], 'of an unknown page');
    equal((await eventsAfter(store, 0)).length, 5, 'of the site');
  });

  test('says where the log begins and ends', async (store) => {
    equal(await store.eventRange(site), { first: 0, last: 0 }, 'of an empty log');
    await publishes(store, 'other', { site: 'other' });
    equal(await store.eventRange(site), { first: 0, last: 0 }, "beside another site's");
    await publishes(store, 'a');
    await publishes(store, 'b', { page: '/news/2' });
    const all = await eventsAfter(store, 0);
    const first = all[0]?.seq;
    equal(await store.eventRange(site), { first, last: all.at(-1)?.seq }, 'of a site');
    equal(await store.eventRange(site, '/news/1'), { first, last: all[1]?.seq }, 'of a page');
    equal((await store.eventRange(site, '/unknown')).last, 0, 'of an unknown page');
  });

  test('moves the end of a page by nothing that readers may not hear of', async (store) => {
    await publishes(store, 'a');
    const { last } = await store.eventRange(site, '/news/1');
    await stores(store, commentRecord('b'));
    await decides(store, 'b', 'spam');
    await reports(store, 'a', 'x');
    await edits(store, 'a', 'r1', { state: 'waiting' });
    equal((await store.eventRange(site, '/news/1')).last, last, 'of the page');
    equal((await store.eventRange(site)).last > last, true, 'of the site: beyond it');
    await votes(store, 'a', 'x', 1);
    equal((await store.eventRange(site, '/news/1')).last > last, true, 'of the page after a vote: beyond it');
  });

  test('marks a page anew after whatever readers see of it, and not without any change', async (store) => {
    await publishes(store, 'a');
    const seen = new Set<string>();
    const moves = async (what: string, change: () => Promise<unknown>) => {
      const before = await store.pageMark(site, '/news/1');
      equal(await store.pageMark(site, '/news/1'), before, `before ${what}`);
      seen.add(before);
      await change();
      equal(seen.has(await store.pageMark(site, '/news/1')), false, `an old mark after ${what}`);
    };
    await moves('a comment', () => publishes(store, 'b'));
    await moves('a reply', () => answers(store, 'a', 'c'));
    await moves('a vote', () => votes(store, 'a', 'x', 1));
    await moves('a vote taken back', () => votes(store, 'a', 'x', 0));
    await moves('an edit', () => edits(store, 'a', 'r1'));
    await edits(store, 'a', 'r2', { state: 'waiting' });
    await moves('an edit that was approved', () => decides(store, 'a', 'published', { revision: 'r2' }));
    await moves('a removal', () => decides(store, 'b', 'removed'));
    await moves('closing', () => store.closePage(site, '/news/1', true, 'owner', now));
    await moves('opening', () => store.closePage(site, '/news/1', false, 'owner', now));
    await moves('erasing', () => store.eraseComments(site, ['comment-a'], 'owner', now));
    const loaded = commentRecord('d', { status: 'published' });
    await moves('loading a comment', () => store.loadRecords(site, 'comment', [loaded]));
    const vote = { site, comment: 'comment-d', reader: 'x', value: 1 } as const;
    await moves('loading a vote', () => store.loadRecords(site, 'vote', [vote]));
  });

  test('forgets events that are older than a week, and uses no position twice', async (store) => {
    await publishes(store, 'a', { createdAt: now });
    await publishes(store, 'b', { createdAt: now + 2 * minute });
    const all = await eventsAfter(store, 0);
    await store.sweep(now + week + minute);
    equal(await eventsAfter(store, 0), all.slice(2), 'what is kept');
    equal(await store.eventRange(site), { first: all[2]?.seq, last: all[3]?.seq }, 'the range');
    await store.sweep(now + week + 3 * minute);
    equal(await eventsAfter(store, 0), [], 'what is kept later');
    await publishes(store, 'c', { createdAt: now + week });
    equal(((await eventsAfter(store, 0))[0]?.seq ?? 0) > (all[3]?.seq ?? 0), true, 'a new position');
  });

  test('wakes after something was accepted, decided, voted, reported, edited, closed or erased', async (store) => {
    await publishes(store, 'z');
    await wakes(store, 'accepting', () => publishes(store, 'a'));
    await wakes(store, 'a reply', () => answers(store, 'a', 'b'));
    await wakes(store, 'deciding', () => decides(store, 'b', 'spam'));
    await wakes(store, 'voting', () => votes(store, 'a', 'x', 1));
    await wakes(store, 'reporting', () => reports(store, 'a', 'x'));
    await wakes(store, 'editing', () => edits(store, 'a', 'r1'));
    await wakes(store, 'closing', () => store.closePage(site, '/news/1', true, 'anh', now));
    await wakes(store, 'erasing', () => store.eraseComments(site, ['comment-a'], 'anh', now));
  });

  test('has written what it wakes for', async (store) => {
    const seen = new Promise<number>((resolve) => {
      const end = store.onChange(() => {
        end();
        void eventsAfter(store, 0).then((events) => resolve(events.length));
      });
    });
    await publishes(store, 'a');
    equal(await resolves(seen, 'waking'), 2, 'events found when woken');
  });

  test('wakes every listener until it ends, whatever another one does', async (store) => {
    const calls = { ended: 0, same: 0 };
    const same = () => void (calls.same += 1);
    const end = store.onChange(() => void (calls.ended += 1));
    const endSame = store.onChange(same);
    store.onChange(same);
    store.onChange(() => {
      throw new Error('A listener fails.');
    });
    end();
    end();
    endSame();
    await wakes(store, 'the last one', () => publishes(store, 'a'));
    equal(calls.ended, 0, 'calls of the one that has ended');
    equal(calls.same > 0, true, 'calls of the one that was there twice and ended once');
    equal((await store.findComment(site, 'comment-a'))?.id, 'comment-a', 'what was written');
  });
}

/** Fails unless a change wakes a listener. */
async function wakes(store: Store, what: string, change: () => Promise<unknown>): Promise<void> {
  const woken = new Promise<void>((resolve) => {
    const end = store.onChange(() => {
      end();
      resolve();
    });
  });
  await change();
  await resolves(woken, `a wake after ${what}`);
}
