import type { FieldValues, ReportReason } from './comment.js';
import type { ResultPage } from './page.js';

/** States that a comment has inside; readers see `rejected` and `spam` as `pending`. `removed` was taken away, by a moderator or by its author. */
export type ModerationStatus = 'pending' | 'published' | 'rejected' | 'spam' | 'removed';
export const moderationStatuses: readonly ModerationStatus[] = ['pending', 'published', 'rejected', 'spam', 'removed'];

/** `owner` may do everything; `moderator` everything but tokens, erasing and exporting. */
export type ModeratorRole = 'owner' | 'moderator';

export interface Moderator {
  /** Short name without spaces, as it stands in the audit log. */
  readonly name: string;
  readonly role: ModeratorRole;
}

/** A comment as a moderator sees it: fields of type `tel` and `email` are masked. */
export interface QueueItem {
  readonly id: string;
  readonly page: string;
  readonly pageTitle: string;
  readonly pageUrl: string;
  readonly parent?: string;
  readonly status: ModerationStatus;
  readonly fields: FieldValues;
  /** ISO 8601. */
  readonly created: string;
  readonly edited?: string;
  /** 0 is harmless; from 5 on it looks like spam. Of the edit, while one waits. */
  readonly score: number;
  /** What raised the score, such as `honeypot`, `hasty`, `links`, `duplicate`, `words`, or the name of a checker. Of the edit, while one waits. */
  readonly reasons: readonly string[];
  /** Readers who have reported it. */
  readonly reports: number;
  /** Comments of the same reader that were published, where the reader is known. */
  readonly approved?: number;
  /** An edit of a published comment that waits. */
  readonly revision?: Revision;
  /** Why it was taken down, in a moderator's words. */
  readonly reason?: string;
}

/** A text that a comment has, had, or is to have; fields are masked as in `QueueItem`. */
export interface Revision {
  readonly id: string;
  readonly fields: FieldValues;
  readonly created: string;
  /** `applied`: it is or was the public text · `waiting`: a moderator decides · `rejected`: it never became public. */
  readonly state: 'applied' | 'waiting' | 'rejected';
}

export interface QueueQuery {
  /** `pending` holds waiting revisions too; `reported`: published ones that readers have reported; `all`: every state. Default `pending`. */
  readonly status?: ModerationStatus | 'reported' | 'all';
  /** Words to be found in names, titles and texts, or digits of a phone number; marks and case are not looked at. */
  readonly search?: string;
  /** Only this page. */
  readonly page?: string;
  readonly cursor?: string;
  /** 1–50, default 20. */
  readonly limit?: number;
}

export type QueuePage = ResultPage<QueueItem>;

/** How many comments each list of the queue has: those in a state, with `pending` also published ones whose edit waits, and published ones that are reported. */
export type QueueCounts = Readonly<Record<ModerationStatus | 'reported', number>>;

export interface Decision {
  readonly comment: string;
  /** The new state. With `revision` it is about that edit alone: `published` makes it the public text, `rejected` drops it. */
  readonly to: ModerationStatus;
  readonly revision?: string;
}

export interface Decided {
  readonly comment: string;
  /** The state before: deciding for it again is the undo. */
  readonly from: ModerationStatus;
  readonly to: ModerationStatus;
}

export interface Report {
  readonly reason: ReportReason;
  readonly text?: string;
  readonly created: string;
}

/** One line of the audit log: who did what to which comment, never a reader's data. */
export interface AuditEntry {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  /** Name of the moderator; `author` for what an author did to an own comment, `system` for retention. */
  readonly actor: string;
  /** Such as `published`, `rejected`, `reveal`, `close`, `ban`, `export`, `erase`, `token`. */
  readonly action: string;
  readonly comment?: string;
  readonly page?: string;
  /** A takedown's reason, a ban's kind, the number of comments erased. */
  readonly detail?: string;
}

/** Whom or what a rule is about: one reader's device, a phone number, an address or network, or words in the text. */
export type BanKind = 'reader' | 'phone' | 'address' | 'word';
export const banKinds: readonly BanKind[] = ['reader', 'phone', 'address', 'word'];

/** `refuse`: the form says no · `spam` and `queue`: it is taken, and waits as spam or as pending, whatever the site's moderation. */
export type BanEffect = 'refuse' | 'spam' | 'queue';
export const banEffects: readonly BanEffect[] = ['refuse', 'spam', 'queue'];

export interface Ban {
  readonly id: string;
  readonly kind: BanKind;
  readonly effect: BanEffect;
  /** What a moderator reads: the word or network itself, a masked phone number, the id of the comment whose reader it is. */
  readonly label: string;
  readonly created: string;
  readonly actor: string;
  /** ISO 8601; absent: for ever. */
  readonly expires?: string;
}

export interface NewBan {
  readonly kind: BanKind;
  readonly effect: BanEffect;
  /** The word, phone number or network; for `reader` the id of one of the reader's comments. */
  readonly value: string;
  /** From now on; absent: for ever. */
  readonly forMs?: number;
}

/** Which comments are to be erased. */
export type EraseSubject = { readonly comments: readonly string[] } | { readonly phone: string };

/** What erasing will take, and what it cannot reach. */
export interface ErasePreview {
  readonly comments: readonly { readonly id: string; readonly page: string; readonly created: string }[];
  readonly revisions: number;
  readonly votes: number;
  readonly reports: number;
  /** Messages that wait in the webhook queue. */
  readonly deliveries: number;
  /** Files of exports and backups that this server knows of and cannot change: they must be removed by hand. */
  readonly unreachable: readonly string[];
  /** Must be given back to `erase`: what was previewed is what goes. */
  readonly confirm: string;
}
