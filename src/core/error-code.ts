/** The closed set of codes. A code never changes its meaning. */
export const errorCodes = [
  'network',
  'timeout',
  'unauthorized',
  'forbidden',
  'not-found',
  'invalid',
  'conflict',
  'rate-limited',
  'too-large',
  'challenge',
  'unsupported',
  'protocol',
  'server',
] as const;
export type ErrorCode = (typeof errorCodes)[number];
