import type { CommentSort } from '../core/comment.js';
import type {
  CountedComment,
  ReportRecord,
  StoredComment,
  StoredRevision,
  StoreEvent,
  VoteRecord,
} from './store-records.js';

/** Position in a list: the sort key and id of the last item given. Keys: `createdAt`; likes less dislikes for `top`. */
export interface ListPosition {
  readonly key: number;
  readonly id: string;
}

/** Roots of a page, or the replies of one root. */
export interface CommentSelection {
  readonly site: string;
  readonly page: string;
  /** Its replies at any depth, oldest first. Absent: the roots. */
  readonly root?: string;
  /** Order of the roots; equal keys by id, in the same direction. */
  readonly sort: CommentSort;
  readonly after?: ListPosition;
  readonly limit: number;
}

export interface Edit {
  readonly site: string;
  readonly comment: string;
  /** The new text as a whole: what does not change stands in it too. Its `state` says whether it is public at once (`applied`) or `waiting`. */
  readonly revision: StoredRevision;
  /** A comment made before this moment may not be edited any more. */
  readonly notBefore: number;
}

export type EditOutcome =
  { readonly outcome: 'edited'; readonly comment: StoredComment } | { readonly outcome: 'too-late' | 'not-found' };

/** Who a reader is. After a rotation of the secret the same key has another hash. */
export interface ReaderAliases {
  /** Hashes of the same reader under older secrets: what stands under them is this reader's too. */
  readonly aliases?: readonly string[];
}

export interface ReaderVote extends Omit<VoteRecord, 'value'>, ReaderAliases {
  readonly value: 1 | 0 | -1;
}

export type VoteOutcome =
  | { readonly outcome: 'counted'; readonly up: number; readonly down: number }
  /** The reader wrote the comment. */
  | { readonly outcome: 'own' }
  /** There is no published comment with this id. */
  | { readonly outcome: 'not-found' };

export interface EventSelection {
  readonly site: string;
  /** Absent: all pages. */
  readonly page?: string;
  /** Position of the last event that is known. */
  readonly after: number;
  readonly limit: number;
}

/**
 * What readers see and do. **Shown** is a comment that is published, or has a published comment below it at any depth; lists hold what is shown, and the
 * caller empties what is not published. The counters (`replyCount`, votes, published comments of a page) are kept in the same commit as what they count.
 */
export interface ThreadStore {
  /** At most `limit` shown items after the position: keyset, never an offset. */
  listComments(selection: CommentSelection): Promise<readonly CountedComment[]>;
  /**
   * The first `limit` shown replies, oldest first, of each of some roots: one query, not one for each. Roots without replies are absent.
   */
  listFirstReplies(
    site: string,
    roots: readonly string[],
    limit: number,
  ): Promise<ReadonlyMap<string, readonly CountedComment[]>>;
  /** A comment and what it answers, the root first, itself last; empty when there is none. Ends at a cycle. */
  listAncestors(site: string, id: string): Promise<readonly CountedComment[]>;
  /** The newest published comments, replies included, of a page or of the whole site; equal times by id, in the same direction. */
  listRecentComments(site: string, page: string | undefined, limit: number): Promise<readonly StoredComment[]>;
  /** Published comments of each page, replies included; 0 for an unknown one. */
  countComments(site: string, pages: readonly string[]): Promise<readonly number[]>;
  /** Published comments that came with this hash of a reader's key, or one of the aliases. */
  countPublishedBy(site: string, reader: string, aliases?: readonly string[]): Promise<number>;
  /** Comments of any state with this text since a moment. */
  countSameText(site: string, textKey: string, since: number): Promise<number>;
  /**
   * One vote per comment and reader: 0 takes it back, the same again changes nothing and makes no event. One under an alias becomes the reader's; two of them are one.
   */
  vote(vote: ReaderVote, now: number): Promise<VoteOutcome>;
  /** Counts once per reader, aliases too; `true` when it was new. A comment that is not published counts none. */
  report(report: ReportRecord & ReaderAliases): Promise<boolean>;
  /**
   * Keeps the old text as a revision, and either puts the new one in its place (with `editedAt`) or lets it wait; a revision that waited
   * is replaced by the next one. The text of a comment that is not published is replaced at once, whatever waits or was decided: its author may not learn a
   * verdict from this. Not for a removed comment: `not-found`. Event: `edited` when the public text has changed, `revised` when only moderators see it.
   */
  edit(edit: Edit): Promise<EditOutcome>;
  /** Events after a position, in their order. A position older than the log gives an event list that begins later: see `firstEvent`. */
  listEvents(selection: EventSelection): Promise<readonly StoreEvent[]>;
  /**
   * Positions of the log: `first` is the oldest event that is kept (0: none), `last` the newest of the site, or the newest that readers hear of the page
   * (0: none): a submission that waits and a verdict move nothing that a reader could see.
   */
  eventRange(site: string, page?: string): Promise<{ readonly first: number; readonly last: number }>;
  /**
   * A mark of what readers see of a page's comments: counts, votes and closing too, articles not. It is another one after anything of it has changed, by
   * whatever: this object, `loadRecords`, another process, a hand in the database. It may be another one without that. For comparing with marks of this object alone; when the
   * log is swept, an old one may come back after a week.
   */
  pageMark(site: string, page: string): Promise<string>;
  /**
   * Wakes after something has been written, by this process at once or by another within seconds. It says nothing of what: look into the log. Several changes may wake
   * once. The returned function ends it.
   */
  onChange(wake: () => void): () => void;
}
