import type { Call } from './call.js';
import type { Access } from './cors.js';

export interface Endpoint {
  readonly access: Access;
  /** Media types that a body may have; absent: no body. */
  readonly types?: readonly string[];
  /** Largest body in bytes, by what the request says of itself. */
  readonly maxBytes?: number;
  run(call: Call): Promise<Response>;
}

export interface Route {
  readonly path: string;
  readonly methods: Readonly<Partial<Record<'GET' | 'POST', Endpoint>>>;
}

export const json = ['application/json'];

/** Largest body in bytes of a request that carries ids, names and a line of text. */
const small = 8 * 1024;

export const get = (access: Access, run: Endpoint['run']): Route['methods'] => ({ GET: { access, run } });

export const post = (
  run: Endpoint['run'],
  maxBytes = small,
  types: readonly string[] = json,
  access: Access = 'site',
): Route['methods'] => ({ POST: { access, run, maxBytes, types } });
