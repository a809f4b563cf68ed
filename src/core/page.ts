/** The page that comments belong to. `id` is what a backend keys on; by default the path of the canonical link. */
export interface PageRef {
  /** Stable identity, 1–500 characters; our server wants an absolute path such as `/news/42`, without query or hash. */
  readonly id: string;
  /** Absolute URL of the page, `http(s):` only. */
  readonly url: string;
  /** Title as the page shows it; may be empty. */
  readonly title: string;
}

/** One page of results. A missing `next` means that this is the last one. */
export interface ResultPage<T> {
  readonly items: readonly T[];
  /** Opaque cursor; valid only with the query that it came from. */
  readonly next?: string;
  /** All items of the query, where a backend can tell. */
  readonly total?: number;
}
