import { AsyncLocalStorage } from 'node:async_hooks';
import type { Adapter } from '../../src/contract/adapter.js';

export interface ReaderFetch {
  readonly fetch: typeof fetch;
  /** The adapter, calls of these methods made from the network of their reader. Default: submits and votes. */
  readonly from: (adapter: Adapter, names?: readonly ('submitComment' | 'vote')[]) => Adapter;
}

/**
 * A `fetch` for backends that know readers by their address and by cookies. A stand-in takes the address from `x-real-ip`: one for each `readerKey`, another for each call without one.
 * Cookies are kept as a browser keeps them, and sent where the call's `credentials` allow it.
 */
export function readerFetch(): ReaderFetch {
  const reader = new AsyncLocalStorage<string>();
  const jar = new Map<string, string>();
  let calls = 0;
  return {
    async fetch(input, init = {}) {
      const headers = new Headers(init.headers);
      headers.set('x-real-ip', reader.getStore() ?? 'nobody');
      const isKept = init.credentials !== 'omit';
      if (isKept && jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
      const answer = await fetch(input, { ...init, headers });
      for (const cookie of isKept ? answer.headers.getSetCookie() : []) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value) jar.set(name, value);
        else jar.delete(name);
      }
      return answer;
    },
    from(adapter, names = ['submitComment', 'vote']) {
      const calling = names.map((name): [string, unknown] => {
        const method = adapter[name] as ((input: { readerKey?: string }, options?: object) => unknown) | undefined;
        const asReader = (input: { readerKey?: string }, options?: object) =>
          reader.run(input.readerKey ?? `guest ${++calls}`, () => method?.(input, options));
        return [name, method && asReader];
      });
      return { ...adapter, ...Object.fromEntries(calling) };
    },
  };
}
