import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openServer } from '../../../../src/server/reference-server.js';
import { Backend, draft, origin, receipt, solve } from '../../../support/backend.js';
import { readEvents } from '../../../support/event-reader.js';
import { freshSchema, useServer } from './postgres-server.js';

// With the durability that `ykien serve` asks for.
const server = useServer();

const times = Array.from({ length: 50 });

/** Two handlers, each with a store of its own on one database: as two processes have it. */
async function twoBackends(...options: ConstructorParameters<typeof Backend>): Promise<readonly [Backend, Backend]> {
  const schema = freshSchema();
  const [site, extra] = options;
  const open = async () => new Backend(site, { ...extra, store: await server.open({ schema }) });
  return [await open(), await open()];
}

const turn = (backends: readonly [Backend, Backend], i: number) => backends[i % 2 ? 1 : 0];

describe('two handlers on one database', () => {
  it('store one comment of 50 copies in parallel, and tell all of them the same', async () => {
    const backends = await twoBackends({ challenge: 'always' });
    const challenge = await backends[0].challenge();
    const sent = draft({ challenge: { id: challenge.id, solution: solve(challenge) } });
    const answers = await Promise.all(times.map((_each, i) => turn(backends, i).post('/v1/comments', sent)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    const receipts = await Promise.all(answers.map(receipt));
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
    expect(await backends[1].store.listQueue({ site: 'default', status: 'pending', limit: 50 })).toHaveLength(1);
  });

  it('take one of 50 comments that come with one challenge in parallel', async () => {
    const backends = await twoBackends({ challenge: 'always' }, { limits: { submit: [] } });
    const challenge = await backends[0].challenge();
    const answered = { id: challenge.id, solution: solve(challenge) };
    const answers = await Promise.all(times.map((_each, i) => turn(backends, i).submit({ challenge: answered })));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(49);
  });

  it('count one limit', async () => {
    const backends = await twoBackends({}, { limits: { submit: [{ max: 5, windowMs: 60_000 }] } });
    const answers = await Promise.all(times.slice(0, 20).map((_each, i) => turn(backends, i).submit()));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('tell readers of the one what was written through the other', async () => {
    const [writer, reader] = await twoBackends({ moderation: 'post' });
    onTestFinished(() => reader.handler.drain());
    const sent = draft();
    const stream = readEvents(await reader.get(`/v1/events?page=${encodeURIComponent(sent.page.id)}`));
    expect((await writer.post('/v1/comments', sent)).status).toBe(201);
    expect((await stream.next()).event).toMatchObject({ kind: 'published' });
    await stream.cancel();
  });

  it('answer a list from what the other has written, whatever was kept', async () => {
    const [writer, reader] = await twoBackends({ moderation: 'post' });
    const sent = draft();
    const list = async () => {
      const answer = await reader.get(`/v1/comments?page=${encodeURIComponent(sent.page.id)}`);
      return ((await answer.json()) as { items: unknown[] }).items.length;
    };
    expect(await list()).toBe(0);
    await writer.post('/v1/comments', sent);
    expect(await list()).toBe(1);
  });
});

describe('two servers on one database', () => {
  it('sign with the same keys, which nobody has given them', async () => {
    const open = async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'ykien-server-'));
      const running = await openServer({
        databaseUrl: server.url,
        dataDir,
        port: 0,
        siteOrigins: [origin],
        site: { challenge: 'none' },
      });
      onTestFinished(async () => {
        await running.close();
        rmSync(dataDir, { recursive: true });
      });
      return running.url;
    };
    const urls = [await open(), await open()];
    const sent = JSON.stringify(draft());
    const headers = { 'content-type': 'application/json', origin };
    const send = async (url: string) =>
      receipt(await fetch(`${url}/v1/comments`, { method: 'POST', headers, body: sent }));
    const tokens = await Promise.all(urls.map(async (url) => (await send(url)).token));
    expect(tokens[0]).toMatch(/.{20}/);
    expect(tokens[1]).toBe(tokens[0]);
  });
});
