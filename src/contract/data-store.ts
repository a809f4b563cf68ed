import type {
  ArticleRecord,
  AuditRecord,
  BanRecord,
  PageRecord,
  ReportRecord,
  StoredComment,
  StoredRevision,
  VoteRecord,
} from './store-records.js';

/** Everything that a site has, by kind, in an order in which it can be put back. */
export interface SiteRecords {
  readonly page: PageRecord;
  readonly article: ArticleRecord;
  readonly comment: StoredComment;
  readonly revision: StoredRevision;
  readonly vote: VoteRecord;
  readonly report: ReportRecord;
  readonly ban: BanRecord;
  readonly audit: AuditRecord;
}

export type RecordKind = keyof SiteRecords;
export const recordKinds: readonly RecordKind[] = [
  'page',
  'article',
  'comment',
  'revision',
  'vote',
  'report',
  'ban',
  'audit',
];

export interface RecordPage<K extends RecordKind> {
  readonly records: readonly SiteRecords[K][];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

/** What an erasure takes. */
export interface ErasureCounts {
  readonly comments: number;
  readonly revisions: number;
  readonly votes: number;
  readonly reports: number;
  readonly deliveries: number;
}

/** Import, export and erasure. */
export interface DataStore {
  /** Records of one kind in a stable order, for an export; parents come before their replies. */
  dumpRecords<K extends RecordKind>(
    site: string,
    kind: K,
    after: string | undefined,
    limit: number,
  ): Promise<RecordPage<K>>;
  /**
   * Puts records in, all or none, at most 500: one commit. They become this site's, whatever site they came from. What is there already (by id; a comment also by
   * `submissionId`, a waiting revision by its comment, an audit line by all of its members) is left as it is and counted as known. Counters follow; nothing is sent
   * to a webhook, and no event is made: readers see it at their next visit. A comment whose page or parent is not there, or comes later in the call, rejects with an
   * `Error`; so does what belongs to a comment that is not there.
   */
  loadRecords<K extends RecordKind>(
    site: string,
    kind: K,
    records: readonly SiteRecords[K][],
  ): Promise<{ readonly added: number; readonly known: number }>;
  /** Ids of comments by these folded words in `search`, any state, at most `limit`: the caller looks whether it is really them. */
  findBySearch(site: string, words: readonly string[], limit: number): Promise<readonly StoredComment[]>;
  countErasure(site: string, comments: readonly string[]): Promise<ErasureCounts>;
  /**
   * Erases for good: text, fields, reader, search, consent, revisions, votes, reports and waiting deliveries of these comments. What stays is a `removed` row with id,
   * site, page, parent and `submissionId`, so that a late resend is told `removed` and replies keep their place. The bytes are
   * overwritten in the file and gone from its log when this resolves. One audit line, with the number as `detail`,
   * and a `removed` event for each that was public. What is not there, or was erased before, counts nothing.
   */
  eraseComments(site: string, comments: readonly string[], actor: string, at: number): Promise<ErasureCounts>;
}
