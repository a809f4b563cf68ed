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
  readonly row: Row | undefined;
}

/**
 * All that stands on a page, oldest first. What was taken away is as old as the first that answers it, and without the plug-in begins a thread of its own.
 * @param rows in the order of their ids.
 */
export function plantTree(rows: readonly Row[]): ReadonlyMap<string, Node> {
  const known = new Map(rows.map((row) => [row.id, row]));
  const above = new Map(rows.flatMap(({ ykien_path: path = [] }) => path.map((id, n) => [id, path[n - 1]] as const)));
  const pathTo = (id: string): readonly string[] => {
    const path = new Set<string>();
    for (let at = id; (at = known.get(at)?.parent ?? above.get(at) ?? '0') !== '0' && !path.has(at);) path.add(at);
    // Whoever stands in a circle begins a thread.
    return path.has(id) ? [] : [...path].reverse();
  };

  const nodes = new Map<string, Node>();
  for (const { id: own, date_gmt: created } of rows.toSorted((a, b) => Date.parse(a.date_gmt) - Date.parse(b.date_gmt)))
    for (const id of [...pathTo(own), own]) {
      const row = known.get(id);
      if (!nodes.has(id) && (id === own || !row)) nodes.set(id, { id, path: pathTo(id), created, row });
    }
  return nodes;
}
