import type { QueuedComment, QueueSelection, StoredComment } from '../../contract/store.js';
import { moderationStatuses, type QueueCounts } from '../../core/moderation.js';
import type { Sql } from './postgres-transactions.js';
import { queuedComment, storedComment, type CommentRow, type QueueRow, type RevisionRow } from './sqlite-rows.js';

const isWaiting = `waiting IS NOT NULL AND status = 'published'`;
const isReported = `reports > 0 AND status = 'published'`;

const withPage = `SELECT comment.*, page.title AS page_title, page.url AS page_url
  FROM comment LEFT JOIN page ON page.site = comment.site AND page.id = comment.page`;

/** One list in the order of its index. `$4`: a page or NULL; `$5`: words, each of which must be found. */
function listSql(condition: string, oldestFirst: boolean): string {
  const order = oldestFirst ? '' : 'DESC';
  return `SELECT seq, created_at, id FROM comment
    WHERE site = $1 AND ${condition} AND (created_at, id) ${oldestFirst ? '>' : '<'} ($2::bigint, $3)
      AND ($4::text IS NULL OR page = $4) AND NOT EXISTS (
        SELECT 1 FROM unnest($5::text[]) AS wanted (word) WHERE strpos(coalesce(search, ''), wanted.word) = 0)
    ORDER BY created_at ${order}, id ${order} LIMIT $6`;
}

function queueSql(places: string, oldestFirst: boolean): string {
  const order = oldestFirst ? '' : 'DESC';
  return `${withPage} JOIN (${places}) AS place ON place.seq = comment.seq
    ORDER BY comment.created_at ${order}, comment.id ${order}`;
}

/** Each list has an index in its order; `pending` is a union of two. */
export const reviewSql = {
  pending: /* @__PURE__ */ queueSql(
    `SELECT * FROM ((${/* @__PURE__ */ listSql(`status = 'pending'`, true)}) UNION ALL (${/* @__PURE__ */ listSql(isWaiting, true)})) AS either
      ORDER BY created_at, id LIMIT $6`,
    true,
  ),
  published: /* @__PURE__ */ queueSql(/* @__PURE__ */ listSql(`status = 'published'`, false), false),
  rejected: /* @__PURE__ */ queueSql(/* @__PURE__ */ listSql(`status = 'rejected'`, false), false),
  spam: /* @__PURE__ */ queueSql(/* @__PURE__ */ listSql(`status = 'spam'`, false), false),
  removed: /* @__PURE__ */ queueSql(/* @__PURE__ */ listSql(`status = 'removed'`, false), false),
  reported: /* @__PURE__ */ queueSql(/* @__PURE__ */ listSql(isReported, false), false),
  all: /* @__PURE__ */ queueSql(/* @__PURE__ */ listSql('true', false), false),
  byId: `${withPage} WHERE comment.site = $1 AND comment.id = $2`,
  revisions: 'SELECT * FROM revision WHERE site = $1 AND id = ANY ($2)',
  // There are most of the published, and each page knows its own.
  count: `SELECT status, count(*) AS n FROM comment WHERE site = $1 AND status IN ('pending', 'rejected', 'spam', 'removed')
      GROUP BY status
    UNION ALL SELECT 'published', coalesce(sum(published), 0)::bigint FROM page WHERE site = $1
    UNION ALL SELECT 'waiting', count(*) FROM comment WHERE site = $1 AND ${isWaiting}
    UNION ALL SELECT 'reported', count(*) FROM comment WHERE site = $1 AND ${isReported}`,
};

async function search(sql: Sql, selection: QueueSelection): Promise<QueueRow[]> {
  const { site, status, page = null, words = [], limit } = selection;
  const { key, id } = selection.after ?? { key: status === 'pending' ? -Infinity : Infinity, id: '' };
  return sql.all<QueueRow>(reviewSql[status], site, key, id, page, words, limit);
}

async function queued(sql: Sql, site: string, rows: readonly QueueRow[]): Promise<QueuedComment[]> {
  const waiting = rows.flatMap((row) => row.waiting ?? []);
  const revisions = waiting.length > 0 ? await sql.all<RevisionRow>(reviewSql.revisions, site, waiting) : [];
  const byId = new Map(revisions.map((revision) => [revision.id, revision]));
  return rows.map((row) => queuedComment(row, byId.get(row.waiting ?? '')));
}

/** Lists and searches for moderators. A search looks through a site's comments in the database, and holds up nobody else. */
export const postgresReview = {
  listQueue: async (sql: Sql, selection: QueueSelection): Promise<QueuedComment[]> =>
    queued(sql, selection.site, await search(sql, selection)),
  findBySearch: async (sql: Sql, site: string, words: readonly string[], limit: number): Promise<StoredComment[]> =>
    (await search(sql, { site, status: 'all', words, limit })).map((row: CommentRow) => storedComment(row)),
  async findQueued(sql: Sql, site: string, id: string): Promise<QueuedComment | undefined> {
    const row = await sql.get<QueueRow>(reviewSql.byId, site, id);
    return row && (await queued(sql, site, [row]))[0];
  },
  async countQueue(sql: Sql, site: string): Promise<QueueCounts> {
    const rows = await sql.all<{ status: string; n: number }>(reviewSql.count, site);
    const of = (status: string) => rows.find((row) => row.status === status)?.n ?? 0;
    const counts = Object.fromEntries(moderationStatuses.map((status) => [status, of(status)])) as QueueCounts;
    return { ...counts, pending: counts.pending + of('waiting'), reported: of('reported') };
  },
};
