import type { FieldValues } from '../core/comment.js';
import type { ModerationStatus, QueueCounts, QueueItem } from '../core/moderation.js';
import type { QueueFilter } from './moderation-items.js';

/** What was just done, or could not be. `left`: rows that are still there. */
export type QueueNotice =
  | {
      readonly kind: 'decided';
      readonly to: ModerationStatus;
      readonly edit: boolean;
      readonly names: readonly string[];
      readonly left: number;
    }
  | { readonly kind: 'undone'; readonly names: readonly string[] }
  | { readonly kind: 'failed'; readonly names: readonly string[]; readonly error: unknown };

export interface QueueView {
  readonly phase: 'idle' | 'loading' | 'ready' | 'more' | 'failed';
  readonly filter: QueueFilter;
  readonly search: string;
  /** The page that alone is looked at. */
  readonly page?: { readonly id: string; readonly title: string } | undefined;
  readonly items: readonly QueueItem[];
  readonly next?: string | undefined;
  readonly counts?: QueueCounts | undefined;
  /** Id of the row that keys act on. */
  readonly current?: string | undefined;
  readonly selected: ReadonlySet<string>;
  /** Unmasked fields by comment. */
  readonly revealed: ReadonlyMap<string, FieldValues>;
  /** Comments that somebody else has changed while they were shown. */
  readonly changed: ReadonlySet<string>;
  /** Comments that have come in and are not shown yet. */
  readonly fresh: number;
  readonly undoable: number;
  readonly notice?: QueueNotice | undefined;
  readonly error?: unknown;
}

/** Nothing is selected. */
export const none: ReadonlySet<string> = new Set();

/** A list that nothing was asked for yet. */
export const blankQueue = {
  items: [],
  next: undefined,
  current: undefined,
  selected: none,
  revealed: new Map(),
  changed: none,
  fresh: 0,
};
