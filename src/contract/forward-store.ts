import type { CommentStatus, FieldValues } from '../core/comment.js';
import type { ChallengeUse } from './store-records.js';

/** A comment on its way to another backend, under the id of its submission. */
export interface ForwardRecord {
  readonly site: string;
  readonly submissionId: string;
  /** 128 random bits, base64url; a reader's token is about it. */
  readonly id: string;
  /** As in a stored comment. */
  readonly fingerprint: string;
  /** `PageRef.id`. */
  readonly page: string;
  /** `sending`: on its way now, or cut off there · `unknown`: nobody knows whether it arrived · `done`: the backend has it. */
  readonly state: 'sending' | 'unknown' | 'done';
  /** When it came into this state, milliseconds since 1970. No two changes of a record have the same. */
  readonly at: number;
  /** What was accepted; absent once the text is kept elsewhere. */
  readonly draft?: ForwardDraft;
  /** What the backend answered. */
  readonly receipt?: ForwardReceipt;
}

export interface ForwardDraft {
  readonly url: string;
  readonly title: string;
  /** The backend's id of a comment. */
  readonly parent?: string;
  readonly fields: FieldValues;
  readonly consent?: string;
}

export interface ForwardReceipt {
  readonly status: CommentStatus;
  /** The backend's id. */
  readonly id?: string;
  /** The backend's token; a secret that never goes to a reader. */
  readonly token?: string;
  /** Until when its author may change it, milliseconds since 1970. */
  readonly editUntil: number;
}

export type KeepResult =
  | { readonly outcome: 'kept' }
  /** The submission id is known: what stands under it now. */
  | { readonly outcome: 'known'; readonly forward: ForwardRecord }
  | { readonly outcome: 'challenge-used' };

/** What a handler keeps that stands in front of another backend. */
export interface ForwardStore {
  /**
   * One transaction, as `acceptSubmission`: inserts the record; a known `(site, submissionId)` is left as it is. Then uses the challenge; when it was used, nothing is
   * kept. Resolves only after a durable commit. Of any number of parallel copies exactly one is `kept`.
   */
  keepForward(record: ForwardRecord, challenge?: ChallengeUse): Promise<KeepResult>;
  findForward(
    site: string,
    by: { readonly submissionId: string } | { readonly id: string },
  ): Promise<ForwardRecord | undefined>;
  /**
   * Puts a record in the place of the one with the same `(site, submissionId)` that came into its state at `at`. `false`: it has changed since or is gone; then
   * nothing is written. What is `done` stays so, whatever its receipt becomes. So of several that want to send one again, one does.
   */
  settleForward(record: ForwardRecord, at: number): Promise<boolean>;
  /** Frees the submission id under the same condition, unless it is `done`: the backend has refused the text for sure. */
  dropForward(site: string, submissionId: string, at: number): Promise<boolean>;
  /** Records that hold their draft and have not changed since a moment, the oldest first. */
  listForwards(site: string, before: number, limit: number): Promise<readonly ForwardRecord[]>;
}
