import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { StoreBusyError, type Store } from '../../../../src/contract/store.js';
import { commentRecord, now, site, stores } from '../../../../src/testing/store-records.js';
import { openStore, otherConnection } from './sqlite-file.js';

const range = (length: number) => Array.from({ length }, (_, n) => n);

/** Words that stand in everything that belongs to one comment, and nowhere else. */
const canary = (n: number) => `canary${String(n).padStart(4, '0')}y`;

/** Which of some comments have left words in the database file, its log or its index. */
function remaining(path: string, comments: readonly number[]): number[] {
  const files = ['', '-wal', '-shm'].map((suffix) => path + suffix).filter(existsSync);
  const bytes = files.map((file) => readFileSync(file, 'latin1')).join();
  return comments.filter((n) => bytes.includes(canary(n)));
}

async function fill(store: Store, count: number): Promise<void> {
  const words = (n: number, times: number) => ({ name: canary(n), phone: canary(n), content: canary(n).repeat(times) });
  const records = range(count).map((n) => {
    const keys = { reader: `reader-${canary(n)}`, textKey: `key-${canary(n)}`, fingerprint: `text-${canary(n)}` };
    const rest = { search: canary(n), consent: canary(n), reasons: [canary(n)], createdAt: now + ((n * 7919) % count) };
    return commentRecord(n, { fields: words(n, 1 + (n % 40)), ...keys, ...rest });
  });
  await Promise.all(records.map((record) => stores(store, record)));
  // What makes SQLite move rows between pages: a status that is longer, a text that grows.
  await store.decide(
    records.map(({ id }) => ({ site, comment: id, to: 'published', actor: 'an', reason: canary(0), at: now })),
  );
  const further = records.map(({ id: comment }, n) => {
    const texts = { fields: words(n, 200), search: canary(n), textKey: `new-${canary(n)}` };
    const revision = { site, comment, id: `r${n}`, createdAt: now, ...texts } as const;
    return [
      store.edit({ site, comment, notBefore: 0, revision: { ...revision, state: n % 2 ? 'applied' : 'waiting' } }),
      store.vote({ site, comment, reader: `voter-${n}`, value: 1 }, now),
      store.report({ site, comment, reader: `r-${n}`, reason: 'other', text: canary(n), createdAt: now }),
    ];
  });
  await Promise.all(further.flat());
}

describe('erasing', () => {
  it('leaves no byte of a comment in the file, its log or its index', async () => {
    const { path, store } = openStore();
    await fill(store, 240);
    const gone = range(240).filter((n) => n % 3 === 1);
    expect(remaining(path, gone)).toEqual(gone);
    const erased = await store.eraseComments(
      site,
      gone.map((n) => `comment-${n}`),
      'owner',
      now,
    );
    expect(erased).toEqual({ comments: 80, revisions: 160, votes: 80, reports: 80, deliveries: 0 });
    expect(remaining(path, gone)).toEqual([]);
    expect(remaining(path, [2])).toEqual([2]);
    expect(otherConnection(path).prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  });

  it('takes a waiting delivery along', async () => {
    const { store } = openStore();
    await store.queueDeliveries(site, 'hook', ['submitted'], now);
    await stores(store, commentRecord(1));
    await store.queueDeliveries(site, 'hook', ['submitted'], now);
    expect((await store.eraseComments(site, ['comment-1'], 'owner', now)).deliveries).toBe(1);
    expect(await store.takeDeliveries(site, now, 1000, 10)).toEqual([]);
  });

  it('says so when another connection still reads the log, and a later sweep goes on', async () => {
    const { path, store } = openStore({ lockWaitMs: 200 });
    await fill(store, 3);
    const reader = otherConnection(path);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM comment').get();
    const error = await store.eraseComments(site, ['comment-1'], 'owner', now).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreBusyError);
    expect((error as Error).message).toMatch(/erased, but the file or its log still holds old copies/);
    expect((await store.findComment(site, 'comment-1'))?.fields).toEqual({});
    expect(remaining(path, [1])).toEqual([1]);
    reader.exec('COMMIT');
    await store.sweep(now);
    expect(remaining(path, [1])).toEqual([]);
  });

  it('is finished by the sweep of another process when the first one has ended in between', async () => {
    const { path, store } = openStore({ lockWaitMs: 200 });
    await fill(store, 3);
    const reader = otherConnection(path);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM comment').get();
    await store.eraseComments(site, ['comment-1'], 'owner', now).catch(() => undefined);
    await store.close();
    reader.exec('COMMIT');
    const { store: other } = openStore({ path });
    await other.sweep(now);
    expect(remaining(path, [1])).toEqual([]);
    expect(otherConnection(path).prepare('SELECT count(*) AS n FROM scrub_owed').get()).toEqual({ n: 0 });
  });

  it('lets reads go on while the file is written anew', async () => {
    const { store } = openStore();
    await fill(store, 60);
    let reads = 0;
    let done = false;
    const erasing = store.eraseComments(site, ['comment-1'], 'owner', now).finally(() => (done = true));
    while (!done) {
      await store.findComment(site, 'comment-2');
      reads += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await erasing).comments).toBe(1);
    expect(reads).toBeGreaterThan(10);
  });
});
