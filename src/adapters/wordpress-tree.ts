/** A comment as WordPress tells it. */
export interface Row {
  readonly id: string;
  /** `0` on a root. */
  readonly parent: string;
  readonly author_name: string;
  /** ISO 8601. */
  readonly date_gmt: string;
  readonly content: { readonly rendered: string };
  /** Ids above it, the root first; only with our plug-in. */
  readonly ykien_path?: readonly string[];
}

export interface Node {
  readonly id: string;
  /** Ids above it, the root first. */
  readonly path: readonly string[];
  readonly created: string;
  /** Absent: it was taken away, and only what answers it tells that it was there. */
  readonly row?: Row;
}

/** Threads from all rows of a page. What was taken away is as old as the first that answers it, and without the plug-in begins a thread of its own. */
export function plantTree(rows: readonly Row[]) {
  const parents = new Map(rows.map(({ id, parent }) => [id, parent]));
  for (const { ykien_path: path = [] } of rows)
    path.forEach((id, n) => parents.has(id) || parents.set(id, path[n - 1] ?? '0'));

  const pathTo = (id: string): readonly string[] => {
    const path = new Set<string>();
    for (let at = parents.get(id) ?? '0'; at !== '0' && !path.has(at); at = parents.get(at) ?? '0') path.add(at);
    // Whoever stands in a circle begins a thread.
    return path.has(id) ? [] : [...path].reverse();
  };

  const nodes = new Map<string, Node>();
  for (const row of rows) nodes.set(row.id, { id: row.id, path: pathTo(row.id), created: row.date_gmt, row });
  for (const { path, created } of [...nodes.values()])
    for (const id of path) {
      const { row, created: known = '~' } = nodes.get(id) ?? {};
      if (!row && created < known) nodes.set(id, { id, path: pathTo(id), created });
    }

  const roots: Node[] = [];
  /** Replies at any depth, by the root; all of it oldest first. */
  const threads = new Map<string, Node[]>();
  const older = (a: Node, b: Node): number =>
    a.created < b.created ? -1 : a.created > b.created ? 1 : Number(a.id) - Number(b.id);
  for (const node of [...nodes.values()].sort(older)) {
    const [root] = node.path;
    if (!root) roots.push(node);
    else if (!threads.get(root)?.push(node)) threads.set(root, [node]);
  }
  return { roots, threads, pathTo };
}
