import { describe, expect, it } from 'vitest';
import { recordKinds } from '../../../../src/contract/data-store.js';
import type { Store } from '../../../../src/contract/store.js';
import { articleRecord, commentRecord, now, site, stores } from '../../../../src/testing/store-records.js';
import { openStore, otherConnection } from './sqlite-file.js';
import { work } from './sqlite-workload.js';

/** Copies a site from one store into another, a few records at a time. */
async function copy(from: Store, to: Store, limit: number): Promise<{ added: number; known: number }> {
  const sum = { added: 0, known: 0 };
  for (const kind of recordKinds) {
    let after: string | undefined;
    do {
      const page = await from.dumpRecords(site, kind, after, limit);
      const { added, known } = await to.loadRecords(site, kind, page.records);
      sum.added += added;
      sum.known += known;
      after = page.next;
    } while (after !== undefined);
  }
  return sum;
}

/** Every row that a dump is about, counters included; what only counts rows or time is left out. */
function rowsOf(path: string) {
  const db = otherConnection(path);
  const all = (sql: string) => db.prepare(sql).all();
  const drop = ({ seq: _seq, erased_at: _erasedAt, ...row }: Record<string, unknown>) => row;
  return {
    comments: all('SELECT * FROM comment ORDER BY seq').map(drop),
    revisions: all('SELECT * FROM revision ORDER BY seq').map(drop),
    rest: ['page', 'article', 'vote', 'report', 'ban', 'audit'].map((table) => all(`SELECT * FROM ${table}`)),
  };
}

describe('dump and load', () => {
  it.each([1, 7, 500])('give an equal database, %i records at a time', async (limit) => {
    const [one, other] = [openStore(), openStore()];
    await work(one.store, 5, 150);
    await one.store.putArticles(site, [articleRecord('a', now), articleRecord('b', now + 1, { views: 4 })]);
    await copy(one.store, other.store, limit);
    expect(rowsOf(other.path)).toEqual(rowsOf(one.path));
    expect(await other.store.listEvents({ site, after: 0, limit: 9 })).toEqual([]);
  });

  it('add nothing the second time', async () => {
    const [one, other] = [openStore(), openStore()];
    await work(one.store, 6, 150);
    const { added } = await copy(one.store, other.store, 100);
    const before = rowsOf(other.path);
    expect(await copy(one.store, other.store, 100)).toEqual({ added: 0, known: added });
    expect(rowsOf(other.path)).toEqual(before);
  });

  it('finds the few comments of a site among many of another', async () => {
    const { path, store } = openStore();
    const record = (n: number, of: string) => commentRecord(n, { site: of });
    await store.loadRecords(site, 'page', [{ id: '/news/1', url: 'https://example.org/', title: '' }]);
    await store.loadRecords('other', 'page', [{ id: '/news/1', url: 'https://example.org/', title: '' }]);
    await store.loadRecords(site, 'comment', [record(0, site)]);
    for (let n = 0; n < 12_000; n += 500) {
      await store.loadRecords(
        'other',
        'comment',
        Array.from({ length: 500 }, (_, k) => record(n + k, 'other')),
      );
    }
    await store.loadRecords(site, 'comment', [record(1, site)]);
    const { records, next } = await store.dumpRecords(site, 'comment', undefined, 1);
    expect([records[0]?.id, next === undefined]).toEqual(['comment-0', false]);
    const rest = await store.dumpRecords(site, 'comment', next, 5);
    expect([rest.records.map(({ id }) => id), rest.next]).toEqual([['comment-1'], undefined]);
    expect(otherConnection(path).prepare('SELECT count(*) AS n FROM comment').get()).toEqual({ n: 12_002 });
  });

  it('counts a line of three thousand replies, of which each answers the one before', async () => {
    const { path, store } = openStore();
    await store.loadRecords(site, 'page', [{ id: '/news/1', url: 'https://example.org/', title: '' }]);
    for (let n = 0; n < 3000; n += 500) {
      const replies = Array.from({ length: 500 }, (_, k) =>
        commentRecord(n + k, { status: 'published', ...(n + k > 0 && { parent: `comment-${n + k - 1}` }) }),
      );
      await store.loadRecords(site, 'comment', replies);
    }
    const wrong = `SELECT count(*) AS n FROM comment WHERE below <> 2999 - substr(id, 9)`;
    expect(otherConnection(path).prepare(wrong).get()).toEqual({ n: 0 });
    expect(await store.countComments(site, ['/news/1'])).toEqual([3000]);
  });

  it('load all or none: a reply without its parent rejects, and what came before it is not there', async () => {
    const { store } = openStore();
    await store.loadRecords(site, 'page', [{ id: '/news/1', url: 'https://example.org/', title: '' }]);
    const records = [commentRecord(1, { status: 'published' }), commentRecord(2, { parent: 'nobody' })];
    await expect(store.loadRecords(site, 'comment', records)).rejects.toThrow('nobody');
    expect(await store.findComment(site, 'comment-1')).toBeUndefined();
    expect(await store.countComments(site, ['/news/1'])).toEqual([0]);
  });

  it('refuses more than 500 records at once', async () => {
    const { store } = openStore();
    const records = Array.from({ length: 501 }, (_, n) => articleRecord(`a${n}`, now));
    await expect(store.loadRecords(site, 'article', records)).rejects.toThrow(TypeError);
  });
});

describe('a search in a large file', () => {
  it('finds what lies thousands of comments behind, and lets the event loop go on', async () => {
    const { store } = openStore();
    await stores(store, commentRecord('first', { search: 'duong hong 0912345678', createdAt: 1 }));
    for (let n = 0; n < 6000; n += 500) {
      const records = Array.from({ length: 500 }, (_, k) => commentRecord(n + k, { search: `bai so ${n + k}` }));
      await store.loadRecords(site, 'comment', records);
    }
    let turns = 0;
    const ticking = setInterval(() => (turns += 1));
    const found = await store.findBySearch(site, ['0912345678', 'hong'], 5);
    clearInterval(ticking);
    expect(found.map(({ id }) => id)).toEqual(['comment-first']);
    expect(turns).toBeGreaterThan(0);
    const queue = { site, status: 'pending', words: ['bai', '59'], limit: 3 } as const;
    const [first, second, third] = await store.listQueue(queue);
    expect([first, second, third].map((each) => each?.search)).toEqual(['bai so 1059', 'bai so 1159', 'bai so 1259']);
    const next = await store.listQueue({ ...queue, after: { key: now, id: third?.id ?? '' } });
    expect(next[0]?.search).toBe('bai so 1359');
  });
});
