import { afterEach, describe, expect, it, vi } from 'vitest';
import { commentRecord, now, site, stores } from '../../../../src/testing/store-records.js';
import { openStore, otherConnection } from './sqlite-file.js';

afterEach(() => void vi.useRealTimers());

const range = (length: number) => Array.from({ length }, (_, n) => n);

describe('onChange', () => {
  it('wakes once for all writes of a commit, after it can be read', async () => {
    const { path, store } = openStore();
    const count = otherConnection(path).prepare('SELECT count(*) AS n FROM comment');
    const seen: unknown[] = [];
    store.onChange(() => seen.push(count.get()?.n));
    await Promise.all(range(8).map((n) => stores(store, commentRecord(n))));
    expect(seen).toEqual([8]);
  });

  it('does not wake for what wrote nothing', async () => {
    const { store } = openStore();
    await stores(store, commentRecord(1));
    await store.queueDeliveries(site, 'hook', ['submitted'], now);
    const wake = vi.fn();
    store.onChange(wake);
    await stores(store, commentRecord(1)).catch(() => undefined);
    await store.listQueue({ site, status: 'pending', limit: 9 });
    await store.decide([{ site, comment: 'comment-1', to: 'pending', actor: 'an', at: now }]);
    // A worker that is woken looks into its queue: it must not wake itself by that.
    await store.queueDeliveries(site, 'hook', ['submitted'], now);
    await store.takeDeliveries(site, now, 1000, 10);
    expect(wake).not.toHaveBeenCalled();
  });

  it('tells the others when a listener throws, and the write resolves', async () => {
    const { store } = openStore();
    const wake = vi.fn();
    store.onChange(() => {
      throw new Error('A listener of somebody');
    });
    store.onChange(wake);
    await stores(store, commentRecord(1));
    expect(wake).toHaveBeenCalledOnce();
  });

  it('hears of another process within a second, and of nothing after its end', async () => {
    const { path, store } = openStore();
    const { store: other } = openStore({ path });
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const wake = vi.fn();
    const end = store.onChange(wake);
    vi.advanceTimersByTime(3000);
    expect(wake).not.toHaveBeenCalled();
    await stores(other, commentRecord(1));
    vi.advanceTimersByTime(1000);
    expect(wake).toHaveBeenCalledOnce();
    end();
    expect(vi.getTimerCount()).toBe(0);
    await stores(other, commentRecord(2));
    await stores(store, commentRecord(3));
    expect(wake).toHaveBeenCalledOnce();
  });

  it('counts a listener that is given twice as two, and an end that is called twice as one', async () => {
    const { store } = openStore();
    const wake = vi.fn();
    const end = store.onChange(wake);
    store.onChange(wake);
    end();
    end();
    await stores(store, commentRecord(1));
    expect(wake).toHaveBeenCalledOnce();
  });

  it('leaves no timer behind after close', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { store } = openStore();
    store.onChange(() => undefined);
    expect(vi.getTimerCount()).toBe(1);
    await store.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('positions of events', () => {
  it('are never used twice, also after the newest was swept and the file was opened again', async () => {
    const { path, store } = openStore();
    await stores(store, commentRecord(1));
    const { last } = await store.eventRange(site);
    await store.sweep(now + 8 * 24 * 60 * 60 * 1000);
    expect(await store.eventRange(site)).toEqual({ first: 0, last: 0 });
    await store.close();
    const { store: again } = openStore({ path });
    await stores(again, commentRecord(2));
    expect((await again.eventRange(site)).first).toBeGreaterThan(last);
  });

  it('are all swept when there are more than one step removes', async () => {
    const { store } = openStore();
    await Promise.all(range(1200).map((n) => stores(store, commentRecord(n))));
    await stores(store, commentRecord('new', { createdAt: now + 1e9 }));
    await store.sweep(now + 1e9);
    const events = await store.listEvents({ site, after: 0, limit: 9 });
    expect(events.map(({ comment }) => comment)).toEqual(['comment-new']);
  });
});
