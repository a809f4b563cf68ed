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
  parent: 'SELECT parent FROM comment WHERE site = ? AND id = ?',
  one: 'UPDATE comment SET below = below + ? WHERE site = ? AND id = ?',
};

/** What is counted of published comments: for their page, and for every comment above them. */
export function sqliteCounters(db: DatabaseSync) {
  const page = db.prepare(counterSql.page);
  const ancestors = db.prepare(counterSql.ancestors);
  const parent = db.prepare(counterSql.parent);
  const one = db.prepare(counterSql.one);
  /** While many are loaded: what is to be added to a comment and to those above it. */
  let later: Map<string, number> | undefined;

  const parentOf = (site: string, id: string) =>
    (parent.get(site, id) as { parent: string | null } | undefined)?.parent ?? undefined;

  /** Adds sums to comments and to all above them, each of which is looked up once. */
  function addUpwards(site: string, sums: Map<string, number>): void {
    const parents = new Map<string, string | undefined>();
    const lines: string[][] = [];
    for (const start of sums.keys()) {
      const line: string[] = [];
      for (let id: string | undefined = start; id !== undefined && !parents.has(id);) {
        const above: string | undefined = parentOf(site, id);
        parents.set(id, above);
        line.push(id);
        id = above;
      }
      lines.push(line);
    }
    // A line ends at the root, or at a comment of an earlier line: by going backwards each sum is whole before it is handed on.
    for (const id of lines.reverse().flat()) {
      const above = parents.get(id);
      if (above !== undefined) sums.set(above, (sums.get(above) ?? 0) + (sums.get(id) ?? 0));
    }
    for (const [id, sum] of sums) one.run(sum, site, id);
  }

  return {
    /** Call it once for each comment that has become public (1), or is so no more (-1), in the commit of that change. */
    count(comment: Pick<StoredComment, 'site' | 'page' | 'parent'>, change: 1 | -1): void {
      page.run(change, comment.site, comment.page);
      if (comment.parent === undefined) return;
      if (later) later.set(comment.parent, (later.get(comment.parent) ?? 0) + change);
      else ancestors.run(change, comment.site, comment.parent);
    },
    /** Does work of one site and counts at its end: for each reply of a line of thousands, the line would else be walked anew. */
    countAtEnd<T>(site: string, work: () => T): T {
      const sums = (later = new Map<string, number>());
      try {
        const result = work();
        addUpwards(site, sums);
        return result;
      } finally {
        later = undefined;
      }
    },
  };
}

export type SqliteCounters = ReturnType<typeof sqliteCounters>;
