import type { Store, StoredRevision } from '../contract/store.js';
import { equal } from './store-assert.js';
import {
  commentRecord,
  decides,
  edits,
  eventsOf,
  names,
  now,
  publishes,
  revisionRecord,
  site,
  stores,
  type StoreCase,
} from './store-records.js';

const waiting = { state: 'waiting' } as const;

/** Cases about edits and the texts that a comment has had. */
export function describeEdits(test: StoreCase): void {
  test('puts an applied text in place of the old one and says when', async (store) => {
    await publishes(store, 'a', { search: 'cu', textKey: 'key-old', reasons: ['links'] });
    const revision = revisionRecord('a', 'r1');
    const before = await store.findComment(site, 'comment-a');
    const { fields, search, textKey, createdAt: editedAt } = revision;
    const edited = { ...before, fields, search, textKey, editedAt };
    const edit = { site, comment: 'comment-a', revision, notBefore: now };
    equal(await store.edit(edit), { outcome: 'edited', comment: edited }, 'the outcome');
    equal(await store.findComment(site, 'comment-a'), edited, 'what is stored');
    const [listed] = await store.listComments({ site, page: '/news/1', sort: 'newest', limit: 1 });
    equal(listed?.fields, fields, 'what is listed');
  });

  test('lets a text wait, and keeps the old one public until then', async (store) => {
    await publishes(store, 'a');
    const before = await store.findComment(site, 'comment-a');
    const revision = revisionRecord('a', 'r1', waiting);
    const outcome = await store.edit({ site, comment: 'comment-a', revision, notBefore: now });
    equal(outcome, { outcome: 'edited', comment: before }, 'the outcome');
    equal(await store.findComment(site, 'comment-a'), before, 'what is stored');
    equal((await store.findQueued(site, 'comment-a'))?.revision, revision, 'what waits');
  });

  test('replaces a text that waits by the next one', async (store) => {
    await publishes(store, 'a');
    await edits(store, 'a', 'r1', waiting);
    await edits(store, 'a', 'r2', waiting);
    equal((await store.findQueued(site, 'comment-a'))?.revision?.id, 'r2', 'what waits');
    equal(await history(store), 'r2 waiting, a applied', 'the texts');
    await edits(store, 'a', 'r3');
    equal((await store.findQueued(site, 'comment-a'))?.revision, undefined, 'what waits after an applied one');
    equal(await history(store), 'r3 applied, a applied', 'the texts after an applied one');
  });

  for (const status of ['pending', 'rejected', 'spam'] as const) {
    test(`replaces the text of a ${status} comment at once and leaves its state`, async (store) => {
      await stores(store, commentRecord('a', { status }));
      const events = await eventsOf(store, () => edits(store, 'a', 'r1', waiting));
      equal(events, 'revised comment-a', 'events');
      const comment = await store.findComment(site, 'comment-a');
      equal([comment?.status, comment?.fields.content], [status, 'Sửa lại: r1'], 'what is stored');
      equal((await store.findQueued(site, 'comment-a'))?.revision, undefined, 'what waits');
      equal(await history(store), 'r1 applied, a applied', 'the texts');
    });
  }

  test('replaces at once what waited, when the comment is not published any more', async (store) => {
    await publishes(store, 'a');
    await edits(store, 'a', 'r1', waiting);
    await decides(store, 'a', 'rejected');
    await edits(store, 'a', 'r2', waiting);
    equal((await store.findComment(site, 'comment-a'))?.fields.content, 'Sửa lại: r2', 'the text');
    await decides(store, 'a', 'published');
    equal((await store.findQueued(site, 'comment-a'))?.revision, undefined, 'what waits');
  });

  test('keeps what was found about a text, and makes it the finding of the comment with it', async (store) => {
    await publishes(store, 'a', { score: 5, reasons: ['hasty'] });
    const findings = async () => {
      const comment = await store.findQueued(site, 'comment-a');
      return [comment?.score, comment?.reasons, comment?.revision?.score, comment?.revision?.reasons];
    };
    await edits(store, 'a', 'r1', { ...waiting, score: 6.5, reasons: ['links', 'words'] });
    equal(await findings(), [5, ['hasty'], 6.5, ['links', 'words']], 'while it waits');
    await decides(store, 'a', 'published', { revision: 'r1' });
    equal(await findings(), [6.5, ['links', 'words'], undefined, undefined], 'when it is applied');
    await edits(store, 'a', 'r2');
    equal(await findings(), [6.5, ['links', 'words'], undefined, undefined], 'after one that nobody has looked at');
    await edits(store, 'a', 'r3', { score: 0 });
    equal(await findings(), [0, undefined, undefined, undefined], 'after a harmless one');
    const texts = await store.listRevisions(site, 'comment-a');
    equal(
      texts.map(({ score, reasons }) => [score, reasons]),
      [
        [0, undefined],
        [undefined, undefined],
        [6.5, ['links', 'words']],
        [5, ['hasty']],
      ],
      'of every text',
    );
  });

  test('is too late for a comment that was made before the given moment, and changes nothing', async (store) => {
    await publishes(store, 'a', { createdAt: now });
    const before = await store.findComment(site, 'comment-a');
    const edit = { site, comment: 'comment-a', revision: revisionRecord('a', 'r1') };
    const events = await eventsOf(store, async () => {
      equal(await store.edit({ ...edit, notBefore: now + 1 }), { outcome: 'too-late' }, 'a moment too late');
    });
    equal(events, '', 'events');
    equal(await store.findComment(site, 'comment-a'), before, 'what is stored');
    equal((await store.listRevisions(site, 'comment-a')).length, 0, 'texts');
    equal((await store.edit({ ...edit, notBefore: now })).outcome, 'edited', 'in the last moment');
  });

  test('finds no comment to edit that was removed or is not there', async (store) => {
    await stores(store, commentRecord('a', { status: 'removed' }));
    await publishes(store, 'b', { site: 'other' });
    for (const name of ['a', 'b', 'unknown']) {
      const edit = { site, comment: `comment-${name}`, revision: revisionRecord(name, `r-${name}`), notBefore: now };
      equal(await store.edit(edit), { outcome: 'not-found' }, name);
    }
    equal((await store.findComment(site, 'comment-a'))?.fields, commentRecord('a').fields, 'the removed text');
  });

  test('keeps every text, the newest first, each once', async (store) => {
    await publishes(store, 'a');
    await publishes(store, 'b');
    for (const [n, id] of ['r1', 'r2', 'r3'].entries())
      await edits(store, 'a', id, { createdAt: now + n + 1, state: n === 2 ? 'waiting' : 'applied' });
    await edits(store, 'b', 'other');
    const texts = await store.listRevisions(site, 'comment-a');
    equal(await history(store), 'r3 waiting, r2 applied, r1 applied, a applied', 'the texts');
    const { fields, createdAt, score } = commentRecord('a');
    const own = { site, comment: 'comment-a', id: 'comment-a' };
    const first: StoredRevision = { ...own, fields, createdAt, state: 'applied', score };
    equal(texts.at(-1), first, 'the first of them');
    equal(texts.at(-2), revisionRecord('a', 'r1', { createdAt: now + 1 }), 'the one after it');
    equal(await store.listRevisions('other', 'comment-a'), [], 'at another site');
  });

  test('tells readers only of a public text that has changed', async (store) => {
    await publishes(store, 'a');
    equal(await eventsOf(store, () => edits(store, 'a', 'r1')), 'edited comment-a', 'of an applied one');
    equal(await eventsOf(store, () => edits(store, 'a', 'r2', waiting)), 'revised comment-a', 'of one that waits');
  });

  test('lets exactly one of 20 parallel edits wait', async (store) => {
    await publishes(store, 'a');
    await Promise.all(Array.from({ length: 20 }, (_, n) => edits(store, 'a', `r${n}`, waiting)));
    const texts = await store.listRevisions(site, 'comment-a');
    equal(texts.filter(({ state }) => state === 'waiting').length, 1, 'waiting');
    equal(texts.length, 2, 'texts');
  });
}

/** The texts of `comment-a`, newest first. */
async function history(store: Store): Promise<string> {
  const texts = await store.listRevisions(site, 'comment-a');
  return texts.map((text) => `${names([text])} ${text.state}`).join(', ');
}
