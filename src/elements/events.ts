import type { CommentDraft, Receipt } from '../core/comment.js';
import type { CommentError } from '../core/error.js';

/** Before a comment is sent; `preventDefault()` keeps it in the form. */
export class CommentSubmitEvent extends Event {
  static readonly eventName = 'yk-comment-submit';
  readonly draft: Omit<CommentDraft, 'submissionId'>;

  constructor(draft: Omit<CommentDraft, 'submissionId'>) {
    super(CommentSubmitEvent.eventName, { bubbles: true, composed: true, cancelable: true });
    this.draft = draft;
  }
}

/** A backend has acknowledged a comment. */
export class CommentCreatedEvent extends Event {
  static readonly eventName = 'yk-comment-created';
  readonly receipt: Receipt;
  /** `PageRef.id` of the page that it was written for. */
  readonly page: string;

  constructor(receipt: Receipt, page: string) {
    super(CommentCreatedEvent.eventName, { bubbles: true, composed: true });
    this.receipt = receipt;
    this.page = page;
  }
}

/** Something that a person did has failed; the element shows it as well. */
export class YkErrorEvent extends Event {
  static readonly eventName = 'yk-error';
  readonly error: CommentError;

  constructor(error: CommentError) {
    super(YkErrorEvent.eventName, { bubbles: true, composed: true });
    this.error = error;
  }
}

declare global {
  // A list hears of them at the document, wherever the form stands.
  interface DocumentEventMap {
    'yk-comment-created': CommentCreatedEvent;
  }
  interface HTMLElementEventMap {
    'yk-comment-submit': CommentSubmitEvent;
    'yk-comment-created': CommentCreatedEvent;
    'yk-error': YkErrorEvent;
  }
}
