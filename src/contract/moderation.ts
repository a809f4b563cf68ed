import type { Comment } from '../core/comment.js';
import type {
  AuditEntry,
  Ban,
  Decided,
  Decision,
  ErasePreview,
  EraseSubject,
  Moderator,
  NewBan,
  QueueCounts,
  QueueItem,
  QueuePage,
  QueueQuery,
  Report,
  Revision,
} from '../core/moderation.js';
import type { FieldValues } from '../core/comment.js';
import type { ResultPage } from '../core/page.js';
import type { CallOptions } from './adapter.js';

/** What happened to a comment, for a queue that is open. `position` is opaque. */
export interface ModerationEvent {
  readonly kind:
    'submitted' | 'published' | 'edited' | 'removed' | 'decided' | 'reported' | 'closed' | 'opened' | 'reset';
  readonly position: string;
  readonly comment?: string;
  readonly page?: string;
}

export interface ReplyOptions extends CallOptions {
  /** As in a draft: sent again with the same one, the same answer is given, and none is stored twice. Default: a new one. */
  readonly submissionId?: string;
  /** Shown as its author. Default: the moderator's name. */
  readonly name?: string;
}

/**
 * The moderators' side of a backend. A plain object made by a factory: `httpModeration({ endpoint, token })`; the rules of `Adapter` hold: an
 * absent method is an absent ability, and methods reject only with `CommentError` or the native `AbortError`. A token that is wrong or was revoked
 * rejects with `unauthorized`, a role that is not enough with `forbidden`.
 */
export interface Moderation {
  readonly name: string;
  /** Whose token this is: what a sign-in asks first. */
  whoAmI(options?: CallOptions): Promise<Moderator>;
  /** Oldest first for `pending`, newest first for the other states. A cursor of another query rejects with `invalid`. */
  listQueue(query?: QueueQuery, options?: CallOptions): Promise<QueuePage>;
  countQueue?(options?: CallOptions): Promise<QueueCounts>;
  /** One comment, with everything that the queue says of it. */
  getItem?(comment: string, options?: CallOptions): Promise<QueueItem>;
  /**
   * At most 100 at once. Answers for each that is there, in the same order; deciding for the state that a comment has already changes nothing and says
   * `from` equal to `to`. `reason` stands in the audit log and with the comment.
   */
  decide(decisions: readonly Decision[], reason?: string, options?: CallOptions): Promise<readonly Decided[]>;
  /** The unmasked fields. Every call stands in the audit log. */
  reveal?(comment: string, options?: CallOptions): Promise<FieldValues>;
  /** Every text of a comment, the newest first. */
  listRevisions?(comment: string, options?: CallOptions): Promise<readonly Revision[]>;
  listReports?(comment: string, options?: CallOptions): Promise<readonly Report[]>;
  /** Answers a published comment as a moderator; published at once. */
  reply?(comment: string, content: string, options?: ReplyOptions): Promise<Comment>;
  /** Closes a page for new comments, or opens it again. */
  closePage?(page: string, closed: boolean, options?: CallOptions): Promise<void>;
  /** Newest first. */
  listAudit?(
    query?: { comment?: string; cursor?: string; limit?: number },
    options?: CallOptions,
  ): Promise<ResultPage<AuditEntry>>;
  listBans?(options?: CallOptions): Promise<readonly Ban[]>;
  addBan?(ban: NewBan, options?: CallOptions): Promise<Ban>;
  removeBan?(id: string, options?: CallOptions): Promise<void>;
  /** A whole file. `csv` opens in a spreadsheet: no cell of it begins a formula. Fields are unmasked, so the role must be owner. */
  exportComments?(format: 'csv' | 'json', options?: CallOptions): Promise<Blob>;
  previewErase?(subject: EraseSubject, options?: CallOptions): Promise<ErasePreview>;
  /** Erases for good what was previewed. Rejects with `conflict` when more has come in since: preview again. */
  erase?(subject: EraseSubject, confirm: string, options?: CallOptions): Promise<{ readonly comments: number }>;
  /** As `Adapter.watch`, for all pages and all states. */
  watch?(input?: { position?: string }, options?: CallOptions): AsyncIterable<ModerationEvent>;
}
