import type { Adapter } from '../contract/adapter.js';
import type { Store } from '../contract/store.js';
import type { ChallengeOptions } from './challenges.js';
import type { StreamOptions } from './event-streams.js';
import type { GatewayOptions } from './gateway/gateway.js';
import type { Secret } from './keys.js';
import type { LimitOptions } from './limits.js';
import type { LogEntry, Notice } from './log.js';
import type { Checker } from './scoring/checkers.js';
import { readSite, type Site, type SiteOptions } from './site.js';

export interface HandlerOptions {
  /** `memoryStore()`, `sqliteStore({ path })`, or one of your own. It stays yours: closing it is your part, after `drain()`. */
  readonly store: Store;
  /**
   * At least 32 bytes, or a list of them: the first signs, the others (older ones) still verify. `loadSecret(dataDir)` makes and keeps one. Who has it
   * can answer every challenge.
   */
  readonly secret: Secret | readonly Secret[];
  /** The one site; a function is asked anew for every request, and an object read anew, so that rules may change at any time. */
  readonly site?: SiteOptions | (() => SiteOptions);
  /** Several sites, instead of `site`. The first one stands at `/v1/…`, each at `/sites/ID/v1/…`. */
  readonly sites?: readonly SiteOptions[] | (() => readonly SiteOptions[]);
  /** The owner's bearer token, at least 20 characters; then it is the owner's only one. Without it only the store's moderators are known. */
  readonly ownerToken?: string;
  /** Names the files of exports and backups that this server knows of: an erasure cannot reach them, and says so. Default: none. */
  readonly listCopies?: () => Promise<readonly string[]>;
  /** See `LimitOptions`. */
  readonly limits?: LimitOptions;
  /** See `ChallengeOptions`. */
  readonly challenges?: ChallengeOptions;
  /** See `StreamOptions`. */
  readonly streams?: StreamOptions;
  /** Addresses and networks of proxies whose `X-Forwarded-For` is believed. Default: none. */
  readonly trustedProxies?: readonly string[];
  /** The clock, milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** Gets one entry for each request. Default: nothing is logged. */
  readonly log?: (entry: LogEntry) => void;
  /** Second opinions on each comment, such as `akismetChecker({ key, blog })`. Default: none, and the server asks nobody. */
  readonly checkers?: readonly Checker[];
  /** How long a submit waits for all checkers together, in milliseconds. Default 2000. */
  readonly checkersMs?: number;
  /** Hears what happens outside of requests, such as a checker that failed. Default: nobody does. */
  readonly notice?: (notice: Notice) => void;
  /** A backend that keeps the comments instead of the store, such as `wordpressAdapter({ endpoint })`; only with one `site`. See `README.md`, "Gateway". */
  readonly upstream?: Adapter;
  /** See `GatewayOptions`. */
  readonly gateway?: GatewayOptions;
  /** Where the handler is mounted, such as `/api`. Default `''`. */
  readonly basePath?: string;
}

/** What the bridge knows of a request besides the request. */
export interface ConnectionInfo {
  /** Address of the socket's other end. Without it all readers share one counter of each limit. */
  readonly address?: string | undefined;
}

/** Reads the sites as they are now, the first one being the default. @throws TypeError that names option and mend. */
export function siteReader({
  site,
  sites,
  upstream,
}: Pick<HandlerOptions, 'site' | 'sites' | 'upstream'>): () => readonly Site[] {
  if ((site === undefined) === (sites === undefined)) {
    throw new TypeError('Give either option "site" or option "sites": site: { origins: ["https://example.vn"] }.');
  }
  if (upstream !== undefined && sites !== undefined) {
    throw new TypeError(
      'Option "upstream" is for one site: give option "site", and each other site a handler of its own.',
    );
  }
  const read = (): readonly Site[] => {
    const list =
      sites === undefined
        ? [typeof site === 'function' ? site() : site]
        : typeof sites === 'function'
          ? sites()
          : sites;
    const all = list.map((each) => readSite(each ?? { origins: [] }));
    const twice = all.find(({ id }, i) => all.findIndex((other) => other.id === id) !== i);
    if (twice) throw new TypeError(`Option "sites" has two sites with the id "${twice.id}": give each its own.`);
    if (all.length === 0) throw new TypeError('Option "sites" is empty: give at least one site.');
    return all;
  };
  read();
  return read;
}

/** @throws TypeError */
export function readBasePath(basePath = ''): string {
  if (/^(\/[\w.~-]+)*$/.test(basePath)) return basePath;
  throw new TypeError(`Option "basePath" is "${basePath}": write it as "/api", without a slash at the end.`);
}

/** @throws TypeError */
export function requireStore(store: unknown): Store {
  if (typeof (store as Partial<Store> | undefined)?.acceptSubmission === 'function') return store as Store;
  throw new TypeError('Option "store" is missing: give memoryStore() or sqliteStore({ path: "data/ykien.db" }).');
}
