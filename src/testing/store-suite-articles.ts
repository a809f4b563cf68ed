import type { ArticleKind } from '../core/article.js';
import type { ArticleRecord, ArticleSelection, Store } from '../contract/store.js';
import { equal } from './store-assert.js';
import { articleRecord, now, site, type StoreCase } from './store-records.js';

const minute = 60_000;

/** Cases about articles: putting, finding, listing, views. */
export function describeArticles(test: StoreCase): void {
  test('inserts or updates by site and id, and says how many of each', async (store) => {
    const both = [articleRecord('a', now), articleRecord('b', now)];
    equal(await store.putArticles(site, both), { added: 2, updated: 0 }, 'first');
    const changed = articleRecord('b', now + minute, { title: 'Tên mới', url: '/new' });
    equal(await store.putArticles(site, [changed, articleRecord('c', now)]), { added: 1, updated: 1 }, 'second');
    equal(await store.findArticle(site, 'b'), changed, 'the updated');
    equal(await store.findArticle(site, 'a'), both[0], 'the other');
    equal(await store.findArticle('other', 'a'), undefined, 'at another site');
    equal(await store.putArticles('other', [articleRecord('a', now)]), { added: 1, updated: 0 }, 'another site');
  });

  test('puts all articles of a call or none', async (store) => {
    const bad = articleRecord('b', now, { title: undefined as unknown as string });
    const failed = await store.putArticles(site, [articleRecord('a', now), bad]).then(
      () => false,
      () => true,
    );
    if (failed) equal(await store.findArticle(site, 'a'), undefined, 'the article before the bad one');
  });

  test('keeps the views of a known article when it is put again, and starts at 0', async (store) => {
    const { views: _views, ...bare } = articleRecord('a', now);
    await store.putArticles(site, [bare]);
    equal((await store.findArticle(site, 'a'))?.views, 0, 'at first');
    await store.addViews(site, new Map([['a', 5]]));
    await store.putArticles(site, [articleRecord('a', now, { views: 1 })]);
    equal((await store.findArticle(site, 'a'))?.views, 5, 'after');
  });

  test('adds to the views of known articles; others count nothing', async (store) => {
    await store.putArticles(site, [articleRecord('a', now), articleRecord('b', now, { views: 7 })]);
    await Promise.all([
      store.addViews(
        site,
        new Map([
          ['a', 2],
          ['b', 1],
          ['unknown', 9],
        ]),
      ),
      store.addViews(site, new Map([['a', 3]])),
      store.addViews('other', new Map([['a', 9]])),
    ]);
    equal((await store.findArticle(site, 'a'))?.views, 5, 'a');
    equal((await store.findArticle(site, 'b'))?.views, 8, 'b');
    equal(await store.findArticle(site, 'unknown'), undefined, 'the unknown');
  });

  test('lists recent newest first, without the excluded article and other sites', async (store) => {
    await putRow(store, 'a b c d');
    await store.putArticles('other', [articleRecord('x', now + 99 * minute)]);
    equal(await ids(store, { kind: 'recent', exclude: 'c' }), 'd b a', 'ids');
    equal(await ids(store, { kind: 'recent', exclude: '' }), 'd c b a', 'ids with nothing excluded');
    equal(await ids(store, { kind: 'recent', exclude: 'c', limit: 2 }), 'd b', 'ids up to the limit');
  });

  test('lists older than the excluded article, newest first', async (store) => {
    await putRow(store, 'a b c d');
    equal(await ids(store, { kind: 'older', exclude: 'c' }), 'b a', 'ids');
  });

  test('lists newer than the excluded article, oldest first', async (store) => {
    await putRow(store, 'a b c d');
    equal(await ids(store, { kind: 'newer', exclude: 'b' }), 'c d', 'ids');
  });

  test('takes older before the bound, and newer at or after it, wherever the excluded article stands', async (store) => {
    await putRow(store, 'a b c d e');
    const bound = now + 2 * minute;
    equal(await ids(store, { kind: 'older', exclude: 'e', bound }), 'b a', 'older');
    equal(await ids(store, { kind: 'newer', exclude: 'e', bound }), 'c d', 'newer');
    equal(await ids(store, { kind: 'older', exclude: 'a', bound }), 'b', 'older without the excluded');
    equal(
      await ids(store, { kind: 'newer', exclude: 'unknown', bound }),
      'c d e',
      'newer than a page that is no article',
    );
  });

  test('lists older as recent, and nothing newer, when the excluded article is unknown', async (store) => {
    await putRow(store, 'a b c');
    equal(await ids(store, { kind: 'older', exclude: 'unknown' }), 'c b a', 'older');
    equal(await ids(store, { kind: 'newer', exclude: 'unknown' }), '', 'newer');
  });

  test('puts every article of the very time of the excluded one into exactly one of older and newer', async (store) => {
    await store.putArticles(
      site,
      ['a', 'b', 'c', 'd', 'e'].map((id) => articleRecord(id, now)),
    );
    const older = await ids(store, { kind: 'older', exclude: 'c' });
    const newer = await ids(store, { kind: 'newer', exclude: 'c' });
    equal([...older.split(' '), ...newer.split(' ')].sort(), ['a', 'b', 'd', 'e'], 'both together');
  });

  test('lists popular by views, the most viewed first, equal views by id', async (store) => {
    await putRow(store, 'a b c d');
    await store.addViews(
      site,
      new Map([
        ['a', 3],
        ['b', 9],
        ['c', 3],
      ]),
    );
    equal(await ids(store, { kind: 'popular', exclude: 'd' }), 'b c a', 'ids');
  });

  test('gives an article that was moved in time at its new place', async (store) => {
    await putRow(store, 'a b c');
    await store.putArticles(site, [articleRecord('a', now + 10 * minute)]);
    equal(await ids(store, { kind: 'recent', exclude: '' }), 'a c b', 'ids');
  });

  for (const kind of ['recent', 'older', 'newer', 'popular'] as const) {
    test(`gives every ${kind} article exactly once over pages of any size, with ties across their edges`, async (store) => {
      // Seven articles share each time, five each count of views.
      const all = Array.from({ length: 40 }, (_, n) =>
        articleRecord(`n${(n * 17) % 40}`, now + Math.floor(n / 7) * minute, { views: n % 8 }),
      );
      await store.putArticles(site, all);
      const exclude = all[20]?.id ?? '';
      const whole = await list(store, { kind, exclude, limit: 100 });
      for (const limit of [1, 3, 7, 50]) {
        const items = await pages(store, kind, exclude, limit);
        equal(
          items.map(({ id }) => id),
          whole.map(({ id }) => id),
          `pages of ${limit}`,
        );
      }
      equal(new Set(whole.map(({ id }) => id)).size, whole.length, 'different ids');
    });
  }

  test('misses nothing and repeats nothing that was there, when articles are added between two pages', async (store) => {
    await putRow(store, 'a b c d e f');
    const first = await list(store, { kind: 'recent', exclude: '', limit: 3 });
    await store.putArticles(site, [articleRecord('new', now + 99 * minute)]);
    const second = await list(store, {
      kind: 'recent',
      exclude: '',
      limit: 3,
      after: position('recent', first.at(-1)),
    });
    equal([...first, ...second].map(({ id }) => id).join(' '), 'f e d c b a', 'ids');
  });
}

