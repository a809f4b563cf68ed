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
