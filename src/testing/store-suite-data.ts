import { recordKinds, type RecordKind, type SiteRecords } from '../contract/data-store.js';
import type { Store, StoredComment } from '../contract/store.js';
import { equal, rejects } from './store-assert.js';
import {
  answers,
  articleRecord,
  commentRecord,
  decides,
  edits,
  eventsAfter,
  names,
  now,
  publishes,
  reports,
  revisionRecord,
  site,
  stores,
  votes,
  type StoreCase,
} from './store-records.js';

const copy = 'copy';
const page = { id: '/news/1', url: 'https://example.org/news/1', title: 'Tin mới' };

/** Cases about export, import and the search for somebody's comments. */
export function describeData(test: StoreCase): void {
  test('gives everything of a site, and takes it in again as it was', async (store) => {
    await putAll(store);
    for (const kind of recordKinds) {
      const records = await dump(store, site, kind);
      equal(records.length > 0, true, `${kind}: some`);
      const { added, known } = await store.loadRecords(copy, kind, records);
      equal([added, known], [records.length, 0], `${kind}: added and known`);
      const back = await dump(store, copy, kind);
      equal(sorted(back, copy), sorted(records, copy), `${kind}: what came back`);
    }
    equal(await lists(store, copy), await lists(store, site), 'lists and counts');
    const items = async (of: string) =>
      (await store.listQueue({ site: of, status: 'all', limit: 99 })).map((item) => ({
        ...item,
        site,
        revision: item.revision && { ...item.revision, site },
      }));
    equal(await items(copy), await items(site), 'the queue');
  });

  test('gives every record once over pages of any size', async (store) => {
    await putAll(store);
    for (const kind of recordKinds) {
      const whole = await dump(store, site, kind, 500);
      for (const limit of [1, 2]) equal(await dump(store, site, kind, limit), whole, `${kind} in pages of ${limit}`);
    }
    equal(await dump(store, 'empty', 'comment'), [], 'of a site that has none');
  });

  test('gives parents before their replies, also when a reply is older', async (store) => {
    await publishes(store, 'z', { createdAt: now + 9 });
    await answers(store, 'z', 'y', { createdAt: now + 5 });
    await answers(store, 'y', 'x', { createdAt: now });
    equal(names(await dump(store, site, 'comment', 2)), 'z y x', 'the order');
  });

  test('counts as known what is there, and leaves it as it is', async (store) => {
    await putAll(store);
    for (const kind of recordKinds) {
      const records = await dump(store, site, kind);
      equal(await store.loadRecords(site, kind, records), { added: 0, known: records.length }, kind);
    }
    await store.loadRecords(site, 'page', [{ ...page, title: 'Tên khác' }]);
    equal((await store.findPage(site, page.id))?.title, page.title, 'the page');
    const other = [articleRecord('a', now, { title: 'Tên khác', views: 99 })];
    await store.loadRecords(site, 'article', other);
    equal(await store.findArticle(site, 'a'), articleRecord('a', now, { views: 3 }), 'the article');
  });

  test('knows a comment by its id and by its submission, and takes a twin in one call once', async (store) => {
    await stores(store, commentRecord('a'));
    const sameSubmission = commentRecord('b', { submissionId: 'submission-a' });
    const sameId = commentRecord('a', { submissionId: 'submission-b' });
    const known = await store.loadRecords(site, 'comment', [sameSubmission, sameId]);
    equal(known, { added: 0, known: 2 }, 'by either');
    equal(await store.findComment(site, 'comment-a'), commentRecord('a'), 'what is stored');
    const twins = [commentRecord('c'), commentRecord('c')];
    equal(await store.loadRecords(site, 'comment', twins), { added: 1, known: 1 }, 'twins');
    equal((await store.acceptSubmission({ comment: commentRecord('c'), page })).outcome, 'replay', 'a submit of it');
  });

  test('counts what it takes in', async (store) => {
    await store.loadRecords(site, 'page', [page]);
    const reply = commentRecord('b', { status: 'published', parent: 'comment-a', root: 'comment-x' });
    await store.loadRecords(site, 'comment', [commentRecord('a', { status: 'published' }), reply]);
    const vote = { site, comment: 'comment-a', reader: 'x', value: 1 } as const;
    await store.loadRecords(site, 'vote', [vote]);
    const report = { site, comment: 'comment-a', reader: 'x', reason: 'other', createdAt: now } as const;
    await store.loadRecords(site, 'report', [report]);
    equal(await store.countComments(site, [page.id]), [2], 'comments of the page');
    const item = await store.findQueued(site, 'comment-a');
    equal([item?.up, item?.down, item?.replyCount, item?.reports], [1, 0, 1, 1], 'votes, replies, reports');
    equal((await store.findComment(site, 'comment-b'))?.root, 'comment-a', 'the root of the reply');
    equal(await votes(store, 'a', 'x', 1), { outcome: 'counted', up: 1, down: 0 }, 'the same vote again');
  });

  test('lets one edit of a comment wait, also when more come in', async (store) => {
    await publishes(store, 'a');
    await edits(store, 'a', 'r1', { state: 'waiting' });
    const more = ['r2', 'r3'].map((id) => revisionRecord('a', id, { state: 'waiting' }));
    equal(await store.loadRecords(site, 'revision', more), { added: 0, known: 2 }, 'the call');
    equal((await store.findQueued(site, 'comment-a'))?.revision?.id, 'r1', 'what waits');
  });

  test('tells nobody of what it takes in', async (store) => {
    await store.queueDeliveries(site, 'hook', ['submitted', 'published'], now);
    await store.loadRecords(site, 'page', [page]);
    await store.loadRecords(site, 'comment', [commentRecord('a', { status: 'published' })]);
    equal(await eventsAfter(store, 0), [], 'events');
    await store.queueDeliveries(site, 'hook', ['submitted', 'published'], now);
    equal(await store.takeDeliveries(site, now, 1000, 9), [], 'messages');
    equal(await store.listAudit({ site, limit: 9 }), [], 'lines of the log');
  });

  const strays: [string, readonly StoredComment[]][] = [
    ['whose page is not there', [commentRecord('x', { page: '/news/9' })]],
    ['whose parent is not there', [commentRecord('x', { parent: 'comment-9' })]],
    ["whose parent is another site's", [commentRecord('x', { parent: 'comment-elsewhere' })]],
    ['that answers itself', [commentRecord('x', { parent: 'comment-x' })]],
    ['in a circle', [commentRecord('x', { parent: 'comment-y' }), commentRecord('y', { parent: 'comment-x' })]],
  ];
  for (const [what, records] of strays) {
    test(`rejects a comment ${what}, with all that came with it`, async (store) => {
      await store.loadRecords(site, 'page', [page]);
      await stores(store, commentRecord('elsewhere', { site: 'other' }));
      const good = commentRecord('good', { status: 'published' });
      await rejects(store.loadRecords(site, 'comment', [good, ...records]), 'the call');
      equal(await dump(store, site, 'comment'), [], 'comments');
      equal(await store.countComments(site, [page.id]), [0], 'the count');
      equal((await store.loadRecords(site, 'comment', [good])).added, 1, 'the good one alone');
      equal(await store.countComments(site, [page.id]), [1], 'the count then');
    });
  }

  test('rejects revisions, votes and reports of a comment that is not there, all or none', async (store) => {
    await publishes(store, 'a');
    const vote = { site, comment: 'comment-a', reader: 'x', value: 1 } as const;
    const report = { site, comment: 'comment-a', reader: 'x', reason: 'spam', createdAt: now } as const;
    const text = { site, id: 'r1', comment: 'comment-a', fields: {}, createdAt: now, state: 'applied' } as const;
    const stray = { comment: 'comment-unknown' };
    await rejects(store.loadRecords(site, 'vote', [vote, { ...vote, ...stray }]), 'votes');
    await rejects(store.loadRecords(site, 'report', [report, { ...report, ...stray }]), 'reports');
    await rejects(store.loadRecords(site, 'revision', [text, { ...text, id: 'r2', ...stray }]), 'revisions');
    const item = await store.findQueued(site, 'comment-a');
    equal([item?.up, item?.reports], [0, 0], 'votes and reports');
    equal(await store.listRevisions(site, 'comment-a'), [], 'revisions');
  });

  test('finds comments of any state by words, at most the limit', async (store) => {
    await stores(store, commentRecord('a', { search: 'nguyen thi anh 0912345678', status: 'spam' }));
    await publishes(store, 'b', { search: 'tran van binh 0912345678' });
    await publishes(store, 'c', { search: 'tran van binh' });
    await publishes(store, 'd', { search: 'tran van binh 0912345678', site: 'other' });
    const find = async (limit: number, ...words: string[]) =>
      names([...(await store.findBySearch(site, words, limit))].sort((a, b) => (a.id < b.id ? -1 : 1)));
    equal(await find(9, '0912345678'), 'a b', 'by a number');
    equal(await find(9, '0912345678', 'binh'), 'b', 'by two words');
    equal((await find(1, 'binh')).length, 1, 'one at most');
    equal(await find(9, 'unknown'), '', 'by an unknown word');
  });
}

