import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CommentEvent } from '../../../../src/core/comment.js';
import { issues, problem } from '../../../support/backend.js';
import { readEvents } from '../../../support/event-reader.js';
import { key, page, Thread } from '../../../support/thread.js';

const path = `/v1/events?page=${page}`;
const day = 86_400_000;

afterEach(() => vi.useRealTimers());

interface Events {
  events: CommentEvent[];
  position: string;
}

async function poll(thread: Thread, after?: string): Promise<Events> {
  const response = await thread.get(path + (after === undefined ? '' : `&after=${after}`), {
    accept: 'application/json',
  });
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as Events;
}

const told = ({ events }: Events): string[] =>
  events.map((event) => `${event.kind} ${'comment' in event ? event.comment.content : 'id' in event ? event.id : ''}`);

describe('what happened after a position', () => {
  it('is told in its order, comments as they are now', async () => {
    const thread = new Thread();
    const { position } = await thread.list();
    const own = await thread.write('Một');
    const gone = await thread.write('Hai');
    await thread.post('/v1/comments/edit', { comment: own.id, token: own.token, fields: { content: 'Một, sửa' } });
    await thread.decide(gone.id, 'removed');
    await thread.store.closePage('default', page, true, 'test', thread.now);
    const answer = await poll(thread, position);
    expect(told(answer)).toEqual([
      'published Một, sửa',
      `removed ${gone.id}`,
      'edited Một, sửa',
      `removed ${gone.id}`,
      'closed ',
    ]);
    expect(answer.events.map((event) => event.position)).toEqual([...new Set(answer.events.map((e) => e.position))]);
    expect(answer.events.at(-1)?.position).toBe(answer.position);
    expect(told(await poll(thread, answer.position))).toEqual([]);
    // A reader who starts now, starts there.
    expect(await poll(thread)).toEqual({ events: [], position: answer.position });
  });

  it('has the sums of several votes on one comment once', async () => {
    const thread = new Thread();
    const { id } = await thread.write();
    const { position } = await thread.list();
    for (const letter of 'abc')
      await thread.post('/v1/comments/vote', { comment: id, value: 1, readerKey: key(letter) });
    const { events } = await poll(thread, position);
    expect(events).toEqual([{ kind: 'votes', position: expect.any(String) as unknown, id, up: 3, down: 0 }]);
    thread.site = { ...thread.site, votes: 'none' };
    expect((await poll(thread, position)).events).toEqual([]);
  });

  it('says nothing of what waits, of verdicts, or of other pages', async () => {
    const thread = new Thread({ moderation: 'pre' });
    const { position } = await poll(thread);
    const waiting = await thread.write();
    await thread.post('/v1/comments/edit', { comment: waiting.id, token: waiting.token, fields: { content: 'Sửa' } });
    await thread.decide(waiting.id, 'rejected');
    await thread.decide((await thread.write('Khác', { page: { id: '/x', url: '', title: '' } })).id, 'published');
    expect(await poll(thread, position)).toEqual({ events: [], position });
    expect(await poll(thread)).toEqual({ events: [], position });
  });

  it('is one `reset` for who is too far behind, too late, or comes from another log', async () => {
    const thread = new Thread();
    const { position } = await thread.list();
    const { id } = await thread.write();
    for (let i = 0; i < 101; i++) {
      for (const value of [1, 0]) await thread.post('/v1/comments/vote', { comment: id, value, readerKey: key('a') });
    }
    const current = (await poll(thread)).position;
    const reset = [{ kind: 'reset', position: current }];
    expect((await poll(thread, position)).events).toEqual(reset);
    expect((await poll(thread, `${10 ** 9}.${Math.floor(thread.now / day)}`)).events).toEqual(reset);
    thread.now += 6 * day;
    expect((await poll(thread, current)).events).toEqual([]);
    thread.now += day;
    const late = await poll(thread, current);
    expect(late.events).toMatchObject([{ kind: 'reset' }]);
    expect((await poll(thread, late.position)).events).toEqual([]);
  });

  it('is not sent again to who has it, and differs by what is accepted', async () => {
    const thread = new Thread();
    const first = await thread.get(path, { accept: 'application/json' });
    expect(first.headers.get('vary')).toBe('Accept');
    const etag = first.headers.get('etag')!;
    const again = await thread.get(path, { accept: 'application/json', 'if-none-match': etag });
    expect([again.status, again.headers.get('vary')]).toEqual([304, 'Accept']);
  });

  it('is refused for what is no position, save in the header that a browser sends by itself', async () => {
    const thread = new Thread();
    for (const after of ['x', '1', '-1.2', '1.2.3', '9'.repeat(40)]) {
      const refused = await thread.get(`${path}&after=${after}`, { accept: 'application/json' });
      expect(await issues(refused)).toEqual(['after malformed']);
    }
    const answer = await thread.get(path, { accept: 'application/json', 'last-event-id': 'x' });
    expect(((await answer.json()) as Events).events).toMatchObject([{ kind: 'reset' }]);
  });
});

