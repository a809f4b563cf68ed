import type { CallOptions } from '../../contract/adapter.js';

/** Ends with its caller's signal; what it waits for goes on for the others who do. @throws the native AbortError. */
export function untilAborted<T>(promise: Promise<T>, { signal }: CallOptions = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(new DOMException('The call was aborted.', 'AbortError'));
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end, { once: true });
    void promise.then(resolve, reject).then(() => signal?.removeEventListener('abort', end));
  });
}
