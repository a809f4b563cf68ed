import type {
  AuditRecord,
  BanRecord,
  ArticleRecord,
  ModeratorRecord,
  PageRecord,
  ReportRecord,
  StoredComment,
  StoredRevision,
  StoreEvent,
  VoteRecord,
} from '../../../contract/store.js';
import { freeze, join, MemoryTable } from './table.js';

/** Everything that a memory store holds. */
export interface MemoryState {
  /** Grouped by page. */
  readonly comments: MemoryTable<StoredComment>;
  /** Ids of comments by `(site, submissionId)`. */
  readonly submissions: Map<string, string>;
  readonly pages: MemoryTable<PageRecord>;
  readonly articles: MemoryTable<ArticleRecord>;
  /** Published comments by `(site, page)`, and those below a comment by `(site, comment)`. */
  readonly publishedOn: Map<string, number>;
  readonly publishedBelow: Map<string, number>;
  /** When comments were erased, as long as their `submissionId` is kept. */
  readonly erasedAt: MemoryTable<{ readonly id: string; readonly at: number }>;
  /** Revisions, votes and reports are grouped by comment. */
  readonly revisions: MemoryTable<StoredRevision>;
  readonly votes: MemoryTable<VoteRecord>;
  readonly reports: MemoryTable<ReportRecord>;
  readonly bans: MemoryTable<BanRecord>;
  readonly moderators: MemoryTable<ModeratorRecord>;
  readonly audit: MemoryTable<AuditRecord>;
  /** The log, oldest first; `lastSeq` is the newest position that was ever used. */
  events: StoreEvent[];
  lastSeq: number;
}

export function memoryState(): MemoryState {
  return {
    comments: new MemoryTable(({ page }) => page),
    submissions: new Map(),
    pages: new MemoryTable(),
    articles: new MemoryTable(),
    publishedOn: new Map(),
    publishedBelow: new Map(),
    erasedAt: new MemoryTable(),
    revisions: new MemoryTable(({ comment }) => comment),
    votes: new MemoryTable(({ comment }) => comment),
    reports: new MemoryTable(({ comment }) => comment),
    bans: new MemoryTable(),
    moderators: new MemoryTable(),
    audit: new MemoryTable(),
    events: [],
    lastSeq: 0,
  };
}

/** Inserts or replaces a comment; what is counted of published ones follows. */
export function putComment(state: MemoryState, comment: StoredComment): void {
  const { site, id, page, parent, submissionId } = comment;
  const before = state.comments.get(site, id);
  if (before) state.submissions.delete(join(site, before.submissionId));
  state.submissions.set(join(site, submissionId), id);
  state.comments.set(site, id, comment);
  const change = Number(comment.status === 'published') - Number(before?.status === 'published');
  if (change === 0) return;
  add(state.publishedOn, join(site, page), change);
  for (const above of lineOf(state, site, parent)) add(state.publishedBelow, join(site, above.id), change);
}

/** A comment, what it answers, and so on up to the root; ends at a cycle. */
export function lineOf(state: MemoryState, site: string, id: string | undefined): StoredComment[] {
  const line = new Set<StoredComment>();
  let next = id === undefined ? undefined : state.comments.get(site, id);
  while (next && !line.has(next)) {
    line.add(next);
    next = next.parent === undefined ? undefined : state.comments.get(site, next.parent);
  }
  return [...line];
}

/** An erased comment has no fingerprint; one that was accepted always has. */
export const isErased = (comment: StoredComment): boolean => comment.fingerprint === '';

export function appendEvent(state: MemoryState, event: Omit<StoreEvent, 'seq'>): void {
  state.lastSeq += 1;
  state.events.push(freeze({ seq: state.lastSeq, ...event }));
}

function add(counts: Map<string, number>, key: string, change: number): void {
  counts.set(key, (counts.get(key) ?? 0) + change);
}
