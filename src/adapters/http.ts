import type { Adapter, CallOptions } from '../contract/adapter.js';
import { articleKinds } from '../core/article.js';
import { CommentError } from '../core/error.js';
import type { Decoder } from '../protocol/decode.js';
import * as shapes from '../protocol/page-shapes.js';
import { routes } from '../protocol/routes.js';
import { createLine, json } from './http-line.js';
import type * as Submit from './http-submit.js';

// Cannot: nothing that the contract names. It speaks this package's own protocol, so a server of another make needs
// another adapter, or routes that answer as `openapi.json` says.

export interface HttpAdapterOptions {
  /** Where the server is mounted: an absolute URL, or a path on the page's own origin. A slash at the end is fine. */
  readonly endpoint: string;
  /** Used instead of the global `fetch`. Must end with the native `AbortError` when its signal says so. */
  readonly fetch?: typeof fetch;
  /** Milliseconds for the whole answer of a read, its body included. Default 15,000. */
  readonly timeoutMs?: number;
  /** The same for a submit, which a slow line may need more for. Default 30,000. */
  readonly submitTimeoutMs?: number;
}

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
  const line = createLine({ base, fetch: own, timeoutMs });

  // Through JSON, so that what is `undefined` stays out of the address.
  const get = <T>(route: string, query: object, decoder: Decoder<T>, callOptions?: CallOptions): Promise<T> =>
    line(
      `${route}?${new URLSearchParams(JSON.parse(JSON.stringify(query)) as Record<string, string>)}`,
      json(decoder),
      callOptions,
    );

  /** Hands a call on to the part for writing, with the input as it is now. Nothing has been sent when that part cannot be had. */
  const write = async <I, T>(input: I, call: (part: typeof Submit, copy: I) => Promise<T>): Promise<T> => {
    const copy = structuredClone(input);
    const part = await import('./http-submit.js').catch((cause: unknown) => {
      throw new CommentError('network', { cause, outcome: 'refused' });
    });
    return call(part, copy);
  };

  return {
    name: 'http',
    abilities: { articleKinds, articleDates: true, resend: 'id' },

    openPage: ({ page: { id }, parts }, callOptions) =>
      get(routes.page, { page: id, include: `${parts}` }, shapes.pageParts, callOptions),

    describeForm: ({ id }, callOptions) => get(routes.form, { page: id }, shapes.form, callOptions),

    listArticles: (query, callOptions) => get(routes.articles, query, shapes.articles, callOptions),

    requestChallenge: (request, callOptions) =>
      write(request, (part, copy) => part.requestChallenge(line, copy, callOptions)),

    requestSound: (input, callOptions) => write(input, (part, copy) => part.requestSound(line, copy, callOptions)),

    submitComment: (draft, callOptions) =>
      write(draft, (part, copy) => part.submitComment(line, copy, submitTimeoutMs, callOptions)),

    commentStatus: (tokens, callOptions) => write(tokens, (part, copy) => part.commentStatus(line, copy, callOptions)),

    // As text, which needs no preflight; no beacon, for it would carry the site's cookies.
    recordView: ({ id }, callOptions) =>
      line(routes.views, async () => {}, callOptions, {
        method: 'POST',
        body: JSON.stringify({ page: id }),
        keepalive: true,
      }),
  };
}