describe('a stream', () => {
  const open = async (thread: Thread, headers: Record<string, string> = {}, query = '') =>
    readEvents(await thread.get(path + query, { accept: 'text/event-stream', ...headers }));

  it('begins at once with where it is, and goes on as things happen', async () => {
    const thread = new Thread();
    const stream = await open(thread);
    const { headers } = stream.response;
    expect(headers.get('content-type')).toBe('text/event-stream');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    const { id } = await thread.write('Chào');
    const first = await stream.next();
    expect(first).toEqual({
      id: first.event.position,
      event: expect.objectContaining({
        kind: 'published',
        comment: expect.objectContaining({ id }) as unknown,
      }) as unknown,
    });
    await thread.decide(id, 'removed');
    expect((await stream.next()).event).toMatchObject({ kind: 'removed', id });
    await stream.cancel();
  });

  it('begins after the last event that a browser has, which goes before the address', async () => {
    const thread = new Thread();
    const { position } = await thread.list();
    await thread.write('Một');
    const middle = (await poll(thread)).position;
    await thread.write('Hai');
    const fromAddress = await open(thread, {}, `&after=${position}`);
    expect((await fromAddress.next()).event).toMatchObject({ comment: { content: 'Một' } });
    const fromHeader = await open(thread, { 'last-event-id': middle }, `&after=${position}`);
    expect((await fromHeader.next()).event).toMatchObject({ comment: { content: 'Hai' } });
    await thread.write('Ba');
    // Each event comes once: what was missed and what is new do not overlap.
    expect((await fromHeader.next()).event).toMatchObject({ comment: { content: 'Ba' } });
    await Promise.all([fromAddress.cancel(), fromHeader.cancel()]);
  });

  it('shares one look into the log with all others', async () => {
    const thread = new Thread();
    const streams = await Promise.all(Array.from({ length: 5 }, () => open(thread)));
    const listEvents = vi.spyOn(thread.store, 'listEvents');
    await thread.write('Chào');
    await Promise.all(streams.map((stream) => stream.next()));
    expect(listEvents).toHaveBeenCalledTimes(1);
    await Promise.all(streams.map((stream) => stream.cancel()));
  });

  it('listens to the store only while somebody listens to it', async () => {
    const thread = new Thread();
    const stopped = vi.fn();
    const onChange = vi.spyOn(thread.store, 'onChange').mockReturnValue(stopped);
    expect(onChange).not.toHaveBeenCalled();
    const streams = await Promise.all([open(thread), open(thread)]);
    expect(onChange).toHaveBeenCalledTimes(1);
    await streams[0]?.cancel();
    expect(stopped).not.toHaveBeenCalled();
    await streams[1]?.cancel();
    expect(stopped).toHaveBeenCalledTimes(1);
  });

  it('says now and then that it is there, and ends after half an hour', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const thread = new Thread();
    const stream = await open(thread);
    await vi.advanceTimersByTimeAsync(30 * 60_000);
    const text = await stream.rest();
    expect(text).toMatch(/^retry: \d{4}\nid: 0\.\d+\n\n(:\n\n){70}$/);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is one of at most six of an address and a thousand in all', async () => {
    const thread = new Thread({}, { streams: { perAddress: 2, total: 3 } });
    const from = (address: string) => thread.handler(new Request(`http://server${path}`), { address });
    const streams = [await from('203.0.113.1'), await from('203.0.113.1')];
    const refused = await from('203.0.113.1');
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(await problem(refused)).toMatchObject({ status: 429, code: 'rate-limited' });
    streams.push(await from('203.0.113.2'));
    expect(await problem(await from('203.0.113.3'))).toMatchObject({ status: 503, code: 'server' });
    await streams[0]?.body?.cancel();
    streams.push(await from('203.0.113.3'));
    for (const name of ['perAddress', 'total']) {
      expect(() => new Thread({}, { streams: { [name]: 0 } })).toThrow(`streams.${name}`);
    }
    await thread.handler.drain();
  });

  it('ends when its request does, and gives its place back', async () => {
    const thread = new Thread({}, { streams: { total: 1 } });
    const ending = new AbortController();
    const request = () => new Request(`http://server${path}`, { signal: ending.signal });
    const stream = readEvents(await thread.handler(request()));
    ending.abort();
    await stream.rest();
    const next = await thread.get(path);
    expect(next.status).toBe(200);
    await next.body?.cancel();
  });

  it('ends when the server is drained', async () => {
    const thread = new Thread();
    const stream = await open(thread);
    await thread.handler.drain();
    expect(await stream.rest()).toMatch(/^retry/);
  });

  it('takes no place for HEAD', async () => {
    const thread = new Thread({}, { streams: { total: 1 } });
    for (let i = 0; i < 3; i++) {
      const response = await thread.handler(new Request(`http://server${path}`, { method: 'HEAD' }));
      expect([response.status, await response.text()]).toEqual([200, '']);
    }
  });

  it('goes on after the store could not answer for a while', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const thread = new Thread();
    const stream = await open(thread);
    const listEvents = vi.spyOn(thread.store, 'listEvents').mockRejectedValueOnce(new Error('busy'));
    await thread.write('Chào');
    await vi.advanceTimersByTimeAsync(50);
    expect(listEvents).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect((await stream.next()).event).toMatchObject({ comment: { content: 'Chào' } });
    await stream.cancel();
  });
});
