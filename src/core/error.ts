import type { Challenge } from './challenge.js';
import type { ErrorCode } from './error-code.js';

export type { ErrorCode };

/** `refused`: nothing was stored · `unknown`: it may have been. */
export type ErrorOutcome = 'refused' | 'unknown';

export type IssueCode =
  | 'required'
  | 'too-long'
  | 'invalid-phone'
  | 'invalid-email'
  | 'invalid-url'
  | 'invalid-option'
  | 'malformed'
  | 'unknown-field'
  | 'invalid-page'
  | 'invalid-parent'
  | 'consent';

/** One thing that is wrong with one field. */
export interface FieldIssue {
  /** Name of the field, or `page`, `parent`, `consent`, `challenge`. */
  readonly field: string;
  readonly code: IssueCode;
  /** The bound that was crossed, in characters as a reader counts them. */
  readonly limit?: number;
}

export interface CommentErrorOptions {
  readonly message?: string;
  /** Default: `unknown` for network, timeout, server and protocol, else `refused`. */
  readonly outcome?: ErrorOutcome;
  /** HTTP status, where there was one. */
  readonly status?: number;
  /** Milliseconds to wait before another try. */
  readonly retryAfterMs?: number;
  readonly issues?: readonly FieldIssue[];
  /** A fresh challenge that came with the refusal. */
  readonly challenge?: Challenge;
  readonly cause?: unknown;
}

const unknownOutcome = /^(network|timeout|server|protocol)$/;

/** The one error that adapters reject with (besides the native `AbortError`). Logic looks at `code`, never at `message`. */
export class CommentError extends Error {
  readonly code: ErrorCode;
  readonly outcome: ErrorOutcome;
  declare readonly status?: number;
  declare readonly retryAfterMs?: number;
  declare readonly issues?: readonly FieldIssue[];
  declare readonly challenge?: Challenge;

  constructor(code: ErrorCode, options: CommentErrorOptions = {}) {
    super(options.message ?? code);
    // The cause is often an Error whose message names hosts: it stays reachable, and out of what a reader sees.
    Object.assign(this, options);
    this.name = 'CommentError';
    this.code = code;
    this.outcome = options.outcome ?? (unknownOutcome.test(code) ? 'unknown' : 'refused');
  }
}
