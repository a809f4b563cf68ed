import type { QueuedComment, QueueSelection, Store } from '../contract/store.js';
import { moderationStatuses } from '../core/moderation.js';
import { equal } from './store-assert.js';
import {
  answers,
  commentRecord,
  decides,
  edits,
  names,
  now,
  publishes,
  queueNames,
  reports,
  revisionRecord,
  site,
  stores,
  votes,
  type StoreCase,
} from './store-records.js';

/** Cases about the moderators' lists. */
export function describeQueue(test: StoreCase): void {
  test('lists pending oldest first and every other state newest first, equal times by id', async (store) => {
    for (const status of moderationStatuses)
      for (const [name, time] of Object.entries({ c: 2, a: 1, d: 3, b: 2 }))
        await stores(store, commentRecord(`${status}-${name}`, { status, createdAt: now + time }));
    await stores(store, commentRecord('other', { site: 'other' }));
    for (const status of moderationStatuses) {
      const order = status === 'pending' ? ['a', 'b', 'c', 'd'] : ['d', 'c', 'b', 'a'];
      const expected = order.map((name) => `${status}-${name}`).join(' ');
      equal(await queueNames(store, status), expected, status);
    }
    const all = await queueNames(store, 'all', { limit: 6 });
    equal(all, 'spam-d removed-d rejected-d published-d pending-d spam-c', 'all');
    equal((await queueNames(store, 'all')).split(' ').length, 20, 'comments in all');
  });

  test('lists published comments whose edit waits among the pending ones', async (store) => {
    await stores(store, commentRecord('a', { createdAt: now }));
    await publishes(store, 'b', { createdAt: now + 1 });
    await stores(store, commentRecord('c', { createdAt: now + 2 }));
    await publishes(store, 'd', { createdAt: now + 3 });
    await edits(store, 'b', 'r1', { state: 'waiting' });
    equal(await queueNames(store, 'pending'), 'a b c', 'pending');
    equal(await queueNames(store, 'published'), 'd b', 'published');
    const [, item] = await store.listQueue({ site, status: 'pending', limit: 9 });
    equal(item?.revision, revisionRecord('b', 'r1', { state: 'waiting' }), 'what waits');
    equal(item?.fields, commentRecord('b').fields, 'what is public');
    await decides(store, 'b', 'published', { revision: 'r1' });
    equal(await queueNames(store, 'pending'), 'a c', 'pending after the decision');
    await edits(store, 'd', 'r2', { state: 'waiting' });
    await decides(store, 'd', 'spam');
    equal(await queueNames(store, 'pending'), 'a c', 'pending without one that is not published any more');
  });

  test('lists published comments that were reported', async (store) => {
    for (const [n, name] of ['a', 'b', 'c'].entries()) await publishes(store, name, { createdAt: now + n });
    await reports(store, 'a', 'x');
    await reports(store, 'c', 'x');
    await reports(store, 'c', 'y');
    equal(await queueNames(store, 'reported'), 'c a', 'reported');
    const [item] = await store.listQueue({ site, status: 'reported', limit: 1 });
    equal(item?.reports, 2, 'reports');
    await decides(store, 'c', 'spam');
    equal(await queueNames(store, 'reported'), 'a', 'when one is not published any more');
    const report = { site, comment: 'comment-c', reader: 'x', reason: 'spam', createdAt: now } as const;
    await store.loadRecords(site, 'report', [report]);
    equal(await queueNames(store, 'reported'), 'a', 'when that one has reports by an import');
    equal((await store.countQueue(site)).reported, 1, 'the count');
  });

  test('finds comments that hold every word, in any order and any list', async (store) => {
    await stores(store, commentRecord('a', { search: 'nguyen thi anh duong hong 0912345678', createdAt: now }));
    await stores(store, commentRecord('b', { search: 'tran van binh duong moi', createdAt: now + 1 }));
    await publishes(store, 'c', { search: 'le thi duong', createdAt: now + 2 });
    await stores(store, commentRecord('d', { createdAt: now + 3 }));
    const find = (status: QueueSelection['status'], ...words: string[]) => queueNames(store, status, { words });
    equal(await find('pending', 'duong'), 'a b', 'one word');
    equal(await find('pending', 'hong', 'anh'), 'a', 'two words');
    equal(await find('pending', 'hong', 'binh'), '', 'two words of two comments');
    equal(await find('all', 'thi'), 'c a', 'in all');
    equal(await find('all', '912345'), 'a', 'a part of a number');
    equal(await find('all', '100%'), '', 'what is special elsewhere');
    equal(await find('all', 'nguyen_thi'), '', 'what is special elsewhere too');
    equal(await find('pending'), 'a b d', 'no word');
  });

  test('lists one page alone, with its title and address', async (store) => {
    await stores(store, commentRecord('a'));
    await stores(store, commentRecord('b', { page: '/news/2' }));
    equal(await queueNames(store, 'pending', { page: '/news/2' }), 'b', 'of a page');
    equal(await queueNames(store, 'pending', { page: '/unknown' }), '', 'of an unknown page');
    const item = await store.findQueued(site, 'comment-b');
    equal([item?.pageTitle, item?.pageUrl], ['Tin mới', 'https://example.org/news/2'], 'title and address');
  });

  for (const status of ['pending', 'published', 'reported', 'all'] as const) {
    test(`gives every comment of ${status} exactly once over pages of any size, filtered or not`, async (store) => {
      for (let n = 0; n < 23; n += 1) {
        const state = status === 'pending' && n % 4 > 0 ? 'pending' : 'published';
        const search = n % 2 === 0 ? 'chan' : 'le';
        await stores(store, commentRecord(n, { status: state, search, createdAt: now + Math.floor(n / 7) }));
        if (state === 'published' && status === 'pending') await edits(store, `${n}`, `r${n}`, { state: 'waiting' });
        if (status === 'reported') await reports(store, `${n}`, 'x');
      }
      for (const words of [[], ['chan']]) {
        const whole = await queueNames(store, status, { words });
        equal(whole.split(' ').length, words.length === 0 ? 23 : 12, 'comments');
        for (const limit of [1, 4, 50]) equal(await inPages(store, { site, status, words, limit }), whole, `${limit}`);
      }
    });
  }

  test('finds one comment with everything that is counted for it', async (store) => {
    await publishes(store, 'a', { score: 3, reasons: ['links', 'words'], reason: 'Cũ' });
    await answers(store, 'a', 'b');
    await votes(store, 'a', 'x', 1);
    await reports(store, 'a', 'x');
    const own = commentRecord('a', { status: 'published', score: 3, reasons: ['links', 'words'], reason: 'Cũ' });
    const counted = { ...own, up: 1, down: 0, replyCount: 1, reports: 1 };
    const item = { ...counted, pageTitle: 'Tin mới', pageUrl: 'https://example.org/news/1' };
    equal(await store.findQueued(site, 'comment-a'), item, 'the item');
    equal('revision' in ((await store.findQueued(site, 'comment-a')) ?? {}), false, 'something that waits');
    equal(await store.findQueued(site, 'unknown'), undefined, 'an unknown one');
    equal(await store.findQueued('other', 'comment-a'), undefined, "another site's");
  });

  test('counts comments in each state, and the reported ones that are published', async (store) => {
    const none = { pending: 0, published: 0, rejected: 0, spam: 0, removed: 0, reported: 0 };
    equal(await store.countQueue(site), none, 'of nothing');
    for (const name of ['a', 'b', 'c']) await publishes(store, name);
    await stores(store, commentRecord('d'));
    await stores(store, commentRecord('e', { site: 'other' }));
    await reports(store, 'a', 'x');
    await reports(store, 'b', 'x');
    equal(await store.countQueue(site), { ...none, pending: 1, published: 3, reported: 2 }, 'at first');
    await decides(store, 'a', 'spam');
    await decides(store, 'd', 'rejected');
    equal(await store.countQueue(site), { ...none, published: 2, rejected: 1, spam: 1, reported: 1 }, 'then');
  });

  test('counts with the pending ones what their list holds: published comments whose edit waits', async (store) => {
    await stores(store, commentRecord('a'));
    for (const name of ['b', 'c', 'd']) await publishes(store, name);
    for (const name of ['b', 'c', 'd']) await edits(store, name, `r${name}`, { state: 'waiting' });
    const counts = async () => {
      const { pending, published } = await store.countQueue(site);
      const listed = (await queueNames(store, 'pending')).split(' ').length;
      return [pending, listed, published];
    };
    equal(await counts(), [4, 4, 3], 'while three wait');
    await decides(store, 'b', 'published', { revision: 'rb' });
    await decides(store, 'c', 'spam');
    equal(await counts(), [2, 2, 2], 'when one was applied and one is not published any more');
    await edits(store, 'd', 'again', { state: 'waiting' });
    equal(await counts(), [2, 2, 2], 'when one waits anew');
    equal((await store.countQueue('other')).pending, 0, "another site's");
  });
}

async function inPages(store: Store, selection: QueueSelection): Promise<string> {
  const seen: QueuedComment[] = [];
  for (let last: QueuedComment | undefined; ; last = seen.at(-1)) {
    const after = last && { key: last.createdAt, id: last.id };
    const next = await store.listQueue({ ...selection, ...(after && { after }) });
    equal(next.length <= selection.limit, true, 'at most the limit');
    if (next.length === 0) return names(seen);
    seen.push(...next);
    equal(new Set(seen.map(({ id }) => id)).size, seen.length, 'different comments so far');
  }
}
