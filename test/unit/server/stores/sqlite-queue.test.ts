import { join } from 'node:path';
import { setImmediate as turn, setTimeout as after } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StoreBusyError } from '../../../../src/contract/store.js';
import { openDatabase } from '../../../../src/server/stores/sqlite-open.js';
import { writeQueue } from '../../../../src/server/stores/sqlite-queue.js';
import { commentRecord, now, site, submission } from '../../../../src/testing/store-records.js';
import { openStore, otherConnection, temporaryFolder } from './sqlite-file.js';
import { commitsInLog } from './wal-commits.js';

const range = (length: number) => Array.from({ length }, (_, n) => n);

describe('group commit', () => {
  it('shares one commit among all writes of a turn', async () => {
    const { path, store } = openStore();
    const before = commitsInLog(path);
    const accepted = range(32).map((n) => store.acceptSubmission(submission(commentRecord(n), `nonce-${n}`)));
    await Promise.all([...accepted, store.takeLimits([{ key: 'k', max: 9, windowMs: 1000 }], now)]);
    expect(commitsInLog(path) - before).toBe(1);
  });

  it('commits once for each turn', async () => {
    const { path, store } = openStore();
    const before = commitsInLog(path);
    for (const n of range(5)) await store.acceptSubmission(submission(commentRecord(n)));
    expect(commitsInLog(path) - before).toBe(5);
  });

  it('resolves nothing before the commit', async () => {
    const { path, store } = openStore();
    const reader = otherConnection(path);
    const count = reader.prepare('SELECT count(*) AS n FROM comment');
    const seen = await Promise.all(
      range(10).map((n) => store.acceptSubmission(submission(commentRecord(n))).then(() => count.get()?.n)),
    );
    expect(seen).toEqual(range(10).map(() => 10));
  });

  it('gives the event loop back in the middle of a very long batch', async () => {
    const path = join(temporaryFolder(), 'comments.db');
    const db = openDatabase(path);
    onTestFinished(() => db.close());
    const queue = writeQueue(db, 50);
    const insert = db.prepare(`INSERT INTO page (site, id, url, title) VALUES ('s', ?, '', '')`);
    const before = commitsInLog(path);
    const slowInsert = (n: number) => () => {
      const end = performance.now() + 12;
      while (performance.now() < end);
      insert.run(`page-${n}`);
    };
    await Promise.all(range(4).map((n) => queue.run(slowInsert(n))));
    expect(commitsInLog(path) - before).toBeGreaterThan(1);
  });
});

describe('a lock held by another connection', () => {
  it('lets a write wait, and go through when the lock is released', async () => {
    const { path, store } = openStore();
    const other = otherConnection(path);
    other.exec('BEGIN IMMEDIATE');
    const writes = range(4).map((n) => store.acceptSubmission(submission(commentRecord(n))));
    await turn();
    await turn();
    expect(await store.listQueue({ site, status: 'pending', limit: 9 })).toEqual([]);
    other.exec('COMMIT');
    expect((await Promise.all(writes)).map(({ outcome }) => outcome)).toEqual(range(4).map(() => 'stored'));
  });

  it('ends in StoreBusyError for the whole batch, while the event loop and the reads go on', async () => {
    const { path, store } = openStore({ lockWaitMs: 400 });
    const other = otherConnection(path);
    other.exec('BEGIN IMMEDIATE');
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    const writes = range(4).map((n) => store.acceptSubmission(submission(commentRecord(n))));
    const started = performance.now();
    const results = Promise.allSettled(writes);
    expect(await store.findComment(site, 'comment-1')).toBeUndefined();
    const reasons = (await results).map((result) =>
      result.status === 'rejected' ? (result.reason as unknown) : 'stored',
    );
    const waited = performance.now() - started;
    clearInterval(ticking);
    expect(reasons.every((reason) => reason instanceof StoreBusyError)).toBe(true);
    expect(waited).toBeGreaterThanOrEqual(400);
    // A wait inside SQLite would have let none through.
    expect(turns).toBeGreaterThan(10);

    other.exec('ROLLBACK');
    expect((await store.acceptSubmission(submission(commentRecord(1)))).outcome).toBe('stored');
    expect(await store.findComment(site, 'comment-0')).toBeUndefined();
  });

  it('waits 2 seconds by default', async () => {
    const { path, store } = openStore();
    otherConnection(path).exec('BEGIN IMMEDIATE');
    const started = performance.now();
    await expect(store.acceptSubmission(submission(commentRecord(1)))).rejects.toBeInstanceOf(StoreBusyError);
    expect(performance.now() - started).toBeGreaterThanOrEqual(2000);
  });

  it('gives a write that came later its own time', async () => {
    const { path, store } = openStore({ lockWaitMs: 300 });
    const other = otherConnection(path);
    other.exec('BEGIN IMMEDIATE');
    const early = store.acceptSubmission(submission(commentRecord(1))).catch((error: unknown) => error);
    await after(200);
    const late = store.acceptSubmission(submission(commentRecord(2)));
    expect(await early).toBeInstanceOf(StoreBusyError);
    other.exec('ROLLBACK');
    expect((await late).outcome).toBe('stored');
  });
});
