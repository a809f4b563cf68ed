import { CommentError } from '../core/error.js';
import type { Adapter, CallOptions } from '../contract/adapter.js';
import { articleKinds } from '../core/article.js';
import { fail, type Decoder } from '../protocol/decode.js';
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
  if (!endpoint) throw new TypeError('httpAdapter needs an endpoint, such as "/comments".');
  const base = endpoint.replace(/\/+$/, '');

  const call = async <T>(
    path: string,
    read: Read<T>,
    { signal }: CallOptions = {},
    init?: RequestInit,
    ms = timeoutMs,
  ): Promise<T> => {
    // A controller of our own: `AbortSignal.any` is younger than the browsers we serve, and without a reason it gives the native
    // AbortError, whatever the caller's signal was given.
    const ending = new AbortController();
    const abort = (): void => ending.abort();
    const timer = setTimeout(() => ending.abort(new CommentError('timeout')), ms);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    try {
      const answer = await (own ?? fetch)(base + path, {
        credentials: 'omit',
        signal: ending.signal,
        headers: { accept },
        ...init,
      });
      return await (answer.ok ? read : refuse)(answer);
    } catch (cause) {
      ending.signal.throwIfAborted();
      if (cause instanceof CommentError) throw cause;
      // A portal's HTML or half an answer is no JSON; whatever else fetch or the reading of a body throws is the line.
      throw new CommentError(cause instanceof SyntaxError ? 'protocol' : 'network', { cause });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  };

  // Through JSON, so that what is `undefined` stays out of the address.
  const get = <T>(route: string, query: object, decoder: Decoder<T>, callOptions?: CallOptions): Promise<T> =>
    call(
      `${route}?${new URLSearchParams(JSON.parse(JSON.stringify(query)) as Record<string, string>)}`,
      json(decoder),
      callOptions,
    );

  const post = <T>(route: string, data: object, read: Read<T>, callOptions?: CallOptions, ms?: number): Promise<T> => {
    const body = JSON.stringify(data);
    // A submit outlives its page. With `keepalive` browsers refuse more than 64 KiB in flight, the server more than 32 at once.
    const keepalive = !!ms && new Blob([body]).size <= 32_768;
    const headers = { accept, 'content-type': accept };
    return call(route, read, callOptions, { method: 'POST', body, keepalive, headers }, ms);
  };

  return {
    name: 'http',
    abilities: { articleKinds, articleDates: true, resend: 'id' },

    openPage: ({ page: { id }, parts }, callOptions) =>
      get(routes.page, { page: id, include: parts.join() }, shapes.pageParts, callOptions),

    describeForm: ({ id }, callOptions) => get(routes.form, { page: id }, shapes.form, callOptions),

    listArticles: (query, callOptions) => get(routes.articles, query, shapes.articles, callOptions),

    requestChallenge: (request, callOptions) => post(routes.challenges, request, json(shapes.challenge), callOptions),

    requestSound: (input, callOptions) => post(routes.sound, input, sound, callOptions),

    async submitComment(draft, callOptions) {
      const receipt = await post(routes.comments, draft, json(shapes.receipt), callOptions, submitTimeoutMs);
      return receipt.submissionId === draft.submissionId ? receipt : fail('submissionId', 'echoed');
    },

    async commentStatus(tokens, callOptions) {
      const { receipts } = await post(routes.status, { tokens }, json(shapes.receipts), callOptions);
      return receipts.length === tokens.length ? receipts : fail('receipts', 'one per token');
    },

    async recordView({ id }, callOptions) {
      const body = JSON.stringify({ page: id });
      // Text needs no preflight. A beacon cannot be watched, so an injected fetch gets the view instead.
      if (own || callOptions?.signal?.aborted || !navigator?.sendBeacon?.(base + routes.views, body)) {
        await call(routes.views, async () => {}, callOptions, { method: 'POST', body, keepalive: true });
      }
    },
  };
}

const accept = 'application/json';

function isType({ headers }: Response, type: string): boolean {
  return !!headers.get('content-type')?.startsWith(type);
}

function json<T>(decoder: Decoder<T>): Read<T> {
  return async (answer) => decoder(await answer.json(), '');
}

const sound: Read<ArrayBuffer> = async (answer) =>
  isType(answer, 'audio/') ? answer.arrayBuffer() : fail('', 'audio');

async function refuse(answer: Response): Promise<never> {
  const { status, headers, redirected } = answer;
  // Seconds or an HTTP date (RFC 9110, 10.2.3); the date is taken against the answer's own, never against this device's clock.
  const after = headers.get('retry-after') ?? '';
  const ms = /^\d{1,9}$/.test(after) ? +after * 1000 : Date.parse(after) - Date.parse(headers.get('date') ?? '');
  const wait = { status, ...(!Number.isNaN(ms) && { retryAfterMs: Math.max(0, ms) }) };
  const problem =
    isType(answer, 'application/problem+json') && (await json(shapes.problem)(answer).catch(() => undefined));
  if (!problem) {
    const refused = !redirected && /^4(0[1345]|13|15|29)$/.test(`${status}`);
    throw new CommentError(codeOfStatus(status), { ...wait, outcome: refused ? 'refused' : 'unknown' });
  }
  const { code, title: message = code, ...told } = problem;
  throw new CommentError(code, { ...wait, ...told, message });
}
