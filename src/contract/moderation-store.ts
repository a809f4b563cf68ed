import type { ModerationStatus, QueueCounts } from '../core/moderation.js';
import type {
  AuditRecord,
  BanRecord,
  Delivery,
  ModeratorRecord,
  QueuedComment,
  ReportRecord,
  StoredComment,
  StoredRevision,
  StoreEventKind,
} from './store-records.js';
import type { ListPosition } from './thread-store.js';

export interface QueueSelection {
  readonly site: string;
  /** `pending` holds published comments with a waiting revision too; `reported`: published with reports. */
  readonly status: ModerationStatus | 'reported' | 'all';
  readonly page?: string;
  /** Folded words, each of which must be found in `search`. */
  readonly words?: readonly string[];
  /** By `createdAt` and id. `pending` is oldest first, everything else newest first. */
  readonly after?: ListPosition;
  readonly limit: number;
}

export interface StoreDecision {
  readonly site: string;
  readonly comment: string;
  readonly to: ModerationStatus;
  /** Then only this waiting revision is decided: `published` applies it, anything else rejects it. */
  readonly revision?: string;
  readonly reason?: string;
  /** Name for the audit log; `author` when its author takes it away. */
  readonly actor: string;
  readonly at: number;
  /** A comment made before this moment is left alone: the time for its author is over. */
  readonly notBefore?: number;
}

export interface DecisionResult {
  readonly comment: StoredComment;
  readonly from: ModerationStatus;
  readonly to: ModerationStatus;
}

/**
 * What moderators see and do. Everything that changes something appends to the audit log in the same commit, with the caller's name; the log can only grow, and the
 * database itself refuses to change or delete a line of it.
 */
export interface ModerationStore {
  /** A stored row whose fields cannot be read still comes, without those fields. */
  listQueue(selection: QueueSelection): Promise<readonly QueuedComment[]>;
  findQueued(site: string, id: string): Promise<QueuedComment | undefined>;
  /** Each number is that of the comments which `listQueue` has under this state: published ones whose revision waits count under both. */
  countQueue(site: string): Promise<QueueCounts>;
  /**
   * All in one commit. A comment that is not there, or was erased, and a revision that does not wait are left out of the answer; a comment that is left alone, or
   * has the state already, comes with `from` equal to `to` and leaves no line and no event, unless there were reports to clear. A revision comes from `pending`.
   * Counters, events (`published`, `removed` when it was public, `edited` for a revision, `decided` always) and audit lines go with it. A decision clears the reports.
   */
  decide(decisions: readonly StoreDecision[]): Promise<readonly DecisionResult[]>;
  /** Newest first. With the first edit comes the text before it, under the comment's own id. */
  listRevisions(site: string, comment: string): Promise<readonly StoredRevision[]>;
  listReports(site: string, comment: string): Promise<readonly ReportRecord[]>;
  /** Makes the page's row where there is none. `false`: it was so already. */
  closePage(site: string, page: string, closed: boolean, actor: string, at: number): Promise<boolean>;
  appendAudit(entry: AuditRecord): Promise<void>;
  /** Newest first, after (that is, older than) a position. `id` grows. */
  listAudit(selection: {
    readonly site: string;
    readonly comment?: string;
    readonly before?: number;
    readonly limit: number;
  }): Promise<readonly (AuditRecord & { readonly id: number })[]>;
  /** Those that have not expired, newest first. At most 1000 of a site are kept; one more rejects with an `Error`. */
  listBans(site: string, now: number): Promise<readonly BanRecord[]>;
  /** Inserts or replaces by `(site, id)`. Audit: `ban`, with the kind as `detail`; removing has no actor, so its line is the caller's. */
  putBan(ban: BanRecord): Promise<void>;
  removeBan(site: string, id: string): Promise<boolean>;
  /** By the hash of a token; `undefined` also for one that was revoked. */
  findModerator(site: string, tokenHash: string): Promise<ModeratorRecord | undefined>;
  listModerators(site: string): Promise<readonly ModeratorRecord[]>;
  /** Inserts, or replaces the token and role of the name: the old token is revoked by that. */
  putModerator(moderator: ModeratorRecord): Promise<void>;
  removeModerator(site: string, name: string): Promise<boolean>;
  /**
   * Puts the events of some kinds, after the last one that this hook has seen, into its queue; a hook that is new begins with now. Called before each `takeDeliveries`.
   */
  queueDeliveries(site: string, hook: string, kinds: readonly StoreEventKind[], now: number): Promise<void>;
  /** At most `limit` that are due, each leased until `now + leaseMs`: nobody else takes it before. */
  takeDeliveries(site: string, now: number, leaseMs: number, limit: number): Promise<readonly Delivery[]>;
  /** Done, or, with `retryAt`, to be tried again then. */
  finishDelivery(id: number, retryAt?: number): Promise<void>;
}
