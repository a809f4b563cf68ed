import type { QueueSelection, Store, StoredComment } from '../contract/store.js';
import { equal, rejects } from './store-assert.js';
import { challengeUse, commentRecord, now, site, stores, submission, tally, type StoreCase } from './store-records.js';

const copies = 50;

/** Cases about comments: accepting, finding, and the moderators' queue. */
export function describeSubmissions(test: StoreCase): void {
  test('stores the comment with all its fields and gives it back by submission and by id', async (store) => {
    const comment = commentRecord(1);
    equal(await store.acceptSubmission(submission(comment)), { outcome: 'stored', comment }, 'the result');
    equal(await store.findSubmission(site, comment.submissionId), comment, 'by submission');
    equal(await store.findComment(site, comment.id), comment, 'by id');
  });

  test('keeps absent members absent', async (store) => {
    const { consent: _consent, reader: _reader, ...bare } = commentRecord(1);
    await stores(store, bare);
    const found = await store.findComment(site, bare.id);
    equal(found && ['parent', 'consent', 'reader'].filter((member) => member in found), [], 'members');
  });

  test('keeps field names and texts that are special elsewhere', async (store) => {
    // By entries: as a literal, `__proto__` would be no member.
    const fields = Object.fromEntries([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['x', '\u2028😀\'"'],
    ]) as Record<string, string>;
    await stores(store, commentRecord(1, { fields }));
    const found = await store.findComment(site, 'comment-1');
    equal(JSON.stringify(found?.fields), JSON.stringify(fields), 'fields');
  });

  test('finds nothing under an unknown id or at another site', async (store) => {
    const comment = commentRecord(1);
    await stores(store, comment);
    equal(await store.findSubmission(site, 'other'), undefined, 'an unknown submission');
    equal(await store.findSubmission('other', comment.submissionId), undefined, "another site's submission");
    equal(await store.findComment('other', comment.id), undefined, "another site's comment");
  });

  test('answers replay with what is stored, when the id is known with the same fingerprint', async (store) => {
    const comment = commentRecord(1);
    await stores(store, comment);
    const copy = commentRecord(2, { submissionId: comment.submissionId, fingerprint: comment.fingerprint });
    equal(await store.acceptSubmission(submission(copy)), { outcome: 'replay', comment }, 'the result');
    equal(await store.findComment(site, copy.id), undefined, 'the copy');
  });

  test('answers conflict with what is stored, when the id is known with another fingerprint', async (store) => {
    const comment = commentRecord(1);
    await stores(store, comment);
    const other = commentRecord(2, { submissionId: comment.submissionId });
    equal(await store.acceptSubmission(submission(other)), { outcome: 'conflict', comment }, 'the result');
    equal(await store.findComment(site, other.id), undefined, 'the other text');
  });

  test('takes the same submission id at two sites as two comments', async (store) => {
    await stores(store, commentRecord(1));
    await stores(store, commentRecord(1, { site: 'other' }));
  });

  test('answers challenge-used and stores neither comment nor page, when the challenge was used', async (store) => {
    equal(await store.useChallenge(challengeUse('nonce'), now), true, 'first use');
    const comment = commentRecord(1);
    equal(await store.acceptSubmission(submission(comment, 'nonce')), { outcome: 'challenge-used' }, 'the result');
    equal(await store.findSubmission(site, comment.submissionId), undefined, 'the comment');
    equal(await store.findPage(site, comment.page), undefined, 'the page');
    equal((await store.acceptSubmission(submission(comment, 'fresh'))).outcome, 'stored', 'with a fresh challenge');
  });

  test('asks the comment first: a replay with its own used challenge is a replay', async (store) => {
    const record = submission(commentRecord(1), 'nonce');
    equal((await store.acceptSubmission(record)).outcome, 'stored', 'first');
    equal((await store.acceptSubmission(record)).outcome, 'replay', 'second');
  });

  test('does not use up the challenge of a replay or a conflict', async (store) => {
    await stores(store, commentRecord(1));
    await store.acceptSubmission(submission(commentRecord(1), 'of-replay'));
    await store.acceptSubmission(submission(commentRecord(1, { fingerprint: 'other' }), 'of-conflict'));
    equal(await store.useChallenge(challengeUse('of-replay'), now), true, "the replay's");
    equal(await store.useChallenge(challengeUse('of-conflict'), now), true, "the conflict's");
  });

  test('stores exactly one of 50 parallel copies with the same challenge and answers replay to 49', async (store) => {
    const record = (n: number) => submission({ ...commentRecord(1), id: `copy-${n}` }, 'nonce');
    const results = await Promise.all(Array.from({ length: copies }, (_, n) => store.acceptSubmission(record(n))));
    equal(tally(results.map(({ outcome }) => outcome)), { stored: 1, replay: copies - 1 }, 'outcomes');
    const ids = results.map((result) => (result.outcome === 'challenge-used' ? '' : result.comment.id));
    equal(new Set(ids).size, 1, 'comments named in the answers');
    equal((await queueIds(store)).length, 1, 'comments stored');
  });

  test('stores exactly one of 50 parallel comments with one challenge', async (store) => {
    const record = (n: number) => submission(commentRecord(n), 'nonce');
    const results = await Promise.all(Array.from({ length: copies }, (_, n) => store.acceptSubmission(record(n))));
    equal(tally(results.map(({ outcome }) => outcome)), { stored: 1, 'challenge-used': copies - 1 }, 'outcomes');
    equal((await queueIds(store)).length, 1, 'comments stored');
  });

  test('stores all of 50 parallel comments with challenges of their own', async (store) => {
    const record = (n: number) => submission(commentRecord(n), `nonce-${n}`);
    const results = await Promise.all(Array.from({ length: copies }, (_, n) => store.acceptSubmission(record(n))));
    equal(tally(results.map(({ outcome }) => outcome)), { stored: copies }, 'outcomes');
    equal((await queueIds(store)).length, copies, 'comments stored');
  });

  test('makes the row of the page with its first comment and keeps it', async (store) => {
    equal(await store.findPage(site, '/news/1'), undefined, 'before');
    await stores(store, commentRecord(1));
    await store.acceptSubmission({ comment: commentRecord(2), page: { url: 'https://example.org/x', title: 'Other' } });
    const page = { id: '/news/1', url: 'https://example.org/news/1', title: 'Tin mới' };
    equal(await store.findPage(site, '/news/1'), page, 'after');
    equal(await store.findPage('other', '/news/1'), undefined, 'at another site');
  });

  test('keeps the parent of a reply, and rejects a parent of another site, storing nothing', async (store) => {
    await stores(store, commentRecord(1));
    await stores(store, commentRecord(2, { parent: 'comment-1' }));
    equal((await store.findComment(site, 'comment-2'))?.parent, 'comment-1', 'the parent');
    const stray = commentRecord(3, { site: 'other', parent: 'comment-1' });
    await rejects(store.acceptSubmission(submission(stray, 'nonce')), 'a parent of another site');
    equal(await store.findComment('other', stray.id), undefined, 'the stray reply');
  });

  test('rejects one comment without harm to those that came in the same turn', async (store) => {
    const bad = commentRecord('bad', { id: 'comment-1' });
    const results = await Promise.allSettled(
      [commentRecord(1), bad, commentRecord(2)].map((comment) => store.acceptSubmission(submission(comment))),
    );
    equal(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
      'results',
    );
    equal(await queueIds(store), ['comment-1', 'comment-2'], 'comments stored');
  });

  test('gives the queue of one site and status, oldest first, equal times by id', async (store) => {
    const times: Record<string, number> = { d: 3, b: 2, c: 2, a: 1 };
    for (const [id, time] of Object.entries(times)) await stores(store, commentRecord(id, { createdAt: now + time }));
    await stores(store, commentRecord('spam', { status: 'spam' }));
    await stores(store, commentRecord('other', { site: 'other' }));
    equal(await queueIds(store), ['comment-a', 'comment-b', 'comment-c', 'comment-d'], 'pending');
    equal(await queueIds(store, { status: 'spam' }), ['comment-spam'], 'spam');
  });

  test('pages through the queue by position, each comment exactly once over equal times', async (store) => {
    const ids = Array.from({ length: 23 }, (_, n) => `comment-${String(n).padStart(2, '0')}`);
    for (const [n, id] of ids.entries())
      await stores(store, commentRecord(n, { id, createdAt: now + Math.floor(n / 7) }));
    const seen: StoredComment[] = [];
    for (let last: StoredComment | undefined; ; last = seen.at(-1)) {
      const after = last && { key: last.createdAt, id: last.id };
      const page = await store.listQueue({ site, status: 'pending', limit: 5, ...(after && { after }) });
      equal(page.length <= 5, true, 'at most the limit');
      seen.push(...page);
      equal(new Set(seen.map(({ id }) => id)).size, seen.length, 'different comments so far');
      if (page.length === 0) break;
    }
    equal(
      seen.map(({ id }) => id),
      ids,
      'all pages together',
    );
  });
}

async function queueIds(store: Store, selection: Partial<QueueSelection> = {}): Promise<string[]> {
  const items = await store.listQueue({ site, status: 'pending', limit: 100, ...selection });
  return items.map(({ id }) => id);
}
