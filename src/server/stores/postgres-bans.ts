import type { BanRecord, ModeratorRecord } from '../../contract/store.js';
import { postgresAudit } from './postgres-audit.js';
import type { Sql, Transaction } from './postgres-transactions.js';
import { plain } from './sqlite-rows.js';

/** Every rule is tried on every comment: a site has room for this many. */
const maxBans = 1000;

export const banColumns =
  'site, id, kind, effect, value, label, created_at AS "createdAt", actor, expires_at AS "expiresAt"';
const moderatorColumns = 'site, name, role, token_hash AS "tokenHash", created_at AS "createdAt"';

export const banSql = {
  list: `SELECT ${banColumns} FROM ban WHERE site = $1 AND (expires_at IS NULL OR expires_at > $2)
    ORDER BY created_at DESC, id DESC`,
  find: 'SELECT 1 FROM ban WHERE site = $1 AND id = $2',
  count: 'SELECT count(*) AS n FROM ban WHERE site = $1 AND (expires_at IS NULL OR expires_at > $2)',
  // Two that add the last one would both find room.
  lock: `SELECT pg_advisory_xact_lock(hashtextextended('ykien bans ' || $1::text, 0))`,
  put: `INSERT INTO ban (site, id, kind, effect, value, label, created_at, actor, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (site, id) DO UPDATE SET kind = excluded.kind, effect = excluded.effect, value = excluded.value,
      label = excluded.label, created_at = excluded.created_at, actor = excluded.actor, expires_at = excluded.expires_at`,
  remove: 'DELETE FROM ban WHERE site = $1 AND id = $2',
};

export const moderatorSql = {
  find: `SELECT ${moderatorColumns} FROM moderator WHERE site = $1 AND token_hash = $2`,
  list: `SELECT ${moderatorColumns} FROM moderator WHERE site = $1 ORDER BY name`,
  put: `INSERT INTO moderator (site, name, role, token_hash, created_at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (site, name) DO UPDATE SET role = excluded.role, token_hash = excluded.token_hash, created_at = excluded.created_at`,
  remove: 'DELETE FROM moderator WHERE site = $1 AND name = $2',
};

const has = async (sql: Sql, site: string, id: string) => (await sql.get(banSql.find, site, id)) !== undefined;

async function putBan(tx: Transaction, ban: BanRecord): Promise<void> {
  const { site, id, kind, effect, value, label, createdAt, actor, expiresAt } = ban;
  await tx.run(banSql.lock, site);
  const { n } = (await tx.get<{ n: number }>(banSql.count, site, createdAt)) ?? { n: 0 };
  if (n >= maxBans && !(await has(tx, site, id))) {
    throw new Error(`The site ${site} has ${maxBans} bans, which is all it may have: remove some first.`);
  }
  await tx.run(banSql.put, site, id, kind, effect, value, label, createdAt, actor, expiresAt ?? null);
}

/** Rules against abuse. */
export const postgresBans = {
  has,
  load: putBan,
  list: async (sql: Sql, site: string, now: number): Promise<BanRecord[]> =>
    (await sql.all(banSql.list, site, now)).map((row) => plain<BanRecord>(row)),
  async put(tx: Transaction, ban: BanRecord): Promise<void> {
    await putBan(tx, ban);
    await postgresAudit.append(tx, {
      site: ban.site,
      at: ban.createdAt,
      actor: ban.actor,
      action: 'ban',
      detail: ban.kind,
    });
  },
  remove: async (tx: Transaction, site: string, id: string): Promise<boolean> =>
    (await tx.run(banSql.remove, site, id)) === 1,
};

/** Who may moderate. */
export const postgresModerators = {
  find: async (sql: Sql, site: string, tokenHash: string): Promise<ModeratorRecord | undefined> =>
    sql.get<ModeratorRecord>(moderatorSql.find, site, tokenHash),
  list: (sql: Sql, site: string): Promise<ModeratorRecord[]> => sql.all<ModeratorRecord>(moderatorSql.list, site),
  async put(tx: Transaction, { site, name, role, tokenHash, createdAt }: ModeratorRecord): Promise<void> {
    await tx.run(moderatorSql.put, site, name, role, tokenHash, createdAt);
  },
  remove: async (tx: Transaction, site: string, name: string): Promise<boolean> =>
    (await tx.run(moderatorSql.remove, site, name)) === 1,
};
