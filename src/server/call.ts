import type { Store } from '../contract/store.js';
import type { Challenges } from './challenges.js';
import type { EventStreams } from './event-streams.js';
import type { IpBytes } from './ip.js';
import type { KeptAnswers } from './kept-answers.js';
import type { KeyRing } from './keys.js';
import type { TakeLimit } from './limits.js';
import type { OneAtATime } from './one-at-a-time.js';
import type { Bans } from './scoring/bans.js';
import type { AskCheckers } from './scoring/checkers.js';
import type { Site } from './site.js';
import type { Views } from './views.js';

/** What lives as long as the handler. */
export interface Services {
  readonly store: Store;
  readonly keyRing: Promise<KeyRing>;
  readonly challenges: Challenges;
  readonly takeLimit: TakeLimit;
  readonly views: Views;
  readonly streams: EventStreams;
  readonly oneAtATime: OneAtATime;
  readonly keptAnswers: KeptAnswers;
  readonly bans: Bans;
  readonly askCheckers: AskCheckers;
  readonly ownerToken?: string;
  /** Files that an erasure cannot reach. */
  readonly listCopies?: () => Promise<readonly string[]>;
  /** Each ends one open stream of a moderator. */
  readonly moderatorStreams: Set<() => void>;
  /** Where the handler is mounted. */
  readonly basePath: string;
}

/** One request on its way through a route. */
export interface Call {
  readonly request: Request;
  readonly query: URLSearchParams;
  readonly site: Site;
  /** Of the reader, where it is known. It is compared with ban rules, and never stored or logged. */
  readonly address?: IpBytes;
  /** Whom limits count for, from `clientUnit`. */
  readonly unit: string;
  /** Milliseconds since 1970. One moment for the whole request. */
  readonly now: number;
  readonly keys: KeyRing;
  readonly services: Services;
}

/** An answer for one reader: nobody may keep it. */
export function privateJson(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
