import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { StoreBusyError } from '../../contract/store.js';
import { storeError } from './sqlite-errors.js';
import type { WriteQueue } from './sqlite-queue.js';

export const scrubSql = {
  owe: 'INSERT INTO scrub_owed DEFAULT VALUES',
  last: 'SELECT max(id) AS id FROM scrub_owed',
  paid: 'DELETE FROM scrub_owed WHERE id <= ?',
};

/** A thread of its own, because rewriting a large file takes seconds, in which the event loop goes on. Text, so that a bundle needs no second file. */
const rewrite = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { DatabaseSync } = require('node:sqlite');
  let db;
  try {
    db = new DatabaseSync(workerData.file, { timeout: workerData.waitMs });
    db.exec('PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; VACUUM');
    parentPort.postMessage({ busy: db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get().busy });
  } catch (error) {
    parentPort.postMessage({ message: error.message, errcode: error.errcode });
  } finally {
    if (db) db.close();
  }
`;

/**
 * Overwrites what was erased. `secure_delete` alone leaves some of it: when SQLite moves rows between pages, for instance because a status has become
 * one byte longer, copies stay in the unused middle of a page (measured: 2 of 600 erased comments could be read in the file). Only writing all pages
 * anew takes them away; cutting the log takes away what stood in it.
 *
 * The need of it is a row, written in the commit that erases, so that a process that is killed in between leaves it to the next sweep of any process.
 * @param waitMs how long to wait for other connections that write, or that still read the log.
 */
export function sqliteScrub(db: DatabaseSync, file: string, queue: WriteQueue, waitMs: number) {
  const owe = db.prepare(scrubSql.owe);
  const last = db.prepare(scrubSql.last);
  const paid = db.prepare(scrubSql.paid);
  let running: Promise<void> = Promise.resolve();

  function lastOwed(): number | null {
    try {
      return (last.get() as { id: number | null }).id;
    } catch (error) {
      throw storeError(error);
    }
  }

  async function scrub(): Promise<void> {
    // What is owed by now was committed before the file is written anew.
    const owed = lastOwed();
    if (owed === null) return;
    const { busy, ...failure } = await rewriteFile(file, waitMs);
    if (failure.message !== undefined) throw notYet(storeError(Object.assign(new Error(failure.message), failure)));
    if (busy !== 0) throw notYet();
    // When this cannot be noted now, a later sweep cleans once more.
    await queue.run(() => paid.run(owed)).catch(() => undefined);
  }

  return {
    /** Part of the commit that erases. */
    owe: (): void => void owe.run(),
    isOwed: (): boolean => lastOwed() !== null,
    /** Resolves when no erased byte is left in the file or its log. @throws StoreBusyError when that must wait; call it again then. */
    clean(): Promise<void> {
      running = running.then(scrub, scrub);
      return running;
    },
  };
}

interface Rewritten {
  readonly busy?: number;
  readonly message?: string;
  readonly errcode?: number;
}

function rewriteFile(file: string, waitMs: number): Promise<Rewritten> {
  return new Promise((resolve, reject) => {
    const options = { eval: true, workerData: { file, waitMs }, execArgv: ['--disable-warning=ExperimentalWarning'] };
    const worker = new Worker(rewrite, options);
    let answer: Rewritten = { message: 'The thread that writes the file anew has ended without an answer.' };
    worker.on('message', (message: Rewritten) => (answer = message));
    worker.on('error', reject);
    worker.on('exit', () => resolve(answer));
  });
}

function notYet(cause?: unknown): StoreBusyError {
  const message =
    'The comments are erased, but the file or its log still holds old copies of them, because another process uses it or the disk is full. A later sweep goes on.';
  return new StoreBusyError(message, { cause });
}
