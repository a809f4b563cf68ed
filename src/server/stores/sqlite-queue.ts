import type { DatabaseSync } from 'node:sqlite';
import { StoreBusyError } from '../../contract/store.js';
import { isLocked, storeError } from './sqlite-errors.js';

/** Runs to its end within one turn; `undo()` takes back what it wrote but keeps its result. */
export type WriteOperation<T> = (undo: () => void) => T;

export interface WriteQueue {
  /** Resolves after a durable commit. Rejects with what the operation threw, or with `StoreBusyError`; nothing is written then. */
  run<T>(operation: WriteOperation<T>): Promise<T>;
}

interface Job {
  readonly operation: WriteOperation<unknown>;
  readonly deadline: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Settle = () => void;

/** A batch gives the event loop back after this time; what is left waits for the next turn. Milliseconds. */
const batchMs = 20;

/** Between two tries for the lock, in milliseconds. Random, so that two processes do not keep meeting. */
export const retryDelayMs = (): number => 5 + Math.random() * 20;

/**
 * Group commit: all writes of one turn of the event loop share one transaction and one sync of the disk, each in a savepoint of its own. From BEGIN to
 * COMMIT nothing is awaited, so no other write can join and be rolled back with it.
 * @param waitMs how long a write waits for a lock that another connection holds.
 * @param onCommit called after each commit that wrote something, before those who wait for it hear of it.
 */
export function writeQueue(db: DatabaseSync, waitMs: number, onCommit?: () => void): WriteQueue {
  const totalChanges = db.prepare('SELECT total_changes() AS n');
  let written = changes();
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const mark = db.prepare('SAVEPOINT operation');
  const unmark = db.prepare('RELEASE operation');
  const backToMark = db.prepare('ROLLBACK TO operation');
  let jobs: Job[] = [];
  let scheduled = false;

  function schedule(delayMs?: number): void {
    if (scheduled) return;
    scheduled = true;
    const start = () => {
      scheduled = false;
      flush();
    };
    // An immediate runs after the reads of this turn: by then every request that came with it has queued its write.
    if (delayMs === undefined) setImmediate(start);
    else setTimeout(start, delayMs);
  }

  function flush(): void {
    try {
      if (db.isTransaction) rollback.run();
      begin.run();
    } catch (error) {
      const now = performance.now();
      const mayWait = (job: Job) => isLocked(error) && now < job.deadline;
      const [waiting, tired] = [jobs.filter(mayWait), jobs.filter((job) => !mayWait(job))];
      jobs = waiting;
      if (waiting.length > 0) schedule(retryDelayMs());
      for (const job of tired) job.reject(storeError(error));
      return;
    }
    const batch = jobs;
    jobs = [];
    const settled: Settle[] = [];
    let taken = 0;
    try {
      const end = performance.now() + batchMs;
      for (const job of batch) {
        taken += 1;
        settled.push(runOne(job));
        if (performance.now() >= end) break;
      }
      commit.run();
      for (const settle of settled) settle();
      if (onCommit && written !== (written = changes())) onCommit();
    } catch (error) {
      giveUp(batch.slice(0, taken), error);
    }
    jobs = batch.slice(taken);
    if (jobs.length > 0) schedule();
  }

  /** @returns how to answer the caller once the batch is committed. @throws when the whole transaction is lost. */
  function runOne({ operation, resolve, reject }: Job): Settle {
    const state = { undone: false };
    mark.run();
    try {
      const value = operation(() => (state.undone = true));
      if (state.undone) backToMark.run();
      unmark.run();
      return () => resolve(value);
    } catch (error) {
      // On a full disk SQLite may have rolled back everything by itself.
      if (!db.isTransaction) throw error;
      backToMark.run();
      unmark.run();
      return () => reject(storeError(error));
    }
  }

  function changes(): unknown {
    return totalChanges.get()?.n;
  }

  function giveUp(batch: readonly Job[], cause: unknown): void {
    try {
      if (db.isTransaction) rollback.run();
    } catch {
      // The next flush tries again before it begins.
    }
    const known = storeError(cause);
    const error = known instanceof StoreBusyError ? known : new StoreBusyError('The commit failed.', { cause });
    for (const job of batch) job.reject(error);
  }

  return {
    run<T>(operation: WriteOperation<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        const deadline = performance.now() + waitMs;
        jobs.push({ operation, deadline, resolve: resolve as (value: unknown) => void, reject });
        schedule();
      });
    },
  };
}
