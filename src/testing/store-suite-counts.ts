import type { Store } from '../contract/store.js';
import { moderationStatuses } from '../core/moderation.js';
import { equal } from './store-assert.js';
import { answers, commentRecord, decides, now, publishes, site, stores, type StoreCase } from './store-records.js';

/** Cases about what is counted of published comments. */
export function describeCounts(test: StoreCase): void {
  test('counts published comments of each page in the order asked, and 0 for an unknown one', async (store) => {
    await publishes(store, 'a');
    await answers(store, 'a', 'b');
    await stores(store, commentRecord('pending'));
    await publishes(store, 'c', { page: '/news/2' });
    await publishes(store, 'd', { site: 'other' });
    equal(await store.countComments(site, ['/news/2', '/unknown', '/news/1', '/news/2']), [1, 0, 2, 1], 'counts');
    equal(await store.countComments(site, []), [], 'of no page');
  });

  test('lets both counts follow every change of state', async (store) => {
    await publishes(store, 'a');
    await answers(store, 'a', 'b');
    await answers(store, 'b', 'c', { status: 'pending' });
    equal(await counts(store), '2; 1 0 0', 'at first');
    for (const to of [...moderationStatuses, ...moderationStatuses.toReversed(), 'published'] as const) {
      await decides(store, 'c', to);
      equal(await counts(store), to === 'published' ? '3; 2 1 0' : '2; 1 0 0', to);
    }
    await decides(store, 'b', 'removed');
    equal(await counts(store), '2; 1 1 0', 'when the one between is removed');
    await decides(store, 'a', 'spam');
    equal(await counts(store), '1; 1 1 0', 'when the root is spam');
    await store.decide([]);
    equal(await counts(store), '1; 1 1 0', 'after no decision');
  });

  test('counts right when 50 replies come and go in parallel', async (store) => {
    await publishes(store, 'a');
    const replies = Array.from({ length: 50 }, (_, n) => `${n}`);
    await Promise.all(replies.map((name) => answers(store, 'a', name, { status: 'pending' })));
    await Promise.all(replies.map((name) => decides(store, name, 'published')));
    equal((await store.listAncestors(site, 'comment-a'))[0]?.replyCount, 50, 'all published');
    await Promise.all(replies.slice(0, 20).flatMap((name) => [1, 2].map(() => decides(store, name, 'removed'))));
    equal((await store.listAncestors(site, 'comment-a'))[0]?.replyCount, 30, 'twenty removed, twice');
    equal(await store.countComments(site, ['/news/1']), [31], 'of the page');
  });

  test('counts the published comments of a reader', async (store) => {
    await publishes(store, 'a', { reader: 'x' });
    await answers(store, 'a', 'b', { reader: 'x', page: '/news/2' });
    await publishes(store, 'c', { reader: 'y' });
    await stores(store, commentRecord('d', { reader: 'x' }));
    await publishes(store, 'e', { reader: 'x', site: 'other' });
    equal(await store.countPublishedBy(site, 'x'), 2, 'at first');
    await decides(store, 'd', 'published');
    await decides(store, 'a', 'rejected');
    await decides(store, 'b', 'removed');
    equal(await store.countPublishedBy(site, 'x'), 1, 'after decisions');
    equal(await store.countPublishedBy(site, 'unknown'), 0, 'of an unknown one');
    equal(await store.countPublishedBy(site, 'new', ['x', 'y', 'x', 'new']), 2, 'of one with aliases');
  });

  test('counts comments of the same text since a moment, in any state', async (store) => {
    for (const [n, status] of moderationStatuses.entries())
      await stores(store, commentRecord(n, { status, textKey: 'same', createdAt: now + n }));
    await stores(store, commentRecord('other', { textKey: 'other' }));
    await stores(store, commentRecord('bare'));
    await stores(store, commentRecord('x', { textKey: 'same', site: 'other' }));
    equal(await store.countSameText(site, 'same', now), moderationStatuses.length, 'since the first');
    equal(await store.countSameText(site, 'same', now + 3), moderationStatuses.length - 3, 'since the fourth');
    equal(await store.countSameText(site, 'same', now + 99), 0, 'since a later moment');
  });
}

/** Comments of the page, then those below a, b and c. */
async function counts(store: Store): Promise<string> {
  const [ofPage] = await store.countComments(site, ['/news/1']);
  const line = await store.listAncestors(site, 'comment-c');
  return `${ofPage}; ${line.map(({ replyCount }) => replyCount).join(' ')}`;
}
