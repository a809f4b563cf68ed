import type { ArticleKind } from '../core/article.js';
import type { DataStore } from './data-store.js';
import type { ForwardStore } from './forward-store.js';
import type { ModerationStore } from './moderation-store.js';
import type { ArticleRecord, ChallengeUse, LimitRule, PageRecord, StoredComment } from './store-records.js';
import type { ListPosition, ThreadStore } from './thread-store.js';

export type * from './data-store.js';
export type * from './forward-store.js';
export type * from './moderation-store.js';
export type * from './store-records.js';
export type * from './thread-store.js';

export interface SubmissionRecord {
  readonly comment: StoredComment;
  /** Absent when the policy asked for none. The caller has checked its expiry; the store checks only that it is unused. */
  readonly challenge?: ChallengeUse;
  /** Title and URL for the page's row, which the first accepted comment makes. */
  readonly page: { readonly url: string; readonly title: string };
}

export type AcceptResult =
  | { readonly outcome: 'stored'; readonly comment: StoredComment }
  /** The id was known with the same fingerprint: what is stored **now**. */
  | { readonly outcome: 'replay'; readonly comment: StoredComment }
  /** The id was known with another fingerprint; an erased comment has none, and is no conflict but a `replay`. */
  | { readonly outcome: 'conflict'; readonly comment: StoredComment }
  | { readonly outcome: 'challenge-used' };

export interface ArticleSelection {
  readonly site: string;
  readonly kind: ArticleKind;
  /** Left out of every kind. */
  readonly exclude: string;
  /**
   * Bound in ms since 1970: `older` takes those before it, `newer` those at or after it. Absent: from the excluded article on, where every other
   * article, also one of the same time, is either older or newer. If the store does not know that article, `older` is `recent` and `newer` is empty.
   */
  readonly bound?: number;
  readonly after?: ListPosition;
  readonly limit: number;
}

/**
 * Where the server keeps things. **Whole operations only**: there is no `transaction(fn)`, because an `await` inside a transaction of
 * `node:sqlite` lets another request's write join it.
 *
 * Every method rejects with `StoreBusyError` when the store cannot answer now (locked, disk full, connection lost); nothing is half done then.
 */
export interface Store extends ThreadStore, ModerationStore, DataStore, ForwardStore {
  /**
   * One transaction, **comment first**: inserts the comment; on conflict of `(site, submissionId)` rolls back and answers `replay` or `conflict`.
   * Then uses the challenge; on conflict rolls back and answers `challenge-used`. Resolves only after a durable commit.
   * Of any number of parallel copies exactly one is `stored`. The first comment of a page makes the page's row. A `parent` must be a comment of the
   * same site, and an `id` new: else it rejects with an `Error` and nothing is stored. `root` is set from the parent's. Events: `submitted`, and
   * `published` when it is.
   */
  acceptSubmission(record: SubmissionRecord): Promise<AcceptResult>;
  /** By `(site, submissionId)`. */
  findSubmission(site: string, submissionId: string): Promise<StoredComment | undefined>;
  findComment(site: string, id: string): Promise<StoredComment | undefined>;
  findPage(site: string, id: string): Promise<PageRecord | undefined>;
  /**
   * Uses a challenge outside a submit. `false`: it was used before, or expired by `now` (its use may have been swept). Of 50 in parallel exactly
   * one is `true`.
   */
  useChallenge(use: ChallengeUse, now: number): Promise<boolean>;
  /**
   * Counts one against every rule, or, when one is full, against none. Resolves with 0, or with the milliseconds until all have room again.
   */
  takeLimits(rules: readonly LimitRule[], now: number): Promise<number>;
  /** Inserts or updates by `(site, id)`, all or none; views of a known article are kept. Call it with some hundreds at a time: it is one commit. */
  putArticles(site: string, articles: readonly ArticleRecord[]): Promise<{ added: number; updated: number }>;
  findArticle(site: string, id: string): Promise<ArticleRecord | undefined>;
  /**
   * At most `limit` items after the position: keyset, never an offset. `newer` is oldest first; `recent` and `older` are newest first, `popular`
   * most viewed first; equal times or views are ordered by id, in the same direction. `views` is always present, 0 at first.
   */
  listArticles(selection: ArticleSelection): Promise<readonly ArticleRecord[]>;
  /** Adds to the views of known articles; others count nothing. */
  addViews(site: string, views: ReadonlyMap<string, number>): Promise<void>;
  /**
   * Removes what is over: events older than a week, erased comments' `submissionId` and forwards without a draft after 30 days, expired bans, counters whose window is over, and
   * challenge uses a minute after their expiry: a submit that passed the expiry check may be on its way.
   */
  sweep(now: number): Promise<void>;
  /** Waits for what was begun. Every later call but `close` rejects with `StoreBusyError`. */
  close(): Promise<void>;
}

/** The store cannot answer now; the handler says 503 and the same request may be sent again. */
export class StoreBusyError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreBusyError';
  }
}
