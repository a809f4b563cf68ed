import type { Adapter } from '../contract/adapter.js';

/** What an element says of its backend. */
export interface SourceHost extends HTMLElement {
  /** An adapter object; wins over everything else. */
  adapter?: Adapter | undefined;
  /** Makes an adapter where there is none, and no endpoint of our own server. */
  loadAdapter?(): Promise<Adapter | undefined>;
  /** Base URL of a server that speaks our protocol. */
  endpoint?: string | undefined;
  /** Page id; by default the path of the canonical link. */
  page?: string | undefined;
}

/** The key of the community's context protocol under which a `yk-backend` or `yk-comments` gives its source to what stands inside it. */
export const sourceContext = Symbol.for('ykien-source');
