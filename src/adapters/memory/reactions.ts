import type { ReportRequest, VoteRequest } from '../../contract/adapter.js';
import { reportReasons, type VoteResult } from '../../core/comment.js';
import { CommentError } from '../../core/error.js';
import type { PageRef } from '../../core/page.js';
import { refuse } from '../parts/cursor.js';
import type { Entry, MemoryData } from './data.js';

/** Whoever has no key: all of them are one reader. */
export const anonymous = '';

/** Characters of a report's text. */
const mostText = 500;

/** As `Adapter.vote` says. */
export function castVote(data: MemoryData, { page, comment, value, readerKey = anonymous }: VoteRequest): VoteResult {
  const { votes } = data.rules;
  if (![1, 0, ...(votes === 'both' ? [-1] : [])].includes(value)) throw refuse('value');
  const entry = findPublished(data, page, comment);
  if (entry.reader === readerKey) throw new CommentError('forbidden', { status: 403 });
  data.setVotes(entry, readerKey, value);
  return { up: entry.up, ...(votes === 'both' && { down: entry.down }), mine: value };
}

/** As `Adapter.reportComment` says. */
export function takeReport(data: MemoryData, request: ReportRequest): void {
  const { page, comment, reason, text, readerKey = anonymous } = request;
  if (!reportReasons.includes(reason)) throw refuse('reason');
  if (text !== undefined && (typeof text !== 'string' || [...text].length > mostText)) {
    throw refuse('text', 'too-long', mostText);
  }
  const entry = findPublished(data, page, comment);
  const reports = (entry.reports ??= new Map());
  if (reports.has(readerKey)) return;
  const created = new Date(data.rules.now()).toISOString();
  reports.set(readerKey, { reason, ...(text && { text }), created });
  data.tell('reported', entry);
}

function findPublished(data: MemoryData, page: PageRef, id: string): Entry {
  const entry = data.entries.get(id);
  if (entry?.status !== 'published' || entry.page.ref.id !== page.id)
    throw new CommentError('not-found', { status: 404 });
  return entry;
}
