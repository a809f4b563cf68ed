import type { ReaderAliases, ReaderVote, ReportRecord, VoteOutcome, VoteRecord } from '../../../contract/store.js';
import { appendEvent, type MemoryState } from './state.js';
import { join } from './table.js';
import type { MemoryThreads } from './threads.js';

/** Votes and reports of readers. */
export function memoryVotes(state: MemoryState, threads: MemoryThreads) {
  const { comments, reports, votes } = state;

  /** Puts votes under older hashes of the reader under the one of now. `true`: there were two, and one is gone. */
  function gather(vote: Omit<VoteRecord, 'value'>, aliases: readonly string[]): boolean {
    const { site, comment, reader } = vote;
    const key = join(comment, reader);
    let gone = false;
    for (const alias of aliases.filter((each) => each !== reader)) {
      const old = votes.get(site, join(comment, alias));
      if (!old) continue;
      votes.delete(site, join(comment, alias));
      if (votes.has(site, key)) gone = true;
      else votes.set(site, key, { ...vote, value: old.value });
    }
    return gone;
  }

  return {
    vote({ value, aliases = [], ...vote }: ReaderVote, now: number): VoteOutcome {
      const { site, comment: id, reader } = vote;
      const comment = comments.get(site, id);
      if (comment?.status !== 'published') return { outcome: 'not-found' };
      if ([reader, ...aliases].some((each) => each === comment.reader)) return { outcome: 'own' };
      const key = join(id, reader);
      const gone = gather(vote, aliases);
      if (value !== (votes.get(site, key)?.value ?? 0) || gone) {
        if (value === 0) votes.delete(site, key);
        else votes.set(site, key, { ...vote, value });
        appendEvent(state, { site, page: comment.page, kind: 'votes', comment: id, at: now });
      }
      const { up, down } = threads.count(comment);
      return { outcome: 'counted', up, down };
    },
    report({ aliases = [], ...report }: ReportRecord & ReaderAliases): boolean {
      const { site, comment: id, reader, createdAt: at } = report;
      const comment = comments.get(site, id);
      if (comment?.status !== 'published') return false;
      if ([reader, ...aliases].some((each) => reports.has(site, join(id, each)))) return false;
      reports.set(site, join(id, reader), report);
      appendEvent(state, { site, page: comment.page, kind: 'reported', comment: id, at });
      return true;
    },
    /** Oldest first. */
    listReports: (site: string, comment: string): ReportRecord[] =>
      reports.of(site, comment).sort((a, b) => a.createdAt - b.createdAt),
  };
}
