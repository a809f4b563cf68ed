import type { DecisionResult, ModerationStore, StoreDecision, StoredComment } from '../../../contract/store.js';
import type { ModerationStatus } from '../../../core/moderation.js';
import type { MemoryEdits } from './edits.js';
import { appendEvent, isErased, putComment, type MemoryState } from './state.js';
import { join } from './table.js';

/** What moderators decide, and the log of it. */
export function memoryModeration(state: MemoryState, edits: MemoryEdits) {
  const { audit, comments, pages, reports } = state;

  function log({ page, id }: StoredComment, { site, to, reason, actor, at }: StoreDecision): void {
    appendEvent(state, { site, page, kind: 'decided', comment: id, at });
    audit.append(site, { site, at, actor, action: to, comment: id, ...(reason !== undefined && { detail: reason }) });
  }

  function result(comment: StoredComment, from: ModerationStatus, to: ModerationStatus): DecisionResult {
    return { comment: comments.get(comment.site, comment.id) ?? comment, from, to };
  }

  function decideRevision(comment: StoredComment, decision: StoreDecision): DecisionResult | undefined {
    const { site, to, at } = decision;
    const revision = edits.waiting(site, comment.id);
    if (!revision || revision.id !== decision.revision) return undefined;
    if (to === 'published') {
      edits.apply(comment, revision);
      appendEvent(state, { site, page: comment.page, kind: 'edited', comment: comment.id, at });
    } else {
      edits.put({ ...revision, state: 'rejected' });
    }
    log(comment, decision);
    return result(comment, 'pending', to);
  }

  function decide(decision: StoreDecision): DecisionResult | undefined {
    const { site, to, reason, at, notBefore = -Infinity } = decision;
    const comment = comments.get(site, decision.comment);
    // Nothing of an erased comment is left that could be published.
    if (!comment || isErased(comment)) return undefined;
    const from = comment.status;
    if (comment.createdAt < notBefore) return result(comment, from, from);
    if (decision.revision !== undefined) return decideRevision(comment, decision);
    const reported = reports.of(site, comment.id);
    if (from === to && reported.length === 0) return result(comment, from, to);
    for (const { reader } of reported) reports.delete(site, join(comment.id, reader));
    const { reason: _reason, ...rest } = comment;
    putComment(state, { ...rest, status: to, ...(reason !== undefined && { reason }) });
    const event = { site, page: comment.page, comment: comment.id, at };
    if (from !== to && to === 'published') appendEvent(state, { ...event, kind: 'published' });
    if (from !== to && from === 'published') appendEvent(state, { ...event, kind: 'removed' });
    log(comment, decision);
    return result(comment, from, to);
  }

  return {
    decide: (decisions: readonly StoreDecision[]): DecisionResult[] =>
      decisions.map(decide).filter((decided) => decided !== undefined),
    closePage(site: string, page: string, closed: boolean, actor: string, at: number): boolean {
      const { closed: before = false, ...row } = pages.get(site, page) ?? { id: page, url: '', title: '' };
      if (before === closed) return false;
      pages.set(site, page, { ...row, ...(closed && { closed }) });
      appendEvent(state, { site, page, kind: closed ? 'closed' : 'opened', at });
      audit.append(site, { site, at, actor, action: closed ? 'close' : 'open', page });
      return true;
    },
    listAudit({ site, comment, before = Infinity, limit }: Parameters<ModerationStore['listAudit']>[0]) {
      const lines = audit.rows(site).filter(({ record }) => comment === undefined || record.comment === comment);
      const older = lines.filter(({ place }) => place < before).reverse();
      return older.slice(0, limit).map(({ place, record }) => ({ ...record, id: place }));
    },
  };
}
