import type { DatabaseSync } from 'node:sqlite';
import type { DecisionResult, StoreDecision } from '../../contract/store.js';
import type { ModerationStatus } from '../../core/moderation.js';
import type { SqliteAudit } from './sqlite-audit.js';
import type { SqliteComments } from './sqlite-comments.js';
import type { SqliteCounters } from './sqlite-counters.js';
import type { SqliteEdits } from './sqlite-edits.js';
import type { SqliteEvents } from './sqlite-events.js';
import { isErased, storedComment, type CommentRow } from './sqlite-rows.js';

export const moderationSql = {
  decide: 'UPDATE comment SET status = ?, reason = ?, reports = 0 WHERE seq = ?',
  clearReports: 'DELETE FROM report WHERE site = ? AND comment = ?',
  addPage: `INSERT INTO page (site, id, url, title) VALUES (?, ?, '', '') ON CONFLICT DO NOTHING`,
  closePage: 'UPDATE page SET closed = ?1 WHERE site = ?2 AND id = ?3 AND closed <> ?1',
};

/** What moderators decide; each operation runs to its end within one turn. */
export function sqliteModeration(
  db: DatabaseSync,
  comments: SqliteComments,
  edits: SqliteEdits,
  counters: SqliteCounters,
  events: SqliteEvents,
  audit: SqliteAudit,
) {
  const setStatus = db.prepare(moderationSql.decide);
  const clearReports = db.prepare(moderationSql.clearReports);
  const addPage = db.prepare(moderationSql.addPage);
  const closePage = db.prepare(moderationSql.closePage);

  function log(row: CommentRow, { site, to, reason, actor, at }: StoreDecision): void {
    events.append({ site, page: row.page, kind: 'decided', comment: row.id, at });
    audit.append({ site, at, actor, action: to, comment: row.id, ...(reason !== undefined && { detail: reason }) });
  }

  function result(row: CommentRow, from: ModerationStatus, to: ModerationStatus): DecisionResult {
    return { comment: comments.findComment(row.site, row.id) ?? storedComment(row), from, to };
  }

  function decideRevision(row: CommentRow, decision: StoreDecision, id: string): DecisionResult | undefined {
    const revision = row.waiting === id ? edits.findRow(row.site, id) : undefined;
    if (!revision) return undefined;
    if (decision.to === 'published') {
      edits.applyWaiting(row, revision);
      events.append({ site: row.site, page: row.page, kind: 'edited', comment: row.id, at: decision.at });
    } else {
      edits.rejectWaiting(row, revision);
    }
    log(row, decision);
    return result(row, 'pending', decision.to);
  }

  function decide(decision: StoreDecision): DecisionResult | undefined {
    const { site, comment: id, to, revision, reason, at, notBefore = -Infinity } = decision;
    const row = comments.findRow(site, id);
    // Nothing of an erased comment is left that could be published.
    if (!row || isErased(row)) return undefined;
    const from = row.status as ModerationStatus;
    if (row.created_at < notBefore) return result(row, from, from);
    if (revision !== undefined) return decideRevision(row, decision, revision);
    if (from === to && row.reports === 0) return result(row, from, to);
    setStatus.run(to, reason ?? null, row.seq);
    clearReports.run(site, id);
    if (from !== to) flip(row, from, to, at);
    log(row, decision);
    return result(row, from, to);
  }

  function flip(row: CommentRow, from: ModerationStatus, to: ModerationStatus, at: number): void {
    if (from !== 'published' && to !== 'published') return;
    const { site, page, id } = row;
    counters.count(storedComment(row), to === 'published' ? 1 : -1);
    events.append({ site, page, kind: to === 'published' ? 'published' : 'removed', comment: id, at });
  }

  return {
    decide: (decisions: readonly StoreDecision[]): DecisionResult[] =>
      decisions.map(decide).filter((decided) => decided !== undefined),
    closePage(site: string, page: string, closed: boolean, actor: string, at: number): boolean {
      addPage.run(site, page);
      if (closePage.run(Number(closed), site, page).changes === 0) return false;
      events.append({ site, page, kind: closed ? 'closed' : 'opened', at });
      audit.append({ site, at, actor, action: closed ? 'close' : 'open', page });
      return true;
    },
  };
}
