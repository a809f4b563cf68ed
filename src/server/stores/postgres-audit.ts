import type { AuditRecord, ModerationStore } from '../../contract/store.js';
import type { Sql, Transaction } from './postgres-transactions.js';
import { plain } from './sqlite-rows.js';

export const auditSql = {
  append: 'INSERT INTO audit (site, at, actor, action, comment, page, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)',
  listOfSite: 'SELECT * FROM audit WHERE site = $1 AND id < $2 ORDER BY id DESC LIMIT $3',
  listOfComment: 'SELECT * FROM audit WHERE site = $1 AND comment = $2 AND id < $3 ORDER BY id DESC LIMIT $4',
  same: `SELECT 1 FROM audit WHERE site = $1 AND at = $2 AND actor = $3 AND action = $4
    AND comment IS NOT DISTINCT FROM $5 AND page IS NOT DISTINCT FROM $6 AND detail IS NOT DISTINCT FROM $7 LIMIT 1`,
};

const values = ({ site, at, actor, action, comment, page, detail }: AuditRecord) =>
  [site, at, actor, action, comment ?? null, page ?? null, detail ?? null] as const;

/** The log of what moderators did; the database itself lets it only grow. */
export const postgresAudit = {
  async append(tx: Transaction, entry: AuditRecord): Promise<void> {
    await tx.run(auditSql.append, ...values(entry));
  },
  /** Whether a line with all of these members is there. */
  has: async (sql: Sql, entry: AuditRecord): Promise<boolean> =>
    (await sql.get(auditSql.same, ...values(entry))) !== undefined,
  async list(sql: Sql, { site, comment, before = Infinity, limit }: Parameters<ModerationStore['listAudit']>[0]) {
    const rows =
      comment === undefined
        ? await sql.all(auditSql.listOfSite, site, before, limit)
        : await sql.all(auditSql.listOfComment, site, comment, before, limit);
    return rows.map((row) => plain<AuditRecord & { readonly id: number }>(row));
  },
};
