import { describe, expect, it } from 'vitest';
import { issoAdapter, type IssoAdapterOptions } from '../../../src/adapters/isso.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { CommentDraft } from '../../../src/core/comment.js';
import type { Exchange } from '../../support/replay.js';
import { orderedFetch, refusalOf, replayed } from '../../support/replayed.js';

const page = { id: '/tin/1', url: 'https://vidu.vn/tin/1', title: 'Đường làng' };
const draft: CommentDraft = { page, fields: { name: 'Hạnh & Hoa', content: 'Ổ *gà*.\nSửa đi.' }, submissionId: 'a' };
const json = { accept: 'application/json', 'content-type': 'application/json' };
const bare = { cookie: null, authorization: null, 'content-type': null, origin: null };

const row = (id: number, more: object = {}): object => ({
  ...{
    id,
    parent: null,
    created: 1464818460.732863,
    modified: null,
    mode: 1,
    text: `<p>Ý ${id}</p>`,
    author: 'H&amp;H',
  },
  ...{ website: null, likes: 2, dislikes: 1, notification: 0, hash: 'e644f6ee43c0' },
  ...more,
});
const root = (id: number, replies: object[] = [], more: object = {}): object =>
  row(id, { total_replies: replies.length, hidden_replies: 0, replies, ...more });
const list = (replies: object[], hidden = 0): object => ({
  ...{ id: null, total_replies: 9, hidden_replies: hidden, replies, config: { 'require-author': false } },
});
const config = (author: boolean, email: boolean): Exchange => ({
  request: { method: 'GET', path: '/config', headers: bare },
  response: { status: 200, body: { config: { 'require-author': author, 'require-email': email, gravatar: false } } },
});
const get = (path: string, body: unknown, status = 200): Exchange => ({
  request: { method: 'GET', path, headers: bare },
  response: { status, body },
});
const count = (uris: string[], counts: unknown): Exchange => ({
  request: { method: 'POST', path: '/count', headers: json, body: uris },
  response: { status: 200, body: counts },
});
const sent = { author: 'Hạnh & Hoa', text: 'Ổ \\*gà\\*\\.  \nSửa đi\\.', title: 'Đường làng' };
const create = (response: Exchange['response'], body: object = sent): Exchange => ({
  request: { method: 'POST', path: '/new?uri=%2Ftin%2F1', headers: json, body },
  response,
});
const html = (status: number, reason: string): Exchange['response'] => ({
  ...{ status, body: `<!doctype html>\n<html lang=en>\n<title>${status} X</title>\n<h1>X</h1>\n<p>${reason}</p>\n` },
});

async function before(exchanges: Exchange[], options: Partial<IssoAdapterOptions> = {}): Promise<Required<Adapter>> {
  const { url } = await replayed(exchanges);
  return issoAdapter({
    endpoint: `${url}/`,
    author: 'required',
    email: 'none',
    fetch: orderedFetch(),
    ...options,
  }) as Required<Adapter>;
}

