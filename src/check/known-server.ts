import type { Abilities, Adapter } from '../contract/adapter.js';
import type { FormDescription } from '../core/form.js';
import type { Method } from '../testing/runner.js';

/** What a probe has learned of the server under check. */
export interface KnownServer {
  /** The methods whose routes are there. */
  readonly has: ReadonlySet<Method>;
  /** What its routes can do, as far as that differs from one server to the next. */
  readonly abilities: Abilities;
  readonly form: FormDescription | undefined;
  /** What is not there, in words for the report. */
  readonly lacks: readonly string[];
}

/** An adapter that is left with what the server has. */
export function reduceAdapter(adapter: Adapter, { has, abilities }: Pick<KnownServer, 'has' | 'abilities'>): Adapter {
  const kept = Object.entries(adapter).filter(([member]) => member === 'name' || has.has(member as Method));
  return { ...(Object.fromEntries(kept) as unknown as Adapter), abilities };
}
