interface Row<T> {
  readonly site: string;
  readonly id: string;
  /** Grows with every row of the table and stays when the row is replaced. */
  readonly place: number;
  readonly record: T;
}

/** A site and an id as one key of a map; JSON keeps `('a', 'b:c')` and `('a:b', 'c')` apart. */
export const join = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);

/** Records by site and id, in the order in which they came. What goes in is frozen and goes out as it is. */
export class MemoryTable<T extends object> {
  readonly #rows = new Map<string, Row<T>>();
  readonly #groups = new Map<string, Map<string, Row<T>>>();
  readonly #group: (record: T) => string;
  #places = 0;

  /** @param group what `of` finds records by, such as the page of a comment; it never changes. By default all of a site are one group. */
  constructor(group: (record: T) => string = () => '') {
    this.#group = group;
  }

  get(site: string, id: string): T | undefined {
    return this.#rows.get(join(site, id))?.record;
  }

  has(site: string, id: string): boolean {
    return this.#rows.has(join(site, id));
  }

  /** Inserts or replaces. */
  set(site: string, id: string, record: T): void {
    const key = join(site, id);
    const place = this.#rows.get(key)?.place ?? (this.#places += 1);
    const row = { site, id, place, record: freeze(record) };
    this.#rows.set(key, row);
    const groupKey = join(site, this.#group(record));
    const group = this.#groups.get(groupKey) ?? new Map<string, Row<T>>();
    this.#groups.set(groupKey, group.set(key, row));
  }

  /** Inserts a record that has no id of its own. */
  append(site: string, record: T): void {
    this.set(site, `line ${this.#places + 1}`, record);
  }

  /** `false`: there was none. */
  delete(site: string, id: string): boolean {
    const key = join(site, id);
    const row = this.#rows.get(key);
    if (row) this.#groups.get(join(site, this.#group(row.record)))?.delete(key);
    return this.#rows.delete(key);
  }

  /** The records of one group. */
  of(site: string, group = ''): T[] {
    return [...(this.#groups.get(join(site, group))?.values() ?? [])].map(({ record }) => record);
  }

  /** The place of the newest row: what comes later has a higher one. */
  get end(): number {
    return this.#places;
  }

  /** All records of a site, with their places. */
  rows(site: string): Row<T>[] {
    return [...this.#rows.values()].filter((row) => row.site === site);
  }

  /** All records of all sites. */
  all(): Row<T>[] {
    return [...this.#rows.values()];
  }
}

/** A frozen copy, with whatever stands in it. */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(freeze)) as T;
  // By entries: a field may have the name `__proto__`.
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, freeze(each)]))) as T;
}