describe('issoAdapter asks and reads as Isso documents it', () => {
  it('reads from the server which fields must be filled in', async () => {
    const adapter = await before([config(true, true)], { author: undefined, email: undefined } as object);
    const { fields, moderation, challenge } = await adapter.describeForm(page);
    expect(fields.map(({ name, required }) => [name, required])).toEqual([
      ['name', true],
      ['email', true],
      ['content', true],
    ]);
    expect([moderation, challenge]).toEqual(['post', 'none']);
  });

  it('lists roots with their replies, oldest first, and counts in the same turn', async () => {
    const replies = [row(3, { parent: 1, created: 1464818462 }), row(2, { parent: 1, created: 1464818461 })];
    const adapter = await before([
      get('/?uri=%2Ftin%2F1&limit=20&offset=0&sort=newest&nested_limit=20', list([root(1, replies)], 4)),
      count(['/tin/1'], [3]),
    ]);
    const { items, count: all, next } = await adapter.listComments({ page });
    expect([all, typeof next]).toEqual([3, 'string']);
    expect(items[0]).toMatchObject({ id: '1', name: 'H&H', content: 'Ý 1', up: 2, down: 1, replyCount: 2 });
    expect(items[0]?.created).toBe('2016-06-01T22:01:00.732Z');
    expect(items[0]?.replies?.items.map(({ id, parent, root: top }) => [id, parent, top])).toEqual([
      ['2', '1', '1'],
      ['3', '1', '1'],
    ]);
  });

  it('asks for the oldest replies where the newest came, and goes on behind them', async () => {
    const many = Array.from({ length: 20 }, (_, n) => row(n + 2, { parent: 1 }));
    const adapter = await before([
      get(
        '/?uri=%2Ftin%2F1&limit=20&offset=0&sort=newest&nested_limit=20',
        list([root(1, many.toReversed(), { total_replies: 21, hidden_replies: 1 })]),
      ),
      count(['/tin/1'], [22]),
      get('/?uri=%2Ftin%2F1&parent=1&limit=20&offset=0&sort=oldest', { ...list(many, 1), id: 1, total_replies: 21 }),
      get('/?uri=%2Ftin%2F1&parent=1&limit=20&offset=20&sort=oldest', { ...list([row(22, { parent: 1 })]), id: 1 }),
    ]);
    const { items } = await adapter.listComments({ page });
    const cursor = items[0]?.replies?.next ?? '';
    const rest = await adapter.listComments({ page, parent: '1', cursor });
    expect([rest.items.map(({ id }) => id), rest.next]).toEqual([['22'], undefined]);
  });

  it('leaves links that Isso has guessed from a host as the text that was typed', async () => {
    const text = '<p>Xem <a href="http://vidu.vn" rel="nofollow noopener">vidu.vn</a></p>';
    const adapter = await before([
      get('/?uri=%2Ftin%2F1&limit=20&offset=0&sort=upvotes&nested_limit=20', list([root(1, [], { text })])),
      count(['/tin/1'], [1]),
    ]);
    expect((await adapter.listComments({ page, sort: 'top' })).items[0]?.content).toBe('Xem vidu.vn');
  });

  it('sends what was typed as Markdown that shows it, and tells what was typed', async () => {
    const adapter = await before([create({ status: 201, body: row(7, { text: '<p>…</p>' }) })]);
    const receipt = await adapter.submitComment(draft);
    expect(receipt).toMatchObject({ status: 'published', id: '7', comment: { ...draft.fields } });
    expect(receipt.token).toBeUndefined();
  });

  it('says that a moderated comment waits', async () => {
    const adapter = await before([create({ status: 202, body: row(7, { mode: 2 }) })]);
    expect(await adapter.submitComment(draft)).toMatchObject({ status: 'pending', comment: { status: 'pending' } });
  });

  it('edits and deletes with the cookie that the receipt names', async () => {
    const cookie = { 'x-set-cookie': 'isso-7=WzcsIm; Max-Age=900; Path=/; SameSite=Lax' };
    const adapter = await before(
      [
        create({ status: 201, headers: cookie, body: row(7) }),
        {
          request: { method: 'PUT', path: '/id/7', headers: json, body: { text: 'Mới\\.' } },
          response: { status: 200, headers: cookie, body: row(7, { modified: 1464818999 }) },
        },
        { request: { method: 'DELETE', path: '/id/7', headers: bare }, response: { status: 200, body: 'null' } },
        { request: { method: 'DELETE', path: '/id/7', headers: bare }, response: html(403, 'no') },
        get('/?uri=%2Ftin%2F1&sort=oldest', list([])),
        get('/id/7', html(404, 'gone').body, 404),
      ],
      { credentials: 'include' },
    );
    const { id = '', token = '' } = await adapter.submitComment(draft);
    const own = { page, comment: id, token };
    const edited = await adapter.editComment({ ...own, fields: { content: 'Mới.' } });
    expect(edited).toMatchObject({
      status: 'published',
      comment: { content: 'Mới.', edited: '2016-06-01T22:09:59.000Z' },
    });
    await adapter.deleteComment(own);
    await adapter.deleteComment(own);
    expect(await refusalOf(adapter.deleteComment({ ...own, comment: '8' }))).toMatchObject({ code: 'unauthorized' });
  });

  it('counts a vote, and is told when the network has voted before', async () => {
    const vote = (path: string, body: unknown): Exchange => ({
      request: { method: 'POST', path, headers: bare },
      response: { status: 200, body },
    });
    const message = 'Upvote denied because a vote has already been registered for this remote address: 10.0.0.0';
    const adapter = await before(
      [
        get('/?uri=%2Ftin%2F1&sort=oldest', list([root(1)])),
        vote('/id/1/like', { likes: 3, dislikes: 1 }),
        get('/?uri=%2Ftin%2F1&sort=oldest', list([root(1)])),
        vote('/id/1/like', { likes: 3, dislikes: 1, message }),
        get('/?uri=%2Ftin%2F1&sort=oldest', list([root(1)])),
        vote('/id/1/dislike', { likes: 3, dislikes: 1, message }),
        get('/?uri=%2Ftin%2F1&sort=oldest', list([root(1)])),
        vote('/id/1/like', 'null'),
      ],
      { dislikes: true },
    );
    const cast = (value: 1 | -1) => adapter.vote({ page, comment: '1', value, readerKey: 'x' });
    expect(await cast(1)).toEqual({ up: 3, down: 1, mine: 1 });
    expect(await cast(1)).toEqual({ up: 3, down: 1, mine: 1 });
    expect(await refusalOf(cast(-1))).toEqual({ code: 'forbidden', outcome: 'refused' });
    expect(await refusalOf(cast(1))).toMatchObject({ code: 'not-found' });
  });
});

