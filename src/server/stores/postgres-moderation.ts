import type { DecisionResult, StoreDecision } from '../../contract/store.js';
import type { ModerationStatus } from '../../core/moderation.js';
import { postgresAudit } from './postgres-audit.js';
import { postgresComments } from './postgres-comments.js';
import { postgresCounters } from './postgres-counters.js';
import { postgresEdits } from './postgres-edits.js';
import { postgresEvents } from './postgres-events.js';
import type { Transaction } from './postgres-transactions.js';
import { isErased, storedComment, type CommentRow } from './sqlite-rows.js';

export const moderationSql = {
  decide: 'UPDATE comment SET status = $2, reason = $3, reports = 0 WHERE seq = $1',
  clearReports: 'DELETE FROM report WHERE site = $1 AND comment = $2',
  addPage: `INSERT INTO page (site, id, url, title) VALUES ($1, $2, '', '') ON CONFLICT DO NOTHING`,
  closePage: 'UPDATE page SET closed = $3 WHERE site = $1 AND id = $2 AND closed <> $3',
};

async function log(tx: Transaction, row: CommentRow, decision: StoreDecision): Promise<void> {
  const { site, to, reason, actor, at } = decision;
  await postgresEvents.append(tx, { site, page: row.page, kind: 'decided', comment: row.id, at });
  const detail = reason !== undefined && { detail: reason };
  await postgresAudit.append(tx, { site, at, actor, action: to, comment: row.id, ...detail });
}

async function result(
  tx: Transaction,
  row: CommentRow,
  from: ModerationStatus,
  to: ModerationStatus,
): Promise<DecisionResult> {
  return { comment: (await postgresComments.findComment(tx, row.site, row.id)) ?? storedComment(row), from, to };
}

async function decideRevision(
  tx: Transaction,
  row: CommentRow,
  decision: StoreDecision,
  id: string,
): Promise<DecisionResult | undefined> {
  const revision = row.waiting === id ? await postgresEdits.findRow(tx, row.site, id) : undefined;
  if (!revision) return undefined;
  if (decision.to === 'published') {
    await postgresEdits.applyWaiting(tx, row, revision);
    await postgresEvents.append(tx, {
      site: row.site,
      page: row.page,
      kind: 'edited',
      comment: row.id,
      at: decision.at,
    });
  } else {
    await postgresEdits.rejectWaiting(tx, row, revision);
  }
  await log(tx, row, decision);
  return result(tx, row, 'pending', decision.to);
}

async function flip(
  tx: Transaction,
  row: CommentRow,
  from: ModerationStatus,
  to: ModerationStatus,
  at: number,
): Promise<void> {
  if (from !== 'published' && to !== 'published') return;
  const { site, page, id } = row;
  await postgresCounters.count(tx, site, [row], to === 'published' ? 1 : -1);
  await postgresEvents.append(tx, { site, page, kind: to === 'published' ? 'published' : 'removed', comment: id, at });
}

async function decide(tx: Transaction, decision: StoreDecision): Promise<DecisionResult | undefined> {
  const { site, comment: id, to, revision, reason, at, notBefore = -Infinity } = decision;
  // Read again: an earlier decision of the same call may have changed it.
  const row = await postgresComments.findRow(tx, site, id);
  // Nothing of an erased comment is left that could be published.
  if (!row || isErased(row)) return undefined;
  const from = row.status as ModerationStatus;
  if (row.created_at < notBefore) return result(tx, row, from, from);
  if (revision !== undefined) return decideRevision(tx, row, decision, revision);
  if (from === to && row.reports === 0) return result(tx, row, from, to);
  await tx.run(moderationSql.decide, row.seq, to, reason ?? null);
  await tx.run(moderationSql.clearReports, site, id);
  if (from !== to) await flip(tx, row, from, to, at);
  await log(tx, row, decision);
  return result(tx, row, from, to);
}

/** What moderators decide. */
export const postgresModeration = {
  async decide(tx: Transaction, decisions: readonly StoreDecision[]): Promise<DecisionResult[]> {
    // All are locked before the first changes, site by site in one order for everybody.
    for (const site of [...new Set(decisions.map((decision) => decision.site))].sort()) {
      const ids = decisions.filter((decision) => decision.site === site).map(({ comment }) => comment);
      await postgresComments.lockRows(tx, site, ids);
    }
    const results: DecisionResult[] = [];
    for (const decision of decisions) {
      const decided = await decide(tx, decision);
      if (decided) results.push(decided);
    }
    return results;
  },
  async closePage(
    tx: Transaction,
    site: string,
    page: string,
    closed: boolean,
    actor: string,
    at: number,
  ): Promise<boolean> {
    await tx.run(moderationSql.addPage, site, page);
    if ((await tx.run(moderationSql.closePage, site, page, Number(closed))) === 0) return false;
    await postgresEvents.append(tx, { site, page, kind: closed ? 'closed' : 'opened', at });
    await postgresAudit.append(tx, { site, at, actor, action: closed ? 'close' : 'open', page });
    return true;
  },
};
