import type { DatabaseSync } from 'node:sqlite';
import type { EventSelection, StoreEvent } from '../../contract/store.js';
import { plain } from './sqlite-rows.js';

export const eventSql = {
  append: 'INSERT INTO event (site, page, kind, comment, at) VALUES (?, ?, ?, ?, ?)',
  listOfSite: 'SELECT * FROM event WHERE site = ? AND seq > ? ORDER BY seq LIMIT ?',
  listOfPage: 'SELECT * FROM event WHERE site = ? AND page = ? AND seq > ? ORDER BY seq LIMIT ?',
  first: 'SELECT seq FROM event WHERE site = ? ORDER BY seq LIMIT 1',
  lastOfSite: 'SELECT seq FROM event WHERE site = ? ORDER BY seq DESC LIMIT 1',
  lastOfPage: `SELECT seq FROM event WHERE site = ? AND page = ?
    AND kind IN ('published', 'edited', 'removed', 'votes', 'closed', 'opened') ORDER BY seq DESC LIMIT 1`,
};

/** The log of what happened; each operation runs to its end within one turn. */
export function sqliteEvents(db: DatabaseSync) {
  const append = db.prepare(eventSql.append);
  const listOfSite = db.prepare(eventSql.listOfSite);
  const listOfPage = db.prepare(eventSql.listOfPage);
  const first = db.prepare(eventSql.first);
  const lastOfSite = db.prepare(eventSql.lastOfSite);
  const lastOfPage = db.prepare(eventSql.lastOfPage);
  const position = (row: object | undefined) => (row as { seq: number } | undefined)?.seq ?? 0;

  return {
    append({ site, page, kind, comment, at }: Omit<StoreEvent, 'seq'>): void {
      append.run(site, page, kind, comment ?? null, at);
    },
    list({ site, page, after, limit }: EventSelection): StoreEvent[] {
      const rows = page === undefined ? listOfSite.all(site, after, limit) : listOfPage.all(site, page, after, limit);
      return rows.map((row) => plain<StoreEvent>(row));
    },
    range: (site: string, page?: string) => ({
      first: position(first.get(site)),
      last: position(page === undefined ? lastOfSite.get(site) : lastOfPage.get(site, page)),
    }),
  };
}

export type SqliteEvents = ReturnType<typeof sqliteEvents>;
