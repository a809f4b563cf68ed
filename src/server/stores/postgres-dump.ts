import type { RecordKind, RecordPage, SiteRecords } from '../../contract/store.js';
import { articleColumns } from './postgres-articles.js';
import { banColumns } from './postgres-bans.js';
import type { Sql } from './postgres-transactions.js';
import { reportColumns } from './postgres-votes.js';
import { pageRecord, type PageRow } from './sqlite-comments.js';
import { plain, storedComment, storedRevision, type CommentRow, type RevisionRow } from './sqlite-rows.js';

export const dumpSql: Readonly<Record<RecordKind, string>> = {
  page: 'SELECT id, url, title, closed FROM page WHERE site = $1 AND id > $2 ORDER BY id LIMIT $3',
  article: `SELECT ${articleColumns} FROM article WHERE site = $1 AND id > $2 ORDER BY id LIMIT $3`,
  comment: 'SELECT * FROM comment WHERE site = $1 AND seq > $2 ORDER BY seq LIMIT $3',
  revision: 'SELECT * FROM revision WHERE site = $1 AND seq > $2 ORDER BY seq LIMIT $3',
  vote: `SELECT site, comment, reader, value FROM vote WHERE site = $1 AND (comment, reader) > ($2, $3)
    ORDER BY comment, reader LIMIT $4`,
  report: `SELECT ${reportColumns} FROM report WHERE site = $1 AND (comment, reader) > ($2, $3)
    ORDER BY comment, reader LIMIT $4`,
  ban: `SELECT ${banColumns} FROM ban WHERE site = $1 AND id > $2 ORDER BY id LIMIT $3`,
  audit: 'SELECT * FROM audit WHERE site = $1 AND id > $2 ORDER BY id LIMIT $3',
};

type Row = Readonly<Record<string, unknown>>;
type Key = readonly (string | number)[];

/** Where one kind begins, the key of a row, and how it is read. */
interface Source {
  readonly start: Key;
  readonly keyOf: (row: Row) => Key;
  readonly read: (row: Row) => unknown;
}

const byId = (read: (row: Row) => unknown): Source => ({ start: [''], keyOf: (row) => [String(row.id)], read });
const bySeq = (read: (row: Row) => unknown): Source => ({ start: [0], keyOf: (row) => [Number(row.seq)], read });
const byReader: Source = {
  start: ['', ''],
  keyOf: (row) => [String(row.comment), String(row.reader)],
  read: plain,
};

const sources = (): Readonly<Record<RecordKind, Source>> => ({
  page: byId((row) => pageRecord(row as unknown as PageRow)),
  article: byId(plain),
  comment: bySeq((row) => storedComment(row as unknown as CommentRow)),
  revision: bySeq((row) => storedRevision(row as unknown as RevisionRow)),
  vote: byReader,
  report: byReader,
  ban: byId(plain),
  audit: { start: [0], keyOf: (row) => [Number(row.id)], read: ({ id: _position, ...line }) => plain(line) },
});

/**
 * Everything of a site, kind by kind. Comments come in the order of their numbers, so parents before their replies. A comment whose transaction is in progress
 * while its neighbours are dumped may be missing: the next export has it.
 */
export async function dumpFromPostgres<K extends RecordKind>(
  sql: Sql,
  site: string,
  kind: K,
  after: string | undefined,
  limit: number,
): Promise<RecordPage<K>> {
  const source = sources()[kind];
  const from = after === undefined ? source.start : (JSON.parse(after) as Key);
  // One row more than asked for tells whether there is a next page.
  const rows = await sql.all<Row>(dumpSql[kind], site, ...from, limit + 1);
  const records = rows.slice(0, limit).map((row) => source.read(row) as SiteRecords[K]);
  const last = rows[limit - 1];
  return { records, ...(rows.length > limit && last && { next: JSON.stringify(source.keyOf(last)) }) };
}
