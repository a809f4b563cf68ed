import type { Moderation } from '../contract/moderation.js';
import type { CallOptions } from '../contract/adapter.js';
import { randomId } from '../core/random-id.js';
import { comment } from '../protocol/comment-shapes.js';
import { fail, type Decoder } from '../protocol/decode.js';
import { moderationRoutes as routes } from '../protocol/moderation-routes.js';
import * as shapes from '../protocol/moderation-shapes.js';
import { createLine, json, type as jsonType, type Read } from './parts/line.js';
import { watchModeration } from './http-moderation-watch.js';
import { refuse } from './http-submit.js';

// Cannot: make, list or revoke tokens. That is done where the server runs, by `ykien token`.

export interface HttpModerationOptions {
  /** Where the server is mounted: an absolute URL, or a path on the page's own origin. A slash at the end is fine. */
  readonly endpoint: string;
  /** A moderator's bearer token. It stays inside: it is no member of what is returned, and in no error. */
  readonly token: string;
  /** Used instead of the global `fetch`. Must end with the native `AbortError` when its signal says so. */
  readonly fetch?: typeof fetch;
  /** Milliseconds for a whole answer, its body included; exports and erasures have eight times as long. Default 15,000. */
  readonly timeoutMs?: number;
}

/**
 * The moderators' side of our own server.
 * @throws TypeError when `endpoint` or `token` is missing, or the token could not be sent.
 */
export function httpModeration(options: HttpModerationOptions): Required<Moderation> {
  const { endpoint, token, fetch: own, timeoutMs = 15_000 } = options;
  if (!endpoint) throw new TypeError('httpModeration needs an endpoint, such as "/comments".');
  // What fetch would say of a header that cannot be sent quotes it.
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError(
      'httpModeration needs a token: one word of letters, digits and signs, as `ykien token` prints it.',
    );
  }
  const base = endpoint.replace(/\/+$/, '');
  const line = createLine({ base, fetch: own, timeoutMs, refuse });
  const slowMs = timeoutMs * 8;
  const headers = { accept: jsonType, authorization: `Bearer ${token}` };
  // A token goes nowhere else, and no answer lies in a cache.
  const init: RequestInit = { headers, redirect: 'error', cache: 'no-store' };

  const get = <T>(route: string, query: object, decoder: Decoder<T>, callOptions?: CallOptions): Promise<T> =>
    line(route + queryOf(query), json(decoder), callOptions, init);

  const post = <T>(
    route: string,
    data: object,
    read: Read<T>,
    callOptions?: CallOptions,
    ms = timeoutMs,
  ): Promise<T> => {
    const body = JSON.stringify(data);
    return line(
      route,
      read,
      callOptions,
      { ...init, method: 'POST', body, headers: { ...headers, 'content-type': jsonType } },
      ms,
    );
  };

  return {
    name: 'http',

    whoAmI: (callOptions) => get(routes.me, {}, shapes.moderator, callOptions),

    // What is searched for may be a phone number, and addresses stand in the logs of proxies.
    listQueue: (query = {}, callOptions) =>
      query.search
        ? post(routes.queue, query, json(shapes.queuePage), callOptions)
        : get(routes.queue, query, shapes.queuePage, callOptions),

    countQueue: (callOptions) => get(routes.counts, {}, shapes.queueCounts, callOptions),

    getItem: (id, callOptions) => get(routes.item, { comment: id }, shapes.queueItem, callOptions),

    decide: async (decisions, reason, callOptions) =>
      (await post(routes.decide, { decisions, reason }, json(shapes.decided), callOptions)).decided,

    reveal: async (id, callOptions) =>
      (await post(routes.reveal, { comment: id }, json(shapes.revealed), callOptions)).fields,

    listRevisions: async (id, callOptions) =>
      (await get(routes.revisions, { comment: id }, shapes.revisions, callOptions)).items,

    listReports: async (id, callOptions) =>
      (await get(routes.reports, { comment: id }, shapes.reports, callOptions)).items,

    reply: (id, content, { submissionId = randomId(), name, ...callOptions } = {}) =>
      post(routes.reply, { comment: id, content, submissionId, name }, json(comment), callOptions),

    closePage: (page, closed, callOptions) => post(routes.close, { page, closed }, nothing, callOptions),

    listAudit: (query = {}, callOptions) => get(routes.audit, query, shapes.auditPage, callOptions),

    listBans: async (callOptions) => (await get(routes.bans, {}, shapes.bans, callOptions)).items,

    addBan: (ban, callOptions) => post(routes.bans, ban, json(shapes.ban), callOptions),

    removeBan: (id, callOptions) => post(routes.unban, { id }, nothing, callOptions),

    exportComments: (format, callOptions) => post(routes.export, { format }, fileOf(format), callOptions, slowMs),

    previewErase: (subject, callOptions) =>
      post(routes.erasePreview, subject, json(shapes.erasePreview), callOptions, slowMs),

    erase: (subject, confirm, callOptions) =>
      post(routes.erase, { ...subject, confirm }, json(shapes.erased), callOptions, slowMs),

    watch: ({ position } = {}, { signal } = {}) => {
      const open = (place: string | undefined, ended: AbortSignal): Promise<Response> =>
        (own ?? fetch)(base + routes.events + queryOf({ position: place }), {
          ...init,
          credentials: 'omit',
          headers: { ...headers, accept: 'text/event-stream' },
          signal: ended,
        });
      return watchModeration(open, position, signal);
    },
  };
}

/** Through JSON, so that what is `undefined` stays out of the address. */
function queryOf(query: object): string {
  const text = String(new URLSearchParams(JSON.parse(JSON.stringify(query)) as Record<string, string>));
  return text && `?${text}`;
}

/** A portal's page is no 204. */
const nothing: Read<void> = async ({ status }) => (status === 204 ? undefined : fail('', 'empty'));

function fileOf(format: 'csv' | 'json'): Read<Blob> {
  const type = format === 'csv' ? 'text/csv' : jsonType;
  return async (answer) => (answer.headers.get('content-type')?.startsWith(type) ? answer.blob() : fail('', type));
}
