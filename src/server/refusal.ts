import type { Challenge } from '../core/challenge.js';
import type { Receipt } from '../core/comment.js';
import type { ErrorCode, FieldIssue } from '../core/error.js';
import { statusOf } from '../protocol/status.js';

export interface RefusalDetails {
  /** One sentence for a developer; readers see their locale's text for the code. Never with anything that the request said. */
  readonly title: string;
  /** Where the code's usual status does not fit. */
  readonly status?: number;
  readonly issues?: readonly FieldIssue[];
  readonly retryAfterMs?: number;
  readonly challenge?: Challenge | undefined;
  readonly stored?: Pick<Receipt, 'id' | 'status' | 'token'>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a request is refused with; the handler turns it into `application/problem+json` (RFC 9457). */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: RefusalDetails;

  constructor(code: ErrorCode, details: RefusalDetails) {
    super(details.title);
    this.name = 'Refusal';
    this.code = code;
    this.status = details.status ?? statusOf[code];
    this.details = details;
  }

  toResponse(): Response {
    const { title, issues, retryAfterMs, challenge, stored, headers } = this.details;
    const body = {
      type: 'about:blank',
      title,
      status: this.status,
      code: this.code,
      ...(issues && { issues }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(challenge && { challenge }),
      ...(stored && { stored }),
    };
    return new Response(JSON.stringify(body), {
      status: this.status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        // Rounded up: who comes back a second early is refused again.
        ...(retryAfterMs !== undefined && { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) }),
        ...headers,
      },
    });
  }
}

/** 422 with what is wrong where. */
export function invalid(title: string, issues: readonly FieldIssue[]): Refusal {
  return new Refusal('invalid', { title, issues });
}

/** 422 for one query parameter or member. */
export function malformed(field: string, title: string): Refusal {
  return invalid(title, [{ field, code: 'malformed' }]);
}

export function tooMany(retryAfterMs: number, challenge?: Challenge): Refusal {
  return new Refusal('rate-limited', { title: 'Too many requests from this address.', retryAfterMs, challenge });
}
