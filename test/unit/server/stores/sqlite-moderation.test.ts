import { describe, expect, it } from 'vitest';
import { commentRecord, now, site, stores } from '../../../../src/testing/store-records.js';
import { openStore, otherConnection } from './sqlite-file.js';
import { commitsInLog } from './wal-commits.js';

const range = (length: number) => Array.from({ length }, (_, n) => n);

describe('deliveries', () => {
  it('go to one of two connections that ask at the same time', async () => {
    const { path, store } = openStore();
    const { store: other } = openStore({ path });
    await store.queueDeliveries(site, 'hook', ['submitted'], now);
    await Promise.all(range(40).map((n) => stores(store, commentRecord(n))));
    await Promise.all([store, other].map((each) => each.queueDeliveries(site, 'hook', ['submitted'], now)));
    const asked = range(12).map((n) => (n % 2 ? store : other).takeDeliveries(site, now, 60_000, 5));
    const taken = (await Promise.all(asked)).flat().map(({ event }) => event.comment);
    expect(taken.toSorted()).toEqual(
      range(40)
        .map((n) => `comment-${n}`)
        .toSorted(),
    );
  });

  it('are all queued for a hook that was away while thousands of events came', async () => {
    const { store } = openStore();
    await store.queueDeliveries(site, 'hook', ['published'], now);
    await Promise.all(range(1300).map((n) => stores(store, commentRecord(n, { status: 'published' }))));
    await store.queueDeliveries(site, 'hook', ['published'], now);
    const taken = await store.takeDeliveries(site, now, 1000, 5000);
    expect(new Set(taken.map(({ event }) => event.comment)).size).toBe(1300);
    expect(taken).toHaveLength(1300);
  });

  it('are taken again when their lease is over, with the attempt counted', async () => {
    const { path, store } = openStore();
    await store.queueDeliveries(site, 'hook', ['submitted'], now);
    await stores(store, commentRecord(1));
    await store.queueDeliveries(site, 'hook', ['submitted'], now);
    const [first] = await store.takeDeliveries(site, now, 1000, 5);
    await store.close();
    const { store: again } = openStore({ path });
    expect(await again.takeDeliveries(site, now + 999, 1000, 5)).toEqual([]);
    const [second] = await again.takeDeliveries(site, now + 1000, 1000, 5);
    expect([first?.tries, second?.tries]).toEqual([0, 1]);
    await again.finishDelivery(second?.id ?? 0);
    expect(await again.takeDeliveries(site, now + 1e6, 1000, 5)).toEqual([]);
  });
});

describe('decide', () => {
  it('puts a hundred decisions into one commit', async () => {
    const { path, store } = openStore();
    await Promise.all(range(100).map((n) => stores(store, commentRecord(n))));
    const before = commitsInLog(path);
    const all = range(100).map(
      (n) => ({ site, comment: `comment-${n}`, to: 'published', actor: 'an', at: now }) as const,
    );
    expect(await store.decide(all)).toHaveLength(100);
    expect(commitsInLog(path) - before).toBe(1);
    expect(await store.countComments(site, ['/news/1'])).toEqual([100]);
  });
});

describe('the audit log', () => {
  it.each([
    `UPDATE audit SET actor = 'nobody'`,
    'DELETE FROM audit',
    `INSERT OR REPLACE INTO audit (id, site, at, actor, action) VALUES (1, 's', 0, 'nobody', 'published')`,
    `UPDATE OR REPLACE audit SET id = 2`,
  ])('refuses %s, whoever asks', async (sql) => {
    const { path, store } = openStore();
    await store.appendAudit({ site, at: now, actor: 'an', action: 'reveal', comment: 'comment-1' });
    expect(() => otherConnection(path).exec(sql)).toThrow('The audit log can only grow.');
    const lines = await store.listAudit({ site, limit: 9 });
    expect(lines).toEqual([{ id: 1, site, at: now, actor: 'an', action: 'reveal', comment: 'comment-1' }]);
  });
});
