import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openServer } from '../../../../src/server/reference-server.js';
import { serve } from '../../../../src/server/serve.js';
import { readEvents } from '../../../support/event-reader.js';
import { page, stored, Thread } from '../../../support/thread.js';

async function served(thread = new Thread()) {
  const server = await serve({ handler: thread.handler, port: 0 });
  onTestFinished(async () => {
    await thread.handler.drain();
    await server.close();
  });
  return { thread, server, url: `${server.url}/v1/events?page=${page}` };
}

describe('live events over a socket', () => {
  it('send their head before there is anything to tell', async () => {
    const { thread, url } = await served();
    const stream = readEvents(await fetch(url));
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    await thread.write('Chào');
    expect((await stream.next()).event).toMatchObject({ kind: 'published', comment: { content: 'Chào' } });
    await stream.cancel();
  });

  it('go on where a lost line left off', async () => {
    const { thread, url } = await served();
    const first = readEvents(await fetch(url));
    await thread.write('Một');
    const { id } = await first.next();
    await first.cancel();
    await thread.write('Hai');
    const second = readEvents(await fetch(url, { headers: { 'last-event-id': id } }));
    expect((await second.next()).event).toMatchObject({ comment: { content: 'Hai' } });
    await second.cancel();
  });

  it('give the place of a reader who left to the next', async () => {
    const { url } = await served(new Thread({}, { streams: { perAddress: 1 } }));
    const ending = new AbortController();
    await fetch(url, { signal: ending.signal });
    const ask = async () => {
      const { status, body } = await fetch(url);
      await body?.cancel();
      return status;
    };
    expect(await ask()).toBe(429);
    ending.abort();
    await expect.poll(ask).toBe(200);
  });

  it('drop a reader who takes nothing, and keep the others', async () => {
    const thread = new Thread({}, { streams: { perAddress: 2 } });
    const { url, server } = await served(thread);
    const slow = await stalled(server.port, `/v1/events?page=${page}`);
    const quick = readEvents(await fetch(url));
    const content = 'ệ'.repeat(50_000);
    let free = false;
    for (let i = 0; i < 500 && !free; i++) {
      // Past the route, whose rules would not let so much through.
      const comment = stored(`c${i}`, thread.now + i, { fields: { name: 'Lê Văn Tám', content } });
      await thread.store.acceptSubmission({ comment, page: { url: `https://example.vn${page}`, title: 'Tin' } });
      await quick.next();
      const next = await fetch(url);
      free = next.status === 200;
      await next.body?.cancel();
    }
    expect(free).toBe(true);
    await quick.cancel();
    slow.destroy();
  }, 30_000);

  it('do not hold up a server that ends', async () => {
    const thread = new Thread();
    const server = await serve({ handler: thread.handler, port: 0 });
    const stream = readEvents(await fetch(`${server.url}/v1/events?page=${page}`));
    const closed = server.close();
    await thread.handler.drain();
    await stream.rest();
    await closed;
  });

  it('let the reference server end at once', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'ykien-streams-'));
    onTestFinished(() => rm(dataDir, { recursive: true }));
    const server = await openServer({ dataDir, port: 0 });
    const stream = readEvents(await fetch(`${server.url}/v1/events?page=${page}`));
    await server.close();
    expect(await stream.rest()).toMatch(/^retry/);
  });
});

/** A connection that sends its request and then reads nothing. */
async function stalled(port: number, path: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.write(`GET ${path} HTTP/1.1\r\nHost: server\r\nAccept: text/event-stream\r\n\r\n`);
  await new Promise<void>((resolve) => socket.once('data', () => resolve()));
  socket.pause();
  return socket;
}
