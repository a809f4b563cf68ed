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

/** The code for a status whose body says none: a proxy's answer, or a server that is not ours. */
export function codeOfStatus(status: number): ErrorCode {
  if (status === 400) return 'invalid';
  if (status === 408 || status === 504) return 'timeout';
  if (status === 415 || status === 501) return 'unsupported';
  if (status >= 500) return 'server';
  const code = (Object.keys(statusOf) as ErrorCode[]).find((each) => statusOf[each] === status);
  return code ?? 'protocol';
}
