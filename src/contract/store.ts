import type { Article, ArticleKind } from '../core/article.js';
import type { CommentStatus, FieldValues } from '../core/comment.js';

/** States that a comment has inside; readers see `rejected` and `spam` as `pending`. */
export type ModerationStatus = Exclude<CommentStatus, 'unknown'> | 'rejected' | 'spam';

/** A comment as it is stored, private fields included. Nothing of it leaves the server but through `publicComment`. */
export interface StoredComment {
  /** 128 random bits, base64url. */
  readonly id: string;
  readonly site: string;
  readonly page: string;
  readonly parent?: string;
  readonly submissionId: string;
  /** HMAC over what "same text" means (DESIGN: section 6), base64url. */
  readonly fingerprint: string;
  readonly status: ModerationStatus;
  /** Every field as accepted, after the text rules. */
  readonly fields: FieldValues;
  /** Milliseconds since 1970, the server's clock. */
  readonly createdAt: number;
  /** Raised by honeypot, time trap and rules; 0 is harmless. */
  readonly score: number;
  /** Version of the consent text that was ticked. */
  readonly consent?: string;
  /** Keyed hash of the reader's key. */
  readonly reader?: string;
  /** Receipt tokens of another generation are revoked. Starts at 1. */
  readonly generation: number;
}

/** One use of a challenge: unique by site and nonce, kept until it could not be presented any more. */
export interface ChallengeUse {
  readonly site: string;
  readonly nonce: string;
  readonly expiresAt: number;
}

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
  /** The id was known with another fingerprint. */
  | { readonly outcome: 'conflict'; readonly comment: StoredComment }
  | { readonly outcome: 'challenge-used' };

/**
 * One counter: at most `max` in a window of `windowMs`, which opens with its first count. `key` is a keyed hash; no address is ever stored.
 * The same key with another `windowMs` is another counter.
 */
export interface LimitRule {
  readonly key: string;
  readonly max: number;
  readonly windowMs: number;
}

/** A page that has comments. `id` is `PageRef.id`. */
export interface PageRecord {
  readonly id: string;
  readonly url: string;
  readonly title: string;
}

export interface ArticleRecord extends Omit<Article, 'comments'> {
  /** Milliseconds since 1970, parsed from `published`. */
  readonly publishedAt: number;
}

/** Position in a list: the sort key (`publishedAt`, `createdAt` in the queue, `views` of `popular`) and id of the last item given. */
export interface ArticlePosition {
  readonly key: number;
  readonly id: string;
}

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
  readonly after?: ArticlePosition;
  readonly limit: number;
}

export interface QueueSelection {
  readonly site: string;
  readonly status: ModerationStatus;
  readonly after?: ArticlePosition;
  readonly limit: number;
}

/**
 * Where the server keeps things. **Whole operations only**: there is no `transaction(fn)`, because an `await` inside a transaction of
 * `node:sqlite` lets another request's write join it.
 *
 * Every method rejects with `StoreBusyError` when the store cannot answer now (locked, disk full, connection lost); nothing is half done then.
 */
export interface Store {
  /**
   * One transaction, **comment first**: inserts the comment; on conflict of `(site, submissionId)` rolls back and answers `replay` or `conflict`.
   * Then uses the challenge; on conflict rolls back and answers `challenge-used`. Resolves only after a durable commit.
   * Of any number of parallel copies exactly one is `stored`. The first comment of a page makes the page's row. A `parent` must be a comment of the
   * same site, and an `id` new: else it rejects with an `Error` and nothing is stored.
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
  /** Oldest first, equal times by id. A stored row whose fields cannot be read still comes, without those fields. */
  listQueue(selection: QueueSelection): Promise<readonly StoredComment[]>;
  /** Removes counters whose window is over, and challenge uses a minute after their expiry: a submit that passed the expiry check may be on its way. */
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
