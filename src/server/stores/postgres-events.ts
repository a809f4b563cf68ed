import { setTimeout as pause } from 'node:timers/promises';
import type { EventSelection, StoreEvent } from '../../contract/store.js';
import { plain } from './sqlite-rows.js';
import type { Sql, Transaction } from './postgres-transactions.js';

/** Positions that each transaction has for its own. With this many, 2⁵³ is enough for 5 · 10¹¹ transactions. */
export const eventsPerTransaction = 16_384;

/** No transaction that could write below this is in progress, or will begin. */
export const horizon = `((SELECT position FROM state) + pg_snapshot_xmin(pg_current_snapshot())::text::bigint * ${eventsPerTransaction})`;

const readerKinds = `kind IN ('published', 'edited', 'removed', 'votes', 'closed', 'opened')`;

export const eventSql = {
  append: `INSERT INTO event (seq, site, page, kind, comment, at)
    SELECT position + pg_current_xact_id()::text::bigint * ${eventsPerTransaction} + $1, $2, $3, $4, $5, $6::bigint FROM state`,
  listOfSite: `SELECT *, seq >= ${horizon} AS hidden FROM event WHERE site = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
  listOfPage: `SELECT *, seq >= ${horizon} AS hidden FROM event WHERE site = $1 AND page = $2 AND seq > $3 ORDER BY seq LIMIT $4`,
  first: 'SELECT seq FROM event WHERE site = $1 ORDER BY seq LIMIT 1',
  lastOfSite: `SELECT seq, seq >= ${horizon} AS hidden FROM event WHERE site = $1 ORDER BY seq DESC LIMIT 1`,
  lastOfPage: `SELECT seq, seq >= ${horizon} AS hidden FROM event WHERE site = $1 AND page = $2 AND ${readerKinds}
    ORDER BY seq DESC LIMIT 1`,
  lastShownOfSite: `SELECT seq FROM event WHERE site = $1 AND seq < ${horizon} ORDER BY seq DESC LIMIT 1`,
  lastShownOfPage: `SELECT seq FROM event WHERE site = $1 AND page = $2 AND ${readerKinds} AND seq < ${horizon}
    ORDER BY seq DESC LIMIT 1`,
  lastOfAll: `SELECT seq FROM event WHERE seq < ${horizon} ORDER BY seq DESC LIMIT 1`,
};

/** How often a reader looks again, before it does without what is committed beyond a transaction in progress, and how long it waits between, in ms. */
const looks = 6;
const lookAgainMs = 8;

interface Position {
  readonly seq: number;
  readonly hidden?: boolean;
}

/**
 * The log of what happened. A position is made of the number of its transaction, and a reader sees only what lies below every transaction in progress: so
 * nothing can ever appear behind its back, and writers wait for nobody. A long transaction anywhere in the server delays readers, and no more.
 */
export const postgresEvents = {
  async append(tx: Transaction, { site, page, kind, comment, at }: Omit<StoreEvent, 'seq'>): Promise<void> {
    if (tx.events >= eventsPerTransaction) {
      throw new Error(`One operation may write ${eventsPerTransaction} events at most: do it in parts.`);
    }
    await tx.run(eventSql.append, tx.events++, site, page, kind, comment ?? null, at);
  },
  async list(sql: Sql, { site, page, after, limit }: EventSelection): Promise<StoreEvent[]> {
    for (let look = 1; ; look++) {
      const rows =
        page === undefined
          ? await sql.all<StoreEvent & Position>(eventSql.listOfSite, site, after, limit)
          : await sql.all<StoreEvent & Position>(eventSql.listOfPage, site, page, after, limit);
      const shown = rows.filter(({ hidden }) => !hidden);
      // Most often it is a matter of a millisecond.
      if (shown.length > 0 || rows.length === 0 || look === looks) {
        return shown.map(({ hidden: _hidden, ...row }) => plain<StoreEvent>(row));
      }
      await pause(lookAgainMs);
    }
  },
  async range(sql: Sql, site: string, page?: string): Promise<{ first: number; last: number }> {
    const first = (await sql.get<Position>(eventSql.first, site))?.seq ?? 0;
    return { first, last: await last(sql, site, page) };
  },
  /** The newest position that readers see, of all sites. */
  lastOfAll: async (sql: Sql): Promise<number> => (await sql.get<Position>(eventSql.lastOfAll))?.seq ?? 0,
};

async function last(sql: Sql, site: string, page: string | undefined): Promise<number> {
  const get = (ofSite: string, ofPage: string) =>
    page === undefined ? sql.get<Position>(ofSite, site) : sql.get<Position>(ofPage, site, page);
  for (let look = 1; look < looks; look++) {
    const newest = await get(eventSql.lastOfSite, eventSql.lastOfPage);
    if (!newest?.hidden) return newest?.seq ?? 0;
    await pause(lookAgainMs);
  }
  return (await get(eventSql.lastShownOfSite, eventSql.lastShownOfPage))?.seq ?? 0;
}
