import type { DatabaseSync } from 'node:sqlite';
import type { BanRecord, ModeratorRecord } from '../../contract/store.js';
import type { SqliteAudit } from './sqlite-audit.js';
import { plain } from './sqlite-rows.js';

/** Every rule is tried on every comment: a site has room for this many. */
const maxBans = 1000;

export const banColumns =
  'site, id, kind, effect, value, label, created_at AS createdAt, actor, expires_at AS expiresAt';
const moderatorColumns = 'site, name, role, token_hash AS tokenHash, created_at AS createdAt';

export const banSql = {
  list: `SELECT ${banColumns} FROM ban WHERE site = ? AND ifnull(expires_at > ?, 1) ORDER BY created_at DESC, id DESC`,
  find: 'SELECT 1 FROM ban WHERE site = ? AND id = ?',
  count: 'SELECT count(*) AS n FROM ban WHERE site = ? AND ifnull(expires_at > ?, 1)',
  put: `INSERT INTO ban (site, id, kind, effect, value, label, created_at, actor, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET kind = excluded.kind, effect = excluded.effect, value = excluded.value, label = excluded.label,
      created_at = excluded.created_at, actor = excluded.actor, expires_at = excluded.expires_at`,
  remove: 'DELETE FROM ban WHERE site = ? AND id = ?',
};

export const moderatorSql = {
  find: `SELECT ${moderatorColumns} FROM moderator WHERE site = ? AND token_hash = ?`,
  list: `SELECT ${moderatorColumns} FROM moderator WHERE site = ? ORDER BY name`,
  put: `INSERT INTO moderator (site, name, role, token_hash, created_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET role = excluded.role, token_hash = excluded.token_hash, created_at = excluded.created_at`,
  remove: 'DELETE FROM moderator WHERE site = ? AND name = ?',
};

/** Rules against abuse; each operation runs to its end within one turn. */
export function sqliteBans(db: DatabaseSync, audit: SqliteAudit) {
  const list = db.prepare(banSql.list);
  const find = db.prepare(banSql.find);
  const count = db.prepare(banSql.count);
  const put = db.prepare(banSql.put);
  const remove = db.prepare(banSql.remove);
  const has = (site: string, id: string) => find.get(site, id) !== undefined;

  function putBan(ban: BanRecord): void {
    const { site, id, kind, effect, value, label, createdAt, actor, expiresAt } = ban;
    const { n } = count.get(site, createdAt) as { n: number };
    if (n >= maxBans && !has(site, id)) {
      throw new Error(`The site ${site} has ${maxBans} bans, which is all it may have: remove some first.`);
    }
    put.run(site, id, kind, effect, value, label, createdAt, actor, expiresAt ?? null);
  }

  return {
    has,
    load: putBan,
    list: (site: string, now: number): BanRecord[] => list.all(site, now).map((row) => plain<BanRecord>(row)),
    put(ban: BanRecord): void {
      putBan(ban);
      audit.append({ site: ban.site, at: ban.createdAt, actor: ban.actor, action: 'ban', detail: ban.kind });
    },
    remove: (site: string, id: string): boolean => remove.run(site, id).changes === 1,
  };
}

export type SqliteBans = ReturnType<typeof sqliteBans>;

/** Who may moderate; each operation runs to its end within one turn. */
export function sqliteModerators(db: DatabaseSync) {
  const find = db.prepare(moderatorSql.find);
  const list = db.prepare(moderatorSql.list);
  const put = db.prepare(moderatorSql.put);
  const remove = db.prepare(moderatorSql.remove);

  return {
    find(site: string, tokenHash: string): ModeratorRecord | undefined {
      const row = find.get(site, tokenHash);
      return row && plain<ModeratorRecord>(row);
    },
    list: (site: string): ModeratorRecord[] => list.all(site).map((row) => plain<ModeratorRecord>(row)),
    put({ site, name, role, tokenHash, createdAt }: ModeratorRecord): void {
      put.run(site, name, role, tokenHash, createdAt);
    },
    remove: (site: string, name: string): boolean => remove.run(site, name).changes === 1,
  };
}
