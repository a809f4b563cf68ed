import type { CallOptions } from '../../contract/adapter.js';
import { errorCodes, type ErrorCode } from '../../core/error-code.js';
import { CommentError, type ErrorOutcome, type FieldIssue } from '../../core/error.js';
import { Refusal } from '../refusal.js';

/** What the backend behind us answers, or a `timeout` after so many milliseconds, whether its adapter looks at the signal or not. */
export async function ask<T>(ms: number, run: (options: CallOptions) => Promise<T>): Promise<T> {
  const ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new CommentError('timeout'));
      ending.abort();
    }, ms);
  });
  try {
    // Called within, so that what an adapter throws at once is a rejection too.
    return await Promise.race([late, Promise.resolve({ signal: ending.signal }).then(run)]);
  } finally {
    clearTimeout(timer);
  }
}

/** What can be told of an adapter's error. */
export interface Told {
  readonly code: ErrorCode;
  readonly outcome: ErrorOutcome;
  readonly retryAfterMs?: number;
  readonly issues?: readonly FieldIssue[];
}

/** Longest wait that is handed on, in milliseconds. */
const longestWaitMs = 24 * 60 * 60 * 1000;

/** By what it says of itself: an adapter may come from another bundle, whose class of errors is another. What is no error of the contract leaves everything open. */
export function readError(error: unknown): Told {
  const { name, code, outcome, retryAfterMs, issues } = (error ?? {}) as Partial<CommentError>;
  const known = errorCodes.find((each) => each === code);
  if (name !== 'CommentError' || !known) return { code: 'protocol', outcome: 'unknown' };
  return {
    code: known,
    outcome: outcome === 'refused' ? 'refused' : 'unknown',
    ...(typeof retryAfterMs === 'number' &&
      retryAfterMs >= 0 && { retryAfterMs: Math.min(retryAfterMs, longestWaitMs) }),
    ...(Array.isArray(issues) && { issues: issues.slice(0, 64).map(readIssue) }),
  };
}

function readIssue({ field, code, limit }: FieldIssue): FieldIssue {
  const short = <T>(text: T): T => (typeof text === 'string' ? text.slice(0, 32) : '') as T;
  return { field: short(field), code: short(code), ...(typeof limit === 'number' && { limit }) };
}

const titles: Partial<Record<ErrorCode, string>> = {
  invalid: 'The backend refuses this.',
  forbidden: 'The backend does not allow this.',
  'not-found': 'The backend does not have this.',
  conflict: 'The backend has another text already.',
  'rate-limited': 'The backend takes no more for now.',
  'too-large': 'This is too large for the backend.',
};

/** Codes under which the backend is to blame; a reader is told no more than that it does not answer. */
const failures: Readonly<Partial<Record<ErrorCode, number>>> = {
  network: 503,
  server: 503,
  timeout: 504,
  protocol: 502,
};

/** What our own client is told. Nothing of the backend's words, host or body: a title is ours, and a cause stays here. */
export function refusalOf({ code, retryAfterMs, issues }: Told): Refusal {
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  const status = failures[code];
  if (status !== undefined) {
    const title = 'The backend behind this server does not answer.';
    return new Refusal(code === 'timeout' ? 'timeout' : 'server', { title, status, ...wait });
  }
  if (code === 'unsupported') return unsupported();
  const title = titles[code];
  // What it asks of this server (a picture of its own, a log-in) is no matter of the reader's.
  if (title === undefined) return new Refusal('forbidden', { title: 'The backend does not take this from here.' });
  return new Refusal(code, { title, ...wait, ...(code === 'invalid' && { issues: issues ?? [] }) });
}

/** What the backend behind us cannot do. */
export function unsupported(): Refusal {
  return new Refusal('unsupported', { title: 'The backend cannot do this.', headers: { allow: 'OPTIONS' } });
}

/** For who has proven to be the author: that the backend's own token no longer holds is told as that. */
export async function askForAuthor<T>(ms: number, run: (options: CallOptions) => Promise<T>): Promise<T> {
  try {
    return await ask(ms, run);
  } catch (error) {
    const told = readError(error);
    if (told.code !== 'unauthorized') throw refusalOf(told);
    throw new Refusal('unauthorized', { title: 'The backend no longer takes this for its author.' });
  }
}

/** As `ask`, with a refusal for what went wrong. */
export async function askOr<T>(ms: number, run: (options: CallOptions) => Promise<T>): Promise<T> {
  try {
    return await ask(ms, run);
  } catch (error) {
    throw refusalOf(readError(error));
  }
}
