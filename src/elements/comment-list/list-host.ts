import type { LitElement } from 'lit';
import type { LocaleController } from '../../controllers/locale.js';
import type { SourceHost } from '../../controllers/source.js';
import type { CommentSort } from '../../core/comment.js';
import type { CommentListChanges } from '../../state/comment-list-changes.js';
import type { CommentListState } from '../../state/comment-list.js';
import type { RowContext } from '../parts/comment-row.js';
import type { ListRows } from './list-rows.js';

/** What the parts of a list need of its element. */
export interface ListHost extends LitElement, SourceHost {
  sort: CommentSort;
  limit?: number | undefined;
  autoload: boolean;
  readonly locale: LocaleController;
  readonly rows: ListRows;
}

/** What the life of a list needs of its session. */
export interface ListContext {
  readonly state: CommentListState | undefined;
  readonly context: RowContext;
}

/** What acting on a comment needs of the list's life. */
export interface ListActing {
  readonly changes: CommentListChanges;
  /** Says a text through the live region. */
  announce(text: string): void;
  /** Moves the focus to a comment's row, after the next drawing, and brings it into view. */
  focusRow(id: string | undefined, block?: ScrollLogicalPosition): Promise<void>;
}
