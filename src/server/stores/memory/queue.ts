import type { QueuedComment, QueueSelection, StoredComment } from '../../../contract/store.js';
import { moderationStatuses, type QueueCounts } from '../../../core/moderation.js';
import type { MemoryEdits } from './edits.js';
import { byTime, keyset } from './keyset.js';
import type { MemoryState } from './state.js';
import type { MemoryThreads } from './threads.js';

/** Lists and searches for moderators. */
export function memoryQueue({ comments, pages, reports }: MemoryState, threads: MemoryThreads, edits: MemoryEdits) {
  const all = (site: string): StoredComment[] => comments.rows(site).map(({ record }) => record);
  const reportsOf = ({ site, id }: StoredComment) => reports.of(site, id).length;
  const hasWords = ({ search = '' }: StoredComment, words: readonly string[]) =>
    words.every((word) => search.includes(word));

  function isIn(comment: StoredComment, status: QueueSelection['status']): boolean {
    const published = comment.status === 'published';
    if (status === 'reported') return published && reportsOf(comment) > 0;
    const waits = status === 'pending' && published && edits.waiting(comment.site, comment.id) !== undefined;
    return status === 'all' || comment.status === status || waits;
  }

  function queued(comment: StoredComment): QueuedComment {
    const page = pages.get(comment.site, comment.page);
    const revision = edits.waiting(comment.site, comment.id);
    return Object.freeze({
      ...threads.count(comment),
      pageTitle: page?.title ?? '',
      pageUrl: page?.url ?? '',
      reports: reportsOf(comment),
      ...(revision && { revision }),
    });
  }

  return {
    list({ site, status, page, words = [], after, limit }: QueueSelection): QueuedComment[] {
      const found = all(site).filter(
        (comment) => isIn(comment, status) && (page === undefined || comment.page === page) && hasWords(comment, words),
      );
      const direction = status === 'pending' ? 'ascending' : 'descending';
      return keyset(found, byTime, direction, after, limit).map(queued);
    },
    find(site: string, id: string): QueuedComment | undefined {
      const comment = comments.get(site, id);
      return comment && queued(comment);
    },
    count(site: string): QueueCounts {
      const lists = [...moderationStatuses, 'reported'] as const;
      const counts = lists.map((list) => [list, all(site).filter((comment) => isIn(comment, list)).length] as const);
      return Object.fromEntries(counts) as QueueCounts;
    },
    /** Newest first. */
    findBySearch(site: string, words: readonly string[], limit: number): StoredComment[] {
      const found = all(site).filter((comment) => hasWords(comment, words));
      return keyset(found, byTime, 'descending', undefined, limit);
    },
  };
}
