import type { CommentSelection, CountedComment, ListPosition, StoredComment } from '../../contract/store.js';
import type { Sql } from './postgres-transactions.js';
import { countedComment, storedComment, type CommentRow } from './sqlite-rows.js';

// Before and after everything: no time is smaller or larger, and no id is empty.
const before: ListPosition = { key: -Infinity, id: '' };
const beyond: ListPosition = { key: Infinity, id: '' };

function rootsSql(column: string, compare: '<' | '>', order: '' | 'DESC'): string {
  return `SELECT * FROM comment WHERE site = $1 AND page = $2 AND parent IS NULL AND shown
      AND (${column}, id) ${compare} ($3::bigint, $4)
    ORDER BY ${column} ${order}, id ${order} LIMIT $5`;
}

export const threadSql = {
  newest: /* @__PURE__ */ rootsSql('created_at', '<', 'DESC'),
  oldest: /* @__PURE__ */ rootsSql('created_at', '>', ''),
  top: /* @__PURE__ */ rootsSql('liked', '<', 'DESC'),
  replies: `SELECT * FROM comment WHERE site = $1 AND root = $2 AND shown AND (created_at, id) > ($3::bigint, $4) AND page = $5
    ORDER BY created_at, id LIMIT $6`,
  firstReplies: `SELECT reply.* FROM unnest($2::text[]) AS wanted (root) CROSS JOIN LATERAL (
      SELECT * FROM comment WHERE site = $1 AND comment.root = wanted.root AND shown ORDER BY created_at, id LIMIT $3
    ) AS reply ORDER BY reply.created_at, reply.id`,
  // UNION drops a row that was there: a cycle ends.
  ancestors: `WITH RECURSIVE above (id, parent) AS (
      SELECT id, parent FROM comment WHERE site = $1 AND id = $2
      UNION
      SELECT comment.id, comment.parent FROM above JOIN comment ON comment.site = $1 AND comment.id = above.parent
    ) SELECT comment.* FROM above JOIN comment ON comment.site = $1 AND comment.id = above.id`,
  recentOfSite: `SELECT * FROM comment WHERE site = $1 AND status = 'published' ORDER BY created_at DESC, id DESC LIMIT $2`,
  recentOfPage: `SELECT * FROM comment WHERE site = $1 AND page = $2 AND status = 'published'
    ORDER BY created_at DESC, id DESC LIMIT $3`,
  countPages: 'SELECT id, published FROM page WHERE site = $1 AND id = ANY ($2)',
  countReaders: `SELECT count(*) AS n FROM comment WHERE site = $1 AND reader = ANY ($2) AND status = 'published'`,
  countText: 'SELECT count(*) AS n FROM comment WHERE site = $1 AND text_key = $2 AND created_at >= $3',
  // `xmin` is the transaction that wrote the row: also a hand that changed it.
  mark: `SELECT xmin::text || ' ' || mark AS mark FROM page WHERE site = $1 AND id = $2`,
};

const counted = (rows: readonly CommentRow[]) => rows.map(countedComment);

async function number(sql: Sql, text: string, ...values: Parameters<Sql['get']>[1][]): Promise<number> {
  return (await sql.get<{ n: number }>(text, ...values))?.n ?? 0;
}

/** What readers see of threads. */
export const postgresThreads = {
  async list(sql: Sql, { site, page, root, sort, after, limit }: CommentSelection): Promise<CountedComment[]> {
    if (root !== undefined) {
      const { key, id } = after ?? before;
      return counted(await sql.all<CommentRow>(threadSql.replies, site, root, key, id, page, limit));
    }
    const { key, id } = after ?? (sort === 'oldest' ? before : beyond);
    return counted(await sql.all<CommentRow>(threadSql[sort], site, page, key, id, limit));
  },
  async listFirstReplies(
    sql: Sql,
    site: string,
    roots: readonly string[],
    limit: number,
  ): Promise<ReadonlyMap<string, CountedComment[]>> {
    const byRoot = new Map<string, CountedComment[]>();
    for (const comment of counted(
      await sql.all<CommentRow>(threadSql.firstReplies, site, [...new Set(roots)], limit),
    )) {
      const replies = byRoot.get(comment.root ?? '');
      if (replies) replies.push(comment);
      else byRoot.set(comment.root ?? '', [comment]);
    }
    return byRoot;
  },
  async listAncestors(sql: Sql, site: string, id: string): Promise<CountedComment[]> {
    const rows = counted(await sql.all<CommentRow>(threadSql.ancestors, site, id));
    const known = new Map(rows.map((comment) => [comment.id, comment]));
    const path: CountedComment[] = [];
    for (let next = known.get(id); next; next = known.get(next.parent ?? '')) {
      known.delete(next.id);
      path.unshift(next);
    }
    return path;
  },
  async listRecent(sql: Sql, site: string, page: string | undefined, limit: number): Promise<StoredComment[]> {
    const rows =
      page === undefined
        ? await sql.all<CommentRow>(threadSql.recentOfSite, site, limit)
        : await sql.all<CommentRow>(threadSql.recentOfPage, site, page, limit);
    return rows.map(storedComment);
  },
  async countComments(sql: Sql, site: string, pages: readonly string[]): Promise<number[]> {
    const rows = await sql.all<{ id: string; published: number }>(threadSql.countPages, site, pages);
    const counts = new Map(rows.map(({ id, published }) => [id, published]));
    return pages.map((page) => counts.get(page) ?? 0);
  },
  countPublishedBy: (sql: Sql, site: string, reader: string, aliases: readonly string[] = []): Promise<number> =>
    number(sql, threadSql.countReaders, site, [reader, ...aliases]),
  countSameText: (sql: Sql, site: string, textKey: string, since: number): Promise<number> =>
    number(sql, threadSql.countText, site, textKey, since),
  pageMark: async (sql: Sql, site: string, page: string): Promise<string> =>
    (await sql.get<{ mark: string }>(threadSql.mark, site, page))?.mark ?? '',
};
