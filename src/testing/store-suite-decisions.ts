import type { Store } from '../contract/store.js';
import { moderationStatuses } from '../core/moderation.js';
import { equal } from './store-assert.js';
import {
  commentRecord,
  decides,
  decision,
  edits,
  eventsOf,
  now,
  publishes,
  queueNames,
  reports,
  site,
  stores,
  tally,
  type StoreCase,
} from './store-records.js';

const at = now + 60_000;

/** Cases about what moderators decide. */
export function describeDecisions(test: StoreCase): void {
  test('puts a comment from every state into every other, with its events and one line of the log', async (store) => {
    for (const from of moderationStatuses)
      for (const to of moderationStatuses.filter((each) => each !== from)) {
        const name = `${from}-${to}`;
        await stores(store, commentRecord(name, { status: from }));
        const seen =
          to === 'published' ? `published comment-${name}, ` : from === 'published' ? `removed comment-${name}, ` : '';
        const events = await eventsOf(store, async () => {
          const comment = commentRecord(name, { status: to });
          equal(await decides(store, name, to), { comment, from, to }, `the result of ${name}`);
        });
        equal(events, `${seen}decided comment-${name}`, `events of ${name}`);
        equal((await store.findComment(site, `comment-${name}`))?.status, to, `the state of ${name}`);
        equal(await lines(store, name), `anh ${to}`, `lines of ${name}`);
      }
  });

  test('decides many at once, in their order, and leaves out what is not there', async (store) => {
    for (const name of ['a', 'b', 'c']) await stores(store, commentRecord(name));
    await stores(store, commentRecord('other', { site: 'other' }));
    const results = await store.decide([
      decision('c', 'spam'),
      decision('unknown', 'published'),
      decision('a', 'published'),
      decision('other', 'published'),
      decision('c', 'published'),
    ]);
    const told = results.map(({ comment, from, to }) => `${comment.id}: ${from} → ${to}`);
    const expected = ['comment-c: pending → spam', 'comment-a: pending → published', 'comment-c: spam → published'];
    equal(told, expected, 'the results');
    equal(await queueNames(store, 'pending'), 'b', 'what is left');
    equal((await store.findComment('other', 'comment-other'))?.status, 'pending', "another site's");
    equal((await store.listAudit({ site, limit: 99 })).length, 3, 'lines');
  });

  test('says from equal to to, and leaves no line and no event, when the state was so already', async (store) => {
    await publishes(store, 'a');
    const events = await eventsOf(store, async () => {
      const result = await decides(store, 'a', 'published');
      equal([result?.from, result?.to], ['published', 'published'], 'the result');
    });
    equal(events, '', 'events');
    equal(await lines(store, 'a'), '', 'lines');
  });

  test('undoes a decision by its from', async (store) => {
    await publishes(store, 'a');
    const first = await decides(store, 'a', 'spam');
    const undone = await decides(store, 'a', first?.from ?? 'pending');
    equal([undone?.from, undone?.to, undone?.comment.status], ['spam', 'published', 'published'], 'the undo');
    equal(await store.countComments(site, ['/news/1']), [1], 'the count');
    equal(await lines(store, 'a'), 'anh published, anh spam', 'lines, the newest first');
  });

  test('keeps the reason with the comment and in the line, until the next decision', async (store) => {
    await publishes(store, 'a');
    const result = await decides(store, 'a', 'removed', { reason: 'Có số điện thoại của người khác' });
    equal(result?.comment.reason, 'Có số điện thoại của người khác', 'in the result');
    equal((await store.findComment(site, 'comment-a'))?.reason, 'Có số điện thoại của người khác', 'with the comment');
    const [line] = await store.listAudit({ site, limit: 9 });
    const { id: _id, ...rest } = line ?? { id: 0 };
    const expected = { site, at, actor: 'anh', action: 'removed', comment: 'comment-a' };
    equal(rest, { ...expected, detail: 'Có số điện thoại của người khác' }, 'in the line');
    await decides(store, 'a', 'published');
    equal('reason' in ((await store.findComment(site, 'comment-a')) ?? {}), false, 'after the next');
  });

  test('clears the reports, also by deciding for the state that it has, which then leaves a line', async (store) => {
    await publishes(store, 'a');
    await publishes(store, 'b');
    for (const name of ['a', 'b']) await reports(store, name, 'x');
    const events = await eventsOf(store, async () => {
      const kept = await decides(store, 'a', 'published');
      equal([kept?.from, kept?.to], ['published', 'published'], 'the result');
    });
    equal(events, 'decided comment-a', 'events');
    equal(await queueNames(store, 'reported'), 'b', 'reported ones');
    equal((await store.findQueued(site, 'comment-a'))?.reports, 0, 'the count');
    equal(await lines(store, 'a'), 'anh published', 'lines');
    await decides(store, 'b', 'spam');
    await decides(store, 'b', 'published');
    equal(await queueNames(store, 'reported'), '', 'reported ones after all');
  });

  test('applies a revision: its text becomes the public one', async (store) => {
    await publishes(store, 'a', { search: 'cu', textKey: 'key-old' });
    await edits(store, 'a', 'r1', { state: 'waiting' });
    const events = await eventsOf(store, async () => {
      const result = await decides(store, 'a', 'published', { revision: 'r1' });
      equal([result?.from, result?.to], ['pending', 'published'], 'the result');
      equal(result?.comment.fields.content, 'Sửa lại: r1', 'its text');
    });
    equal(events, 'edited comment-a, decided comment-a', 'events');
    const comment = await store.findComment(site, 'comment-a');
    const { status, fields, search, textKey } = comment ?? {};
    equal([status, fields?.content, textKey], ['published', 'Sửa lại: r1', 'key-r1'], 'what is stored');
    equal(search, 'nguyen thi anh sua lai: r1', 'what is searched');
    equal(typeof comment?.editedAt, 'number', 'a time of the edit');
    equal(await states(store), ['applied', 'applied'], 'the texts');
    equal(await lines(store, 'a'), 'anh published', 'lines');
    equal(await store.countComments(site, ['/news/1']), [1], 'the count');
  });

  test('rejects a revision: the comment stays as it is', async (store) => {
    await publishes(store, 'a');
    await edits(store, 'a', 'r1', { state: 'waiting' });
    const before = await store.findComment(site, 'comment-a');
    const events = await eventsOf(store, async () => {
      const result = await decides(store, 'a', 'rejected', { revision: 'r1' });
      equal([result?.from, result?.to], ['pending', 'rejected'], 'the result');
    });
    equal(events, 'decided comment-a', 'events');
    equal(await store.findComment(site, 'comment-a'), before, 'the comment');
    equal(await queueNames(store, 'pending'), '', 'pending');
    equal(await states(store), ['rejected', 'applied'], 'the texts');
    equal(await lines(store, 'a'), 'anh rejected', 'lines');
  });

  test('leaves out a revision that does not wait, or waits no more', async (store) => {
    await publishes(store, 'a');
    await edits(store, 'a', 'r1', { state: 'waiting' });
    await edits(store, 'a', 'r2', { state: 'waiting' });
    for (const revision of ['r1', 'unknown', 'comment-a']) {
      equal(await store.decide([decision('a', 'published', { revision })]), [], revision);
    }
    await decides(store, 'a', 'rejected', { revision: 'r2' });
    equal(await store.decide([decision('a', 'published', { revision: 'r2' })]), [], 'when it was rejected');
    equal((await store.findComment(site, 'comment-a'))?.fields, commentRecord('a').fields, 'the text');
  });

  test('leaves a comment alone that was made before the given moment', async (store) => {
    await publishes(store, 'a', { createdAt: now });
    const events = await eventsOf(store, async () => {
      const late = await decides(store, 'a', 'removed', { actor: 'author', notBefore: now + 1 });
      equal([late?.from, late?.to], ['published', 'published'], 'too late');
    });
    equal(events, '', 'events');
    const intime = await decides(store, 'a', 'removed', { actor: 'author', notBefore: now });
    equal([intime?.from, intime?.to], ['published', 'removed'], 'in time');
    equal(await lines(store, 'a'), 'author removed', 'lines');
  });

  test('writes one line for 20 parallel decisions for the same', async (store) => {
    await stores(store, commentRecord('a'));
    const results = await Promise.all(Array.from({ length: 20 }, () => decides(store, 'a', 'published')));
    equal(tally(results.map((result) => result?.from ?? '')), { pending: 1, published: 19 }, 'states before');
    equal(await lines(store, 'a'), 'anh published', 'lines');
    equal(await store.countComments(site, ['/news/1']), [1], 'the count');
  });
}

/** Who did what to a comment, newest first. */
async function lines(store: Store, name: string): Promise<string> {
  const entries = await store.listAudit({ site, comment: `comment-${name}`, limit: 99 });
  return entries.map(({ actor, action }) => `${actor} ${action}`).join(', ');
}

async function states(store: Store): Promise<string[]> {
  return (await store.listRevisions(site, 'comment-a')).map(({ state }) => state);
}
