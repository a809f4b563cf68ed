import type { DatabaseSync } from 'node:sqlite';
import type { StoredComment } from '../../contract/store.js';

export const counterSql = {
  page: 'UPDATE page SET published = published + ? WHERE site = ? AND id = ?',
  // UNION ends at a cycle, which only a damaged file can hold.
  ancestors: `UPDATE comment SET below = below + ?1 WHERE site = ?2 AND id IN (
    WITH RECURSIVE above (id) AS (
      SELECT ?3
      UNION
      SELECT comment.parent FROM above JOIN comment ON comment.site = ?2 AND comment.id = above.id
        WHERE comment.parent IS NOT NULL
    ) SELECT id FROM above)`,
};

/** What is counted of published comments: for their page, and for every comment above them. */
export function sqliteCounters(db: DatabaseSync) {
  const page = db.prepare(counterSql.page);
  const ancestors = db.prepare(counterSql.ancestors);

  return {
    /** Call it once for each comment that has become public (1), or is so no more (-1), in the commit of that change. */
    count(comment: Pick<StoredComment, 'site' | 'page' | 'parent'>, change: 1 | -1): void {
      page.run(change, comment.site, comment.page);
      if (comment.parent !== undefined) ancestors.run(change, comment.site, comment.parent);
    },
  };
}

export type SqliteCounters = ReturnType<typeof sqliteCounters>;
