import { StoreBusyError } from '../contract/store.js';
import type { Call } from './call.js';
import { allowedOrigins, corsHeaders, preflight, requireOrigin } from './cors.js';
import { requireLength, requireType } from './read-body.js';
import { Refusal } from './refusal.js';
import type { Endpoint, Route } from './route.js';
import type { Site } from './site.js';

type Method = keyof Route['methods'];

/** An answer and, when it is none that the route meant, why. */
export interface Outcome {
  readonly response: Response;
  readonly refusal?: Refusal;
  /** An error that nobody expected. */
  readonly unexpected?: unknown;
}

/** How long a client is asked to wait when the store is busy, in milliseconds. */
const busyRetryMs = 1000;

/**
 * One request on one route: OPTIONS before everything, then step 1 of the order of work, then the route. Whatever is thrown becomes an answer
 * with the route's own CORS headers, so that a page can read why.
 * @param prepare makes the call; only now, so that a refusal costs no look-up.
 */
export async function dispatch(
  route: Route,
  site: Site,
  request: Request,
  prepare: () => Promise<Call>,
): Promise<Outcome> {
  const methods = Object.keys(route.methods) as Method[];
  const endpoint = endpointFor(route, request);
  const origin = request.headers.get('origin');
  const access = (endpoint ?? Object.values(route.methods)[0])?.access ?? 'site';
  const origins = allowedOrigins(access, request, site.origins);
  const headers = corsHeaders(access, origin, origins);
  try {
    if (request.method === 'OPTIONS') return { response: preflight(access, methods, headers) };
    if (!endpoint) {
      const allow = [...methods, 'OPTIONS'].join(', ');
      throw new Refusal('unsupported', { title: 'This route has no such method.', headers: { allow } });
    }
    if (endpoint.types) requireType(request, endpoint.types);
    if (endpoint.maxBytes !== undefined) requireLength(request, endpoint.maxBytes);
    if (endpoint.access !== 'public') requireOrigin(origin, origins);
    return { response: finish(await endpoint.run(await prepare()), headers) };
  } catch (error) {
    return failure(error, headers);
  }
}

/** By the method, for OPTIONS by the one that is to come; HEAD is GET without its body. */
function endpointFor(route: Route, request: Request): Endpoint | undefined {
  const asked = request.method === 'OPTIONS' ? request.headers.get('access-control-request-method') : request.method;
  if (asked === 'GET' || asked === 'HEAD') return route.methods.GET;
  return asked === 'POST' ? route.methods.POST : undefined;
}

/** @param headers those of CORS, as far as they are known. */
export function failure(error: unknown, headers: Readonly<Record<string, string>>): Outcome {
  const refusal = toRefusal(error);
  const expected = error instanceof Refusal || error instanceof StoreBusyError;
  return { response: finish(refusal.toResponse(), headers), refusal, ...(!expected && { unexpected: error }) };
}

function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreBusyError) {
    return new Refusal('server', { title: 'The store is busy; try again.', status: 503, retryAfterMs: busyRetryMs });
  }
  return new Refusal('server', { title: 'Something went wrong here.' });
}

function finish(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  response.headers.set('x-content-type-options', 'nosniff');
  return response;
}
