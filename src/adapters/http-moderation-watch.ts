import type { ModerationEvent } from '../contract/moderation.js';
import { CommentError } from '../core/error.js';
import { fail } from '../protocol/decode.js';
import { moderationEvent } from '../protocol/moderation-shapes.js';
import { readEvents } from './http-moderation-events.js';
import { refuse } from './http-submit.js';

/** Asks for the stream after a position. */
export type OpenStream = (position: string | undefined, ended: AbortSignal) => Promise<Response>;

/** The server sends a line every 25 seconds; after this time without one the connection is dead. Milliseconds. */
const silentMs = 60_000;
const firstPauseMs = 1000;
const longestPauseMs = 30_000;
/** What can never be read is given up after so many tries. */
const maxMisread = 3;

/** Errors that another try does not mend. */
const hopeless = /^(unauthorized|forbidden|not-found|invalid|unsupported)$/;

/**
 * Events over as many connections as it takes, each from the last position on, until the signal ends it.
 * @throws CommentError when going on is hopeless.
 */
export async function* watchModeration(
  open: OpenStream,
  from: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<ModerationEvent, undefined> {
  let position = from;
  let tries = 0;
  while (!signal?.aborted) {
    const line = openLine(signal);
    let waitMs = 0;
    try {
      const answer = await open(position, line.ended);
      if (!answer.ok) await refuse(answer);
      if (!answer.body || !answer.headers.get('content-type')?.startsWith('text/event-stream')) fail('', 'events');
      for await (const { id, data } of readEvents(answer.body, line.ended)) {
        line.heard();
        const event = data === '' ? undefined : moderationEvent(parse(data), '');
        position = event?.position ?? id ?? position;
        tries = 0;
        if (event) yield event;
      }
    } catch (error) {
      if (signal?.aborted) return undefined;
      const { code, retryAfterMs } = error instanceof CommentError ? error : new CommentError('network');
      if (hopeless.test(code) || (code === 'protocol' && tries >= maxMisread - 1)) throw error;
      waitMs = retryAfterMs ?? 0;
    } finally {
      line.close();
    }
    await pause(Math.max(waitMs, pauseFor(tries++)), signal);
  }
  return undefined;
}

/** Half of it by chance: after a restart of the server not everybody comes at once. */
function pauseFor(tries: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** tries) * (0.5 + Math.random() / 2);
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return fail('data', 'JSON');
  }
}

/** One connection: it ends with the caller's signal, when it is closed, and when nothing is heard for long. */
function openLine(signal: AbortSignal | undefined): { ended: AbortSignal; heard(): void; close(): void } {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  let timer = setTimeout(end, silentMs);
  signal?.addEventListener('abort', end);
  return {
    ended: controller.signal,
    heard() {
      clearTimeout(timer);
      timer = setTimeout(end, silentMs);
    },
    close() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      end();
    },
  };
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
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
