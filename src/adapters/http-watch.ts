import type { CallOptions } from '../contract/adapter.js';
import type { CommentEvent } from '../core/comment.js';
import type { CommentError } from '../core/error.js';
import type { PageRef } from '../core/page.js';
import { event, eventPage } from '../protocol/event-shapes.js';
import { readRoutes as routes } from '../protocol/read-routes.js';
import { json, type Line } from './parts/line.js';

/** Attempts to open a stream, without one that opens in between, until it is given up. */
const maxFailures = 3;
/** A stream that says neither yes nor no for so long is a failure: some proxies hold back whatever does not end. Milliseconds. */
const openMs = 15_000;
const maxPollMs = 120_000;

/** Those of the adapter that matter here. */
interface Options {
  readonly endpoint: string;
  readonly fetch?: typeof fetch;
  readonly pollMs?: number;
}

/** By a stream where the browser has them; by asking again and again where not, where a `fetch` was given, and where no stream can be had. */
export async function* watch(
  line: Line,
  { endpoint, fetch, pollMs = 10_000 }: Options,
  { page, position }: { readonly page: PageRef; readonly position?: string },
  { signal }: CallOptions = {},
): AsyncGenerator<CommentEvent, void> {
  const place = { after: position };
  const address = (): string => {
    const query = new URLSearchParams({ page: page.id, ...(place.after !== undefined && { after: place.after }) });
    return `${routes.events}?${query}`;
  };
  if (globalThis.EventSource && !fetch) {
    // Without a place to go on from, what happens while a stream is made anew would be missed.
    place.after ??= await line(address(), json(eventPage), signal && { signal }).then(
      (answer) => answer.position,
      () => undefined,
    );
    yield* stream(() => endpoint.replace(/\/+$/, '') + address(), place, signal);
  }
  if (!signal?.aborted) yield* poll(line, address, place, pollMs, signal);
}

interface Place {
  after: string | undefined;
}

/** Ends when the signal says so, or when streams cannot be had. */
async function* stream(url: () => string, place: Place, signal?: AbortSignal): AsyncGenerator<CommentEvent, void> {
  const heard: CommentEvent[] = [];
  let failures = 0;
  let wake = (): void => {};
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = (): void => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const attempt = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      close();
      fail();
    }, openMs);
  };
  const fail = (): void => {
    failures++;
    // It comes back by itself after a lost line, and never after a refusal; then, and when it hangs, it is made anew.
    if (source?.readyState === EventSource.CONNECTING && failures < maxFailures) attempt();
    else close();
    wake();
  };
  const open = (): void => {
    source = new EventSource(url());
    attempt();
    source.onopen = () => {
      failures = 0;
      clearTimeout(timer);
    };
    source.onerror = fail;
    source.onmessage = ({ data }) => {
      const told = read(() => JSON.parse(data as string) as unknown);
      if (told) heard.push(told);
      wake();
    };
  };
  const ended = (): void => wake();
  signal?.addEventListener('abort', ended);
  try {
    while (!signal?.aborted && failures < maxFailures) {
      if (!source) {
        if (failures > 0) await pause(1000 * 2 ** failures, signal);
        if (signal?.aborted) return;
        open();
      }
      const next = heard.shift();
      if (next) {
        place.after = next.position;
        yield next;
      } else {
        await new Promise<void>((resolve) => (wake = resolve));
      }
    }
    for (const next of heard) {
      if (signal?.aborted) return;
      place.after = next.position;
      yield next;
    }
  } finally {
    signal?.removeEventListener('abort', ended);
    close();
  }
}

async function* poll(
  line: Line,
  address: () => string,
  place: Place,
  pollMs: number,
  signal?: AbortSignal,
): AsyncGenerator<CommentEvent, void> {
  let wait = pollMs;
  while (!signal?.aborted) {
    try {
      const { events, position } = await line(address(), json(eventPage), signal && { signal });
      wait = pollMs;
      for (const each of events) {
        const told = read(() => each);
        if (told) yield told;
        if (signal?.aborted) return;
      }
      place.after = position;
    } catch (error) {
      if (signal?.aborted) return;
      const { code } = error as CommentError;
      // No server of ours, or no such page: that does not pass.
      if (/^(not-found|unsupported|invalid|forbidden|unauthorized)$/.test(code)) throw error;
      wait = Math.min(wait * 2, Math.max(maxPollMs, pollMs));
    }
    // Not all at one moment.
    await pause(wait * (0.75 + Math.random() / 2), signal);
  }
}

/** An event as the contract has it; what a newer server may have added, or nobody understands, is passed over. */
function read(value: () => unknown): CommentEvent | undefined {
  try {
    return event(value(), '');
  } catch {
    return undefined;
  }
}

/** Ends early, and without an error, when the signal says so. */
function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
}
