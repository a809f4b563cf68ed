import { StoreBusyError } from '../../contract/store.js';

/** The answer to COMMIT was lost: it may be written, and may not. */
export class CommitUnknownError extends StoreBusyError {}

/** What was begun is undone, and this is the answer all the same. */
export class Rollback<T> extends Error {
  readonly result: T;

  constructor(result: T) {
    super('Undone.');
    this.result = result;
  }
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const conflicts: ReadonlySet<string> = new Set(['40001', '40P01', '55P03']);
const sockets = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT|EADDRNOTAVAIL)/;
// `pg` gives these no code.
const words =
  /timeout|timed out|Connection terminated|not queryable|closed the connection|Client was closed|after calling end/i;

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** Another transaction stood in the way: the same one may succeed in a moment. It is undone by now. */
export const isConflict = (error: unknown): boolean => conflicts.has(codeOf(error));

/** The connection is of no use any more: lost, refused, ended by the server, or it gave no answer in time. */
export function isLost(error: unknown): boolean {
  const code = codeOf(error);
  if (code.startsWith('08') || code.startsWith('57P') || code === '53300' || code === '25P03' || sockets.test(code))
    return true;
  return code === '' && error instanceof Error && words.test(error.message);
}

/** What a caller of the store sees: a `StoreBusyError` for what passes, anything else as it is. */
export function storeError(error: unknown): unknown {
  if (error instanceof StoreBusyError) return error;
  const code = codeOf(error);
  if (isConflict(error)) return new StoreBusyError('The database is busy with other transactions.', { cause: error });
  if (isLost(error)) return new StoreBusyError('The database cannot be reached.', { cause: error });
  // Out of disk, memory or connections, an error of the disk, cancelled, read-only after a switch to another server.
  if (/^(53|58|57014|25006)/.test(code)) {
    return new StoreBusyError('The database cannot do this now.', { cause: error });
  }
  return error;
}
