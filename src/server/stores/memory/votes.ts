import type { ReportRecord, ThreadStore, VoteOutcome } from '../../../contract/store.js';
import { appendEvent, type MemoryState } from './state.js';
import { join } from './table.js';
import type { MemoryThreads } from './threads.js';

/** Votes and reports of readers. */
export function memoryVotes(state: MemoryState, threads: MemoryThreads) {
  const { comments, reports, votes } = state;

  return {
    vote({ value, ...vote }: Parameters<ThreadStore['vote']>[0], now: number): VoteOutcome {
      const { site, comment: id, reader } = vote;
      const comment = comments.get(site, id);
      if (comment?.status !== 'published') return { outcome: 'not-found' };
      if (comment.reader === reader) return { outcome: 'own' };
      const key = join(id, reader);
      if (value !== (votes.get(site, key)?.value ?? 0)) {
        if (value === 0) votes.delete(site, key);
        else votes.set(site, key, { ...vote, value });
        appendEvent(state, { site, page: comment.page, kind: 'votes', comment: id, at: now });
      }
      const { up, down } = threads.count(comment);
      return { outcome: 'counted', up, down };
    },
    report(report: ReportRecord): boolean {
      const { site, comment: id, reader, createdAt: at } = report;
      const comment = comments.get(site, id);
      if (comment?.status !== 'published' || reports.has(site, join(id, reader))) return false;
      reports.set(site, join(id, reader), report);
      appendEvent(state, { site, page: comment.page, kind: 'reported', comment: id, at });
      return true;
    },
    /** Oldest first. */
    listReports: (site: string, comment: string): ReportRecord[] =>
      reports.of(site, comment).sort((a, b) => a.createdAt - b.createdAt),
  };
}
