import type { CallOptions } from '../../contract/adapter.js';

/** For what needs no request, or not at once: the native AbortError, whatever reason the caller's signal was given. */
export function throwIfAborted(options: CallOptions | undefined): void {
  if (options?.signal?.aborted) throw new DOMException('The call was aborted.', 'AbortError');
}
