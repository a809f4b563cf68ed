/** A comment as WordPress tells it. */
export interface Row {
  readonly id: number;
  readonly parent: number;
  readonly author_name: string;
  /** ISO 8601. */
  readonly date_gmt: string;
  readonly content: { readonly rendered: string };
  /** Ids above it, the root first; only with our plug-in. */
  readonly ykien_path?: readonly number[];
  readonly title?: string;
}

export interface Node {
  readonly id: number;
  /** Ids above it, the root first. */
  readonly path: readonly number[];
  readonly created: string;
  /** Absent: it was taken away, and only what answers it tells that it was there. */
  readonly row?: Row;
}

export interface Tree {
  /** Oldest first. */
  readonly roots: readonly Node[];
  find(id: string): Node | undefined;
  /** Replies at any depth, oldest first. */
  below(root: number): readonly Node[];
}

/** Threads from all rows of a page. What was taken away is as old as the first that answers it, and without the plug-in begins a thread of its own. */
export function plantTree(rows: readonly Row[]): Tree {
  const parents = new Map(rows.map(({ id, parent }) => [id, parent]));
  for (const { ykien_path: path = [] } of rows) {
    path.forEach((id, n) => {
      if (!parents.has(id)) parents.set(id, path[n - 1] ?? 0);
    });
  }
  const pathTo = (id: number): number[] => {
    const path: number[] = [];
    const seen = new Set<number>();
    for (let at = parents.get(id); at && !seen.has(at); at = parents.get(at)) {
      path.unshift(at);
      seen.add(at);
    }
    // Whoever stands in a circle begins a thread.
    return seen.has(id) ? [] : path;
  };

  const nodes = new Map<number, Node>();
  for (const row of rows) nodes.set(row.id, { id: row.id, path: pathTo(row.id), created: row.date_gmt, row });
  for (const { path, created } of [...nodes.values()]) {
    for (const id of path) {
      const gone = nodes.get(id);
      if (!gone || (!gone.row && created < gone.created)) nodes.set(id, { id, path: pathTo(id), created });
    }
  }

  const roots: Node[] = [];
  const threads = new Map<number, Node[]>();
  for (const node of [...nodes.values()].sort((a, b) => order(a, [b.created, b.id]))) {
    const root = node.path[0];
    if (root === undefined) roots.push(node);
    else threads.set(root, [...(threads.get(root) ?? []), node]);
  }
  return {
    roots,
    find: (id) => nodes.get(Number(id)),
    below: (root) => threads.get(root) ?? [],
  };
}

/** By time, and by id where those are equal. */
export function order(node: Node, [created, id]: readonly [string, number]): number {
  return node.created < created ? -1 : node.created > created ? 1 : node.id - id;
}
