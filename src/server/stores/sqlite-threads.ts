import type { DatabaseSync } from 'node:sqlite';
import type { CommentSelection, CountedComment, ListPosition, StoredComment } from '../../contract/store.js';
import { compare } from './article-range.js';
import { countedComment, storedComment, type CommentRow } from './sqlite-rows.js';

// Before and after everything: no time is smaller or larger, and no id is empty.
const before: ListPosition = { key: -Infinity, id: '' };
const beyond: ListPosition = { key: Infinity, id: '' };

function rootsSql(column: string, compare: '<' | '>', order: '' | 'DESC'): string {
  return `SELECT * FROM comment WHERE site = ? AND page = ? AND parent IS NULL AND shown AND (${column}, id) ${compare} (?, ?)
    ORDER BY ${column} ${order}, id ${order} LIMIT ?`;
}

export const threadSql = {
  newest: /* @__PURE__ */ rootsSql('created_at', '<', 'DESC'),
  oldest: /* @__PURE__ */ rootsSql('created_at', '>', ''),
  top: /* @__PURE__ */ rootsSql('liked', '<', 'DESC'),
  replies: `SELECT * FROM comment WHERE site = ? AND root = ? AND shown AND (created_at, id) > (?, ?) AND page = ?
    ORDER BY created_at, id LIMIT ?`,
  firstReplies: `SELECT comment.* FROM json_each(?2) AS wanted JOIN comment ON comment.seq IN (
      SELECT seq FROM comment WHERE site = ?1 AND root = wanted.value AND shown ORDER BY created_at, id LIMIT ?3)`,
  // UNION drops a row that was there: a cycle ends. CROSS JOIN looks the comments up one by one, where a plain one reads the whole site.
  ancestors: `WITH RECURSIVE above (id) AS (
      SELECT ?2
      UNION
      SELECT comment.parent FROM above JOIN comment ON comment.site = ?1 AND comment.id = above.id
        WHERE comment.parent IS NOT NULL
    ) SELECT comment.* FROM above CROSS JOIN comment ON comment.site = ?1 AND comment.id = above.id`,
  recentOfSite: `SELECT * FROM comment WHERE site = ? AND status = 'published' ORDER BY created_at DESC, id DESC LIMIT ?`,
  recentOfPage: `SELECT * FROM comment WHERE site = ? AND page = ? AND status = 'published'
    ORDER BY created_at DESC, id DESC LIMIT ?`,
  countPage: 'SELECT published FROM page WHERE site = ? AND id = ?',
  countReader: `SELECT count(*) AS n FROM comment WHERE site = ? AND reader = ? AND status = 'published'`,
  countText: 'SELECT count(*) AS n FROM comment WHERE site = ? AND text_key = ? AND created_at >= ?',
};

/** What readers see of threads; each operation runs to its end within one turn. */
export function sqliteThreads(db: DatabaseSync) {
  const roots = {
    newest: db.prepare(threadSql.newest),
    oldest: db.prepare(threadSql.oldest),
    top: db.prepare(threadSql.top),
  };
  const replies = db.prepare(threadSql.replies);
  const firstReplies = db.prepare(threadSql.firstReplies);
  const ancestors = db.prepare(threadSql.ancestors);
  const recentOfSite = db.prepare(threadSql.recentOfSite);
  const recentOfPage = db.prepare(threadSql.recentOfPage);
  const countPage = db.prepare(threadSql.countPage);
  const countReader = db.prepare(threadSql.countReader);
  const countText = db.prepare(threadSql.countText);
  const counted = (rows: readonly object[]) => rows.map((row) => countedComment(row as CommentRow));
  const number = (row: object | undefined) => (row as { n: number } | undefined)?.n ?? 0;

  return {
    list({ site, page, root, sort, after, limit }: CommentSelection): CountedComment[] {
      if (root !== undefined) {
        const { key, id } = after ?? before;
        return counted(replies.all(site, root, key, id, page, limit));
      }
      const { key, id } = after ?? (sort === 'oldest' ? before : beyond);
      return counted(roots[sort].all(site, page, key, id, limit));
    },
    listFirstReplies(site: string, ids: readonly string[], limit: number): ReadonlyMap<string, CountedComment[]> {
      const found = counted(firstReplies.all(site, JSON.stringify(ids), limit));
      const position = (comment: CountedComment) => ({ key: comment.createdAt, id: comment.id });
      found.sort((a, b) => compare(position(a), position(b)));
      const byRoot = new Map<string, CountedComment[]>();
      for (const comment of found) byRoot.set(comment.root ?? '', [...(byRoot.get(comment.root ?? '') ?? []), comment]);
      return byRoot;
    },
    listAncestors(site: string, id: string): CountedComment[] {
      const known = new Map(counted(ancestors.all(site, id)).map((comment) => [comment.id, comment]));
      const path: CountedComment[] = [];
      for (let next = known.get(id); next; next = known.get(next.parent ?? '')) {
        known.delete(next.id);
        path.unshift(next);
      }
      return path;
    },
    listRecent(site: string, page: string | undefined, limit: number): StoredComment[] {
      const rows = page === undefined ? recentOfSite.all(site, limit) : recentOfPage.all(site, page, limit);
      return rows.map((row) => storedComment(row as unknown as CommentRow));
    },
    countComments: (site: string, pages: readonly string[]): number[] =>
      pages.map((page) => (countPage.get(site, page) as { published: number } | undefined)?.published ?? 0),
    countPublishedBy: (site: string, reader: string, aliases: readonly string[] = []): number =>
      [...new Set([reader, ...aliases])].reduce((sum, each) => sum + number(countReader.get(site, each)), 0),
    countSameText: (site: string, textKey: string, since: number): number =>
      number(countText.get(site, textKey, since)),
  };
}
