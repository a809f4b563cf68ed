import { CommentError } from '../../core/error.js';
import type { CallOptions } from '../../contract/adapter.js';
import type { Decoder } from '../../protocol/decode.js';

/** Takes from an answer what was asked for, or throws. */
export type Read<T> = (answer: Response) => Promise<T>;

export interface LineOptions {
  /** Without a slash at the end. */
  readonly base: string;
  readonly fetch: typeof fetch | undefined;
  readonly timeoutMs: number;
  /** Throws what a refusal says. */
  readonly refuse: Read<never>;
}

/** One request and its whole answer. Rejects with `CommentError` or the native `AbortError` only. */
export type Line = <T>(
  path: string,
  read: Read<T>,
  options?: CallOptions,
  init?: RequestInit,
  ms?: number,
) => Promise<T>;

export const type = 'application/json';

export function createLine({ base, fetch: own, timeoutMs, refuse }: LineOptions): Line {
  return async (path, read, { signal } = {}, init, ms = timeoutMs) => {
    const late = AbortSignal.timeout(ms);
    try {
      // A fetch that was given may not look at its signal.
      signal?.throwIfAborted();
      const answer = await (own ?? fetch)(base + path, {
        credentials: 'omit',
        signal: signal ? AbortSignal.any([signal, late]) : late,
        headers: { accept: type },
        ...init,
      });
      return await (answer.ok ? read : refuse)(answer);
    } catch (cause) {
      // The native AbortError, whatever reason the caller's signal was given.
      if (signal?.aborted) throw new DOMException('Aborted', 'AbortError');
      if (cause instanceof CommentError) throw cause;
      // A portal's HTML or half an answer is no JSON; whatever else fetch or the reading of a body throws is the line.
      throw new CommentError(late.aborted ? 'timeout' : cause instanceof SyntaxError ? 'protocol' : 'network', {
        cause,
      });
    }
  };
}

export function json<T>(decoder: Decoder<T>): Read<T> {
  return async (answer) => decoder(await answer.json(), '');
}
