import type { Delivery, Store } from '../contract/store.js';
import type { StoreEventKind } from '../contract/store-records.js';
import { equal } from './store-assert.js';
import { commentRecord, decides, eventsAfter, now, publishes, site, stores, type StoreCase } from './store-records.js';

const lease = 60_000;

/** Cases about messages that wait for webhooks and mailboxes. */
export function describeDeliveries(test: StoreCase): void {
  test('begins with now for a hook that is new', async (store) => {
    await stores(store, commentRecord('a'));
    await queue(store);
    equal(await take(store), '', 'what was before it');
    await stores(store, commentRecord('b'));
    await queue(store);
    equal(await take(store), 'hook submitted comment-b 0', 'what came after it');
  });

  test('queues the events of its kinds, in their order, each once', async (store) => {
    await queue(store);
    for (const name of ['a', 'b']) await publishes(store, name);
    await decides(store, 'a', 'spam');
    await publishes(store, 'c', { site: 'other' });
    const [event] = (await eventsAfter(store, 0)).filter(({ kind }) => kind === 'submitted');
    await Promise.all([queue(store), queue(store), queue(store)]);
    await queue(store, 'hook', ['submitted', 'published', 'decided']);
    const all = await store.takeDeliveries(site, now, lease, 99);
    equal(told(all), 'hook submitted comment-a 0, hook submitted comment-b 0', 'all');
    const { id, ...rest } = all[0] ?? { id: 0 };
    equal(rest, { site, hook: 'hook', event, tries: 0 }, 'one of them');
    equal(id === all[1]?.id, false, 'the same id');
  });

  test('gives every hook its own messages, and none of another site', async (store) => {
    await queue(store);
    await queue(store, 'mail', ['published']);
    await store.queueDeliveries('other', 'hook', ['submitted'], now);
    await publishes(store, 'a');
    await queue(store);
    await queue(store, 'mail', ['published']);
    await store.queueDeliveries('other', 'hook', ['submitted'], now);
    equal(await take(store), 'hook submitted comment-a 0, mail published comment-a 0', 'of the site');
    equal(await store.takeDeliveries('other', now, lease, 9), [], 'of another site');
  });

  test('leases what it gives: nobody else gets it before the lease is over', async (store) => {
    await waiting(store, 'a');
    equal(await take(store, now), 'hook submitted comment-a 0', 'the first');
    equal(await take(store, now + lease - 1), '', 'before its end');
    equal(await take(store, now + lease), 'hook submitted comment-a 1', 'at its end: one attempt is over');
  });

  test('forgets what is done, and gives again what is to be tried again', async (store) => {
    await waiting(store, 'a', 'b');
    const [first, second] = await store.takeDeliveries(site, now, lease, 9);
    await store.finishDelivery(first?.id ?? 0);
    await store.finishDelivery(second?.id ?? 0, now + 10 * lease);
    equal(await take(store, now + 10 * lease - 1), '', 'before it is to be tried again');
    equal(await take(store, now + 10 * lease), 'hook submitted comment-b 1', 'then');
    await store.finishDelivery(second?.id ?? 0, now + 20 * lease);
    equal(await take(store, now + 20 * lease), 'hook submitted comment-b 2', 'and again');
    await store.finishDelivery(first?.id ?? 0);
    await queue(store);
    equal(await take(store, now + 99 * lease), 'hook submitted comment-b 3', 'what is done does not come back');
  });

  test('gives at most the limit, the oldest first', async (store) => {
    await waiting(store, 'a', 'b', 'c');
    equal(
      told(await store.takeDeliveries(site, now, lease, 2)),
      'hook submitted comment-a 0, hook submitted comment-b 0',
      'two',
    );
    equal(await take(store), 'hook submitted comment-c 0', 'the rest');
  });

  test('gives each of 30 messages to exactly one of 10 parallel takers', async (store) => {
    await queue(store);
    await Promise.all(Array.from({ length: 30 }, (_, n) => stores(store, commentRecord(n))));
    await Promise.all(Array.from({ length: 10 }, () => queue(store)));
    const taken = await Promise.all(Array.from({ length: 10 }, () => store.takeDeliveries(site, now, lease, 5)));
    const ids = taken.flat().map(({ id }) => id);
    equal([ids.length, new Set(ids).size], [30, 30], 'messages, and different ones');
  });

  test('keeps a message after its event has left the log', async (store) => {
    await waiting(store, 'a');
    const later = now + 30 * 24 * 60 * 60 * 1000;
    await store.sweep(later);
    equal(await take(store, later), 'hook submitted comment-a 0', 'the message');
  });
}

function queue(store: Store, hook = 'hook', kinds: readonly StoreEventKind[] = ['submitted']): Promise<void> {
  return store.queueDeliveries(site, hook, kinds, now);
}

/** Messages about some new comments. */
async function waiting(store: Store, ...names: readonly string[]): Promise<void> {
  await queue(store);
  for (const name of names) await stores(store, commentRecord(name));
  await queue(store);
}

function told(deliveries: readonly Delivery[]): string {
  return deliveries.map(({ hook, event, tries }) => `${hook} ${event.kind} ${event.comment} ${tries}`).join(', ');
}

const take = async (store: Store, at = now): Promise<string> => told(await store.takeDeliveries(site, at, lease, 99));
