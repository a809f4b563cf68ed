import { describe, expect, it, onTestFinished } from 'vitest';
import type { ModerationEvent } from '../../../../src/contract/moderation.js';
import { serve } from '../../../../src/server/serve.js';
import { openStore } from '../stores/sqlite-file.js';
import { issues } from '../../../support/backend.js';
import { Desk, ownerToken } from './desk.js';

const route = '/v1/moderation/events';

/** A desk behind a real socket, over a real file. */
async function listening(): Promise<{ desk: Desk; url: string }> {
  const { store } = openStore();
  const desk = new Desk({}, { store });
  const server = await serve({ handler: desk.handler, port: 0 });
  onTestFinished(async () => {
    const closed = server.close();
    await desk.handler.drain();
    await closed;
  });
  return { desk, url: server.url };
}

/** The events of a stream as they come. */
async function open(url: string, query = '', token = ownerToken) {
  const line = new AbortController();
  onTestFinished(() => line.abort());
  const answer = await fetch(`${url}${route}${query}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: line.signal,
  });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<{ position: string; event?: ModerationEvent } | undefined> => {
    for (;;) {
      const [, position, , data] = /^id: (\S+)\n(data: (.*)\n)?\n/.exec(text) ?? [];
      if (position !== undefined) {
        text = text.slice(text.indexOf('\n\n') + 2);
        return { position, ...(data && { event: JSON.parse(data) as ModerationEvent }) };
      }
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += value;
    }
  };
  return { answer, next, close: () => line.abort() };
}

describe('the moderators’ stream', () => {
  it('tells what happens on all pages, as it happens, with a position first', async () => {
    const { desk, url } = await listening();
    const { answer, next } = await open(url);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await next())?.event).toBeUndefined();
    const a = await desk.comment();
    expect((await next())?.event).toMatchObject({ kind: 'submitted', comment: a, page: '/news/42' });
    const b = await desk.comment({}, { page: { id: '/news/7', url: '', title: '' } });
    expect((await next())?.event).toMatchObject({ kind: 'submitted', comment: b, page: '/news/7' });
    await desk.decide([{ comment: a, to: 'published' }]);
    const kinds = [(await next())?.event?.kind, (await next())?.event?.kind];
    expect(kinds.sort()).toEqual(['decided', 'published']);
    await desk.write('/v1/moderation/close', { page: '/news/42', closed: true });
    expect((await next())?.event).toMatchObject({ kind: 'closed', page: '/news/42' });
  });

  it('goes on from a position: nothing twice, nothing missed', async () => {
    const { desk, url } = await listening();
    const first = await open(url);
    await first.next();
    const a = await desk.comment();
    const { position } = (await first.next())!;
    first.close();
    const missed = [await desk.comment(), await desk.comment()];
    const second = await open(url, `?position=${position}`);
    await second.next();
    expect([await second.next(), await second.next()].map((each) => each?.event?.comment)).toEqual(missed);
    expect(missed).not.toContain(a);
  });

  it('says reset when the position is too old or of another log', async () => {
    const { desk, url } = await listening();
    await desk.comment();
    for (const position of ['999999.20780', '0.1']) {
      const { next } = await open(url, `?position=${position}`);
      expect((await next())?.event?.kind).toBe('reset');
      const id = await desk.comment();
      expect((await next())?.event?.comment).toBe(id);
    }
    const refused = await desk.read(`${route}?position=yesterday`);
    expect(refused.status).toBe(422);
    expect(await issues(refused)).toEqual(['position malformed']);
  });

  it('ends when its token is revoked, before it tells anything more', async () => {
    const { desk, url } = await listening();
    const { next } = await open(url, '', await desk.moderator('mai'));
    await next();
    await desk.revoke('mai');
    await desk.comment();
    expect(await next()).toBeUndefined();
  });

  it('never holds a reader’s words', async () => {
    const { desk, url } = await listening();
    const { next } = await open(url);
    await next();
    await desk.privateComment();
    const told = JSON.stringify(await next());
    for (const word of ['Trần', 'Xin sửa', '0912345678']) expect(told).not.toContain(word);
  });

  it('does not keep the server from ending', async () => {
    const { store } = openStore();
    const desk = new Desk({}, { store });
    const server = await serve({ handler: desk.handler, port: 0 });
    const { next } = await open(server.url);
    await next();
    const closed = server.close();
    await desk.handler.drain();
    await closed;
    expect(await next()).toBeUndefined();
  });

  it('is there for HEAD without a body, and for no more than a hundred at once', async () => {
    const desk = new Desk();
    const headers = { authorization: `Bearer ${ownerToken}` };
    const head = await desk.handler(new Request(`http://server${route}`, { method: 'HEAD', headers }));
    expect([head.status, await head.text()]).toEqual([200, '']);
    const streams = await Promise.all(Array.from({ length: 100 }, () => desk.read(route)));
    expect((await desk.read(route)).status).toBe(503);
    await streams[0]!.body!.cancel();
    expect((await desk.read(route)).status).toBe(200);
    await desk.handler.drain();
  });
});
