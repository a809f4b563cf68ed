import { describe, expect, it } from 'vitest';
import { memoryAdapter } from '../../../../src/adapters/memory.js';
import type { Adapter } from '../../../../src/contract/adapter.js';
import type { Article } from '../../../../src/core/article.js';
import { randomId } from '../../../../src/core/random-id.js';
import { Backend, draft, problem } from '../../../support/backend.js';
import { secretWord, WeakUpstream } from './weak-upstream.js';

const list = '/v1/comments?page=/news/42';

async function weak(keepMs = 5000) {
  const upstream = await new WeakUpstream().open();
  const backend = new Backend({}, { upstream: upstream.adapter(), gateway: { keepMs, readMs: 200 } });
  return { upstream, backend };
}

/** A memory adapter without some of its methods, published at once. */
function backendOver(without: readonly (keyof Adapter)[] = [], site = {}) {
  const articles: Article[] = ['41', '42', '43'].map((n) => ({
    ...{ id: `/news/${n}`, title: `Bài ${n}`, url: `/news/${n}`, published: `2026-01-${n.slice(0, 1)}${n.slice(1)}` },
  }));
  const memory = memoryAdapter({ challenge: 'none', moderation: 'post', articles });
  const upstream = Object.fromEntries(
    Object.entries(memory).filter(([name]) => !without.includes(name as keyof Adapter)),
  ) as unknown as Adapter;
  return { memory, backend: new Backend(site, { upstream, gateway: { keepMs: 5000 } }) };
}

describe('many readers of one page', () => {
  it('cost the backend one request in five seconds', async () => {
    const { upstream, backend } = await weak();
    await Promise.all(Array.from({ length: 200 }, () => backend.get(list)));
    expect(upstream.gets).toBe(1);
    backend.now += 4999;
    await backend.get(list);
    expect(upstream.gets).toBe(1);
    backend.now += 1;
    await backend.get(list);
    expect(upstream.gets).toBe(2);
  });

  it('get an ETag, and 304 for it', async () => {
    const { backend } = await weak();
    const etag = (await backend.get(list)).headers.get('etag') ?? '';
    expect((await backend.get(list, { 'if-none-match': etag })).status).toBe(304);
  });

  it('see at once what one of them has written', async () => {
    const { backend } = backendOver();
    await backend.get(list);
    await backend.submit();
    expect(await (await backend.get(list)).json()).toMatchObject({ items: [{ content: 'Xin sửa cầu này.' }] });
  });

  it('do not hammer a backend that fails', async () => {
    const { upstream, backend } = await weak();
    upstream.mood = 'broken';
    for (let n = 0; n < 20; n++) await backend.get(list);
    expect(upstream.gets).toBe(1);
    upstream.mood = 'well';
    backend.now += 1000;
    expect((await backend.get(list)).status).toBe(200);
  });
});

describe('an error of the backend', () => {
  it.each([
    ['broken', 503, 'server'],
    ['html', 502, 'server'],
    ['slow', 504, 'timeout'],
    ['limited', 429, 'rate-limited'],
  ] as const)('that is %s becomes %i %s, and nothing of its words gets out', async (mood, status, code) => {
    const { upstream, backend } = await weak();
    upstream.mood = mood;
    const response = await backend.get(list);
    const text = await response.clone().text();
    expect([response.status, (await problem(response)).code]).toEqual([status, code]);
    for (const word of [secretWord, upstream.address, '127.0.0.1', 'weak']) {
      expect(text + JSON.stringify([...response.headers])).not.toContain(word);
      expect(JSON.stringify(backend.log)).not.toContain(word);
    }
    expect(response.headers.get('retry-after')).toBe(mood === 'limited' ? '7' : null);
  });

  it('of a backend that is down is 503', async () => {
    const { upstream, backend } = await weak();
    upstream.down();
    const response = await backend.get(`/v1/page?page=/news/42&include=form,comments`);
    expect([response.status, (await problem(response)).code]).toEqual([503, 'server']);
  });

  it('that is no error of the contract is 502', async () => {
    const listComments = () => Promise.reject(new Error(secretWord));
    const backend = new Backend({}, { upstream: { name: 'odd', listComments } });
    expect(await problem(await backend.get(list))).toMatchObject({ status: 502, code: 'server' });
  });
});

