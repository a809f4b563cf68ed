import { CommentError, type CommentErrorOptions, type ErrorCode } from '../../core/error.js';

/** By status alone, where a body says nothing that is known. */
const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'unsupported',
  409: 'conflict',
  413: 'too-large',
  415: 'unsupported',
  422: 'invalid',
  429: 'rate-limited',
};

/**
 * The error for an answer that is no success. A status of the 400s that a server of this kind gives before it stores counts as a refusal; anything else, and whatever came
 * by way of a redirect, leaves the outcome unknown.
 * @param told what the body says, where that is known: it wins.
 */
export function refusalOf(
  { status, headers, redirected }: Response,
  { code, ...told }: CommentErrorOptions & { readonly code?: ErrorCode } = {},
): CommentError {
  const known = code ?? codes[status];
  // Seconds or an HTTP date (RFC 9110, 10.2.3), the date against the answer's own: clocks need not agree.
  const after = headers.get('retry-after') ?? '';
  const ms = /^\d{1,9}$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.parse(headers.get('date') ?? '');
  return new CommentError(known ?? (status >= 500 ? 'server' : 'protocol'), {
    status,
    outcome: known && !redirected ? 'refused' : 'unknown',
    ...(!Number.isNaN(ms) && { retryAfterMs: Math.max(0, ms) }),
    ...told,
  });
}

/** For answers whose bodies say no more than their status. */
export async function refuseByStatus(answer: Response): Promise<never> {
  throw refusalOf(answer);
}
