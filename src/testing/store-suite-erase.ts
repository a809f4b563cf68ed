import type { ErasureCounts } from '../contract/data-store.js';
import type { Store } from '../contract/store.js';
import { equal } from './store-assert.js';
import {
  answers,
  commentRecord,
  decides,
  edits,
  eventsOf,
  names,
  now,
  publishes,
  queueNames,
  reports,
  revisionRecord,
  site,
  stores,
  submission,
  votes,
  type StoreCase,
} from './store-records.js';

const day = 24 * 60 * 60 * 1000;
const nothing: ErasureCounts = { comments: 0, revisions: 0, votes: 0, reports: 0, deliveries: 0 };

/** Cases about erasing, and what a sweep forgets of the erased. */
export function describeErasure(test: StoreCase): void {
  test('takes what the preview says, and nothing of other comments', async (store) => {
    await putThread(store);
    const preview = await store.countErasure(site, ['comment-b', 'comment-unknown', 'comment-b']);
    equal(preview, { comments: 1, revisions: 3, votes: 2, reports: 1, deliveries: 1 }, 'the preview');
    equal(await erase(store, 'b', 'unknown', 'b'), preview, 'what was taken');
    equal(await store.countErasure(site, ['comment-b']), nothing, 'what is left');
    equal(await store.listRevisions(site, 'comment-b'), [], 'revisions');
    equal(await store.listReports(site, 'comment-b'), [], 'reports');
    const others = await store.countErasure(site, ['comment-a', 'comment-c']);
    equal(others, { comments: 2, revisions: 0, votes: 1, reports: 0, deliveries: 2 }, 'of the others');
    const left = await store.takeDeliveries(site, now, 1000, 9);
    equal(
      left.map(({ event }) => event.comment),
      ['comment-a', 'comment-c'],
      'messages',
    );
  });

  test('leaves a removed row without anything that was written in it', async (store) => {
    await publishes(store, 'a');
    const marks = {
      search: 'anh',
      textKey: 'key',
      reasons: ['links'],
      reason: 'Cũ',
      editedAt: now,
      role: 'author',
    } as const;
    await answers(store, 'a', 'b', marks);
    const before = await store.findComment(site, 'comment-b');
    await erase(store, 'b');
    const row = await store.findComment(site, 'comment-b');
    const { id, page, parent, root, submissionId, createdAt, generation } = before ?? commentRecord('b');
    const place = { id, site, page, parent, root, submissionId, createdAt, generation };
    equal(row, { ...place, status: 'removed', fingerprint: '', fields: {}, score: 0 }, 'the row');
    equal(await store.findBySearch(site, ['anh'], 9), [], 'found by its words');
    equal(await store.countSameText(site, 'key', 0), 0, 'found by its text');
    equal(await store.countPublishedBy(site, 'reader-hash'), 1, 'counted for its reader');
  });

  test('answers a late resend with what is left, whatever the text', async (store) => {
    await publishes(store, 'a');
    await erase(store, 'a');
    for (const fingerprint of ['text-a', 'other']) {
      const again = await store.acceptSubmission(
        submission(commentRecord('z', { submissionId: 'submission-a', fingerprint })),
      );
      const comment = 'comment' in again ? again.comment : undefined;
      equal([again.outcome, comment?.id, comment?.status], ['replay', 'comment-a', 'removed'], fingerprint);
    }
  });

  test('keeps the place of replies, and lets the counts follow', async (store) => {
    await putThread(store);
    const events = await eventsOf(store, () => erase(store, 'b'));
    equal(events, 'removed comment-b', 'events');
    equal(names(await list(store, 'comment-a')), 'b c', 'the replies');
    equal(names(await store.listAncestors(site, 'comment-c')), 'a b c', 'the line');
    equal((await list(store))[0]?.replyCount, 1, 'replies of the root');
    equal(await store.countComments(site, ['/news/1']), [2], 'comments of the page');
    const [row] = await list(store, 'comment-a');
    equal([row?.up, row?.down, row?.replyCount], [0, 0, 1], 'votes and replies of the row');
    await erase(store, 'c');
    equal(names(await list(store, 'comment-a')), '', 'the replies when all are gone');
  });

  test('writes one line with their number, and none when there is nothing to erase', async (store) => {
    for (const name of ['a', 'b']) await stores(store, commentRecord(name));
    equal(await eventsOf(store, () => erase(store, 'a', 'b')), '', 'events of what was not public');
    const [line, ...rest] = await store.listAudit({ site, limit: 9 });
    const { id: _id, ...entry } = line ?? { id: 0 };
    equal(entry, { site, at: now, actor: 'anh', action: 'erase', detail: '2' }, 'the line');
    equal(await erase(store, 'a', 'unknown'), nothing, 'again');
    equal(rest.length + 1, (await store.listAudit({ site, limit: 9 })).length, 'lines');
    equal(await store.eraseComments('other', ['comment-a'], 'anh', now), nothing, 'at another site');
  });

  test('lets nobody decide, edit, vote on or report what was erased', async (store) => {
    await publishes(store, 'a');
    await erase(store, 'a');
    const row = await store.findComment(site, 'comment-a');
    equal(await decides(store, 'a', 'published'), undefined, 'a decision');
    const edit = { site, comment: 'comment-a', revision: revisionRecord('a', 'r1'), notBefore: 0 };
    equal(await store.edit(edit), { outcome: 'not-found' }, 'an edit');
    equal(await votes(store, 'a', 'x', 1), { outcome: 'not-found' }, 'a vote');
    equal(await reports(store, 'a', 'x'), false, 'a report');
    equal(await store.findComment(site, 'comment-a'), row, 'the row');
    equal(await queueNames(store, 'removed'), 'a', 'the queue');
  });

  test('forgets the submission id 30 days later, and keeps the row', async (store) => {
    await publishes(store, 'a', { createdAt: now - 90 * day });
    await answers(store, 'a', 'b');
    await publishes(store, 'c');
    await erase(store, 'a', 'c');
    await store.sweep(now + 29 * day);
    equal((await store.findSubmission(site, 'submission-a'))?.id, 'comment-a', 'after 29 days');
    await store.sweep(now + 31 * day);
    for (const name of ['a', 'c']) {
      equal(
        await store.findSubmission(site, `submission-${name}`),
        undefined,
        `the submission of ${name} after 31 days`,
      );
      equal((await store.findComment(site, `comment-${name}`))?.status, 'removed', `the row of ${name}`);
    }
    equal((await store.findSubmission(site, 'submission-b'))?.id, 'comment-b', 'what was not erased');
    equal(names(await list(store)), 'a', 'the list');
    const fresh = commentRecord('new', { submissionId: 'submission-a' });
    equal((await store.acceptSubmission(submission(fresh))).outcome, 'stored', 'a submit with that id');
  });

  test('goes out and in again when it was erased, also without its submission id', async (store) => {
    await putThread(store);
    await erase(store, 'a', 'b');
    await store.sweep(now + 31 * day);
    const { records: pages } = await store.dumpRecords(site, 'page', undefined, 9);
    const { records } = await store.dumpRecords(site, 'comment', undefined, 9);
    await store.loadRecords('copy', 'page', pages);
    equal(await store.loadRecords('copy', 'comment', records), { added: 3, known: 0 }, 'added');
    const line = await store.listAncestors('copy', 'comment-c');
    equal(
      line.map(({ id, status }) => `${id} ${status}`),
      ['comment-a removed', 'comment-b removed', 'comment-c published'],
      'the line',
    );
  });

  test('forgets the submission id of what came in erased, 30 days after that', async (store) => {
    await publishes(store, 'a');
    await erase(store, 'a');
    const { records: pages } = await store.dumpRecords(site, 'page', undefined, 9);
    const { records } = await store.dumpRecords(site, 'comment', undefined, 9);
    await store.loadRecords('copy', 'page', pages);
    await store.loadRecords('copy', 'comment', records);
    equal((await store.findSubmission('copy', 'submission-a'))?.status, 'removed', 'at first');
    // By the clock of the import, which the records do not tell.
    await store.sweep(Date.now() + 31 * day);
    equal(await store.findSubmission('copy', 'submission-a'), undefined, 'then');
  });

  test('makes of a sweep that finds nothing no change', async (store) => {
    await putThread(store);
    const before = await store.dumpRecords(site, 'comment', undefined, 9);
    await store.sweep(now + 400 * day);
    equal(await store.dumpRecords(site, 'comment', undefined, 9), before, 'comments');
    equal((await store.listRevisions(site, 'comment-b')).length, 3, 'revisions');
  });
}

/** `a` with `b` below it, which has been edited twice, and `c` below that. */
async function putThread(store: Store): Promise<void> {
  await store.queueDeliveries(site, 'hook', ['submitted'], now);
  await publishes(store, 'a');
  await answers(store, 'a', 'b');
  await answers(store, 'b', 'c', { createdAt: now + 1 });
  await store.queueDeliveries(site, 'hook', ['submitted'], now);
  await edits(store, 'b', 'r1');
  await edits(store, 'b', 'r2', { state: 'waiting' });
  await votes(store, 'a', 'x', 1);
  await votes(store, 'b', 'x', 1);
  await votes(store, 'b', 'y', -1);
  await reports(store, 'b', 'x');
}

function erase(store: Store, ...of: readonly string[]): Promise<ErasureCounts> {
  const ids = of.map((name) => `comment-${name}`);
  return store.eraseComments(site, ids, 'anh', now);
}

function list(store: Store, root?: string) {
  return store.listComments({ site, page: '/news/1', sort: 'newest', limit: 9, ...(root !== undefined && { root }) });
}
