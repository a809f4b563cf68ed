import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { StoreBusyError } from '../../../../src/contract/store.js';
import { openDatabase } from '../../../../src/server/stores/sqlite-open.js';
import { writeQueue } from '../../../../src/server/stores/sqlite-queue.js';
import { temporaryFolder } from './sqlite-file.js';

/** A queue over a file that may grow by a few pages only: SQLite then says "full", as it does on a full disk. */
function fullQueue() {
  const db = openDatabase(join(temporaryFolder(), 'comments.db'));
  onTestFinished(() => db.close());
  const { page_count: pages } = db.prepare('PRAGMA page_count').get() as { page_count: number };
  db.exec(`PRAGMA max_page_count = ${pages + 4}`);
  const insert = db.prepare('INSERT INTO page (site, id, url, title) VALUES (?, ?, ?, ?)');
  const write = (id: string, bytes = 10) => insert.run('s', id, '', 'x'.repeat(bytes));
  const count = () => db.prepare('SELECT count(*) AS n FROM page').get()?.n;
  return { db, queue: writeQueue(db, 50), write, count };
}

const settle = async (writes: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(writes)).map((result) =>
    result.status === 'rejected' ? (result.reason as unknown) : 'done',
  );

describe('a disk that is full or fails', () => {
  it('rejects with StoreBusyError, and writes again when there is room, without reopening', async () => {
    const { db, queue, write, count } = fullQueue();
    const [first, large] = await settle([queue.run(() => write('small')), queue.run(() => write('large', 100_000))]);
    expect(large).toBeInstanceOf(StoreBusyError);
    // What was answered is what is stored, whether SQLite gave up the one write or the transaction.
    expect(count()).toBe(first === 'done' ? 1 : 0);
    db.exec('PRAGMA max_page_count = 100000');
    expect(await settle([queue.run(() => write('large', 100_000))])).toEqual(['done']);
  });

  it('rejects the whole batch when the commit fails, stores none of it, and goes on', async () => {
    const { queue, write, count } = fullQueue();
    const failing = failNextCommit();
    const results = await settle(['a', 'b', 'c'].map((id) => queue.run(() => write(id))));
    expect(failing).toHaveBeenCalled();
    expect(results.every((reason) => reason instanceof StoreBusyError)).toBe(true);
    expect(count()).toBe(0);
    expect(await settle([queue.run(() => write('a'))])).toEqual(['done']);
    expect(count()).toBe(1);
  });

  it('keeps the cause of the refusal', async () => {
    const { queue, write } = fullQueue();
    const [reason] = await settle([queue.run(() => write('large', 100_000))]);
    expect(reason).toMatchObject({ message: 'The disk under the database is full.', cause: { errcode: 13 } });
  });

  it('undoes what an operation wrote, and keeps its result', async () => {
    const { queue, write, count } = fullQueue();
    const undone = queue.run((undo) => {
      write('a');
      undo();
      return 'seen';
    });
    expect(await Promise.all([undone, queue.run(() => write('b')).then(() => 'kept')])).toEqual(['seen', 'kept']);
    expect(count()).toBe(1);
  });
});

/** The next COMMIT meets an I/O error, as when the log cannot be synced. */
function failNextCommit() {
  const { prototype } = new DatabaseSync(':memory:').prepare('COMMIT').constructor as { prototype: object };
  const statement = prototype as { run: (this: object, ...values: unknown[]) => unknown; readonly sourceSQL: string };
  const original = statement.run;
  let failed = false;
  const spy = vi.fn(function run(this: typeof statement, ...values: unknown[]) {
    if (failed || this.sourceSQL !== 'COMMIT') return original.apply(this, values);
    failed = true;
    throw Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: 1034 });
  });
  statement.run = spy;
  onTestFinished(() => {
    statement.run = original;
  });
  return spy;
}
