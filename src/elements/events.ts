import type { Challenge } from '../core/challenge.js';
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

/**
 * The backend wants a third party's token, such as Turnstile's: the page, which knows that third party, makes one and answers with `respondWith(token)`. Fired in a form that
 * is being written in, again for each further token.
 */
export class TokenRequestEvent extends Event {
  static readonly eventName = 'yk-token-request';
  readonly provider: string;
  readonly siteKey: string;
  #answer: string | Promise<string> | undefined;

  constructor({ provider, siteKey }: NonNullable<Challenge['token']>) {
    super(TokenRequestEvent.eventName, { bubbles: true, composed: true });
    this.provider = provider;
    this.siteKey = siteKey;
  }

  /** @param token what the third party gave, or will give. */
  respondWith(token: string | Promise<string>): void {
    this.#answer = token;
  }

  /** @throws TypeError that names the mend, for the console, when nobody has answered. */
  async answer(): Promise<string> {
    if (this.#answer !== undefined) return this.#answer;
    const missing = new TypeError(
      `The backend wants a token of ${this.provider}: listen to "yk-token-request" and call event.respondWith(token).`,
    );
    console.error(missing);
    throw missing;
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
    'yk-token-request': TokenRequestEvent;
  }
}
