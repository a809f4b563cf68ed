import type { DatabaseSync } from 'node:sqlite';
import type { AuditRecord, ModerationStore } from '../../contract/store.js';
import { plain } from './sqlite-rows.js';

export const auditSql = {
  append: 'INSERT INTO audit (site, at, actor, action, comment, page, detail) VALUES (?, ?, ?, ?, ?, ?, ?)',
  listOfSite: 'SELECT * FROM audit WHERE site = ? AND id < ? ORDER BY id DESC LIMIT ?',
  listOfComment: 'SELECT * FROM audit WHERE site = ? AND comment = ? AND id < ? ORDER BY id DESC LIMIT ?',
  same: `SELECT 1 FROM audit WHERE site = ? AND at = ? AND actor = ? AND action = ? AND comment IS ? AND page IS ?
    AND detail IS ? LIMIT 1`,
};

/** The log of what moderators did; the database itself lets it only grow. */
export function sqliteAudit(db: DatabaseSync) {
  const append = db.prepare(auditSql.append);
  const listOfSite = db.prepare(auditSql.listOfSite);
  const listOfComment = db.prepare(auditSql.listOfComment);
  const same = db.prepare(auditSql.same);
  const values = ({ site, at, actor, action, comment, page, detail }: AuditRecord) => [
    ...[site, at, actor, action],
    ...[comment ?? null, page ?? null, detail ?? null],
  ];

  return {
    append: (entry: AuditRecord): void => void append.run(...values(entry)),
    /** Whether a line with all of these members is there. */
    has: (entry: AuditRecord): boolean => same.get(...values(entry)) !== undefined,
    list({ site, comment, before = Infinity, limit }: Parameters<ModerationStore['listAudit']>[0]) {
      const rows =
        comment === undefined ? listOfSite.all(site, before, limit) : listOfComment.all(site, comment, before, limit);
      return rows.map((row) => plain<AuditRecord & { readonly id: number }>(row));
    },
  };
}

export type SqliteAudit = ReturnType<typeof sqliteAudit>;