describe('what a backend cannot do', () => {
  const post = (backend: Backend, path: string, body: object) => backend.post(`/v1/comments/${path}`, body);
  const readerKey = randomId(32);

  it.each([
    ['vote', { page: '/news/42', comment: 'a', value: 1, readerKey }],
    ['report', { page: '/news/42', comment: 'a', reason: 'spam', readerKey }],
    ['edit', { comment: 'a', token: 'b', fields: { content: 'c' } }],
    ['delete', { comment: 'a', token: 'b' }],
  ])('is unsupported: %s', async (path, body) => {
    const { backend } = backendOver(['vote', 'reportComment', 'editComment', 'deleteComment']);
    const response = await post(backend, path, body);
    expect([response.status, (await problem(response)).code]).toEqual([405, 'unsupported']);
  });

  it.each([
    '/v1/comments?page=/news/42',
    '/v1/counts?page=/news/42',
    '/v1/events?page=/news/42',
    '/v1/feed?page=/news/42',
  ])('is unsupported: %s', async (path) => {
    const { backend } = backendOver(['listComments', 'countComments']);
    expect((await problem(await backend.get(path))).code).toBe('unsupported');
  });

  it('is left out of a page: its parts, and votes that nobody can cast', async () => {
    const { backend } = backendOver(['listArticles', 'vote']);
    await backend.submit();
    const parts = await (await backend.get('/v1/page?page=/news/42&include=form,comments,recent')).json();
    expect(parts).toMatchObject({ form: {}, comments: { items: [{}] }, recent: { items: [] } });
    expect(Object.keys((parts as { comments: { items: object[] } }).comments.items[0]!)).not.toContain('up');
  });

  it('gives an author no time to change anything', async () => {
    const { backend } = backendOver(['editComment', 'deleteComment']);
    expect(await (await backend.submit()).json()).toMatchObject({ editForMs: 0 });
  });
});

describe('what the site forbids', () => {
  it('is forbidden whatever the backend can', async () => {
    const { backend } = backendOver([], { votes: 'none', editSeconds: 0 });
    const sent = (await (await backend.submit()).json()) as { id: string; token: string; editForMs: number };
    expect(sent.editForMs).toBe(0);
    const own = { comment: sent.id, token: sent.token };
    expect((await backend.post('/v1/comments/delete', own)).status).toBe(403);
    const vote = { page: '/news/42', comment: sent.id, value: 1, readerKey: randomId(32) };
    expect((await backend.post('/v1/comments/vote', vote)).status).toBe(403);
  });
});

describe('private data', () => {
  it('stands in no public answer, and no token of the backend leaves', async () => {
    const { memory } = backendOver();
    const readerKey = randomId(32);
    const phone = '0912345678';
    const submitted = memory.submitComment.bind(memory);
    const tokens: string[] = [];
    const keys: unknown[] = [];
    memory.submitComment = async (...input) => {
      const receipt = await submitted(...input);
      tokens.push(receipt.token ?? '');
      keys.push(input[0].readerKey);
      return receipt;
    };
    const over = new Backend({}, { upstream: memory });
    const body = draft({ readerKey, fields: { ...draft().fields, phone } });
    const sent = await (await over.post('/v1/comments', body)).text();
    const { token } = JSON.parse(sent) as { token: string };
    const seen = [sent, await (await over.post('/v1/comments/status', { tokens: [token] })).text()];
    for (const path of [list, '/v1/page?page=/news/42&include=form,comments'])
      seen.push(await (await over.get(path)).text());
    expect(tokens).toHaveLength(1);
    for (const secret of [phone, tokens[0]!, readerKey]) expect(seen.join()).not.toContain(secret);
    expect(keys[0]).toMatch(/^[\w-]{43}$/);
    expect(keys[0]).not.toBe(readerKey);
  });
});
