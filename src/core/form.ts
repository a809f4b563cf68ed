import type { ChallengePolicy } from './challenge.js';
import type { FieldDefinition } from './field.js';

/** What the backend says of its form: the truth that elements follow. */
export interface FormDescription {
  readonly fields: readonly FieldDefinition[];
  readonly challenge: ChallengePolicy;
  /** `pre`: a moderator sees it first. */
  readonly moderation: 'pre' | 'post';
  /** A consent that must be ticked, with the version of its text. */
  readonly consent?: { readonly version: string; readonly text: string };
  /** `true` when the page takes no more comments. */
  readonly closed?: boolean;
}
