import type { ModerationEvent } from '../../contract/moderation.js';
import type { StoreEvent } from '../../contract/store.js';
import { utf8 } from '../bytes.js';
import { readPosition, writePosition, type Position } from '../position.js';
import { malformed, Refusal } from '../refusal.js';
import type { ModeratorCall } from './authorize.js';
import { createWake, type Wake } from './wake.js';

/** A line now and then keeps proxies from ending what looks idle, in milliseconds. */
const beatMs = 25_000;
/** Events of one look into the log. */
const batch = 200;
/** Whoever is further behind asks for the queue anew. */
const maxBehind = 1000;
/** Open at once in this process; a site has few moderators. */
const maxStreams = 100;

/**
 * `GET /v1/moderation/events?position`: server-sent events of all pages and states, for `fetch` with a bearer header. Every line carries a position, the ones that keep the
 * connection alive too, so that whoever comes back goes on from there. A token that was revoked ends the stream.
 */
export async function events(call: ModeratorCall): Promise<Response> {
  const { request, site, services, now, query } = call;
  const given = query.get('position') ?? '';
  const position = given === '' ? undefined : readPosition(given, now);
  if (given !== '' && !position) throw malformed('position', '"position" is none of this server.');
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
  // Before the answer: what comes after it is in the stream.
  const { last } = await services.store.eventRange(site.id);
  return new Response(request.method === 'HEAD' ? null : stream(call, position, last), { headers });
}

function stream(call: ModeratorCall, position: Position | undefined, last: number): ReadableStream<Uint8Array> {
  const { store, moderatorStreams } = call.services;
  if (moderatorStreams.size >= maxStreams) {
    throw new Refusal('server', { title: 'Too many streams are open.', status: 503, retryAfterMs: 30_000 });
  }
  const wake = createWake();
  const stopListening = store.onChange(wake.ring);
  const lines = tell(call, position, last, wake);
  const end = (): void => {
    moderatorStreams.delete(end);
    call.request.signal.removeEventListener('abort', end);
    stopListening();
    wake.end();
  };
  moderatorStreams.add(end);
  call.request.signal.addEventListener('abort', end);
  return new ReadableStream<Uint8Array>(
    {
      // Asked for when the last line was taken: nothing piles up for whoever reads slowly.
      async pull(controller) {
        // A store that is busy ends the stream; the client comes back.
        const { done, value } = await lines.next().catch(() => ({ done: true, value: undefined }));
        if (!done && value !== undefined) return controller.enqueue(utf8(value));
        end();
        controller.close();
      },
      cancel: end,
    },
    { highWaterMark: 1 },
  );
}

async function* tell(
  { services, site, now, stillHolds }: ModeratorCall,
  position: Position | undefined,
  last: number,
  wake: Wake,
): AsyncGenerator<string, undefined> {
  const began = performance.now();
  // The call's clock, moved on by the time that has passed.
  const clock = (): number => now + performance.now() - began;
  const lost = position && (position.stale || position.seq > last || last - position.seq > maxBehind);
  let seq = position && !lost ? position.seq : last;
  yield lost ? eventText({ kind: 'reset', position: writePosition(last, clock()) }) : beatText(seq, clock());
  wake.ring();
  while (!wake.ended) {
    const rung = await wake.wait(beatMs);
    if (wake.ended || !(await stillHolds())) return undefined;
    const found = await services.store.listEvents({ site: site.id, after: seq, limit: batch });
    seq = found.at(-1)?.seq ?? seq;
    // A full list may not be all.
    if (found.length === batch) wake.ring();
    const heard = found.flatMap((event) => toEvent(event, clock()));
    if (heard.length > 0) yield heard.map(eventText).join('');
    else if (!rung) yield beatText(seq, clock());
  }
  return undefined;
}

/** What moderators hear: everything but votes. */
function toEvent({ kind, seq, comment, page }: StoreEvent, now: number): ModerationEvent[] {
  if (kind === 'votes') return [];
  // Both wait in the same list.
  const heard = kind === 'revised' ? 'submitted' : kind;
  return [{ kind: heard, position: writePosition(seq, now), ...(comment !== undefined && { comment }), page }];
}

function eventText(event: ModerationEvent): string {
  return `id: ${event.position}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** An event without data: it is not heard, and its position is kept. */
function beatText(seq: number, now: number): string {
  return `id: ${writePosition(seq, now)}\n\n`;
}
