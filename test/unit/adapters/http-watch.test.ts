import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { httpAdapter } from '../../../src/adapters/http.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { CommentEvent } from '../../../src/core/comment.js';
import { draft, problem } from './loopback.js';

const { page } = draft;
const removed = (n: number): CommentEvent => ({ kind: 'removed', position: `${n}.1`, id: `c${n}` });

/** A browser's own, as far as it is used. The test says what happens to each. */
class FakeSource {
  static readonly CONNECTING = 0;
  static all: FakeSource[] = [];
  readyState = 0;
  onopen?: () => void;
  onerror?: () => void;
  onmessage?: (message: { data: string }) => void;

  constructor(
    readonly url: string,
    readonly init?: { withCredentials?: boolean },
  ) {
    FakeSource.all.push(this);
  }

  close(): void {
    this.readyState = 2;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  lose(state: 0 | 2): void {
    this.readyState = state;
    this.onerror?.();
  }

  say(data: unknown): void {
    this.onmessage?.({ data: typeof data === 'string' ? data : JSON.stringify(data) });
  }
}

const newest = (): FakeSource => FakeSource.all.at(-1)!;

function started(adapter: Adapter, position: string | undefined = '1.1') {
  const ending = new AbortController();
  const heard: string[] = [];
  const input = { page, ...(position !== undefined && { position }) };
  const done = (async () => {
    for await (const event of adapter.watch!(input, { signal: ending.signal })) {
      heard.push('id' in event ? `${event.kind} ${event.id}` : event.kind);
    }
    return 'ended';
  })();
  done.catch(() => undefined);
  return { heard, done, ending };
}

/** Turn by turn of the event loop: `vi.waitFor` would move the clock. */
async function until(assertion: () => void): Promise<void> {
  for (let turns = 0; ; turns++) {
    try {
      return assertion();
    } catch (error) {
      if (turns > 1000) throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  FakeSource.all = [];
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('watching by a stream', () => {
  beforeEach(() => void vi.stubGlobal('EventSource', FakeSource));

  it('asks for what comes after the position, without credentials', async () => {
    const { heard, ending, done } = started(httpAdapter({ endpoint: '/c//' }));
    await until(() => expect(FakeSource.all).toHaveLength(1));
    expect(newest().url).toBe('/c/v1/events?page=%2Ftin%2F1&after=1.1');
    expect(newest().init?.withCredentials ?? false).toBe(false);
    newest().open();
    newest().say(removed(2));
    newest().say({ kind: 'reset', position: '9.1' });
    await settle();
    expect(heard).toEqual(['removed c2', 'reset']);
    ending.abort();
    expect(await done).toBe('ended');
    expect(newest().readyState).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('passes over what nobody understands', async () => {
    const { heard, ending } = started(httpAdapter({ endpoint: '/' }));
    await until(() => expect(FakeSource.all).toHaveLength(1));
    newest().open();
    for (const data of ['{', '[]', 'null', '{"kind":"moved","position":"2.1"}', '{"kind":"removed","position":1}']) {
      newest().say(data);
    }
    newest().say({ kind: '__proto__', position: '3.1' });
    newest().say(removed(4));
    await settle();
    expect(heard).toEqual(['removed c4']);
    ending.abort();
  });

  it('lets the browser come back by itself, as often as a line that opens again is lost', async () => {
    const { heard, ending } = started(httpAdapter({ endpoint: '/' }));
    await until(() => expect(FakeSource.all).toHaveLength(1));
    for (let i = 0; i < 5; i++) {
      newest().open();
      newest().lose(0);
    }
    newest().open();
    newest().say(removed(2));
    await settle(60_000);
    expect(FakeSource.all).toHaveLength(1);
    expect(heard).toEqual(['removed c2']);
    ending.abort();
  });

  it('asks again and again instead, after three attempts that do not open', async () => {
    const fetched = vi.fn(async () => Response.json({ events: [removed(3)], position: '3.1' }));
    vi.stubGlobal('fetch', fetched);
    const { heard, ending, done } = started(httpAdapter({ endpoint: '/c' }));
    await until(() => expect(FakeSource.all).toHaveLength(1));
    newest().open();
    newest().say(removed(2));
    await settle();
    // Refused, then hanging, then lost on the way.
    newest().lose(2);
    await settle(2000);
    expect(FakeSource.all).toHaveLength(2);
    expect(newest().url).toMatch(/after=2\.1$/);
    await settle(15_000 + 4000);
    expect(FakeSource.all).toHaveLength(3);
    expect(fetched).not.toHaveBeenCalled();
    newest().lose(0);
    await settle();
    expect(newest().readyState).toBe(2);
    expect(fetched.mock.calls).toEqual([['/c/v1/events?page=%2Ftin%2F1&after=2.1', expect.anything()]]);
    expect(heard).toEqual(['removed c2', 'removed c3']);
    await settle(10_000);
    expect(fetched.mock.calls.at(-1)).toEqual(['/c/v1/events?page=%2Ftin%2F1&after=3.1', expect.anything()]);
    ending.abort();
    expect(await done).toBe('ended');
  });

  it('asks where it is before, when it was not told', async () => {
    vi.stubGlobal('fetch', async () => Response.json({ events: [], position: '7.1' }));
    const adapter = httpAdapter({ endpoint: '/' });
    const ending = new AbortController();
    const first = adapter.watch!({ page }, { signal: ending.signal })[Symbol.asyncIterator]().next();
    await until(() => expect(FakeSource.all).toHaveLength(1));
    expect(newest().url).toMatch(/after=7\.1$/);
    ending.abort();
    expect(await first).toEqual({ done: true, value: undefined });
  });
});

describe('watching where there are no streams', () => {
  const polled = (...answers: (() => Response | Promise<Response>)[]) => {
    const fetched = vi.fn(async (_url: string | URL | Request, _init?: RequestInit) => (answers.shift() ?? nothing)());
    return { fetched, adapter: httpAdapter({ endpoint: '/', fetch: fetched }) };
  };
  const nothing = () => Response.json({ events: [], position: '1.1' });
  const busy = () => new Response('', { status: 503 });

  it('asks every ten seconds, and tells each event once', async () => {
    const { fetched, adapter } = polled(() => Response.json({ events: [removed(2), removed(3)], position: '3.1' }));
    const { heard, ending, done } = started(adapter);
    await until(() => expect(heard).toHaveLength(2));
    expect(fetched.mock.calls[0]?.[1]?.headers).toEqual({ accept: 'application/json' });
    await settle(9999);
    expect(fetched).toHaveBeenCalledTimes(1);
    await settle(1);
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(fetched.mock.lastCall?.[0]).toMatch(/after=3\.1$/);
    expect(heard).toEqual(['removed c2', 'removed c3']);
    ending.abort();
    expect(await done).toBe('ended');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits twice as long after each failure, up to two minutes, until one succeeds', async () => {
    const html = () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
    const lost = () => Promise.reject(new TypeError('lost'));
    const { fetched, adapter } = polled(busy, html, lost, busy, busy, nothing);
    const { ending } = started(adapter);
    await until(() => expect(fetched).toHaveBeenCalledTimes(1));
    let calls = 1;
    for (const seconds of [20, 40, 80, 120, 120, 10]) {
      await until(() => expect(vi.getTimerCount()).toBe(1));
      await settle(seconds * 1000 - 1);
      expect(fetched, `${seconds} s`).toHaveBeenCalledTimes(calls);
      await settle(1);
      expect(fetched, `${seconds} s`).toHaveBeenCalledTimes(++calls);
    }
    ending.abort();
  });

  it('does not ask at one moment with everybody else', async () => {
    for (const [random, ms] of [
      [0, 7500],
      [0.9, 12_000],
    ] as const) {
      vi.mocked(Math.random).mockReturnValue(random);
      const { fetched, adapter } = polled();
      const { ending } = started(adapter);
      await until(() => expect(vi.getTimerCount()).toBe(1));
      await settle(ms - 1);
      expect(fetched).toHaveBeenCalledTimes(1);
      await settle(1);
      expect(fetched).toHaveBeenCalledTimes(2);
      ending.abort();
      await settle();
    }
  });

  it.each([
    [404, 'not-found'],
    [405, 'unsupported'],
    [422, 'invalid'],
  ])('rejects when the server answers %i: that does not pass', async (status, code) => {
    const refused = () => Response.json({ code }, { status, headers: problem });
    const { done } = started(polled(refused).adapter);
    await expect(done).rejects.toMatchObject({ name: 'CommentError', code });
  });

  it('asks nothing when it is ended before it begins, and nothing before somebody listens', async () => {
    const { fetched, adapter } = polled();
    for await (const _ of adapter.watch!({ page }, { signal: AbortSignal.abort() })) expect.unreachable();
    adapter.watch!({ page });
    await settle(60_000);
    expect(fetched).not.toHaveBeenCalled();
  });

  it('uses the fetch that was given, also where there are streams', async () => {
    vi.stubGlobal('EventSource', FakeSource);
    const { fetched, adapter } = polled();
    const { ending } = started(adapter);
    await until(() => expect(fetched).toHaveBeenCalled());
    expect(FakeSource.all).toEqual([]);
    ending.abort();
  });
});