/** Articles a minute apart, the oldest first. */
async function putRow(store: Store, names: string): Promise<void> {
  await store.putArticles(
    site,
    names.split(' ').map((id, n) => articleRecord(id, now + n * minute)),
  );
}

function list(store: Store, selection: Omit<ArticleSelection, 'site'>): Promise<readonly ArticleRecord[]> {
  return store.listArticles({ site, ...selection });
}

async function ids(
  store: Store,
  selection: Omit<ArticleSelection, 'site' | 'limit'> & { limit?: number },
): Promise<string> {
  return (await list(store, { limit: 10, ...selection })).map(({ id }) => id).join(' ');
}

function position(kind: ArticleKind, last: ArticleRecord | undefined) {
  return { key: (kind === 'popular' ? last?.views : last?.publishedAt) ?? 0, id: last?.id ?? '' };
}

async function pages(store: Store, kind: ArticleKind, exclude: string, limit: number): Promise<ArticleRecord[]> {
  const seen: ArticleRecord[] = [];
  for (;;) {
    const after = seen.length > 0 && { after: position(kind, seen.at(-1)) };
    const page = await list(store, { kind, exclude, limit, ...after });
    equal(page.length <= limit, true, 'at most the limit');
    if (page.length === 0) return seen;
    seen.push(...page);
    // A store that gives an item twice may never come to an end.
    equal(new Set(seen.map(({ id }) => id)).size, seen.length, 'different items so far');
  }
}
