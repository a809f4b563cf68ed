import type { Article } from '../core/article.js';
import type { FieldValues, ReportReason } from '../core/comment.js';
import type { AuditEntry, BanEffect, BanKind, ModerationStatus, ModeratorRole, Revision } from '../core/moderation.js';

/** A comment as it is stored, private fields included. Nothing of it leaves the server but through `publicComment` or, masked, to a moderator. */
export interface StoredComment {
  /** 128 random bits, base64url. */
  readonly id: string;
  readonly site: string;
  readonly page: string;
  readonly parent?: string;
  /** Id of the root of its thread; set by the store from its parent. Absent on a root. */
  readonly root?: string;
  readonly submissionId: string;
  /** HMAC over what "same text" means (DESIGN: section 6), base64url; empty once the comment was erased. */
  readonly fingerprint: string;
  readonly status: ModerationStatus;
  /** Every field as accepted, after the text rules. */
  readonly fields: FieldValues;
  /** Milliseconds since 1970, the server's clock. */
  readonly createdAt: number;
  readonly editedAt?: number;
  /** Raised by honeypot, time trap and rules; 0 is harmless. */
  readonly score: number;
  /** What raised it. Absent: nothing. */
  readonly reasons?: readonly string[];
  /** Version of the consent text that was ticked. */
  readonly consent?: string;
  /** Keyed hash of the reader's key. */
  readonly reader?: string;
  /** Keyed hash of the folded text, by which copies are found. */
  readonly textKey?: string;
  /** What a search looks in: name, title, content and the digits of the phone number, folded by `foldText`. */
  readonly search?: string;
  readonly role?: 'author' | 'moderator';
  /** Why it was taken down. */
  readonly reason?: string;
  /** Receipt tokens of another generation are revoked. Starts at 1. */
  readonly generation: number;
}

/** A comment in a list, with what the store counts for it. */
export interface CountedComment extends StoredComment {
  readonly up: number;
  readonly down: number;
  /** Published comments below it, at any depth. 0 on a reply that nobody has answered. */
  readonly replyCount: number;
}

/** A comment in a moderator's queue. */
export interface QueuedComment extends CountedComment {
  readonly pageTitle: string;
  readonly pageUrl: string;
  /** Readers who have reported it and were not overruled by a later decision. */
  readonly reports: number;
  readonly revision?: StoredRevision;
}

export interface StoredRevision extends Omit<Revision, 'created'> {
  readonly site: string;
  readonly comment: string;
  readonly createdAt: number;
  /** Of the text as `search` and `textKey` are of a comment's; they become the comment's when the revision is applied. */
  readonly search?: string;
  readonly textKey?: string;
  /** What was found about the text, as in a comment; with `score` both become the comment's when the revision is applied. Absent: nobody has looked. */
  readonly score?: number;
  readonly reasons?: readonly string[];
}

/** One use of a challenge: unique by site and nonce, kept until it could not be presented any more. */
export interface ChallengeUse {
  readonly site: string;
  readonly nonce: string;
  readonly expiresAt: number;
}

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
  /** A moderator has closed it. */
  readonly closed?: boolean;
}

export interface ArticleRecord extends Omit<Article, 'comments'> {
  /** Milliseconds since 1970, parsed from `published`. */
  readonly publishedAt: number;
}

/** A vote of one reader on one comment. */
export interface VoteRecord {
  readonly site: string;
  readonly comment: string;
  /** Keyed hash of the reader's key. */
  readonly reader: string;
  readonly value: 1 | -1;
}

export interface ReportRecord {
  readonly site: string;
  readonly comment: string;
  readonly reader: string;
  readonly reason: ReportReason;
  readonly text?: string;
  readonly createdAt: number;
}

export interface BanRecord {
  readonly site: string;
  readonly id: string;
  readonly kind: BanKind;
  readonly effect: BanEffect;
  /** A keyed hash for `reader` and `phone`, a network for `address`, folded text for `word`. */
  readonly value: string;
  readonly label: string;
  readonly createdAt: number;
  readonly actor: string;
  readonly expiresAt?: number;
}

export interface AuditRecord extends Omit<AuditEntry, 'id' | 'at'> {
  readonly site: string;
  readonly at: number;
}

export interface ModeratorRecord {
  readonly site: string;
  readonly name: string;
  readonly role: ModeratorRole;
  /** Hash of the token; the token itself is never stored. */
  readonly tokenHash: string;
  readonly createdAt: number;
}

/**
 * What happened, in the order of commits. Readers hear of `published edited removed votes closed opened`; moderators of everything. `revised`: an author has
 * written another text, which only moderators see.
 */
export type StoreEventKind =
  'submitted' | 'revised' | 'published' | 'edited' | 'removed' | 'decided' | 'votes' | 'reported' | 'closed' | 'opened';

export interface StoreEvent {
  /** Grows with every commit and is never used twice; not without gaps. */
  readonly seq: number;
  readonly site: string;
  readonly page: string;
  readonly kind: StoreEventKind;
  readonly comment?: string;
  readonly at: number;
}

/** One message that waits for a webhook or a mailbox. */
export interface Delivery {
  readonly id: number;
  readonly site: string;
  /** Name of the hook, as configured. */
  readonly hook: string;
  readonly event: StoreEvent;
  /** Attempts so far, this one not counted. */
  readonly tries: number;
}
