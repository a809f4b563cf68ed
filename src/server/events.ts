import type { Call } from './call.js';
import { requirePage } from './form.js';
import { missedEvents } from './missed-events.js';
import { readPosition, writePosition, type Position } from './position.js';
import { publicJson } from './public-json.js';
import { malformed } from './refusal.js';

/**
 * `GET /v1/events?page&after`: a stream of events as they happen, or, for who accepts JSON, `{ events, position }` with those until now. The header
 * `Last-Event-ID` goes before `after`.
 */
export async function events(call: Call): Promise<Response> {
  const { request, site, services, now } = call;
  const page = requirePage(call);
  const position = positionOf(call);
  if (!(request.headers.get('accept') ?? '').includes('application/json')) {
    return services.streams.open(call, page, position);
  }
  const missed = await missedEvents(services.store, site, page, position, now);
  const body = { events: missed.events.map(({ event }) => event), position: writePosition(missed.seq, now) };
  const response = await publicJson(request, body);
  response.headers.set('vary', 'Accept');
  return response;
}

/** @throws Refusal 422 naming `after` */
function positionOf({ request, query, now }: Call): Position | undefined {
  const last = request.headers.get('last-event-id');
  // A browser sends the header by itself and could not be told what is wrong with it: the list is asked for anew.
  if (last) return readPosition(last, now) ?? { seq: 0, stale: true };
  const after = query.get('after');
  if (!after) return undefined;
  const position = readPosition(after, now);
  if (!position) throw malformed('after', '"after" is not a position of this server.');
  return position;
}
