import { describe, expect, it } from 'vitest';
import { verifyChallenge } from '../../../src/server/verify-challenge.js';
import { Backend, solve } from '../../support/backend.js';

const asServer = (backend: Backend) => ({
  endpoint: 'http://server/',
  fetch: ((url: string, init: RequestInit) => backend.handler(new Request(url, init))) as typeof fetch,
});

async function entryOf(backend: Backend, purpose = 'contact', page = '/contact'): Promise<string> {
  const challenge = await backend.challenge('pow', { purpose, page });
  return JSON.stringify({ id: challenge.id, solution: solve(challenge) });
}

describe('an entry of a foreign form', () => {
  it('passes once', async () => {
    const backend = new Backend();
    const entry = await entryOf(backend);
    const options = { ...asServer(backend), purpose: 'contact', page: '/contact' };
    expect(await verifyChallenge(options, entry)).toEqual({ ok: true, purpose: 'contact', page: '/contact' });
    expect(await verifyChallenge(options, entry)).toEqual({ ok: false });
  });

  it('passes once of 50 in parallel', async () => {
    const backend = new Backend();
    const entry = await entryOf(backend);
    const results = await Promise.all(Array.from({ length: 50 }, () => verifyChallenge(asServer(backend), entry)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('does not pass elsewhere, for something else, or in place of a comment', async () => {
    const backend = new Backend();
    const server = asServer(backend);
    expect(await verifyChallenge({ ...server, purpose: 'login' }, await entryOf(backend))).toEqual({ ok: false });
    expect(await verifyChallenge({ ...server, page: '/other' }, await entryOf(backend))).toEqual({ ok: false });
    expect(await verifyChallenge(server, await entryOf(backend, 'comment'))).toEqual({ ok: false });
  });

  it('is used up by a wrong answer', async () => {
    const backend = new Backend();
    const entry = JSON.parse(await entryOf(backend)) as { id: string; solution: number };
    const wrong = JSON.stringify({ ...entry, solution: entry.solution === 0 ? 1 : entry.solution - 1 });
    expect(await verifyChallenge(asServer(backend), wrong)).toEqual({ ok: false });
    expect(await verifyChallenge(asServer(backend), JSON.stringify(entry))).toEqual({ ok: false });
  });

  it('cannot bring its own purpose', async () => {
    const backend = new Backend();
    const entry = { ...(JSON.parse(await entryOf(backend)) as object), purpose: 'contact', page: '/contact' };
    const options = { ...asServer(backend), purpose: 'login' };
    expect(await verifyChallenge(options, JSON.stringify(entry))).toEqual({ ok: false });
  });

  it('that is anything else is not ok, and no error', async () => {
    const server = asServer(new Backend());
    for (const entry of ['', '{', 'null', '[]', '1', '{"id":1}', '{"id":"x","answer":"1"}', '{"id":"x"}']) {
      expect(await verifyChallenge(server, entry), entry).toEqual({ ok: false });
    }
  });

  it('leaves the caller in no doubt when the endpoint does not answer', async () => {
    const broken = { endpoint: 'http://server', fetch: async () => Response.json({}, { status: 503 }) };
    await expect(verifyChallenge(broken, '{"id":"x","answer":"1"}')).rejects.toThrow('503');
  });
});

describe('a challenge is asked for', () => {
  it('by the kinds that the reader takes, the best first', async () => {
    const backend = new Backend();
    const ask = (accept: unknown) => backend.post('/v1/challenges', { page: '/a', purpose: 'contact', accept });
    expect(await (await ask(['token', 'pow', 'image'])).json()).toMatchObject({ kind: 'pow', alternatives: [] });
    const image = (await (await ask(['image', 'none'])).json()) as Record<string, unknown>;
    expect(image).toMatchObject({
      kind: 'image',
      alternatives: ['sound', 'pow'],
      image: { length: 5 },
      expiresInMs: 1_800_000,
    });
    expect(JSON.stringify(image).length).toBeLessThan(16_384 * 1.4);
  });

  it('never as none', async () => {
    const backend = new Backend();
    for (const accept of [['none'], ['token'], []]) {
      const response = await backend.post('/v1/challenges', { page: '/a', purpose: 'comment', accept });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ code: 'unsupported' });
    }
  });

  it('for a page of the site and a plain purpose', async () => {
    const backend = new Backend();
    const ask = (changes: object) =>
      backend.post('/v1/challenges', { page: '/a', purpose: 'comment', accept: ['pow'], ...changes });
    for (const changes of [
      { page: '//evil' },
      { page: 'https://evil.example/a' },
      { purpose: '' },
      { purpose: 'A B' },
      { accept: 'pow' },
    ]) {
      expect((await ask(changes)).status).toBe(422);
    }
  });

  it('as a sound of a picture only', async () => {
    const backend = new Backend();
    const { id } = await backend.challenge('pow');
    for (const wrong of [id, 'x']) expect((await backend.post('/v1/challenges/sound', { id: wrong })).status).toBe(422);
  });
});
