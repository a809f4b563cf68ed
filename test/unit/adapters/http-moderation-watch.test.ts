import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { httpModeration } from '../../../src/adapters/http-moderation.js';
import type { ModerationEvent } from '../../../src/contract/moderation.js';
import { serve } from '../../../src/server/serve.js';
import { Backend, ownerToken, receipt } from '../../support/backend.js';

const event = (n: number, kind = 'submitted'): string =>
  `id: ${n}.1\ndata: ${JSON.stringify({ kind, position: `${n}.1`, comment: `c${n}`, page: '/a' })}\n\n`;

/** One connection: what is written comes at once, `null` ends it. */
class Line {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly response: Response;
  #controller!: ReadableStreamDefaultController<Uint8Array>;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    this.signal = init.signal!;
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (this.#controller = controller) });
    this.response = new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  write(text: string | Uint8Array | null): void {
    if (text === null) this.#controller.close();
    else this.#controller.enqueue(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  }

  cut(): void {
    this.#controller.error(new TypeError('terminated'));
  }
}

/** A client whose connections the test holds. `answer` may give another answer than a stream. */
function watching(answer: (line: Line, n: number) => Response = (line) => line.response, position?: string) {
  const lines: Line[] = [];
  const stop = new AbortController();
  const fetch = ((url: string, init: RequestInit) => {
    const line = new Line(url, init);
    lines.push(line);
    return Promise.resolve(answer(line, lines.length));
  }) as typeof globalThis.fetch;
  const client = httpModeration({ endpoint: '/api', token: 'a-token', fetch });
  const heard: ModerationEvent[] = [];
  const done = (async () => {
    for await (const each of client.watch(position === undefined ? {} : { position }, { signal: stop.signal })) {
      heard.push(each);
    }
  })();
  done.catch(() => undefined);
  onTestFinished(() => stop.abort());
  const turn = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
  return { lines, heard, done, stop, turn, ids: () => heard.map(({ comment }) => comment) };
}

describe('watch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('gives events as they come, however they are cut', async () => {
    const { lines, turn, ids } = watching();
    await turn();
    const bytes = new TextEncoder().encode(event(1).replaceAll('\n', '\r\n') + ': đường\n\n' + event(2));
    for (const byte of bytes) {
      lines[0]!.write(new Uint8Array([byte]));
      await turn();
    }
    expect(ids()).toEqual(['c1', 'c2']);
  });

  it('goes on from the last position over lost connections, nothing twice', async () => {
    const { lines, turn, ids } = watching(undefined, '0.1');
    await turn();
    expect(lines[0]!.url).toBe('/api/v1/moderation/events?position=0.1');
    lines[0]!.write(event(1));
    await turn();
    lines[0]!.cut();
    await turn(1000);
    expect(lines[1]!.url).toContain('position=1.1');
    lines[1]!.write('id: 7.2\n\n');
    await turn();
    lines[1]!.write(null);
    await turn(1000);
    expect(lines[2]!.url).toContain('position=7.2');
    lines[2]!.write(event(8));
    await turn();
    expect(ids()).toEqual(['c1', 'c8']);
  });

  it('takes a connection on which nothing is heard for a minute for dead', async () => {
    const { lines, turn } = watching();
    await turn();
    await turn(50_000);
    lines[0]!.write('id: 1.1\n\n');
    await turn(50_000);
    expect(lines).toHaveLength(1);
    await turn(12_000);
    expect(lines[0]!.signal.aborted).toBe(true);
    expect(lines).toHaveLength(2);
  });

  it('waits longer each time, at most half a minute, and as long as the server says', async () => {
    const { lines, turn } = watching((line, n) =>
      n < 8 ? new Response('', { status: 503, headers: { 'retry-after': n === 1 ? '20' : '' } }) : line.response,
    );
    await turn();
    await turn(19_999);
    expect(lines).toHaveLength(1);
    await turn(1);
    expect(lines).toHaveLength(2);
    await turn(31_000 * 6);
    expect(lines.length).toBeGreaterThanOrEqual(8);
  });

  it('ends without an error when its signal says so, in every state', async () => {
    for (const state of ['streaming', 'waiting', 'connecting']) {
      const { lines, done, stop, turn } = watching(
        state === 'waiting' ? () => new Response('', { status: 502 }) : undefined,
      );
      if (state !== 'connecting') await turn();
      stop.abort();
      await turn();
      await expect(done).resolves.toBeUndefined();
      for (const { signal } of lines) expect(signal.aborted).toBe(true);
    }
  });

  it('leaves the connection when its reader leaves', async () => {
    const lines: Line[] = [];
    const fetch = ((url: string, init: RequestInit) => {
      const line = new Line(url, init);
      lines.push(line);
      line.write(event(1));
      return Promise.resolve(line.response);
    }) as typeof globalThis.fetch;
    for await (const each of httpModeration({ endpoint: '/', token: 'a-token', fetch }).watch()) {
      expect(each.comment).toBe('c1');
      break;
    }
    expect(lines[0]!.signal.aborted).toBe(true);
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [405, 'unsupported'],
  ])('rejects at %i: going on is hopeless', async (status, code) => {
    const { done, turn, lines } = watching(() => new Response('', { status }));
    await turn();
    await expect(done).rejects.toMatchObject({ code });
    expect(lines).toHaveLength(1);
  });

  it.each([
    ['HTML', () => new Response('<p>Sign in', { headers: { 'content-type': 'text/html' } })],
    ['a wrong event', (line: Line) => (line.write('data: {"kind":"verdict","position":"1"}\n\n'), line.response)],
    ['no JSON', (line: Line) => (line.write('data: x\n\n'), line.response)],
    ['a line without end', (line: Line) => (line.write(`data: ${'x'.repeat(200_000)}`), line.response)],
    ['an event without end', (line: Line) => (line.write('data: xxxxxxxxx\n'.repeat(20_000)), line.response)],
  ])('rejects after three times %s', async (_, answer) => {
    const { done, turn, lines } = watching(answer);
    await turn(10_000);
    await expect(done).rejects.toMatchObject({ code: 'protocol' });
    expect(lines).toHaveLength(3);
  });
});

describe('watch over a real socket', () => {
  it('hears of a comment and of what was decided', async () => {
    const backend = new Backend();
    const server = await serve({ handler: backend.handler, port: 0 });
    const stop = new AbortController();
    onTestFinished(async () => {
      stop.abort();
      await backend.handler.drain();
      await server.close();
    });
    const client = httpModeration({ endpoint: server.url, token: ownerToken });
    const events = client.watch({}, { signal: stop.signal })[Symbol.asyncIterator]();
    const first = events.next();
    // It begins with now, and now is when the server has heard of it.
    while (!backend.log.some(({ route }) => route === '/v1/moderation/events')) await new Promise(setImmediate);
    const { id } = await receipt(await backend.submit());
    expect((await first).value).toMatchObject({ kind: 'submitted', comment: id });
    await client.decide([{ comment: id, to: 'spam' }]);
    expect((await events.next()).value).toMatchObject({ kind: 'decided', comment: id });
    stop.abort();
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });
});
