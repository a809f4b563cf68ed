import type { StoredComment } from '../../contract/store.js';
import type { Transaction } from './postgres-transactions.js';

export const counterSql = {
  pages: `UPDATE page SET published = published + changed.n
    FROM unnest($2::text[], $3::bigint[]) AS changed (id, n) WHERE page.site = $1 AND page.id = changed.id`,
  // UNION ends at a cycle, which only a damaged table can hold.
  above: `WITH RECURSIVE above (id, parent) AS (
      SELECT id, parent FROM comment WHERE site = $1 AND id = ANY ($2)
      UNION
      SELECT comment.id, comment.parent FROM above JOIN comment ON comment.site = $1 AND comment.id = above.parent
    ) SELECT id, parent FROM above`,
  comments: `UPDATE comment SET below = below + changed.n
    FROM unnest($2::text[], $3::bigint[]) AS changed (id, n) WHERE comment.site = $1 AND comment.id = changed.id`,
};

type Counted = Pick<StoredComment, 'page'> & { readonly parent?: string | null | undefined };

/** What is counted of published comments: for their page, and for every comment above them. */
export const postgresCounters = {
  /** Call it for comments of one site that have become public (1), or are so no more (-1), in the commit of that change. */
  async count(tx: Transaction, site: string, comments: readonly Counted[], change: 1 | -1): Promise<void> {
    if (comments.length === 0) return;
    const pages = new Map<string, number>();
    const sums = new Map<string, number>();
    for (const { page, parent } of comments) {
      add(pages, page, change);
      if (typeof parent === 'string') add(sums, parent, change);
    }
    await tx.run(counterSql.pages, site, ...columns(pages));
    if (sums.size === 0) return;
    const rows = await tx.all<{ id: string; parent: string | null }>(counterSql.above, site, [...sums.keys()]);
    await tx.run(
      counterSql.comments,
      site,
      ...columns(addUpwards(sums, new Map(rows.map(({ id, parent }) => [id, parent])))),
    );
  },
};

/** Hands each sum on to all above, in one walk: for each reply of a line of thousands, the line would else be walked anew. */
function addUpwards(sums: Map<string, number>, parents: ReadonlyMap<string, string | null>): Map<string, number> {
  const walked = new Set<string>();
  const lines: string[][] = [];
  for (const start of sums.keys()) {
    const line: string[] = [];
    for (let id: string | null = start; id !== null && !walked.has(id); id = parents.get(id) ?? null) {
      walked.add(id);
      line.push(id);
    }
    lines.push(line);
  }
  // A line ends at the root, or at a comment of an earlier line: by going backwards each sum is whole before it is handed on.
  for (const id of lines.reverse().flat()) {
    const above = parents.get(id);
    if (typeof above === 'string') add(sums, above, sums.get(id) ?? 0);
  }
  return sums;
}

function add(sums: Map<string, number>, id: string, change: number): void {
  sums.set(id, (sums.get(id) ?? 0) + change);
}

const columns = (sums: ReadonlyMap<string, number>): [string[], number[]] => [[...sums.keys()], [...sums.values()]];
