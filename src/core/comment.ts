import type { ChallengeAnswer } from './challenge.js';
import type { PageRef } from './page.js';

/**
 * `published`: everybody sees it · `pending`: waits for a moderator · `removed`: was taken away.
 * A verdict such as spam never reaches a reader: it looks like `pending` to its author.
 */
export type CommentStatus = 'published' | 'pending' | 'removed' | 'unknown';

/** Values by field name. A checkbox is `'true'` or absent; everything else is the text as typed. */
export type FieldValues = Readonly<Record<string, string>>;

/** A comment as anybody may see it: never a phone number, an e-mail address or another private field. */
export interface Comment {
  readonly id: string;
  /** Id of the comment that this one answers; absent on a root. */
  readonly parent?: string;
  readonly status: CommentStatus;
  readonly name: string;
  readonly title?: string;
  /** Plain text; paragraphs are separated by line breaks. */
  readonly content: string;
  /** ISO 8601. */
  readonly created: string;
  readonly edited?: string;
}

/** What a form sends. */
export interface CommentDraft {
  readonly page: PageRef;
  readonly parent?: string;
  readonly fields: FieldValues;
  /** 128 random bits as 22 base64url characters; the same on every resend. A secret: whoever knows it can ask for the stored result. */
  readonly submissionId: string;
  readonly challenge?: ChallengeAnswer;
  readonly consent?: { readonly version: string };
  /** 256 random bits per site and device as 43 base64url characters. */
  readonly readerKey?: string;
  /** Weak evidence that lowers or raises a score; it never refuses a comment. */
  readonly hints?: { readonly honeypot?: string; readonly elapsedMs?: number };
}

/** The backend's answer to a submit, or to the question what became of one. */
export interface Receipt {
  readonly status: CommentStatus;
  /** Echo of the draft's id where the backend knows it; a draft is deleted only when it is the same. */
  readonly submissionId?: string;
  readonly id?: string;
  /** The comment as far as the backend tells it. */
  readonly comment?: Comment;
  /** Allows its author to ask for the state, to edit and to delete. Secret. */
  readonly token?: string;
}
