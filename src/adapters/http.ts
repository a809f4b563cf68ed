import type { Abilities, Adapter, CallOptions } from '../contract/adapter.js';
import { articleKinds } from '../core/article.js';
import { CommentError } from '../core/error.js';
import type { Decoder } from '../protocol/decode.js';
import { articles, form, pageParts } from '../protocol/page-shapes.js';
import { pageRoutes as routes } from '../protocol/page-routes.js';
import { createLine, json, type Line } from './parts/line.js';

// Cannot: nothing that the contract names. It speaks this package's own protocol, so a server of another make needs
// another adapter, or routes that answer as `openapi.json` says.

const loadSubmit = () => import('./http-submit.js');
const loadComments = () => import('./http-comments.js');

/** Nothing has been sent when a part cannot be had. */
const part = <P>(loading: Promise<P>): Promise<P> =>
  loading.catch((cause: unknown) => {
    throw new CommentError('network', { cause, outcome: 'refused' });
  });

type Call = (line: Line, input: unknown, options: CallOptions | undefined, ms: number) => Promise<unknown>;

export interface HttpAdapterOptions {
  /** Where the server is mounted: an absolute URL, or a path on the page's own origin. A slash at the end is fine. */
  readonly endpoint: string;
  /** Used instead of the global `fetch`. Must end with the native `AbortError` when its signal says so. */
  readonly fetch?: typeof fetch;
  /** Milliseconds for the whole answer of a read, its body included. Default 15,000. */
  readonly timeoutMs?: number;
  /** The same for a submit, which a slow line may need more for. Default 30,000. */
  readonly submitTimeoutMs?: number;
  /** Those that a server in front of another backend has not, such as `{ maxDepth: 0, sorts: ['newest'], findsComment: false, voteValues: [] }`. */
  readonly abilities?: Abilities;
  /** Milliseconds between two looks for news where there is no stream of them. Default 10,000. */
  readonly pollMs?: number;
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
  const line = createLine({
    base,
    fetch: own,
    timeoutMs,
    refuse: async (answer) => (await loadSubmit()).refuse(answer),
  });

  // Through JSON, so that what is `undefined` stays out of the address.
  const get = <T>(route: string, query: object, decoder: Decoder<T>, callOptions?: CallOptions): Promise<T> =>
    line(
      `${route}?${new URLSearchParams(JSON.parse(JSON.stringify(query)) as Record<string, string>)}`,
      json(decoder),
      callOptions,
    );

  /** Methods of a part that not every page loads: they get the input as it is now. */
  const from = <N extends keyof Adapter>(load: () => Promise<object>, ...names: N[]) =>
    Object.fromEntries(
      names.map((name) => [
        name,
        async (input: unknown, callOptions?: CallOptions): Promise<unknown> => {
          const copy = structuredClone(input);
          return ((await part(load())) as Record<N, Call>)[name](line, copy, callOptions, submitTimeoutMs);
        },
      ]),
    ) as unknown as Pick<Adapter, N>;

  return {
    name: 'http',
    abilities: {
      articleKinds,
      articleDates: true,
      resend: 'id',
      sorts: ['newest', 'oldest', 'top'],
      voteValues: [1, -1],
      undoVote: true,
      maxDepth: 100,
      replies: 'inline',
      findsComment: true,
      editSeconds: 900,
      ...options.abilities,
    },

    async openPage({ page: { id }, parts }, callOptions) {
      // Both at once: what reads comments comes while the request is on its way.
      const [answer, decoders] = await Promise.all([
        get(routes.page, { page: id, include: `${parts}` }, (value) => value, callOptions),
        parts.includes('comments') ? part(loadComments()) : { pageParts },
      ]);
      return decoders.pageParts(answer, '');
    },

    describeForm: ({ id }, callOptions) => get(routes.form, { page: id }, form, callOptions),

    listArticles: (query, callOptions) => get(routes.articles, query, articles, callOptions),

    ...from(loadComments, 'listComments'),
    ...from(() => import('./http-counts.js'), 'countComments'),

    ...from(
      loadSubmit,
      'requestChallenge',
      'requestSound',
      'submitComment',
      'commentStatus',
      'vote',
      'editComment',
      'deleteComment',
      'reportComment',
    ),

    async *watch(input, callOptions) {
      yield* (await part(import('./http-watch.js'))).watch(line, options, input, callOptions);
    },

    // As text, which needs no preflight; no beacon, for it would carry the site's cookies.
    recordView: ({ id }, callOptions) =>
      line(routes.views, async () => {}, callOptions, {
        method: 'POST',
        body: JSON.stringify({ page: id }),
        keepalive: true,
      }),
  };
}
