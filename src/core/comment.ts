import type { ChallengeAnswer } from './challenge.js';
import type { PageRef, ResultPage } from './page.js';
import type { RichNode } from './rich-text.js';

/**
 * `published`: everybody sees it · `pending`: waits for a moderator · `removed`: was taken away.
 * A verdict such as spam never reaches a reader: it looks like `pending` to its author.
 */
export type CommentStatus = 'published' | 'pending' | 'removed' | 'unknown';

/** Values by field name. A checkbox is `'true'` or absent; everything else is the text as typed. */
export type FieldValues = Readonly<Record<string, string>>;

/**
 * A comment as anybody may see it: never a phone number, an e-mail address or another private field. A comment that was taken away
 * and still has published replies stays in the list as `removed`, its name and content empty.
 */
export interface Comment {
  readonly id: string;
  /** Id of the comment that this one answers; absent on a root. */
  readonly parent?: string;
  /** Id of the comment that its thread begins with; absent on a root. */
  readonly root?: string;
  readonly status: CommentStatus;
  readonly name: string;
  readonly title?: string;
  /** Plain text; paragraphs are separated by line breaks. */
  readonly content: string;
  /** The same as a safe tree, where the backend formats texts: `reduceHtml` makes both. Shown instead of `content` where `abilities.formatted` is. */
  readonly rich?: readonly RichNode[];
  /** ISO 8601. */
  readonly created: string;
  readonly edited?: string;
  /** Likes and dislikes; absent where the backend counts none. */
  readonly up?: number;
  readonly down?: number;
  /** On a root: published comments below it, at any depth. */
  readonly replyCount?: number;
  /** On a root, where the backend gives them inline: the first of its replies, oldest first, at any depth. */
  readonly replies?: Replies;
  /** Who wrote it, where that is worth a word: the article's author, or somebody who moderates here. */
  readonly role?: 'author' | 'moderator';
}

/** Replies below one root, oldest first, so that a parent always stands before its own replies. */
export interface Replies extends ResultPage<Comment> {
  /** Earlier replies were left out, to show one that lies far behind: ask for `parent` from the start to have all. */
  readonly partial?: boolean;
}

/** `top`: most likes less dislikes first. */
export type CommentSort = 'newest' | 'oldest' | 'top';
export const commentSorts: readonly CommentSort[] = ['newest', 'oldest', 'top'];

/** A reply may stand this deep below its root in our own server and in memory; nobody reads deeper, and a walk to the root stays short. */
export const maxReplyDepth = 100;

export interface CommentQuery {
  readonly page: PageRef;
  /** Id of a root: its replies at any depth, oldest first; `sort` is not looked at then. Absent: the roots. */
  readonly parent?: string;
  /** Id of a comment: the one thread that holds it, as a list of one root whose `replies` hold it and its ancestors. */
  readonly comment?: string;
  /** Order of the roots. Default `newest`. */
  readonly sort?: CommentSort;
  readonly cursor?: string;
  /** 1–50, default 20. */
  readonly limit?: number;
}

/** One page of comments: roots, or the replies of one root. */
export interface CommentPage extends ResultPage<Comment> {
  /** Published comments of the whole page, replies included. */
  readonly count?: number;
  /** The page takes no more comments. */
  readonly closed?: boolean;
  /** Where `watch` goes on from, so that nothing is missed in between. Opaque. */
  readonly position?: string;
}

/** Sums of a comment's votes after a vote. */
export interface VoteResult {
  readonly up: number;
  readonly down?: number;
  /** The reader's own. */
  readonly mine: VoteValue;
}

/** 1 likes, -1 dislikes, 0 takes back. */
export type VoteValue = 1 | 0 | -1;

export type ReportReason = 'spam' | 'abuse' | 'other';
export const reportReasons: readonly ReportReason[] = ['spam', 'abuse', 'other'];

/** What changes on a page while it is open. `position` is opaque. */
export type CommentEvent =
  | { readonly kind: 'published' | 'edited'; readonly position: string; readonly comment: Comment }
  | { readonly kind: 'removed'; readonly position: string; readonly id: string }
  | {
      readonly kind: 'votes';
      readonly position: string;
      readonly id: string;
      readonly up: number;
      readonly down?: number;
    }
  /** The page takes no more comments, or takes them again. */
  | { readonly kind: 'closed' | 'opened'; readonly position: string }
  /** Too much was missed to be told one by one: ask for the list anew. */
  | { readonly kind: 'reset'; readonly position: string };

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
  /** For how long from now its author may edit and delete it, in milliseconds; absent: as `abilities.editSeconds` says, from when it was made. */
  readonly editForMs?: number;
}
