import { StoreBusyError, type Store } from '../../contract/store.js';
import { sqliteArticles } from './sqlite-articles.js';
import { sqliteComments } from './sqlite-comments.js';
import { isLocked, storeError } from './sqlite-errors.js';
import { sqliteLimits } from './sqlite-limits.js';
import { openDatabase } from './sqlite-open.js';
import { retryDelayMs, writeQueue, type WriteOperation } from './sqlite-queue.js';

export interface SqliteStoreOptions {
  /** The database file; it and its folder are made when missing. `-wal` and `-shm` files stand beside it while it is open. */
  readonly path: string;
  /** How long an operation waits for a lock that another process holds before it rejects with `StoreBusyError`, in milliseconds. Default: 2000. */
  readonly lockWaitMs?: number;
}

/**
 * A store in one SQLite file, by `node:sqlite` (Node 22.16 or later). A write resolves after its commit has been synced to the disk (WAL,
 * `synchronous = FULL`); the writes of one turn of the event loop share that sync. Several processes may open the same file.
 * @throws Error that names the path and the mend, when the file cannot be opened or comes from a newer version.
 */
export function sqliteStore({ path, lockWaitMs = 2000 }: SqliteStoreOptions): Store {
  const db = openDatabase(path);
  const queue = writeQueue(db, lockWaitMs);
  const limits = sqliteLimits(db);
  const comments = sqliteComments(db, limits.use);
  const articles = sqliteArticles(db);
  let closing: Promise<void> | undefined;

  async function write<T>(operation: WriteOperation<T>): Promise<T> {
    if (closing) throw closed();
    return queue.run(operation);
  }

  // Under WAL a reader waits for nobody, save in the moments when another process recovers the log or opens and closes the file.
  async function read<T>(operation: () => T): Promise<T> {
    const deadline = performance.now() + lockWaitMs;
    for (;;) {
      if (closing) throw closed();
      try {
        return operation();
      } catch (error) {
        if (!isLocked(error) || performance.now() >= deadline) throw storeError(error);
      }
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs()));
    }
  }

  async function shutDown(): Promise<void> {
    // The queue keeps its order: when this empty write is through, so is everything before it.
    await queue.run(() => undefined).catch(() => undefined);
    try {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // Another process still reads: whoever closes last writes the log back.
    }
    db.close();
  }

  return {
    acceptSubmission: (record) => write(comments.accept(record)),
    findSubmission: (site, submissionId) => read(() => comments.findSubmission(site, submissionId)),
    findComment: (site, id) => read(() => comments.findComment(site, id)),
    findPage: (site, id) => read(() => comments.findPage(site, id)),
    useChallenge: async (use, now) =>
      use.expiresAt > now && write(() => limits.use(use.site, use.nonce, use.expiresAt)),
    takeLimits: (rules, now) => write(() => limits.take(rules, now)),
    putArticles: (site, records) => write(() => articles.put(site, records)),
    findArticle: (site, id) => read(() => articles.findArticle(site, id)),
    listArticles: (selection) => read(() => articles.list(selection)),
    addViews: (site, views) => write(() => articles.addViews(site, views)),
    listQueue: (selection) => read(() => comments.listQueue(selection)),
    async sweep(now) {
      while (await write(() => limits.sweepSome(now)));
    },
    close: () => (closing ??= shutDown()),
  };
}

function closed(): StoreBusyError {
  return new StoreBusyError('The store is closed.');
}