describe('issoAdapter tells what Isso’s refusals mean', () => {
  it.each([
    [403, '10.0.0.0: ratelimit exceeded (1, 2)', { code: 'rate-limited', outcome: 'refused', retryAfterMs: 60_000 }],
    [403, '3 direct responses to /tin/1', { code: 'forbidden', outcome: 'refused' }],
    [403, 'edit time frame is still open', { code: 'forbidden', outcome: 'refused' }],
    [
      400,
      'text is too short (minimum length: 3)',
      { code: 'invalid', issues: [{ field: 'content', code: 'required' }] },
    ],
    [
      400,
      'text is too long (maximum length: 65535)',
      { issues: [{ field: 'content', code: 'too-long', limit: 65535 }] },
    ],
    [
      400,
      'http://tools.ietf.org/html/rfc5321#section-4.5.3',
      { issues: [{ field: 'email', code: 'too-long', limit: 254 }] },
    ],
    [400, 'URI / is not accessible and no title was provided.', { issues: [{ field: 'page', code: 'invalid-page' }] }],
    [400, 'parent must be an integer or null', { code: 'invalid', outcome: 'refused' }],
    [404, 'The requested URL was not found', { code: 'not-found', outcome: 'refused' }],
    [413, 'The data value transmitted exceeds the capacity limit.', { code: 'too-large', outcome: 'refused' }],
    [500, 'Internal Server Error', { code: 'server', outcome: 'unknown' }],
    [502, 'Bad Gateway', { code: 'server', outcome: 'unknown' }],
  ])('a submit that ends with %i, %s', async (status, reason, expected) => {
    const adapter = await before([create(html(status, reason))]);
    expect(await refusalOf(adapter.submitComment(draft))).toMatchObject({ status, ...expected });
  });

  it('stores nothing when what it must know before cannot be had', async () => {
    const adapter = await before([get('/config', html(500, 'no').body, 500)], { author: undefined } as object);
    expect(await refusalOf(adapter.submitComment(draft))).toMatchObject({ code: 'server', outcome: 'refused' });
  });

  it.each([
    ['HTML', '<p>Captive portal</p>', 'body'],
    ['half an answer', '{"id": 7, "par', 'body'],
    ['a text for an id', row(1, { id: '1' }), '.id'],
    ['a time that is none', row(1, { created: 1e300 }), '.created'],
    ['no text', row(1, { text: null }), '.text'],
    ['another shape', [], 'body'],
  ])('%s instead of a comment is `protocol`, its outcome unknown', async (...[, body]) => {
    const adapter = await before([create({ status: 201, body })]);
    expect(await refusalOf(adapter.submitComment(draft))).toEqual({ code: 'protocol', outcome: 'unknown' });
  });

  it('names the place in a list that is not as agreed', async () => {
    const adapter = await before([
      get('/?uri=%2Ftin%2F1&sort=oldest', list([root(1), root(2, [row(3, { likes: 'x' })])])),
    ]);
    await expect(adapter.listComments({ page, comment: '1' })).rejects.toThrow(
      '.replies[1].replies[0].likes: not number',
    );
  });

  it('needs an endpoint', () => {
    expect(() => issoAdapter({ endpoint: '' })).toThrow('endpoint');
  });
});
