import { describe, expect, it, vi } from 'vitest';
import { StoreBusyError } from '../../../../src/contract/store.js';
import { commentRecord, now, site, stores, submission } from '../../../../src/testing/store-records.js';
import { cuttingProxy } from './cutting-proxy.js';
import { freshSchema, useServer } from './postgres-server.js';

const server = useServer(['fsync=off']);

async function behindProxy(schema = freshSchema()) {
  const proxy = await cuttingProxy(server.port);
  const store = await server.open({ schema, url: server.url.replace(String(server.port), String(proxy.port)) });
  return { proxy, store, schema };
}

describe('a connection that is lost', () => {
  it('after COMMIT, before its answer: the comment is looked up, and is stored', async () => {
    const { proxy, store } = await behindProxy();
    proxy.cut = 'after';
    const { outcome } = await store.acceptSubmission(submission(commentRecord(1), 'nonce'));
    expect(outcome).toBe('stored');
    expect(await store.listQueue({ site, status: 'pending', limit: 9 })).toHaveLength(1);
  });

  it('before COMMIT arrives: busy, nothing stored, and the same submit is stored then, its challenge unused', async () => {
    const { proxy, store } = await behindProxy();
    proxy.cut = 'before';
    const record = submission(commentRecord(1), 'nonce');
    await expect(store.acceptSubmission(record)).rejects.toThrow(StoreBusyError);
    expect(await store.findComment(site, 'comment-1')).toBeUndefined();
    expect((await store.acceptSubmission(record)).outcome).toBe('stored');
  });

  it('while nothing is under way: the next operation has another one', async () => {
    const { proxy, store } = await behindProxy();
    await stores(store, commentRecord(1));
    proxy.cutAll();
    await stores(store, commentRecord(2));
    expect(await store.listQueue({ site, status: 'pending', limit: 9 })).toHaveLength(2);
  });

  it('of the listener is a delay: what another process writes is heard of all the same', async () => {
    const { proxy, store, schema } = await behindProxy();
    const other = await server.open({ schema });
    const wake = vi.fn();
    store.onChange(wake);
    await stores(other, commentRecord(1));
    await expect.poll(() => wake.mock.calls.length, { timeout: 5000 }).toBeGreaterThan(0);
    proxy.cutAll();
    const before = wake.mock.calls.length;
    await stores(other, commentRecord(2));
    await expect.poll(() => wake.mock.calls.length, { timeout: 5000 }).toBeGreaterThan(before);
  });
});

describe('positions of events', () => {
  it('are not passed by a reader while a transaction below them is in progress', async () => {
    const schema = freshSchema();
    const store = await server.open({ schema });
    await stores(store, commentRecord(0));
    const { last } = await store.eventRange(site);
    // A transaction that has its number, and has not committed.
    const slow = server.query(`BEGIN;
      INSERT INTO ${schema}.event SELECT pg_current_xact_id()::text::bigint * 16384, '${site}', '/news/1', 'closed', NULL, ${now};
      SELECT pg_sleep(1); COMMIT; SELECT 1`);
    await expect
      .poll(() => server.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'`), { interval: 5 })
      .toHaveLength(1);
    await stores(store, commentRecord(1));
    expect(await store.listEvents({ site, after: last, limit: 9 })).toEqual([]);
    expect((await store.eventRange(site)).last).toBe(last);
    await slow;
    const events = await store.listEvents({ site, after: last, limit: 9 });
    expect(events.map(({ kind }) => kind)).toEqual(['closed', 'submitted']);
  });
});
