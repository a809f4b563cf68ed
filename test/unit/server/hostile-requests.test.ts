import { describe, expect, it } from 'vitest';
import { Backend, draft, issues } from '../../support/backend.js';

const valid = draft();
const json = (changes: object): string => JSON.stringify({ ...valid, ...changes });
const wrap = (open: string, close: string): string => open.repeat(4000) + close.repeat(4000);

const bodies: readonly string[] = [
  '',
  '{',
  'null',
  'true',
  '1e400',
  '"text"',
  '[]',
  '[{}]',
  '{}',
  wrap('[', ']'),
  wrap('{"a":', '}').replace('}', '1}'),
  json({}).replace('{', '{"submissionId":"bbbbbbbbbbbbbbbbbbbbbb",'),
  json({}).replace('"fields":{', '"fields":{"c\\u006fntent":"x",'),
  json({ fields: wrapArray(500) }),
  json({ fields: [] }),
  json({ fields: 'text' }),
  json({ fields: { content: ['a'] } }),
  json({ fields: { content: { toString: 'x' } } }),
  json({ fields: Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`f${i}`, 'x'])) }),
  json({ page: '/news/42' }),
  json({ page: { id: ['/a'] } }),
  json({ page: { id: 1e21 } }),
  json({ submissionId: 'short' }),
  json({ submissionId: '../../../../../../etc/p' }),
  json({ submissionId: { length: 22 } }),
  json({ parent: {} }),
  json({ parent: 7 }),
  json({ challenge: 'x' }),
  json({ challenge: { id: 'x', answer: 1 } }),
  json({ challenge: { id: 'x', answer: '1', solution: 1 } }),
  json({ challenge: { id: 'x'.repeat(2000), answer: '1' } }),
  json({ consent: 'yes' }),
  json({ consent: { version: 1 } }),
  json({ readerKey: 'x' }),
  json({ hints: { elapsedMs: 'soon' } }),
  json({ hints: 'none' }).replace('"none"', '{"elapsedMs":1e400}'),
  '{"__proto__":{"page":{"id":"/"},"fields":{},"submissionId":"aaaaaaaaaaaaaaaaaaaaaa"}}',
  '\ufeff\u0000',
];

function wrapArray(depth: number): unknown {
  return depth === 0 ? 'x' : [wrapArray(depth - 1)];
}

describe('a hostile body', () => {
  const backend = new Backend({}, { limits: { submit: [], issue: [] } });

  it.each(bodies.map((body) => [body.slice(0, 60), body]))('%s is refused as invalid', async (_, body) => {
    const response = await backend.post('/v1/comments', body);
    expect(response.status).toBe(422);
    expect((await issues(response)).length).toBeGreaterThan(0);
  });

  it('is refused on every route that takes one, never with 500', async () => {
    const posts = [
      '/v1/challenges',
      '/v1/challenges/sound',
      '/v1/challenges/verify',
      '/v1/comments/status',
      '/v1/comments/vote',
      '/v1/comments/edit',
      '/v1/comments/delete',
      '/v1/comments/report',
      '/v1/views',
    ];
    for (const path of posts) {
      for (const body of bodies.filter((each) => each.length < 2000)) {
        const { status } = await backend.post(path, body);
        // A submit has a page, which is all that a view needs.
        expect([204, 413, 422], `${path} ${body.slice(0, 40)}`).toContain(status);
      }
    }
  });

  it('that is not UTF-8 is refused', async () => {
    const request = new Request('http://server/v1/comments', {
      method: 'POST',
      body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
      headers: { 'content-type': 'application/json' },
    });
    expect((await backend.handler(request)).status).toBe(422);
  });

  it('pollutes no prototype', async () => {
    await backend.post(
      '/v1/comments',
      json({}).replace('"fields":{', '"__proto__":{"polluted":1},"fields":{"__proto__":"x",'),
    );
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('a large body', () => {
  it('of 1 MB is refused by what it says of itself, unread', async () => {
    const backend = new Backend();
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(16_384));
      },
    });
    const headers = { 'content-type': 'application/json', 'content-length': '1000000' };
    const request = new Request('http://server/v1/comments', {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    } as RequestInit);
    expect((await backend.handler(request)).status).toBe(413);
    expect(pulled).toBeLessThanOrEqual(1);
  });

  it('that says nothing of its length is read no further than the limit', async () => {
    const backend = new Backend();
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(16_384));
      },
    });
    const headers = { 'content-type': 'application/json' };
    const request = new Request('http://server/v1/comments', {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    } as RequestInit);
    expect((await backend.handler(request)).status).toBe(413);
    expect(pulled).toBeLessThanOrEqual(5);
  });
});

describe('a hostile query', () => {
  const backend = new Backend();
  const refused = [
    ['/v1/articles?page=/a', 'kind malformed'],
    ['/v1/articles?page=/a&kind=best', 'kind malformed'],
    ['/v1/articles?kind=recent', 'page invalid-page'],
    ['/v1/articles?kind=recent&page=javascript:1', 'page invalid-page'],
    ['/v1/articles?kind=older&page=/a&date=2018-02-30', 'date malformed'],
    ['/v1/articles?kind=older&page=/a&date=28/03/2018', 'date malformed'],
    ['/v1/articles?kind=recent&page=/a&limit=0', 'limit malformed'],
    ['/v1/articles?kind=recent&page=/a&limit=51', 'limit malformed'],
    ['/v1/articles?kind=recent&page=/a&limit=1e1', 'limit malformed'],
    ['/v1/articles?kind=recent&page=/a&cursor=x', 'cursor malformed'],
    ['/v1/articles?kind=recent&page=/a&cursor=WzEsIi9hIl0.AAAAAAAAAAAAAAAAAAAAAA', 'cursor malformed'],
    ['/v1/form?page=', 'page invalid-page'],
    ['/v1/page?page=//evil.example', 'page invalid-page'],
  ] as const;

  it.each(refused)('%s is refused, naming what is wrong', async (path, issue) => {
    const response = await backend.get(path);
    expect(response.status).toBe(422);
    expect(await issues(response)).toEqual([issue]);
  });

  it('leads to no other route', async () => {
    for (const path of [
      '/',
      '/v1',
      '/v1/comments/',
      '/v1//comments',
      '/V1/form',
      '/v1/%66orm%00',
      '/sites/none/v1/health',
    ]) {
      expect((await backend.get(path)).status, path).toBe(404);
    }
  });
});
