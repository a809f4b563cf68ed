/** An article of the site, as a list shows it. */
export interface Article {
  readonly id: string;
  readonly title: string;
  /** Absolute URL, or a path on the page's own origin. Elements pass it through `safeUrl`. */
  readonly url: string;
  /** When it was posted: ISO 8601 with offset or `Z`. */
  readonly published: string;
  readonly views?: number;
  readonly comments?: number;
}

/** `recent`: newest first, the current page left out · `older`/`newer`: posted before/after the page or a date · `popular`: by views. */
export type ArticleKind = 'recent' | 'older' | 'newer' | 'popular';
export const articleKinds: readonly ArticleKind[] = ['recent', 'older', 'newer', 'popular'];

export interface ArticleQuery {
  readonly kind: ArticleKind;
  /** Id of the page that the list stands on: left out of every kind, and where `older` and `newer` start. */
  readonly page: string;
  /** Calendar day `YYYY-MM-DD`: `older` then means posted on or before that day in the site's time zone, `newer` on or after. */
  readonly date?: string;
  readonly cursor?: string;
  /** 1–50, default 10. */
  readonly limit?: number;
}
