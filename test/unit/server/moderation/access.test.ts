import { describe, expect, it } from 'vitest';
import { moderationRoutes } from '../../../../src/protocol/moderation-routes.js';
import { memoryStore } from '../../../../src/server/stores/memory.js';
import { origin, problem } from '../../../support/backend.js';
import { createHandler } from '../../../../src/server/handler.js';
import { addModerator } from '../../../../src/server/moderation/tokens.js';
import { Desk, ownerToken, placeOf, secret } from './desk.js';

const { queue, bans, decide, reveal, reply, close, unban, erasePreview, erase } = moderationRoutes;
const reads = Object.values(moderationRoutes).filter(
  (path) =>
    ![decide, reveal, reply, close, unban, erasePreview, erase, moderationRoutes.export].includes(path as never),
);
const writes = [queue, bans, decide, reveal, reply, close, unban, erasePreview, erase, moderationRoutes.export];
const evil = 'https://evil.example';

describe('a moderators’ route', () => {
  it.each(reads)('GET %s wants a token', async (path) => {
    const desk = new Desk();
    const none = await desk.get(path);
    expect(none.status).toBe(401);
    expect(none.headers.get('www-authenticate')).toBe('Bearer');
    expect(none.headers.get('cache-control')).toBe('no-store');
    for (const authorization of ['', 'Bearer', 'Bearer x', `Basic ${ownerToken}`, `Bearer ${ownerToken}x`]) {
      expect((await desk.get(path, { authorization })).status).toBe(401);
    }
    expect((await desk.get(path, { cookie: `token=${ownerToken}` })).status).toBe(401);
  });

  it.each(writes)('POST %s wants a token', async (path) => {
    const desk = new Desk();
    expect((await desk.post(path, {})).status).toBe(401);
    expect((await desk.write(path, {}, 'x'.repeat(43))).status).toBe(401);
  });

  it.each(writes)('POST %s refuses other types, long bodies and other shapes', async (path) => {
    const desk = new Desk();
    const authorization = `Bearer ${ownerToken}`;
    expect((await desk.post(path, '{}', { authorization, 'content-type': 'text/plain' })).status).toBe(415);
    expect((await desk.post(path, '{}', { authorization, 'content-length': '99999999' })).status).toBe(413);
    for (const body of ['{', '[]', '"x"', '{"comment":1,"comment":2}', '{"limit":1e400,"kind":[],"phone":{}}']) {
      expect((await desk.post(path, body, { authorization })).status, body).toBe(422);
    }
  });

  it.each([...reads, ...writes])('%s answers pages of the allow-list and of the server itself only', async (path) => {
    const desk = new Desk();
    const method = reads.includes(path) ? 'GET' : 'POST';
    const preflight = (from: string): Promise<Response> => {
      const headers = { origin: from, 'access-control-request-method': method };
      return desk.handler(new Request(`http://server${path}`, { method: 'OPTIONS', headers }));
    };
    for (const allowed of [origin, 'http://server', 'https://server']) {
      const { headers } = await preflight(allowed);
      expect(headers.get('access-control-allow-origin')).toBe(allowed);
      expect(headers.get('access-control-allow-headers')).toBe('Authorization, Content-Type');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
    expect((await preflight(evil)).headers.get('access-control-allow-origin')).toBeNull();
    const foreign = await desk.handler(
      new Request(`http://server${path}`, {
        method,
        headers: { origin: evil, authorization: `Bearer ${ownerToken}`, 'content-type': 'application/json' },
        ...(method === 'POST' && { body: '{}' }),
      }),
    );
    expect(foreign.status).toBe(403);
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('knows no other method, and no site that is not there', async () => {
    const desk = new Desk();
    expect((await desk.read(decide)).status).toBe(405);
    expect((await desk.write(moderationRoutes.me, {})).status).toBe(405);
    expect((await desk.read('/sites/other/v1/moderation/me')).status).toBe(404);
  });
});

describe('a token', () => {
  it('says whose it is', async () => {
    const desk = new Desk();
    const token = await desk.moderator('mai');
    expect(await (await desk.read(moderationRoutes.me)).json()).toEqual({ name: 'owner', role: 'owner' });
    expect(await (await desk.read(moderationRoutes.me, token)).json()).toEqual({ name: 'mai', role: 'moderator' });
  });

  it('of a moderator neither exports nor erases', async () => {
    const desk = new Desk();
    const token = await desk.moderator();
    for (const path of [moderationRoutes.export, erasePreview, erase, '/v1/articles']) {
      const refused = await desk.write(path, { format: 'csv', phone: '0912345678', confirm: 'x', articles: [] }, token);
      expect(refused.status, path).toBe(403);
      expect((await problem(refused)).code).toBe('forbidden');
    }
    expect((await desk.read(queue, token)).status).toBe(200);
    const second = await desk.moderator('lan', 'owner');
    expect((await desk.write(erasePreview, { phone: '0912345678' }, second)).status).toBe(200);
  });

  it('that was revoked or replaced is refused at the next call', async () => {
    const desk = new Desk();
    const [first, other] = [await desk.moderator('mai'), await desk.moderator('lan')];
    const second = await desk.moderator('mai');
    expect((await desk.read(queue, first)).status).toBe(401);
    expect((await desk.read(queue, second)).status).toBe(200);
    expect(await desk.revoke('mai')).toBe(true);
    expect(await desk.revoke('mai')).toBe(false);
    expect((await desk.read(queue, second)).status).toBe(401);
    expect((await desk.read(queue, other)).status).toBe(200);
  });

  it('that is configured is the owner’s only one', async () => {
    const desk = new Desk();
    await desk.store.putModerator({ site: 'default', name: 'owner', role: 'owner', tokenHash: 'x', createdAt: 0 });
    const store = {
      ...desk.store,
      findModerator: () =>
        Promise.resolve({ site: 'default', name: 'owner', role: 'owner' as const, tokenHash: 'x', createdAt: 0 }),
    };
    expect((await new Desk({}, { store }).read(queue, 'another-token-of-the-owner')).status).toBe(401);
  });

  it('is a guess twenty times in ten minutes, and then nothing is right', async () => {
    const desk = new Desk();
    const guess = (): Promise<Response> => desk.read(queue, 'a-wrong-token-of-some-length');
    const statuses = (await Promise.all(Array.from({ length: 50 }, guess))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(30);
    const right = await desk.read(queue);
    expect(right.status).toBe(429);
    expect(right.headers.get('retry-after')).toBe('600');
    const elsewhere = new Request(`http://server${queue}`, { headers: { authorization: `Bearer ${ownerToken}` } });
    expect((await desk.handler(elsewhere, { address: '198.51.100.4' })).status).toBe(200);
    desk.now += 600_001;
    expect((await desk.read(queue)).status).toBe(200);
  });

  it('is not limited where no address is known: one stranger would shut all out', async () => {
    const desk = new Desk();
    const ask = (token: string): Promise<Response> =>
      desk.handler(new Request(`http://server${queue}`, { headers: { authorization: `Bearer ${token}` } }));
    for (let i = 0; i < 30; i++) expect((await ask('a-wrong-token-of-some-length')).status).toBe(401);
    expect((await ask(ownerToken)).status).toBe(200);
  });

  it('of one site is none on another', async () => {
    const sites = [{ origins: [origin] }, { id: 'other', origins: [origin] }];
    const store = memoryStore();
    const handler = createHandler({ store, secret, sites });
    const token = await addModerator(await placeOf(store), 'mai', 'owner');
    const ask = (path: string): Promise<Response> =>
      handler(new Request(`http://server${path}${queue}`, { headers: { authorization: `Bearer ${token}` } }));
    expect((await ask('')).status).toBe(200);
    expect((await ask('/sites/other')).status).toBe(401);
  });

  it('is not counted when it is right, and its absence is no guess', async () => {
    const desk = new Desk();
    for (let i = 0; i < 30; i++) {
      expect((await desk.read(moderationRoutes.me)).status).toBe(200);
      expect((await desk.get(moderationRoutes.me)).status).toBe(401);
    }
  });

  it('is in no log line and no error', async () => {
    const desk = new Desk({}, { store: { ...memoryStore(), findModerator: () => Promise.reject(new Error('lost')) } });
    const token = 'canary-token-of-a-moderator';
    const answer = await desk.read(queue, token);
    expect(answer.status).toBe(500);
    expect((await answer.text()) + JSON.stringify(desk.log)).not.toContain('canary');
  });
});
