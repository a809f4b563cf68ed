import type { ModerationStatus } from '../../core/moderation.js';

/** The systems that comments can be taken from. */
export const sources = ['disqus', 'wordpress', 'isso', 'waline', 'artalk'] as const;
export type Source = (typeof sources)[number];

/** A page as another system names it. */
export interface ForeignPage {
  /** What its comments name it by. */
  readonly key: string;
  /** Absolute URL, or a path. */
  readonly address: string;
  readonly title: string;
  readonly closed?: boolean;
}

/** A comment of another system, its text already plain. Addresses and agents of readers are never read. */
export interface ForeignComment {
  /** Unique in its file. */
  readonly id: string;
  /** `ForeignPage.key`. */
  readonly page: string;
  readonly parent?: string | undefined;
  readonly status: ModerationStatus;
  readonly name: string;
  readonly email?: string | undefined;
  readonly url?: string | undefined;
  readonly content: string;
  /** Milliseconds since 1970; `NaN` where the date could not be read. */
  readonly createdAt: number;
  readonly editedAt?: number | undefined;
  readonly up?: number | undefined;
  readonly down?: number | undefined;
  readonly role?: 'author' | 'moderator' | undefined;
}

/** Something of a file that is not taken. `id` names it there. */
export interface Skipped {
  readonly id: string;
  readonly reason: string;
}

/**
 * What a reader of a format gives, one after another. A page comes before its comments, a parent wherever the file has it. An origin, where the format tells one,
 * comes before all comments; the last one holds.
 */
export type ForeignItem =
  /** The installation that the file comes from, by its address or name: ids are unique in one installation only. */
  | { readonly kind: 'origin'; readonly origin: string }
  | { readonly kind: 'page'; readonly page: ForeignPage }
  | { readonly kind: 'comment'; readonly comment: ForeignComment }
  | { readonly kind: 'skipped'; readonly skipped: Skipped };

export interface ReadOptions {
  /** IANA name: what dates without a zone mean. */
  readonly timeZone: string;
}

/** Reads one format as it streams in. Ends with an `Error` where the text breaks off or is not of this format; what came before holds. */
export type ForeignReader = (chunks: AsyncIterable<string>, options: ReadOptions) => AsyncGenerator<ForeignItem>;

export const skip = (id: string, reason: string): ForeignItem => ({ kind: 'skipped', skipped: { id, reason } });
