import type { CallOptions } from '../../contract/adapter.js';
import { CommentError } from '../../core/error.js';

/**
 * Begins a method that may refuse, or answer, before it asks the backend: a signal that was aborted before the call, or in the turn of the caller, goes first.
 * @throws the native AbortError.
 */
export async function startCall({ signal }: CallOptions = {}): Promise<void> {
  await Promise.resolve();
  if (signal?.aborted) throw new DOMException('The call was aborted.', 'AbortError');
}

/** What is asked before a comment is sent: whatever goes wrong with it, nothing was stored. */
export async function beforeSending<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof CommentError)) throw error;
    const { code, message, cause } = error;
    throw new CommentError(code, Object.assign({}, error, { message, cause, outcome: 'refused' as const }));
  }
}
