import { CommentError, type CommentErrorOptions } from '../core/error.js';
import type { Adapter, CallOptions } from '../contract/adapter.js';
import { articleKinds } from '../core/article.js';
import type { Decoder } from '../protocol/decode.js';
import { routes } from '../protocol/routes.js';
import * as shapes from '../protocol/shapes.js';
import { codeOfStatus } from '../protocol/status.js';

// Cannot: nothing that the contract names. It speaks this package's own protocol, so a server of another make needs
// another adapter, or routes that answer as `openapi.json` says.

export interface HttpAdapterOptions {
  /** Where the server is mounted: an absolute URL, or a path on the page's own origin. A slash at the end is fine. */
  readonly endpoint: string;
  /** Used instead of the global `fetch`, and then for views too. Must end with the native `AbortError` when its signal says so. */
  readonly fetch?: typeof fetch;
  /** Milliseconds for the whole answer of a read, its body included. Default 15,000. */
  readonly timeoutMs?: number;
  /** The same for a submit, which a slow line may need more for. Default 30,000. */
  readonly submitTimeoutMs?: number;
}

type Read<T> = (answer: Response) => Promise<T>;

/**
 * The adapter of our own server.
 *
 * Errors: a refusal counts as one (`outcome: 'refused'`) when its body is our `application/problem+json`. A bare status says less, for it
 * may be a proxy's: 401, 403, 404, 405, 413, 415 and 429 are given before anything is stored and count as refused; with every other
 * status, and after any redirect, the outcome is unknown.
 * @throws TypeError when `endpoint` is missing.
 */
export function httpAdapter(options: HttpAdapterOptions): Adapter {
  const { endpoint, fetch: own, timeoutMs = 15_000, submitTimeoutMs = 30_000 } = options;
  if (!endpoint) throw new TypeError('httpAdapter needs an endpoint: httpAdapter({ endpoint: "/comments" }).');
  const base = endpoint.replace(/\/+$/, '');

  const call = async <T>(
    path: string,
    read: Read<T>,
    { signal }: CallOptions = {},
    body?: string,
    init?: RequestInit,
    ms = timeoutMs,
  ): Promise<T> => {
    // A controller of our own: `AbortSignal.any` is younger than the browsers we serve, and it abbreviates to the native AbortError
    // whatever reason the caller's signal has.
    const ending = new AbortController();
    const abort = (): void => ending.abort();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      abort();
    }, ms);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    try {
      const answer = await (own ?? fetch)(base + path, {
        credentials: 'omit',
        signal: ending.signal,
        headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
        ...(body && { method: 'POST', body }),
        ...init,
      });
      if (!answer.ok) throw await refusal(answer);
      return await read(answer);
    } catch (cause) {
      if (late) throw new CommentError('timeout', { cause });
      const { name } = cause as Error;
      if (name === 'AbortError') throw cause;
      if (signal?.aborted) throw new DOMException('The call was aborted.', 'AbortError');
      if (cause instanceof CommentError) throw cause;
      // A portal's HTML or half an answer is no JSON; whatever else fetch or the reading of a body throws is the line.
      throw new CommentError(name === 'SyntaxError' ? 'protocol' : 'network', { cause });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  };
  const get = <T>(route: string, query: object, decoder: Decoder<T>, callOptions?: CallOptions): Promise<T> =>
    call(`${route}?${search(query)}`, json(decoder), callOptions);

  return {
    name: 'http',
    abilities: { articleKinds, articleDates: true, resend: 'id' },

    openPage: ({ page, parts }, callOptions) =>
      get(routes.page, { page: page.id, include: parts.join() }, shapes.pageParts, callOptions),

    describeForm: (page, callOptions) => get(routes.form, { page: page.id }, shapes.form, callOptions),

    listArticles: (query, callOptions) => get(routes.articles, query, shapes.articles, callOptions),

    requestChallenge: (request, callOptions) =>
      call(routes.challenges, json(shapes.challenge), callOptions, JSON.stringify(request)),

    requestSound: (input, callOptions) => call(routes.sound, sound, callOptions, JSON.stringify(input)),

    async submitComment(draft, callOptions) {
      const body = JSON.stringify(draft);
      // A submit outlives its page; browsers refuse more than 64 KiB in flight with `keepalive`, the server more than 32 at once.
      const keepalive = new TextEncoder().encode(body).length <= 32_768;
      const receipt = await call(
        routes.comments,
        json(shapes.receipt),
        callOptions,
        body,
        { keepalive },
        submitTimeoutMs,
      );
      return receipt.submissionId === draft.submissionId ? receipt : wrong('does not echo the submissionId');
    },

    async commentStatus(tokens, callOptions) {
      const receipts = await call(routes.status, json(shapes.receipts), callOptions, JSON.stringify({ tokens }));
      return receipts.length === tokens.length ? receipts : wrong('has another number of receipts');
    },

    async recordView({ id }, callOptions) {
      const body = JSON.stringify({ page: id });
      // Text needs no preflight. A beacon cannot be watched, so an injected fetch gets the view instead.
      if (!own && !callOptions?.signal?.aborted && globalThis.navigator?.sendBeacon?.(base + routes.views, body))
        return;
      const headers = { 'content-type': 'text/plain' };
      await call(routes.views, async () => undefined, callOptions, body, { headers, keepalive: true });
    },
  };
}

function wrong(what: string): never {
  throw new CommentError('protocol', { message: `The answer ${what}.` });
}

/** What is `undefined` stays out of the address. */
function search(query: object): string {
  return String(new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined)));
}

function json<T>(decoder: Decoder<T>): Read<T> {
  return async (answer) => decoder(await answer.json(), '');
}

async function sound(answer: Response): Promise<ArrayBuffer> {
  return /^audio\//.test(answer.headers.get('content-type') ?? '') ? answer.arrayBuffer() : wrong('is no sound');
}

async function refusal(answer: Response): Promise<CommentError> {
  const { status, headers, redirected } = answer;
  const ours = /^application\/problem\+json/.test(headers.get('content-type') ?? '');
  const problem = ours && (await json(shapes.problem)(answer).catch(() => undefined));
  const wait = { status, ...retryAfter(headers) };
  if (!problem) {
    const refused = !redirected && /^4(0[1345]|13|15|29)$/.test(`${status}`);
    return new CommentError(codeOfStatus(status), { ...wait, outcome: refused ? 'refused' : 'unknown' });
  }
  // Not `stored`: its token is a secret that an error, which people log, must not carry.
  const { code, title: message = code, stored, ...rest } = problem;
  return new CommentError(code, { ...wait, ...rest, message });
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3). The date is taken against the answer's own, never against this device's clock. */
function retryAfter(headers: Headers): CommentErrorOptions {
  const value = headers.get('retry-after') ?? '';
  const ms = /^\d{1,9}$/.test(value) ? +value * 1000 : Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? {} : { retryAfterMs: Math.max(0, ms) };
}
