import type { DatabaseSync } from 'node:sqlite';
import { StoreBusyError } from '../../contract/store.js';
import { isLocked, storeError } from './sqlite-errors.js';
import { retryDelayMs } from './sqlite-queue.js';

/**
 * The log keeps old pages until it is written back and cut. That waits for readers of other connections, who may still need them.
 * @param waitMs how long to wait for them.
 */
export function sqliteCheckpoint(db: DatabaseSync, waitMs: number) {
  const checkpoint = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  let owed = false;

  /** `false`: somebody still reads the log. */
  function tryOnce(): boolean {
    try {
      if ((checkpoint.get() as { busy: number }).busy !== 0) return false;
    } catch (error) {
      if (isLocked(error)) return false;
      throw storeError(error);
    }
    owed = false;
    return true;
  }

  return {
    /** Resolves when no erased byte is left in the log. @throws StoreBusyError when it could not be cut in time; `retry` goes on then. */
    async cut(): Promise<void> {
      owed = true;
      const deadline = performance.now() + waitMs;
      while (!tryOnce()) {
        if (performance.now() >= deadline) {
          throw new StoreBusyError(
            'The comments are erased, but another process reads the log, which still holds them. It is cut at a later sweep.',
          );
        }
        await new Promise((resolve) => setTimeout(resolve, retryDelayMs()));
      }
    },
    /** Cuts a log that could not be cut before. */
    retry(): void {
      if (owed) tryOnce();
    },
  };
}
