import { StoreBusyError } from '../../contract/store.js';

// Primary result codes, https://www.sqlite.org/rescode.html
const busy = 5;
const locked = 6;
const protocol = 15;
const passing: ReadonlyMap<number, string> = new Map([
  [busy, 'The database is locked by another process.'],
  [locked, 'The database is locked by another process.'],
  [7, 'The database is out of memory.'],
  [8, 'The database cannot be written.'],
  [10, 'The disk under the database gave an error.'],
  [13, 'The disk under the database is full.'],
  [14, 'A file of the database cannot be opened.'],
  [protocol, 'The database is locked by another process.'],
]);

// `errcode` is the extended code; its low byte is the primary one.
function resultCode(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
}

/** Whether another connection holds the lock, so that the same operation may succeed in a moment. */
export function isLocked(error: unknown): boolean {
  const code = resultCode(error);
  return code === busy || code === locked || code === protocol;
}

/** What a caller of the store sees: a `StoreBusyError` for what passes (lock, disk), anything else as it is. */
export function storeError(error: unknown): unknown {
  const message = passing.get(resultCode(error) ?? 0);
  return message ? new StoreBusyError(message, { cause: error }) : error;
}
