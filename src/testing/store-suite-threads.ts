import type { CommentSelection, CountedComment, ListPosition, Store } from '../contract/store.js';
import { commentSorts, type CommentSort } from '../core/comment.js';
import { equal } from './store-assert.js';
import { answers, commentRecord, names, now, publishes, site, stores, votes, type StoreCase } from './store-records.js';

const page = '/news/1';

/** Cases about lists of comments: order, pages, what is shown, replies, the way up to the root. */
export function describeThreads(test: StoreCase): void {
  test('lists the roots of one page of one site, in each order, equal keys by id in the same direction', async (store) => {
    await putRow(store);
    await publishes(store, 'x', { page: '/news/2' });
    await publishes(store, 'y', { site: 'other' });
    equal(await list(store, { sort: 'newest' }), 'e d c b a', 'newest');
    equal(await list(store, { sort: 'oldest' }), 'a b c d e', 'oldest');
    await Promise.all([votes(store, 'b', '1', 1), votes(store, 'b', '2', 1), votes(store, 'd', '1', 1)]);
    await Promise.all([votes(store, 'a', '1', 1), votes(store, 'a', '2', -1), votes(store, 'e', '1', -1)]);
    equal(await list(store, { sort: 'top' }), 'b d c a e', 'top: likes less dislikes');
    equal(await list(store, { page: '/news/2' }), 'x', 'another page');
    equal(await list(store, { page: '/unknown' }), '', 'an unknown page');
  });

  for (const sort of commentSorts) {
    test(`gives every root exactly once over pages of any size, ${sort} first, with ties across their edges`, async (store) => {
      // Five roots share each time, every third has a like.
      for (let n = 0; n < 17; n += 1) {
        await publishes(store, `${(n * 7) % 17}`, { createdAt: now + Math.floor(n / 5) });
        if (n % 3 === 0) await votes(store, `${(n * 7) % 17}`, 'reader', 1);
      }
      const whole = await list(store, { sort });
      equal(whole.split(' ').length, 17, 'roots');
      for (const limit of [1, 3, 5, 50]) equal(await inPages(store, { sort, limit }), whole, `pages of ${limit}`);
    });
  }

  test('misses and repeats nothing that was there, when a comment comes between two pages', async (store) => {
    await putRow(store);
    const first = await items(store, { limit: 2 });
    await publishes(store, 'new', { createdAt: now + 60_000 });
    const second = await items(store, { limit: 9, ...after('newest', first) });
    equal(names([...first, ...second]), 'e d c b a', 'both pages');
  });

  test('sets the root of a reply from its parent, whatever the record says', async (store) => {
    await stores(store, commentRecord('a', { root: 'comment-x' }));
    await answers(store, 'a', 'b', { root: 'comment-x' });
    await answers(store, 'b', 'c');
    const roots = await Promise.all(['a', 'b', 'c'].map((name) => store.findComment(site, `comment-${name}`)));
    equal(
      roots.map((comment) => comment?.root),
      [undefined, 'comment-a', 'comment-a'],
      'roots',
    );
    equal('root' in (roots[0] ?? {}), false, 'a root of the root');
  });

  test('lists the replies of one root at any depth, oldest first, whatever the order of roots', async (store) => {
    await putReplies(store);
    for (const sort of commentSorts) equal(await list(store, { root: 'comment-a', sort }), '1 2 3 4 5', sort);
    for (const limit of [1, 2, 50]) equal(await inPages(store, { root: 'comment-a', limit }), '1 2 3 4 5', `${limit}`);
    equal(await list(store, { root: 'comment-b' }), '6', 'of another root');
    equal(await list(store, { root: 'comment-1' }), '', 'of a reply');
    equal(await list(store), 'b a', 'the roots');
  });

  for (const status of ['pending', 'rejected', 'spam', 'removed'] as const) {
    test(`shows a ${status} comment exactly as long as something published stands below it`, async (store) => {
      await stores(store, commentRecord('a', { status }));
      await answers(store, 'a', 'b', { status });
      equal(await list(store), '', 'the root alone');
      await answers(store, 'b', 'c');
      equal(await list(store), 'a', 'the root above a published one');
      equal(await list(store, { root: 'comment-a' }), 'b c', 'the replies');
      await store.decide([{ site, comment: 'comment-c', to: 'removed', actor: 'anh', at: now }]);
      equal(await list(store), '', 'the root when it is gone');
      equal(await list(store, { root: 'comment-a' }), '', 'the replies when it is gone');
    });
  }

  test('gives the first replies of many roots at once, and leaves out roots without', async (store) => {
    await putReplies(store);
    await stores(store, commentRecord('c', { status: 'published' }));
    await stores(store, commentRecord('7', { parent: 'comment-c' }));
    const roots = ['comment-a', 'comment-b', 'comment-c', 'comment-unknown'];
    const first = await store.listFirstReplies(site, roots, 2);
    const found = [...first].map(([root, replies]) => `${root}: ${names(replies)}`).sort();
    equal(found, ['comment-a: 1 2', 'comment-b: 6'], 'two of each');
    equal(names((await store.listFirstReplies(site, roots, 9)).get('comment-a') ?? []), '1 2 3 4 5', 'nine of each');
    equal((await store.listFirstReplies(site, [], 2)).size, 0, 'of no root');
    equal((await store.listFirstReplies('other', roots, 2)).size, 0, 'at another site');
  });

  test('gives the way from the root down to a comment, in any state', async (store) => {
    await stores(store, commentRecord('a', { status: 'removed' }));
    await answers(store, 'a', 'b');
    await answers(store, 'b', 'c', { status: 'pending' });
    await answers(store, 'a', 'sister');
    equal(names(await store.listAncestors(site, 'comment-c')), 'a b c', 'of a reply');
    equal(names(await store.listAncestors(site, 'comment-a')), 'a', 'of a root');
    equal(await store.listAncestors(site, 'comment-unknown'), [], 'of none');
    equal(await store.listAncestors('other', 'comment-c'), [], 'at another site');
  });

  test('goes up through a thread that is 120 deep', async (store) => {
    await publishes(store, '0');
    for (let n = 1; n <= 120; n += 1) await answers(store, `${n - 1}`, `${n}`, { createdAt: now + n });
    const line = await store.listAncestors(site, 'comment-120');
    equal(
      line.map(({ id }) => id),
      Array.from({ length: 121 }, (_, n) => `comment-${n}`),
      'the line',
    );
    equal(line[0]?.replyCount, 120, 'replies below the root');
    equal(await list(store, { root: 'comment-0', limit: 3 }), '1 2 3', 'its first replies');
  });

  test('carries votes and replies with every comment of a list', async (store) => {
    await publishes(store, 'a');
    await answers(store, 'a', 'b');
    await votes(store, 'a', '1', 1);
    await votes(store, 'a', '2', -1);
    await votes(store, 'b', '1', -1);
    const own = { ...commentRecord('a', { status: 'published' }), up: 1, down: 1, replyCount: 1 };
    const reply = commentRecord('b', { status: 'published', parent: 'comment-a', root: 'comment-a' });
    const below = { ...reply, up: 0, down: 1, replyCount: 0 };
    equal(await items(store), [own], 'the roots');
    equal(await items(store, { root: 'comment-a' }), [below], 'the replies');
    equal((await store.listFirstReplies(site, ['comment-a'], 1)).get('comment-a'), [below], 'the first replies');
    equal(await store.listAncestors(site, 'comment-b'), [own, below], 'the line');
  });

  test('lists the newest published comments of a page and of the site, replies included', async (store) => {
    await publishes(store, 'a', { createdAt: now });
    await answers(store, 'a', 'b', { createdAt: now + 2 });
    await publishes(store, 'c', { createdAt: now + 1, page: '/news/2' });
    await publishes(store, 'd', { createdAt: now + 1 });
    await stores(store, commentRecord('pending', { createdAt: now + 9 }));
    await publishes(store, 'other', { site: 'other' });
    equal(names(await store.listRecentComments(site, page, 9)), 'b d a', 'of a page');
    equal(names(await store.listRecentComments(site, undefined, 9)), 'b d c a', 'of the site');
    equal(names(await store.listRecentComments(site, undefined, 2)), 'b d', 'at most two');
  });
}

