import type { CallOptions } from '../../contract/adapter.js';
import { CommentError } from '../../core/error.js';
import { untilAborted } from './until-aborted.js';

/**
 * A method whose code is fetched with its first call: whoever only reads does not download what writers need.
 * @param act gets the input as it was at the call, whatever its caller does to it meanwhile.
 * @throws CommentError `network` where the code cannot be had: nothing has been sent · the native AbortError, which goes first.
 */
export function lateMethod<P, I, T>(
  load: () => Promise<P>,
  act: (part: P, input: I, call?: CallOptions) => Promise<T>,
): (input: I, call?: CallOptions) => Promise<T> {
  return async (input, call) => {
    const copy = structuredClone(input);
    const part = load().catch((cause: unknown) => {
      throw new CommentError('network', { cause, outcome: 'refused' });
    });
    return act(await untilAborted(part, call), copy, call);
  };
}