/** Something of every kind, in every state. */
async function putAll(store: Store): Promise<void> {
  await store.putArticles(site, [articleRecord('a', now, { views: 3 }), articleRecord('b', now + 1)]);
  await publishes(store, 'a', { search: 'anh', textKey: 'key', reasons: ['links'], role: 'author' });
  await answers(store, 'a', 'b');
  await answers(store, 'b', 'c', { status: 'pending', page: '/news/2' });
  await publishes(store, 'd', { createdAt: now - 5 });
  await edits(store, 'a', 'r1');
  await edits(store, 'a', 'r2', { state: 'waiting' });
  await votes(store, 'a', 'x', 1);
  await votes(store, 'b', 'x', -1);
  await reports(store, 'a', 'x');
  await reports(store, 'b', 'y');
  await decides(store, 'd', 'removed', { reason: 'Quảng cáo' });
  await store.closePage(site, '/news/1', true, 'anh', now);
  const ban = { site, kind: 'word', effect: 'spam', value: 'vay tien', label: 'vay tiền', createdAt: now } as const;
  await store.putBan({ ...ban, id: 'b1', actor: 'anh' });
  await store.putBan({ ...ban, id: 'b2', actor: 'binh', expiresAt: now + 1 });
}

async function dump<K extends RecordKind>(
  store: Store,
  of: string,
  kind: K,
  limit = 3,
): Promise<readonly SiteRecords[K][]> {
  const records: SiteRecords[K][] = [];
  for (let after: string | undefined; ;) {
    const found = await store.dumpRecords(of, kind, after, limit);
    equal(found.records.length <= limit, true, 'at most the limit');
    records.push(...found.records);
    if (found.next === undefined) return records;
    equal(found.records.length > 0, true, 'something on a page before the last');
    after = found.next;
  }
}

/** Records without the site that they were of, in an order of their own. */
function sorted(records: readonly object[], of: string): string[] {
  const entries = (record: object) => Object.entries({ ...record, site: of }).sort(([a], [b]) => (a < b ? -1 : 1));
  return records.map((record) => JSON.stringify(entries(record))).sort();
}

async function lists(store: Store, of: string): Promise<unknown> {
  const roots = await store.listComments({ site: of, page: '/news/1', sort: 'top', limit: 9 });
  const counts = [await store.countComments(of, ['/news/1', '/news/2']), await store.countQueue(of)];
  const texts = (await store.listRevisions(of, 'comment-a')).map(({ id, state }) => [id, state]);
  return [roots.map((root) => ({ ...root, site })), counts, texts];
}
