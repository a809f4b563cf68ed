import type { ErasureCounts, StoredComment } from '../../../contract/store.js';
import type { MemoryDeliveries } from './deliveries.js';
import { appendEvent, isErased, putComment, type MemoryState } from './state.js';
import { join } from './table.js';

const monthMs = 30 * 24 * 60 * 60 * 1000;

/** Erasing for good. */
export function memoryErasure(state: MemoryState, deliveries: MemoryDeliveries) {
  const { audit, comments, erasedAt, reports, revisions, votes } = state;

  const find = (site: string, ids: readonly string[]): StoredComment[] =>
    [...new Set(ids)].flatMap((id) => comments.get(site, id) ?? []).filter((comment) => !isErased(comment));

  function count(found: readonly StoredComment[]): ErasureCounts {
    const sum = (countOf: (comment: StoredComment) => number) =>
      found.reduce((total, comment) => total + countOf(comment), 0);
    return {
      comments: found.length,
      revisions: sum(({ site, id }) => revisions.of(site, id).length),
      votes: sum(({ site, id }) => votes.of(site, id).length),
      reports: sum(({ site, id }) => reports.of(site, id).length),
      deliveries: sum(({ site, id }) => deliveries.countOf(site, id)),
    };
  }

  function erase(
    { site, id, page, parent, root, submissionId, status, createdAt, generation }: StoredComment,
    at: number,
  ) {
    for (const revision of revisions.of(site, id)) revisions.delete(site, revision.id);
    for (const { reader } of votes.of(site, id)) votes.delete(site, join(id, reader));
    for (const { reader } of reports.of(site, id)) reports.delete(site, join(id, reader));
    deliveries.dropOf(site, id);
    const place = { ...(parent !== undefined && { parent }), ...(root !== undefined && { root }) };
    const empty = { status: 'removed', fingerprint: '', fields: {}, score: 0 } as const;
    putComment(state, { id, site, page, ...place, submissionId, createdAt, generation, ...empty });
    erasedAt.set(site, id, { id, at });
    if (status === 'published') appendEvent(state, { site, page, kind: 'removed', comment: id, at });
  }

  return {
    count: (site: string, ids: readonly string[]): ErasureCounts => count(find(site, ids)),
    erase(site: string, ids: readonly string[], actor: string, at: number): ErasureCounts {
      const found = find(site, ids);
      const counts = count(found);
      for (const comment of found) erase(comment, at);
      if (found.length > 0) audit.append(site, { site, at, actor, action: 'erase', detail: String(found.length) });
      return counts;
    },
    /** Forgets the submission ids of what was erased a month ago. */
    sweep(now: number): void {
      for (const { site, record } of erasedAt.all()) {
        const comment = comments.get(site, record.id);
        if (record.at > now - monthMs || !comment) continue;
        // Longer than any submission id that a client can send.
        putComment(state, { ...comment, submissionId: `erased-comment-without-submission-id-${comment.id}` });
        erasedAt.delete(site, record.id);
      }
    },
  };
}
