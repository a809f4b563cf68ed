import { describe, expect, it } from 'vitest';
import { createHandler } from '../../../src/server/handler.js';
import type { SiteOptions } from '../../../src/server/site.js';
import { memoryStore } from '../../../src/server/stores/memory.js';
import { Backend, draft, origin, secret } from '../../support/backend.js';

const site = { origins: [origin] };
const make = (changes: object) => createHandler({ store: memoryStore(), secret, site, ...changes });
const withSite = (changes: object) => make({ site: { ...site, ...changes } });

describe('createHandler refuses a wrong option with its name and a mend', () => {
  const wrong: readonly (readonly [string, () => unknown])[] = [
    ['"store"', () => make({ store: undefined })],
    ['"secret"', () => make({ secret: undefined })],
    ['"secret"', () => make({ secret: 'short' })],
    ['"secret"', () => make({ secret: [] })],
    ['"secret"', () => make({ secret: [secret, new Uint8Array(31)] })],
    ['"site"', () => make({ site: undefined })],
    ['"site"', () => make({ sites: [site] })],
    ['"sites"', () => make({ site: undefined, sites: [] })],
    ['"sites"', () => make({ site: undefined, sites: [site, site] })],
    ['"origins"', () => withSite({ origins: [] })],
    ['"origins"', () => withSite({ origins: ['*'] })],
    ['"origins"', () => withSite({ origins: ['https://example.vn/'] })],
    ['"id"', () => withSite({ id: 'Cổng' })],
    ['"pages"', () => withSite({ pages: 'some' })],
    ['"challenge"', () => withSite({ challenge: 'sometimes' })],
    ['"moderation"', () => withSite({ moderation: true })],
    ['content', () => withSite({ fields: 'name* title*' })],
    ['"fields"', () => withSite({ fields: [{ name: 'name', type: 'text', required: true }] })],
    ['"consent"', () => withSite({ consent: { version: 2 } })],
    ['"timeZone"', () => withSite({ timeZone: 'Hanoi' })],
    ['"ownerToken"', () => make({ ownerToken: 'short' })],
    ['"limits.submit"', () => make({ limits: { submit: [{ max: 0, windowMs: 1 }] } })],
    ['"challenges.ttlMs"', () => make({ challenges: { ttlMs: 0 } })],
    ['"challenges.powMaxNumber"', () => make({ challenges: { powMaxNumber: 1.5 } })],
    ['"trustedProxies"', () => make({ trustedProxies: ['proxy'] })],
    ['"basePath"', () => make({ basePath: 'api/' })],
  ];

  it.each(wrong)('%s', (name, create) => {
    expect(create).toThrow(TypeError);
    expect(create).toThrow(name);
  });
});

describe('createHandler', () => {
  it('works at its base path, and nowhere else', async () => {
    const handler = make({ basePath: '/api' });
    expect((await handler(new Request('http://x/api/v1/health'))).status).toBe(200);
    expect((await handler(new Request('http://x/v1/health'))).status).toBe(404);
    expect(await (await handler(new Request('http://x/api/v1/openapi.json'))).json()).toMatchObject({
      servers: [{ url: '/api' }, {}],
    });
  });

  it('keeps several sites apart', async () => {
    const sites: SiteOptions[] = [
      { id: 'one', origins: [origin], challenge: 'none' },
      { id: 'two', origins: ['https://two.example'], challenge: 'none', fields: 'content*' },
    ];
    const handler = make({ site: undefined, sites });
    const send = (path: string, from: string, body: object) =>
      handler(
        new Request(`http://x${path}`, {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', origin: from },
        }),
      );
    const sent = draft();
    expect((await send('/v1/comments', origin, sent)).status).toBe(202);
    expect((await send('/v1/comments', 'https://two.example', sent)).status).toBe(403);
    expect((await send('/sites/two/v1/comments', origin, sent)).status).toBe(403);
    const other = await send('/sites/two/v1/comments', 'https://two.example', { ...sent, fields: { content: 'x' } });
    expect(other.status).toBe(202);
    expect((await handler(new Request('http://x/sites/three/v1/health'))).status).toBe(404);
  });

  it('answers 500 and goes on when the owner sets a rule that cannot be', async () => {
    const backend = new Backend();
    backend.site = { ...backend.site, timeZone: 'Hanoi' };
    expect((await backend.get('/v1/form?page=/a')).status).toBe(500);
    backend.site = { ...backend.site, timeZone: 'Asia/Ho_Chi_Minh' };
    expect((await backend.get('/v1/form?page=/a')).status).toBe(200);
  });

  it('drains: waits for what is under way', async () => {
    const store = memoryStore();
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const slow = { ...store, acceptSubmission: async (record: never) => (await gate, store.acceptSubmission(record)) };
    const handler = make({ store: slow, site: { ...site, challenge: 'none' } });
    const order: string[] = [];
    const headers = { 'content-type': 'application/json' };
    const submit = new Request('http://x/v1/comments', { method: 'POST', body: JSON.stringify(draft()), headers });
    const answered = handler(submit).then(({ status }) => order.push(`answered ${status}`));
    await new Promise((resolve) => setTimeout(resolve, 5));
    const drained = handler.drain().then(() => order.push('drained'));
    release();
    await Promise.all([answered, drained]);
    expect(order).toEqual(['answered 202', 'drained']);
  });
});
