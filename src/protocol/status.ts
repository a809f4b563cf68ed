import type { ErrorCode } from '../core/error.js';

/** HTTP status of each code that our server answers with. `network`, `timeout` and `protocol` arise in a client only. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  network: 503,
  timeout: 504,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  invalid: 422,
  conflict: 409,
  'rate-limited': 429,
  'too-large': 413,
  challenge: 422,
  unsupported: 405,
  protocol: 502,
  server: 500,
};

// A table of its own, so that a page does not load the server's.
const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'unsupported',
  408: 'timeout',
  409: 'conflict',
  413: 'too-large',
  415: 'unsupported',
  422: 'invalid',
  429: 'rate-limited',
  501: 'unsupported',
  504: 'timeout',
};

/** The code for a status whose body says none: a proxy's answer, or a server that is not ours. */
export function codeOfStatus(status: number): ErrorCode {
  return codes[status] ?? (status >= 500 ? 'server' : 'protocol');
}
