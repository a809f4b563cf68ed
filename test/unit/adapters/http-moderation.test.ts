import { describe, expect, it } from 'vitest';
import { httpModeration } from '../../../src/adapters/http-moderation.js';
import { randomId } from '../../../src/core/random-id.js';
import { Backend, draft, ownerToken, receipt } from '../../support/backend.js';
import { fetchOf } from '../testing/http-harness.js';

/** A client before a handler, with no port, and what it asked for. */
function desk(token = ownerToken) {
  const backend = new Backend({ fields: 'name* phone title* content*' });
  const asked: { url: string; init: RequestInit }[] = [];
  const send = fetchOf((request) => backend.handler(request, { address: '203.0.113.7' }));
  const fetch: typeof globalThis.fetch = (url, init = {}) => {
    asked.push({ url: url as string, init });
    return send(url, init);
  };
  const client = httpModeration({ endpoint: 'https://example.vn/', token, fetch });
  const comment = async (fields: object = {}): Promise<string> => {
    backend.now += 1000;
    return (await receipt(await backend.submit({ fields: { ...draft().fields, ...fields } }))).id;
  };
  return { backend, client, asked, comment };
}

describe('httpModeration', () => {
  it('signs in, lists, counts and decides', async () => {
    const { client, comment } = desk();
    const [a, b] = [await comment({ phone: '0912345678' }), await comment()];
    expect(await client.whoAmI()).toEqual({ name: 'owner', role: 'owner' });
    const first = await client.listQueue({ limit: 1 });
    expect(first.items).toMatchObject([{ id: a, fields: { phone: '091 *** **78' } }]);
    expect((await client.listQueue({ limit: 1, cursor: first.next! })).items).toMatchObject([{ id: b }]);
    expect(await client.countQueue()).toMatchObject({ pending: 2 });
    expect(await client.decide([{ comment: a, to: 'removed' }], 'Xúc phạm')).toEqual([
      { comment: a, from: 'pending', to: 'removed' },
    ]);
    expect(await client.getItem(a)).toMatchObject({ status: 'removed', reason: 'Xúc phạm' });
    expect(await client.listRevisions(a)).toEqual(expect.any(Array));
    expect(await client.listReports(a)).toEqual([]);
  });

  it('searches without putting a phone number into an address', async () => {
    const { client, comment, asked } = desk();
    const id = await comment({ phone: '0912345678' });
    expect((await client.listQueue({ search: '0912 345 678' })).items).toMatchObject([{ id }]);
    expect(asked.map(({ url }) => url).join()).not.toMatch(/912/);
  });

  it('reveals, and the log says so', async () => {
    const { client, comment } = desk();
    const id = await comment({ phone: '0912345678' });
    expect(await client.reveal(id)).toMatchObject({ phone: '0912345678' });
    expect((await client.listAudit({ comment: id })).items).toMatchObject([{ actor: 'owner', action: 'reveal' }]);
  });

  it('answers once for one submissionId', async () => {
    const { client, comment } = desk();
    const id = await comment();
    await client.decide([{ comment: id, to: 'published' }]);
    const submissionId = randomId();
    const first = await client.reply(id, 'Cảm ơn bạn.', { submissionId, name: 'Ban biên tập' });
    expect(first).toMatchObject({ role: 'moderator', name: 'Ban biên tập', parent: id });
    expect((await client.reply(id, 'Cảm ơn bạn.', { submissionId, name: 'Ban biên tập' })).id).toBe(first.id);
    expect((await client.reply(id, 'Cảm ơn bạn.')).id).not.toBe(first.id);
  });

  it('closes, bans, lifts bans', async () => {
    const { client, backend } = desk();
    await client.closePage('/news/42', true);
    expect((await backend.submit()).status).toBe(403);
    await client.closePage('/news/42', false);
    const ban = await client.addBan({ kind: 'word', effect: 'spam', value: 'vay nóng', forMs: 60_000 });
    expect(await client.listBans()).toEqual([ban]);
    await client.removeBan(ban.id);
    expect(await client.listBans()).toEqual([]);
  });

  it('exports a file and erases what was previewed', async () => {
    const { client, comment } = desk();
    const id = await comment({ phone: '0912345678' });
    const csv = await client.exportComments('csv');
    expect(new Uint8Array(await csv.arrayBuffer()).slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
    expect(JSON.parse(await (await client.exportComments('json')).text())).toHaveLength(1);
    const preview = await client.previewErase({ phone: '+84912345678' });
    expect(preview.comments).toMatchObject([{ id }]);
    await expect(client.erase({ phone: '0912345678' }, 'x')).rejects.toMatchObject({ code: 'conflict' });
    expect(await client.erase({ phone: '0912345678' }, preview.confirm)).toEqual({ comments: 1 });
  });

  it('tells what went wrong by code, issues and wait', async () => {
    const { client } = desk();
    await expect(client.getItem('nobody')).rejects.toMatchObject({ code: 'not-found', status: 404 });
    await expect(client.listQueue({ cursor: 'x' })).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ field: 'cursor', code: 'malformed' }],
    });
    const stranger = desk('a-wrong-token-of-some-length').client;
    for (let i = 0; i < 20; i++) await expect(stranger.whoAmI()).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(stranger.whoAmI()).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 600_000 });
  });

  it('sends the token in a header alone, without cookies, and follows nobody with it', async () => {
    const { client, asked, comment } = desk();
    await client.reveal(await comment());
    await client.listQueue({ page: '/news/42' });
    for (const { url, init } of asked) {
      expect(url).not.toContain(ownerToken);
      expect(init).toMatchObject({ credentials: 'omit', redirect: 'error', cache: 'no-store' });
      expect(new Headers(init.headers).get('authorization')).toBe(`Bearer ${ownerToken}`);
    }
  });

  it('shows the token in nothing that it returns or throws', async () => {
    const { client } = desk();
    const seen = (value: unknown): string =>
      JSON.stringify(value, (_, each: unknown) => (typeof each === 'function' ? String(each) : each));
    expect(seen(client)).not.toContain(ownerToken);
    const failing: typeof fetch = () => Promise.reject(new TypeError('fetch failed'));
    const broken = httpModeration({ endpoint: '/', token: 'canary-token', fetch: failing });
    const error = (await broken.whoAmI().catch((each: unknown) => each)) as Error;
    expect(`${error.message} ${error.stack} ${(error.cause as Error).stack}`).not.toContain('canary');
    expect(() => httpModeration({ endpoint: '/', token: 'canary\ntoken' })).toThrow(TypeError);
    expect(() => httpModeration({ endpoint: '/', token: 'canary\ntoken' })).not.toThrow(/canary/);
    expect(() => httpModeration({ endpoint: '', token: 'x' })).toThrow(/endpoint/);
  });

  it('ends with the native AbortError', async () => {
    const { client } = desk();
    const line = new AbortController();
    const call = client.listQueue({}, { signal: line.signal });
    line.abort(new Error('mine'));
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await expect(client.whoAmI({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
