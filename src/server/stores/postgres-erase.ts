import type { ErasureCounts } from '../../contract/store.js';
import { postgresAudit } from './postgres-audit.js';
import { postgresComments } from './postgres-comments.js';
import { postgresCounters } from './postgres-counters.js';
import { postgresEvents } from './postgres-events.js';
import type { Sql, Transaction } from './postgres-transactions.js';

const kinds = { revisions: 'revision', votes: 'vote', reports: 'report', deliveries: 'delivery' } as const;
type Kind = keyof typeof kinds;
const kindNames = Object.keys(kinds) as readonly Kind[];

export const eraseSql = {
  // An erased comment has no fingerprint.
  ids: `SELECT id FROM comment WHERE site = $1 AND id = ANY ($2) AND fingerprint <> ''`,
  count: (kind: Kind) => `SELECT count(*) AS n FROM ${kinds[kind]} WHERE site = $1 AND comment = ANY ($2)`,
  drop: (kind: Kind) => `DELETE FROM ${kinds[kind]} WHERE site = $1 AND comment = ANY ($2)`,
  blank: `UPDATE comment SET status = 'removed', fingerprint = '', fields = '{}', edited_at = NULL, score = 0, reasons = NULL,
      consent = NULL, reader = NULL, text_key = NULL, search = NULL, role = NULL, reason = NULL, up = 0, down = 0,
      reports = 0, waiting = NULL, erased_at = $3 WHERE site = $1 AND id = ANY ($2)`,
};

/** Erasing for good, as far as the tables go. The old bytes stand in the database's files and log until it has cleaned up after itself (VACUUM, WAL). */
export const postgresErase = {
  async count(sql: Sql, site: string, ids: readonly string[]): Promise<ErasureCounts> {
    const known = (await sql.all<{ id: string }>(eraseSql.ids, site, ids)).map(({ id }) => id);
    const number = async (kind: Kind) => (await sql.get<{ n: number }>(eraseSql.count(kind), site, known))?.n ?? 0;
    return {
      comments: known.length,
      revisions: await number('revisions'),
      votes: await number('votes'),
      reports: await number('reports'),
      deliveries: await number('deliveries'),
    };
  },
  async erase(
    tx: Transaction,
    site: string,
    ids: readonly string[],
    actor: string,
    at: number,
  ): Promise<ErasureCounts> {
    const rows = [...(await postgresComments.lockRows(tx, site, ids)).values()].filter((row) => row.fingerprint !== '');
    const known = rows.map(({ id }) => id);
    const counts = { comments: rows.length, revisions: 0, votes: 0, reports: 0, deliveries: 0 };
    if (rows.length === 0) return counts;
    for (const kind of kindNames) counts[kind] = await tx.run(eraseSql.drop(kind), site, known);
    await tx.run(eraseSql.blank, site, known, at);
    const shown = rows.filter(({ status }) => status === 'published');
    await postgresCounters.count(tx, site, shown, -1);
    for (const { page, id } of shown) {
      await postgresEvents.append(tx, { site, page, kind: 'removed', comment: id, at });
    }
    await postgresAudit.append(tx, { site, at, actor, action: 'erase', detail: String(rows.length) });
    return counts;
  },
};
