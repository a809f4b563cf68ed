import type { Adapter } from '../contract/adapter.js';
import type { Challenge, ChallengeAnswer, ChallengeKind } from '../core/challenge.js';
import type { PageRef } from '../core/page.js';

/** Any runner with these two: vitest, node:test, mocha, jest. */
export interface TestRunner {
  describe(name: string, body: () => void): unknown;
  it(name: string, body: () => Promise<void>): unknown;
}

export type Method = Exclude<keyof Adapter, 'name' | 'abilities'>;

/** What a case would like. A backend that cannot be set up so may ignore it: the case goes by what `describeForm` then says. */
export interface Wish {
  readonly challenge: 'always' | 'none';
}

/** One backend, empty but for its articles, for one case. Three members make it; each of the others lets the suite see more. */
export interface Harness {
  readonly adapter: Adapter;
  /** Takes comments. Where there are articles, it is one of them, with some posted before and some after it. */
  readonly page: PageRef;
  /** Takes comments too. */
  readonly otherPage: PageRef;
  /** How many articles there are, `page` counted in; from 6 on the cases say whether lists are whole. Default 0: nobody knows. */
  readonly articles?: number;
  /** The right answer, which only the backend's owner can know. Needed where there is a challenge. */
  readonly answer?: (challenge: Challenge) => ChallengeAnswer | Promise<ChallengeAnswer>;
  /** Kinds of challenges that `answer` can answer, the best first. Default `image`, `pow`, `token`. */
  readonly answers?: readonly ChallengeKind[];
  /** Comments that are stored now, whatever their state: with it, "never a second one" is proved and not believed. */
  readonly countStored?: () => number | Promise<number>;
  /** A moderator's decision on a comment, by its id. */
  readonly moderate?: (id: string, decision: 'published' | 'removed') => void | Promise<void>;
  /**
   * Stores a published comment whose text is this HTML, as another client of the backend or its own page may have: with it, what becomes of formatted text is seen.
   * Needed where `abilities.formatted` is, for what a form sends is plain text.
   */
  readonly storeHtml?: (page: PageRef, html: string) => void | Promise<void>;
  /** Closes a page for new comments, or opens it again, as a moderator would. */
  readonly closePage?: (page: PageRef, closed: boolean) => void | Promise<void>;
  /** Moves the backend's clock on: with it, what ends after a time is seen to end. */
  readonly advance?: (ms: number) => void | Promise<void>;
  /** How long an event of `watch` may take, in milliseconds. Default 4000; more for a backend that is polled. */
  readonly patienceMs?: number;
  /** Ends the backend after the case. */
  readonly dispose?: () => void | Promise<void>;
}

/** Makes one backend for one case, empty but for its articles. */
export type CreateHarness = (wish: Wish) => Harness | Promise<Harness>;
