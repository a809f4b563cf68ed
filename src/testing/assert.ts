import { CommentError, type ErrorCode } from '../core/error.js';

// Our own: the suite runs under any runner, and in browsers.

export function ensure(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** By value: a member that is `undefined` equals one that is absent, and the order of members does not matter. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [text(actual), text(expected)];
  ensure(is === should, `${what}: expected ${should}, got ${is}`);
}

/** What it rejects with. */
export async function rejection(promise: Promise<unknown>, what: string): Promise<unknown> {
  const [result] = await Promise.allSettled([promise]);
  ensure(result.status === 'rejected', `${what} should reject, and resolved`);
  return result.reason;
}

/** Rejects with a CommentError of one of the codes. */
export async function refuses(
  promise: Promise<unknown>,
  codes: ErrorCode | readonly ErrorCode[],
  what: string,
): Promise<CommentError> {
  const error = await rejection(promise, what);
  ensure(error instanceof CommentError, `${what} rejects with ${name(error)}, which is no CommentError`);
  ensure(
    [codes].flat().includes(error.code),
    `${what} should reject with ${String(codes)}, and rejects with ${error.code}`,
  );
  return error;
}

/** Rejects with the native AbortError. */
export async function aborts(promise: Promise<unknown>, what: string): Promise<void> {
  const error = await rejection(promise, what);
  const native = error instanceof DOMException && error.name === 'AbortError';
  ensure(native, `${what} should reject with the native AbortError, and rejects with ${name(error)}`);
}

/** Resolves, or rejects in a way that the contract names. */
export async function behaves(promise: Promise<unknown>, what: string): Promise<void> {
  const [result] = await Promise.allSettled([promise]);
  if (result.status === 'fulfilled' || result.reason instanceof CommentError) return;
  await aborts(promise, what);
}

export function name(error: unknown): string {
  if (error instanceof CommentError && error.message !== error.code)
    return `${error.name} "${error.code}": ${error.message}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : `${typeof error} ${String(error)}`;
}

function text(value: unknown): string {
  const sorted = (_: string, each: unknown): unknown =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each;
  return JSON.stringify(value, sorted) ?? 'undefined';
}
