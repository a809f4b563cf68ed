import type { Adapter, CallOptions } from '../../contract/adapter.js';
import { lateMethod } from './late-method.js';

type Name = Exclude<keyof Adapter, 'name' | 'abilities' | 'watch'>;
type Methods<N extends Name> = Required<Pick<Adapter, N>>;

/**
 * Several such methods of one part, which share what the part keeps.
 * @param make what they are methods of, once for the adapter.
 */
export function lateMethods<P, N extends Name>(
  load: () => Promise<P>,
  make: (part: P) => Methods<N>,
  ...names: readonly N[]
): Methods<N> {
  let made: Methods<N> | undefined;
  const methods = names.map((name) => [
    name,
    lateMethod(load, (part, input: unknown, call) => {
      const { [name]: run } = (made ??= make(part));
      return (run as (input: unknown, call?: CallOptions) => Promise<unknown>)(input, call);
    }),
  ]);
  return Object.fromEntries(methods) as Methods<N>;
}
