import type { DatabaseSync } from 'node:sqlite';
import type { RecordKind, RecordPage, SiteRecords } from '../../contract/store.js';
import { articleColumns } from './sqlite-articles.js';
import { banColumns } from './sqlite-bans.js';
import { pageRecord, type PageRow } from './sqlite-comments.js';
import { plain, storedComment, storedRevision, type CommentRow, type RevisionRow } from './sqlite-rows.js';

/** Rows of other sites that one step skips at most before it gives the event loop back. */
const windowRows = 5000;

export const dumpSql = {
  page: 'SELECT id, url, title, closed FROM page WHERE site = ? AND id > ? ORDER BY id LIMIT ?',
  article: `SELECT ${articleColumns} FROM article WHERE site = ? AND id > ? ORDER BY id LIMIT ?`,
  // The plus keeps an index of the site away, which would have to be sorted.
  comment: 'SELECT * FROM comment WHERE +site = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
  revision: 'SELECT * FROM revision WHERE +site = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
  vote: `SELECT site, comment, reader, value FROM vote WHERE site = ? AND (comment, reader) > (?, ?)
    ORDER BY comment, reader LIMIT ?`,
  report: `SELECT site, comment, reader, reason, text, created_at AS createdAt FROM report
    WHERE site = ? AND (comment, reader) > (?, ?) ORDER BY comment, reader LIMIT ?`,
  ban: `SELECT ${banColumns} FROM ban WHERE site = ? AND id > ? ORDER BY id LIMIT ?`,
  audit: 'SELECT * FROM audit WHERE site = ? AND id > ? ORDER BY id LIMIT ?',
  lastComment: 'SELECT max(seq) AS last FROM comment',
  lastRevision: 'SELECT max(seq) AS last FROM revision',
};

type Read = <T>(operation: () => T) => Promise<T>;
type Row = Readonly<Record<string, unknown>>;
type Key = readonly (string | number)[];

/** One kind's rows beyond a key, and the key of a row. */
interface Source {
  readonly start: Key;
  readonly keyOf: (row: Row) => Key;
  readonly read: (row: Row) => unknown;
  readonly rows: (site: string, after: Key, limit: number) => readonly Row[];
  /** Present where rows of all sites stand in one order: where the table ends. Rows are then read in windows. */
  readonly last?: () => number;
}

/** Everything of a site, kind by kind. Comments come in the order in which they were stored, so parents before their replies. */
export function sqliteDump(db: DatabaseSync) {
  const all = (sql: string) => {
    const statement = db.prepare(sql);
    return (...values: (string | number)[]) => statement.all(...values);
  };
  const end = (sql: string) => {
    const statement = db.prepare(sql);
    return () => (statement.get() as { last: number | null }).last ?? 0;
  };
  const byId = (sql: string, read: (row: Row) => unknown): Source => {
    const rows = all(sql);
    return { start: [''], keyOf: (row) => [String(row.id)], read, rows: (site, [id = ''], n) => rows(site, id, n) };
  };
  const bySeq = (sql: string, lastSql: string, read: (row: Row) => unknown): Source => {
    const rows = all(sql);
    const inWindow: Source['rows'] = (site, [seq = 0], n) => rows(site, seq, Number(seq) + windowRows, n);
    return { start: [0], keyOf: (row) => [Number(row.seq)], read, rows: inWindow, last: end(lastSql) };
  };
  const byReader = (sql: string): Source => {
    const rows = all(sql);
    const keyOf = (row: Row) => [String(row.comment), String(row.reader)];
    return { start: ['', ''], keyOf, read: plain, rows: (site, [c = '', r = ''], n) => rows(site, c, r, n) };
  };
  const auditRows = all(dumpSql.audit);
  const sources: Readonly<Record<RecordKind, Source>> = {
    page: byId(dumpSql.page, (row) => pageRecord(row as unknown as PageRow)),
    article: byId(dumpSql.article, plain),
    comment: bySeq(dumpSql.comment, dumpSql.lastComment, (row) => storedComment(row as unknown as CommentRow)),
    revision: bySeq(dumpSql.revision, dumpSql.lastRevision, (row) => storedRevision(row as unknown as RevisionRow)),
    vote: byReader(dumpSql.vote),
    report: byReader(dumpSql.report),
    ban: byId(dumpSql.ban, plain),
    audit: {
      start: [0],
      keyOf: (row) => [Number(row.id)],
      read: ({ id: _position, ...line }) => plain(line),
      rows: (site, [id = 0], n) => auditRows(site, id, n),
    },
  };

  /** One row more than asked for tells whether there is a next page. */
  async function collect(read: Read, source: Source, site: string, after: Key, limit: number): Promise<Row[]> {
    const found: Row[] = [];
    for (let from = after; ;) {
      const more = await read(() => {
        found.push(...source.rows(site, from, limit + 1 - found.length));
        return source.last !== undefined && found.length <= limit && Number(from[0]) + windowRows < source.last();
      });
      if (!more) return found;
      from = [Number(from[0]) + windowRows];
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  return async function dump<K extends RecordKind>(
    read: Read,
    site: string,
    kind: K,
    after: string | undefined,
    limit: number,
  ): Promise<RecordPage<K>> {
    const source = sources[kind];
    const start = after === undefined ? source.start : (JSON.parse(after) as Key);
    const rows = await collect(read, source, site, start, limit);
    const records = rows.slice(0, limit).map((row) => source.read(row) as SiteRecords[K]);
    const last = rows[limit - 1];
    return { records, ...(rows.length > limit && last && { next: JSON.stringify(source.keyOf(last)) }) };
  };
}
