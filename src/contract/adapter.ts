import type { Article, ArticleKind, ArticleQuery } from '../core/article.js';
import type { Challenge, ChallengeRequest } from '../core/challenge.js';
import type { CommentDraft, Receipt } from '../core/comment.js';
import type { FormDescription } from '../core/form.js';
import type { PageRef, ResultPage } from '../core/page.js';

/** Second argument of every method. */
export interface CallOptions {
  /** Ends the call with the native `AbortError`. After a submit has been sent, its outcome is unknown. */
  readonly signal?: AbortSignal;
}

/** What the absence of a method cannot say, as plain data. Everything is optional; the defaults promise nothing. */
export interface Abilities {
  /** Kinds that `listArticles` serves. Default: none. */
  readonly articleKinds?: readonly ArticleKind[];
  /** Whether `listArticles` takes a `date`. Default: `false`. */
  readonly articleDates?: boolean;
  /**
   * What may be done after an unknown outcome. `id`: send again, the same `submissionId` gives the stored result · `duplicate-check`: send
   * again, the backend refuses a second copy and that refusal is a receipt · `look-up`: only after asking whether it arrived ·
   * `never`: only the reader may decide. Default: `never`.
   */
  readonly resend?: 'id' | 'duplicate-check' | 'look-up' | 'never';
}

/** What a page needs at its start. */
export type PagePart = 'form' | 'recent' | 'older';

export interface PageParts {
  readonly form?: FormDescription;
  readonly recent?: ResultPage<Article>;
  readonly older?: ResultPage<Article>;
}

/**
 * One backend. A plain object made by a factory: `httpAdapter({ endpoint })`.
 *
 * - Only `name` is required. **A method that is absent is an ability that is absent**: elements hide what cannot be done.
 * - A method rejects only with a `CommentError` or the native `AbortError`. Wrong use by a programmer is a `TypeError` that names the mend.
 * - A method returns fresh objects, may be called concurrently, and touches no DOM.
 * - What the backend cannot store is left out of `describeForm().fields`; it is never dropped in silence and never written into the public text.
 */
export interface Adapter {
  /** Name of the backend for messages to the owner, such as `http` or `wordpress`. */
  readonly name: string;
  readonly abilities?: Abilities;

  /** Several parts in one answer. A part that was not asked for, or that the backend lacks, is absent. */
  openPage?(input: { page: PageRef; parts: readonly PagePart[] }, options?: CallOptions): Promise<PageParts>;

  /** The backend's truth about its form. A field that it requires has `required: true`. */
  describeForm?(page: PageRef, options?: CallOptions): Promise<FormDescription>;

  /**
   * A new challenge; one of the accepted kinds, never `none`. Rejects with `unsupported` when the backend has none of them, with `rate-limited` when too
   * many were asked for.
   */
  requestChallenge?(request: ChallengeRequest, options?: CallOptions): Promise<Challenge>;

  /** The digits of an image challenge, spoken: the bytes of a sound file that `decodeAudioData` reads (WAV here). Does not use up the challenge. */
  requestSound?(input: { id: string; locale?: string }, options?: CallOptions): Promise<ArrayBuffer>;

  /**
   * Stores one comment. Resolves only after it is durably stored.
   *
   * - The receipt echoes `submissionId` when `abilities.resend` is `id`, and the same draft sent again gives the same comment: never a second one.
   * - Another text under a known `submissionId` rejects with `conflict`.
   * - A field error rejects with `invalid` and one issue per field, and does not use up the challenge.
   * - A missing, wrong, expired or used challenge rejects with `challenge`, carrying a fresh one where the backend can.
   * - A rejection with `outcome: 'refused'` means that nothing was stored.
   */
  submitComment?(draft: CommentDraft, options?: CallOptions): Promise<Receipt>;

  /** What became of own comments, by the tokens of their receipts (at most 20); in the same order, `unknown` for a token that is not valid. */
  commentStatus?(tokens: readonly string[], options?: CallOptions): Promise<readonly Receipt[]>;

  /**
   * One page of articles. Every item comes exactly once over the pages of one query, and the page's own article never does.
   * A cursor of another query rejects with `invalid`.
   */
  listArticles?(query: ArticleQuery, options?: CallOptions): Promise<ResultPage<Article>>;

  /** Counts one view of the page, at most once per reader and half hour; an unknown page counts nothing. Never called by a list. */
  recordView?(page: PageRef, options?: CallOptions): Promise<void>;
}
