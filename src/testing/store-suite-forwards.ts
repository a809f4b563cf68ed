import type { ForwardRecord } from '../contract/store.js';
import { equal } from './store-assert.js';
import { challengeUse, now, site, tally, type StoreCase } from './store-records.js';

const copies = 50;

function forwardRecord(n: number | string, changes: Partial<ForwardRecord> = {}): ForwardRecord {
  return {
    ...{ site, submissionId: `submission-${n}`, id: `forward-${n}`, fingerprint: `text-${n}`, page: '/news/1' },
    ...{ state: 'sending', at: now },
    draft: {
      ...{ url: 'https://example.org/news/1', title: 'Tin mới', parent: '17', consent: 'v1' },
      fields: { name: 'Nguyễn Thị Ánh', phone: '0912 345 678', content: 'Dòng một\n\nDòng "hai" 👩‍👩‍👧' },
    },
    ...changes,
  };
}

/** As it is kept when the other backend has it. */
function doneRecord({ draft: _, ...record }: ForwardRecord, at: number): ForwardRecord {
  return { ...record, state: 'done', at, receipt: { status: 'pending', id: '18', token: 'secret', editUntil: at + 9 } };
}

/** Cases about comments that are sent on to another backend. */
export function describeForwards(test: StoreCase): void {
  test('keeps a forward with all its members, and gives it back by submission and by id', async (store) => {
    const record = forwardRecord(1);
    equal(await store.keepForward(record), { outcome: 'kept' }, 'the result');
    equal(await store.findForward(site, { submissionId: 'submission-1' }), record, 'by submission');
    equal(await store.findForward(site, { id: 'forward-1' }), record, 'by id');
    equal(await store.findForward('other', { id: 'forward-1' }), undefined, 'at another site');
  });

  test('leaves a known submission as it is, and its challenge unused', async (store) => {
    const record = forwardRecord(1);
    await store.keepForward(record, challengeUse('first'));
    const copy = forwardRecord(1, { id: 'forward-2', fingerprint: 'other' });
    equal(await store.keepForward(copy, challengeUse('second')), { outcome: 'known', forward: record }, 'the result');
    equal(await store.useChallenge(challengeUse('first'), now), false, 'its own challenge');
    equal(await store.useChallenge(challengeUse('second'), now), true, 'the challenge of the copy');
  });

  test('keeps nothing when the challenge was used', async (store) => {
    await store.useChallenge(challengeUse('nonce'), now);
    equal(await store.keepForward(forwardRecord(1), challengeUse('nonce')), { outcome: 'challenge-used' }, 'result');
    equal(await store.findForward(site, { id: 'forward-1' }), undefined, 'the forward');
  });

  test(`keeps one of ${copies} parallel copies`, async (store) => {
    const keep = (_: unknown, n: number) => store.keepForward(forwardRecord(1, { id: `f-${n}` }), challengeUse('one'));
    const results = await Promise.all(Array.from({ length: copies }, keep));
    equal(tally(results.map(({ outcome }) => outcome)), { kept: 1, known: copies - 1 }, 'outcomes');
  });

  test('settles a forward that is as it was, and no other', async (store) => {
    const record = forwardRecord(1);
    await store.keepForward(record);
    const done = doneRecord(record, now + 5);
    equal(await store.settleForward(done, now + 1), false, 'since another moment');
    equal(await store.settleForward(done, now), true, 'since its own');
    equal(await store.findForward(site, { id: record.id }), done, 'the forward');
    equal(await store.settleForward({ ...record, at: now + 6 }, now + 5), false, 'one that is done');
    equal(await store.dropForward(site, record.submissionId, now + 5), false, 'dropping one that is done');
    equal(await store.settleForward(forwardRecord(2), now), false, 'one that is not there');
    const told = doneRecord(record, now + 7);
    equal(await store.settleForward(told, now + 5), true, 'another receipt of one that is done');
    equal(await store.findForward(site, { id: record.id }), told, 'the forward afterwards');
  });

  test('lets one of several take a forward up again', async (store) => {
    const record = forwardRecord(1, { state: 'unknown' });
    await store.keepForward(record);
    const take = (_: unknown, n: number) => store.settleForward({ ...record, state: 'sending', at: now + 1 + n }, now);
    const taken = await Promise.all(Array.from({ length: copies }, take));
    equal(taken.filter(Boolean).length, 1, 'those that took it');
  });

  test('frees the submission id of a forward that was dropped', async (store) => {
    const record = forwardRecord(1);
    await store.keepForward(record);
    equal(await store.dropForward(site, record.submissionId, now + 1), false, 'since another moment');
    equal(await store.dropForward(site, record.submissionId, now), true, 'since its own');
    equal(await store.keepForward(record), { outcome: 'kept' }, 'the same again');
  });

  test('lists the forwards that hold a draft since before a moment, the oldest first', async (store) => {
    for (const n of [3, 1, 2, 4]) await store.keepForward(forwardRecord(n, { at: now + n }));
    await store.keepForward(forwardRecord(5, { site: 'other', at: now }));
    await store.settleForward(doneRecord(forwardRecord(2), now + 2), now + 2);
    const ids = async (before: number, limit: number) =>
      (await store.listForwards(site, before, limit)).map(({ id }) => id);
    equal(await ids(now + 4, 9), ['forward-1', 'forward-3'], 'before the last');
    equal(await ids(now + 9, 1), ['forward-1'], 'one of them');
  });

  test('forgets after 30 days what holds no draft', async (store) => {
    await store.keepForward(forwardRecord(1));
    await store.keepForward(forwardRecord(2));
    await store.settleForward(doneRecord(forwardRecord(2), now), now);
    await store.sweep(now + 30 * 86_400_000 - 1);
    equal((await store.findForward(site, { id: 'forward-2' }))?.state, 'done', 'just before');
    await store.sweep(now + 30 * 86_400_000);
    equal(await store.findForward(site, { id: 'forward-2' }), undefined, 'after it');
    equal((await store.findForward(site, { id: 'forward-1' }))?.state, 'sending', 'a text that nobody has seen');
  });

  test('keeps forwards over a reopen, when it keeps anything', async (store, { reopen }) => {
    if (!reopen) return;
    const record = forwardRecord(1);
    await store.keepForward(record, challengeUse('nonce'));
    const again = await reopen();
    equal(await again.findForward(site, { id: record.id }), record, 'the forward');
    equal(await again.useChallenge(challengeUse('nonce'), now), false, 'the used challenge');
  });
}
