import { fail } from '../protocol/decode.js';

/** One server-sent event; without data it only tells a position. */
export interface ServerEvent {
  readonly id?: string;
  readonly data: string;
}

/** Longest event in UTF-16 units: ours have some hundreds. */
const maxLength = 100_000;

/**
 * The events of a `text/event-stream`, as the HTML standard reads it (9.2.6), for streams that `EventSource` cannot open because they need a header. Comments, names
 * and `retry` are left out.
 * @param ended ends the reading, whatever the stream does.
 * @throws CommentError `protocol` for an event without end, and whatever reading throws.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>, ended: AbortSignal): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const over = endOf(ended);
  let rest = '';
  let id: string | undefined;
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), over]);
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      for (let end = findLineEnd(rest); end; end = findLineEnd(rest)) {
        const line = rest.slice(0, end.index);
        rest = rest.slice(end.index + end[0].length);
        if (line === '') {
          if (id !== undefined || data.length > 0) yield { ...(id !== undefined && { id }), data: data.join('\n') };
          id = undefined;
          data = [];
          continue;
        }
        const [, name, text = ''] = /^([^:]*)(?:: ?([^]*))?$/.exec(line) ?? [];
        if (name === 'data') data.push(text);
        if (name === 'id' && !text.includes('\0')) id = text;
      }
      if (rest.length + data.reduce((sum, { length }) => sum + length, 0) > maxLength) fail('event', 'short');
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

/** A CR at the very end may be half of a CRLF: then it is none yet. */
function findLineEnd(text: string): RegExpExecArray | undefined {
  const found = /\r\n|\n|\r/.exec(text);
  return !found || (found[0] === '\r' && found.index === text.length - 1) ? undefined : found;
}

function endOf(signal: AbortSignal): Promise<never> {
  const end = new Promise<never>((_, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  // Nobody may be reading when it ends.
  end.catch(() => undefined);
  return end;
}
