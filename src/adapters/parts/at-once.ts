import type { CallOptions } from '../../contract/adapter.js';
import { startCall } from './start-call.js';
import { throwIfAborted } from './throw-if-aborted.js';

/** A method that needs no wait: what is given is taken as it is at the call, nothing comes in between, and what is thrown is what it rejects with. */
export function atOnce<I, T>(act: (input: I) => T): (input: I, options?: CallOptions) => Promise<T> {
  return async (input, options) => {
    throwIfAborted(options);
    try {
      return act(input);
    } catch (error) {
      // A signal that ends the call in the same turn goes first.
      await startCall(options);
      throw error;
    }
  };
}
