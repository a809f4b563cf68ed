import { describe, expect, it } from 'vitest';
import { StoreBusyError } from '../../../src/contract/store.js';
import { routes } from '../../../src/protocol/routes.js';
import { memoryStore } from '../../../src/server/stores/memory.js';
import { Backend, origin, ownerToken } from '../../support/backend.js';

const evil = 'https://evil.example';
const reads = [
  `${routes.page}?page=/a`,
  `${routes.form}?page=/a`,
  `${routes.articles}?page=/a&kind=recent`,
  `${routes.comments}?page=/a`,
  `${routes.counts}?page=/a`,
  `${routes.feed}?page=/a`,
  routes.openapi,
];
const { challenges, sound, verify, comments, status, views } = routes;
const writes = [
  challenges,
  sound,
  verify,
  comments,
  status,
  views,
  routes.vote,
  routes.edit,
  routes.delete,
  routes.report,
];

describe('a public read', () => {
  const backend = new Backend();

  it.each(reads)('%s is the same for every origin and whoever asks', async (path) => {
    const plain = await backend.get(path);
    expect(plain.status).toBe(200);
    expect(plain.headers.get('access-control-allow-origin')).toBe('*');
    expect(plain.headers.get('access-control-expose-headers')).toBe('ETag, Retry-After');
    expect(plain.headers.get('vary')).toBeNull();
    expect(plain.headers.get('x-content-type-options')).toBe('nosniff');
    expect(plain.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    const asked = await backend.get(path, { origin: evil, authorization: `Bearer ${ownerToken}`, cookie: 'a=b' });
    expect([...asked.headers]).toEqual([...plain.headers]);
    expect(await asked.text()).toBe(await plain.text());
  });

  it.each(reads)('%s is not sent again to who has it', async (path) => {
    const etag = (await backend.get(path)).headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    for (const value of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const response = await backend.get(path, { 'if-none-match': value });
      expect(response.status).toBe(304);
      expect(response.headers.get('etag')).toBe(etag);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    }
    expect((await backend.get(path, { 'if-none-match': '"x"' })).status).toBe(200);
  });

  it('has another ETag when its content changed', async () => {
    const path = `${routes.articles}?page=/a&kind=recent`;
    const before = (await backend.get(path)).headers.get('etag');
    await backend.putArticles([{ id: '/x', title: 'X', url: '/x', published: '2018-03-28T05:59:00Z' }]);
    expect((await backend.get(path)).headers.get('etag')).not.toBe(before);
  });

  it('answers HEAD without a body', async () => {
    const response = await backend.handler(new Request(`http://server${routes.form}?page=/a`, { method: 'HEAD' }));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });
});

describe('a write', () => {
  const backend = new Backend({ origins: [origin, 'https://www.example.vn'] });

  it.each(writes)('%s is for pages of the allowed origins, its errors too', async (path) => {
    const allowed = await backend.post(path, '{', { origin: 'https://www.example.vn' });
    expect(allowed.status).toBe(422);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://www.example.vn');
    expect(allowed.headers.get('vary')).toBe('Origin');
    expect(allowed.headers.get('cache-control')).toBe('no-store');
    const foreign = await backend.post(path, '{', { origin: evil });
    expect(foreign.status).toBe(403);
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    expect(foreign.headers.get('vary')).toBe('Origin');
    const near = [
      'http://example.vn',
      'https://example.vn.evil.example',
      'https://example.vn:8443',
      'https://a.example.vn',
    ];
    for (const other of near) expect((await backend.post(path, '{', { origin: other })).status).toBe(403);
  });

  it.each(writes)('%s allows no credentials, ever', async (path) => {
    const response = await preflight(backend, path, origin);
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });
});

describe('a preflight', () => {
  it('is answered before limits and store', async () => {
    const store = { ...memoryStore(), findSubmission: () => Promise.reject(new Error('asked')) };
    const backend = new Backend({}, { store, limits: { submit: [{ max: 1, windowMs: 1e9 }] } });
    for (let i = 0; i < 20; i++) expect((await preflight(backend, routes.comments, origin)).status).toBe(204);
  });

  it('names method, headers and two hours to an allowed origin', async () => {
    const { headers } = await preflight(new Backend(), routes.comments, origin);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST');
    expect(headers.get('access-control-allow-headers')).toBe('Content-Type');
    expect(headers.get('access-control-max-age')).toBe('7200');
    expect(headers.get('vary')).toBe('Origin');
  });

  it('names nothing to another', async () => {
    const { headers } = await preflight(new Backend(), routes.comments, evil);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('access-control-max-age')).toBeNull();
  });
});

describe('a store that cannot answer', () => {
  it('is 503 with Retry-After, and says where nothing of it', async () => {
    const busy = () => Promise.reject(new StoreBusyError('/secret/path is locked'));
    const backend = new Backend({}, { store: { ...memoryStore(), findSubmission: busy, findPage: busy } });
    const response = await backend.submit();
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.text()).not.toContain('/secret');
    expect((await backend.get('/v1/health')).status).toBe(503);
  });

  it('in an unexpected way is 500, logged by its place and without its message', async () => {
    const store = { ...memoryStore(), findSubmission: () => Promise.reject(new Error('canary 0912345678')) };
    const backend = new Backend({}, { store });
    const response = await backend.submit();
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('canary');
    expect(backend.log.at(-1)).toMatchObject({ status: 500, code: 'server', error: expect.stringMatching(/^Error/) });
    expect(JSON.stringify(backend.log)).not.toContain('canary');
  });
});

function preflight(backend: Backend, path: string, from: string): Promise<Response> {
  const headers = {
    origin: from,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  };
  return backend.handler(new Request(`http://server${path}`, { method: 'OPTIONS', headers }));
}
