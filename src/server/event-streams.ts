import type { Store } from '../contract/store.js';
import { utf8 } from './bytes.js';
import { createLiveEvents, unref } from './live-events.js';
import { missedEvents } from './missed-events.js';
import { writePosition, type Position } from './position.js';
import type { PublicEvent } from './public-events.js';
import { Refusal } from './refusal.js';
import type { Site } from './site.js';

/** How many streams of live events may be open at once. */
export interface StreamOptions {
  /** Of one address. Default 6, as many as browsers open by HTTP/1.1. Does not count where the bridge gives no address. */
  readonly perAddress?: number;
  /** In this process. Default 1000. */
  readonly total?: number;
}

/** A line that says nothing, so that proxies do not take the stream for dead. */
const heartbeatMs = 25_000;
/** Heartbeats until the stream ends and its reader comes back: half an hour, so that a forgotten tab does not hold its place for ever. */
const lastBeat = 71;
/** Bytes that may wait for a reader when something new comes. */
const maxWaiting = 64 * 1024;
/** How long a refused reader is asked to wait, in milliseconds. */
const retryAfterMs = 30_000;

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  vary: 'Accept',
  // nginx would gather an answer before it passes it on.
  'x-accel-buffering': 'no',
};

interface Stream {
  readonly unit: string;
  beats: number;
  send(text: string): void;
  /** Ends it after what waits has been sent. */
  end(): void;
}

/** Who wants to hear. A call has it. */
interface Listener {
  readonly request: Request;
  readonly site: Site;
  readonly unit: string;
  readonly now: number;
}

export interface EventStreams {
  /** @throws Refusal 429 or 503 when there are too many. */
  open(call: Listener, page: string, position: Position | undefined): Promise<Response>;
  /** Ends all of them; their readers come back, with the position that they have. */
  end(): void;
}

/** @throws TypeError that names a wrong option. */
export function createEventStreams(store: Store, options: StreamOptions = {}, now: () => number): EventStreams {
  const { perAddress = 6, total = 1000 } = options;
  for (const [name, value] of Object.entries({ perAddress, total })) {
    if (Number.isInteger(value) && value >= 1) continue;
    throw new TypeError(`Option "streams.${name}" must be a whole number, at least 1.`);
  }
  const live = createLiveEvents(store, now);
  const streams = new Set<Stream>();
  let beating: ReturnType<typeof setInterval> | undefined;

  function beat(): void {
    for (const stream of [...streams]) {
      stream.beats++;
      if (stream.beats >= lastBeat) stream.end();
      else stream.send(':\n\n');
    }
  }

  function add(stream: Stream): void {
    if (streams.size >= total) {
      throw new Refusal('server', { title: 'Too many streams are open.', status: 503, retryAfterMs });
    }
    const same = [...streams].filter(({ unit }) => unit === stream.unit).length;
    if (stream.unit !== 'unknown' && same >= perAddress) {
      throw new Refusal('rate-limited', { title: 'Too many streams from this address are open.', retryAfterMs });
    }
    streams.add(stream);
    if (beating !== undefined) return;
    beating = setInterval(beat, heartbeatMs);
    unref(beating);
  }

  function remove(stream: Stream): void {
    streams.delete(stream);
    if (streams.size > 0) return;
    clearInterval(beating);
    beating = undefined;
  }

  return {
    async open({ request, site, unit, now: moment }, page, position) {
      if (request.method === 'HEAD') return new Response(null, { headers });
      let controller!: ReadableStreamDefaultController<Uint8Array>;
      let leave: () => void = () => undefined;
      let sent = 0;
      // What happens before the missed events have been looked up.
      let early: PublicEvent[] | undefined = [];

      const stop = (act?: () => void): void => {
        if (!streams.has(stream)) return;
        remove(stream);
        request.signal.removeEventListener('abort', stream.end);
        leave();
        act?.();
      };
      const stream: Stream = {
        unit,
        beats: 0,
        send(text) {
          // What waits is from before: the first answer may be long, and nobody can have read it yet.
          const waiting = -(controller.desiredSize ?? 0);
          if (waiting > maxWaiting) stop(() => controller.error(new Error('The reader is too slow.')));
          else controller.enqueue(utf8(text));
        },
        end: () => stop(() => controller.close()),
      };
      const hear = (events: readonly PublicEvent[]): void => {
        if (early) return void early.push(...events);
        const fresh = events.filter(({ seq }) => seq > sent);
        sent = fresh.at(-1)?.seq ?? sent;
        if (fresh.length > 0) stream.send(fresh.map(write).join(''));
      };

      add(stream);
      const body = new ReadableStream<Uint8Array>(
        { start: (given) => void (controller = given), cancel: () => stop() },
        { highWaterMark: 0, size: (chunk) => chunk.byteLength },
      );
      request.signal.addEventListener('abort', stream.end);
      try {
        leave = await live.join(site, page, hear);
        const missed = await missedEvents(store, site, page, position, moment);
        // Ended while it was being prepared: then nobody else will take the listener away.
        if (!streams.has(stream) || request.signal.aborted) leave();
        else {
          const start = writePosition(
            position && !position.stale ? Math.min(position.seq, missed.seq) : missed.seq,
            moment,
          );
          // Not all at one moment: after a restart everybody comes back.
          const retry = 2000 + Math.floor(Math.random() * 3000);
          stream.send(`retry: ${retry}\nid: ${start}\n\n${missed.events.map(write).join('')}`);
          sent = missed.seq;
          const waited = early;
          early = undefined;
          hear(waited);
        }
      } catch (error) {
        stop();
        throw error;
      }
      if (request.signal.aborted) stream.end();
      return new Response(body, { headers });
    },
    end() {
      for (const stream of [...streams]) stream.end();
    },
  };
}

function write({ event }: PublicEvent): string {
  return `id: ${event.position}\ndata: ${JSON.stringify(event)}\n\n`;
}