/** Five roots of three times. */
async function putRow(store: Store): Promise<void> {
  const times = { c: 2, a: 1, d: 2, e: 3, b: 1 };
  for (const [name, time] of Object.entries(times)) await publishes(store, name, { createdAt: now + time });
}

/** Under `a`: 1, 2 with 4 and 5 below it, and 3; under `b`: 6. */
async function putReplies(store: Store): Promise<void> {
  await publishes(store, 'a');
  await publishes(store, 'b');
  await answers(store, 'a', '1', { createdAt: now + 1 });
  await answers(store, 'b', '6', { createdAt: now + 1 });
  // Of one time, and stored the other way round: their ids say which comes first.
  await answers(store, 'a', '3', { createdAt: now + 2 });
  await answers(store, 'a', '2', { createdAt: now + 2 });
  await answers(store, '2', '5', { createdAt: now + 9 });
  await answers(store, '2', '4', { createdAt: now + 9 });
}

function items(store: Store, selection: Partial<CommentSelection> = {}): Promise<readonly CountedComment[]> {
  return store.listComments({ site, page, sort: 'newest', limit: 100, ...selection });
}

const list = async (store: Store, selection?: Partial<CommentSelection>): Promise<string> =>
  names(await items(store, selection));

function after(sort: CommentSort, seen: readonly CountedComment[]): { after?: ListPosition } {
  const last = seen.at(-1);
  return last ? { after: { key: sort === 'top' ? last.up - last.down : last.createdAt, id: last.id } } : {};
}

async function inPages(store: Store, selection: Partial<CommentSelection>): Promise<string> {
  const seen: CountedComment[] = [];
  for (;;) {
    const sort = selection.root === undefined ? (selection.sort ?? 'newest') : 'oldest';
    const next = await items(store, { ...selection, ...after(sort, seen) });
    equal(next.length <= (selection.limit ?? 0), true, 'at most the limit');
    if (next.length === 0) return names(seen);
    seen.push(...next);
    // A store that gives a comment twice may never come to an end.
    equal(new Set(seen.map(({ id }) => id)).size, seen.length, 'different comments so far');
  }
}
