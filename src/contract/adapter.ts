import type { Article, ArticleKind, ArticleQuery } from '../core/article.js';
import type { Challenge, ChallengeRequest } from '../core/challenge.js';
import type {
  CommentDraft,
  CommentEvent,
  CommentPage,
  CommentQuery,
  CommentSort,
  FieldValues,
  Receipt,
  ReportReason,
  VoteResult,
  VoteValue,
} from '../core/comment.js';
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
  /** Orders that `listComments` takes. Default: `newest` only. */
  readonly sorts?: readonly CommentSort[];
  /** Values that `vote` takes besides 0. Default: none. */
  readonly voteValues?: readonly (1 | -1)[];
  /** Whether `vote` takes 0. Default: `false`. */
  readonly undoVote?: boolean;
  /** How deep a reply may stand below a root: 0 takes no replies, 1 answers roots only. Default: 0. */
  readonly maxDepth?: number;
  /** `inline`: roots carry their first replies · `on-demand`: replies come only when asked for by `parent`. Default: `on-demand`. */
  readonly replies?: 'inline' | 'on-demand';
  /** Whether `listComments` takes `comment`, so that a link to a comment finds it wherever it stands. Default: `false`. */
  readonly findsComment?: boolean;
  /** For how long after its making its author may edit or delete a comment, in seconds. Default: 0, never. */
  readonly editSeconds?: number;
  /** Whether comments may carry `rich`, a text with quotations, lists and links: lists then fetch what draws it. Default: `false`. */
  readonly formatted?: boolean;
}

/** What a page needs at its start. */
export type PagePart = 'form' | 'recent' | 'older' | 'comments';

export interface PageParts {
  readonly form?: FormDescription;
  readonly recent?: ResultPage<Article>;
  readonly older?: ResultPage<Article>;
  /** The first page of `listComments({ page })`, newest first. */
  readonly comments?: CommentPage;
}

/** One reader's vote. */
export interface VoteRequest {
  readonly page: PageRef;
  /** Id of a published comment. */
  readonly comment: string;
  readonly value: VoteValue;
  /** As in a draft: whose vote it is. */
  readonly readerKey?: string;
}

/** Names an own comment and proves it. */
export interface OwnComment {
  readonly page: PageRef;
  readonly comment: string;
  /** The receipt's token. */
  readonly token: string;
}

export interface EditRequest extends OwnComment {
  /** The fields that change; the others stay. Name, phone number and e-mail address say who wrote it and cannot be changed. */
  readonly fields: FieldValues;
}

export interface ReportRequest {
  readonly page: PageRef;
  readonly comment: string;
  readonly reason: ReportReason;
  /** In the reader's own words, at most 500 characters; for moderators only. */
  readonly text?: string;
  readonly readerKey?: string;
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
   * Stores one comment. Resolves only after it is durably stored. A reply (`parent`) needs no title, whatever the form requires.
   *
   * - The receipt echoes `submissionId` when `abilities.resend` is `id`, and the same draft sent again gives the same comment: never a second one.
   * - Another text under a known `submissionId` rejects with `conflict`.
   * - A field error rejects with `invalid` and one issue per field, and does not use up the challenge.
   * - A missing, wrong, expired or used challenge rejects with `challenge`, carrying a fresh one where the backend can.
   * - A rejection with `outcome: 'refused'` means that nothing was stored.
   */
  submitComment?(draft: CommentDraft, options?: CallOptions): Promise<Receipt>;

  /**
   * One page of published comments: roots in the asked order, or the replies of one root, oldest first. A root carries `replyCount`, and, where
   * `abilities.replies` is `inline`, its first replies.
   *
   * - Items whose sort key does not change come exactly once over the pages of one query; others may come twice or be missed.
   * - A cursor of another query or sort rejects with `invalid`, naming `cursor`; a sort that the backend lacks with `invalid`, naming `sort`.
   * - A page without comments is an empty list; a `parent` or `comment` that no list shows rejects with `not-found`.
   * - No phone number, e-mail address or other private field is in any item.
   */
  listComments?(query: CommentQuery, options?: CallOptions): Promise<CommentPage>;

  /** Published comments of each page, in the same order; 0 for a page that nobody knows. At most 100 pages. */
  countComments?(pages: readonly string[], options?: CallOptions): Promise<readonly number[]>;

  /**
   * Sets the reader's vote on a published comment: one per comment and reader, the last one counts, and the same again changes nothing.
   * A vote on an own comment rejects with `forbidden`, one on a comment that is not there with `not-found`.
   */
  vote?(request: VoteRequest, options?: CallOptions): Promise<VoteResult>;

  /**
   * Changes an own comment. `published`: everybody sees the new text · `pending`: a moderator sees it first, and until then the old text stays public.
   * Rejects with `forbidden` after `abilities.editSeconds`, with `unauthorized` for a token that is not valid, with `invalid` and an issue per
   * field as `submitComment` does.
   */
  editComment?(request: EditRequest, options?: CallOptions): Promise<Receipt>;

  /** Takes an own comment away; what is away already is no error. Rejects as `editComment` does. */
  deleteComment?(own: OwnComment, options?: CallOptions): Promise<void>;

  /** Tells moderators that something is wrong with a comment. Once per comment and reader; again is no error. */
  reportComment?(request: ReportRequest, options?: CallOptions): Promise<void>;

  /**
   * What changes on a page from a position on, or from now on without one, until the signal ends it: then the iteration ends, without an error. It goes
   * on over lost connections by itself and rejects only when that is hopeless. Nothing comes twice, and a position that is too old is a `reset`.
   */
  watch?(input: { page: PageRef; position?: string }, options?: CallOptions): AsyncIterable<CommentEvent>;

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
