import type { CallOptions } from '../../contract/adapter.js';

export interface CallSettings<M extends string> {
  /** Milliseconds that every answer takes. Default 0. */
  readonly latencyMs?: number;
  /** Called before a method does anything. What it throws, the method rejects with: `throw new CommentError('network')` shows a form offline. */
  readonly intercept?: (method: M, input: unknown) => void | Promise<void>;
}

/** Runs one method. Between the waits everything is synchronous, so that parallel calls never meet half done work. Copies go in and out. */
export type MemoryCall<M extends string> = <I, T>(
  method: M,
  input: I,
  options: CallOptions | undefined,
  act: (input: I) => T,
) => Promise<T>;

export function memoryCalls<M extends string>({ latencyMs = 0, intercept }: CallSettings<M>): MemoryCall<M> {
  return async (method, input, options, act) => {
    throwIfAborted(options?.signal);
    const copy = structuredClone(input);
    await intercept?.(method, copy);
    await pause(latencyMs, options?.signal);
    throwIfAborted(options?.signal);
    return structuredClone(act(copy));
  };
}

/** The native AbortError, whatever reason the caller's signal was given. */
function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DOMException('The call was aborted.', 'AbortError');
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms <= 0 || signal?.aborted) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}
