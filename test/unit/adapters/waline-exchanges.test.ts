import { describe, expect, it, onTestFinished } from 'vitest';
import { walineAdapter, type WalineAdapterOptions } from '../../../src/adapters/waline.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { CommentDraft } from '../../../src/core/comment.js';
import { replay, type Exchange } from '../../support/replay.js';

const page = { id: '/tin/1', url: 'https://example.vn/tin/1', title: 'Một bài viết' };
const draft: CommentDraft = {
  page,
  fields: { name: 'Hạnh', content: 'Sửa *nhanh* nhé!\n1. Ổ gà (3)' },
  submissionId: 'AAAAAAAAAAAAAAAAAAAAAA',
};

const row = (more: object) => ({
  status: 'approved',
  comment: '<p>Ổ gà.</p>\n',
  link: null,
  nick: 'Hạnh',
  pid: null,
  rid: null,
  user_id: null,
  sticky: null,
  like: 0,
  browser: '',
  os: '',
  avatar: 'https://seccdn.libravatar.org/avatar/0',
  orig: 'Ổ gà.',
  time: 1_795_477_875_000,
  ...more,
});
const told = (data: unknown) => ({ status: 200, body: { errno: 0, errmsg: '', data } });
const refused = (errno: number, errmsg: unknown) => ({ status: 200, body: { errno, errmsg } });
const listing = (data: readonly object[], more: object = {}) =>
  told({ page: 1, totalPages: 1, pageSize: 20, count: data.length, data, ...more });
const roots = (at = 1, size = 20, sort = 'insertedAt_desc'): Exchange['request'] => ({
  method: 'GET',
  path: `/api/comment?path=%2Ftin%2F1&page=${at}&pageSize=${size}&sortBy=${sort}&lang=en`,
  headers: { authorization: null, cookie: null },
});
const submitted = (body: object, lang = 'en'): Exchange['request'] => ({
  method: 'POST',
  path: `/api/comment?lang=${lang}`,
  headers: { 'content-type': 'application/json', authorization: null },
  body: { url: '/tin/1', nick: 'Hạnh', comment: 'Sửa \\*nhanh\\* nhé!\n1\\. Ổ gà \\(3\\)', ...body },
});

/** An adapter before what was recorded; at the end of the test nothing may be left over or asked otherwise. */
async function before(exchanges: readonly Exchange[], options: Partial<WalineAdapterOptions> = {}) {
  const { url, faults, rest, close } = await replay(exchanges);
  onTestFinished(async () => {
    expect([faults, rest()]).toEqual([[], []]);
    await close();
  });
  return walineAdapter({ endpoint: url, ...options }) as Required<Adapter>;
}

describe('walineAdapter asks as Waline documents it', () => {
  it('lists roots with their replies, oldest first, and puts back what was taken away between them', async () => {
    const children = [
      row({ objectId: 9, pid: 7, rid: 3, time: 1_795_477_890_000, comment: '<p>Trả lời ai đó</p>' }),
      row({ objectId: 5, pid: 4, rid: 3, time: 1_795_477_880_000, like: 2 }),
      row({ objectId: 4, pid: 3, rid: 3, time: 1_795_477_880_000, type: 'administrator', nick: 'Ban biên tập' }),
    ];
    const adapter = await before([{ request: roots(), response: listing([row({ objectId: 3, children })]) }]);
    const { items, count, next } = await adapter.listComments({ page });
    expect([count, next]).toEqual([1, undefined]);
    const [root] = items;
    expect(root).toMatchObject({ id: '3', name: 'Hạnh', content: 'Ổ gà.', created: '2026-11-23T23:51:15.000Z', up: 0 });
    expect(root).toMatchObject({ replyCount: 3, status: 'published' });
    expect(
      root?.replies?.items.map(({ id, parent, root, status, role, up }) => [id, parent, root, status, role, up]),
    ).toEqual([
      ['4', '3', '3', 'published', 'moderator', 0],
      ['5', '4', '3', 'published', undefined, 2],
      ['7', '3', '3', 'removed', undefined, undefined],
      ['9', '7', '3', 'published', undefined, 0],
    ]);
    expect(JSON.stringify(items)).not.toContain('avatar');
  });

  it('goes on where a page of roots ended, in pages that fit a changed limit', async () => {
    const many = [1, 2, 3, 4, 5, 6].map((objectId) => row({ objectId, children: [] }));
    const adapter = await before([
      { request: roots(1, 6, 'like_desc'), response: listing(many, { totalPages: 2, pageSize: 6, count: 8 }) },
      {
        request: roots(4, 2, 'like_desc'),
        response: listing([row({ objectId: 7 }), row({ objectId: 8 })], { totalPages: 4 }),
      },
    ]);
    const first = await adapter.listComments({ page, sort: 'top', limit: 6 });
    const second = await adapter.listComments({ page, sort: 'top', limit: 4, cursor: first.next! });
    expect([second.items.map(({ id }) => id), second.next]).toEqual([['7', '8'], undefined]);
  });

  it('looks for a thread through the pages of roots, and no further than they go', async () => {
    const pages = (n: number): Exchange => ({
      request: roots(n, 100),
      response: listing([row({ objectId: n })], { totalPages: 2 }),
    });
    const adapter = await before([pages(1), pages(2), pages(1), pages(2)]);
    expect((await adapter.listComments({ page, comment: '2' })).items.map(({ id }) => id)).toEqual(['2']);
    await expect(adapter.listComments({ page, parent: '3' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('sends a comment escaped, and tells it as typed', async () => {
    const stored = row({ objectId: 12, time: 1_795_477_875_309 });
    const adapter = await before([{ request: submitted({}), response: told(stored) }]);
    const { status, id, comment } = await adapter.submitComment(draft);
    expect([status, id, comment?.content]).toEqual(['published', '12', draft.fields.content]);
  });

  it('sends a reply with its root and the name it answers, ids as the server gave them', async () => {
    const children = [row({ objectId: 'b2', pid: 'a1', rid: 'a1', nick: 'Bông' })];
    const adapter = await before([
      { request: roots(1, 100), response: listing([row({ objectId: 'a1', children })]) },
      {
        request: submitted({ pid: 'b2', rid: 'a1', at: 'Bông' }),
        response: told(row({ objectId: 'c3', status: 'waiting' })),
      },
    ]);
    const { status, comment } = await adapter.submitComment({ ...draft, parent: 'b2' });
    expect([status, comment?.parent, comment?.root]).toEqual(['pending', 'b2', 'a1']);
  });

  it('sends the addresses that the form asked for', async () => {
    const adapter = await before(
      [
        {
          request: submitted({ mail: 'a@example.com', link: 'https://example.com/' }),
          response: told(row({ objectId: 1 })),
        },
      ],
      { mail: 'required', link: 'optional' },
    );
    const fields = { ...draft.fields, email: 'a@example.com', url: 'https://example.com/' };
    const receipt = await adapter.submitComment({ ...draft, fields });
    expect(JSON.stringify(receipt)).not.toContain('a@example.com');
  });

  it('lets nobody know a verdict', async () => {
    const adapter = await before([{ request: submitted({}), response: told(row({ objectId: 12, status: 'spam' })) }]);
    const receipt = await adapter.submitComment(draft);
    expect([receipt.status, JSON.stringify(receipt).includes('spam')]).toEqual(['pending', false]);
  });

  it('counts each page, in parts that fit into an address, a comma in a path or not', async () => {
    const long = Array.from({ length: 12 }, (_, n) => `/${'ế'.repeat(100)}/${n}`);
    const query = (paths: readonly string[]) =>
      [...paths, paths[0]!].map((path) => `&url=${encodeURIComponent(path)}`).join('');
    const exchange = (paths: readonly string[], counts: readonly number[]): Exchange => ({
      request: { method: 'GET', path: `/api/comment?type=count${query(paths)}` },
      response: told([...counts, 0]),
    });
    const adapter = await before([exchange(['/a,b'], [4])]);
    expect(await adapter.countComments(['/a,b'])).toEqual([4]);
    const asked: string[] = [];
    const counting = walineAdapter({
      endpoint: 'https://comments.example.com',
      fetch: async (input) => {
        const { length } = new URL(input as string).searchParams.getAll('url');
        asked.push(input as string);
        return Response.json({ errno: 0, errmsg: '', data: Array.from({ length }, () => 1) });
      },
    });
    expect(await counting.countComments!(long)).toEqual(long.map(() => 1));
    expect([asked.length > 1, asked.every((url) => url.length < 6000)]).toEqual([true, true]);
  });

  it('likes once and takes it back, one request for each change', async () => {
    const put = (like: boolean, now: number): Exchange => ({
      request: { method: 'PUT', path: '/api/comment/3?lang=en', headers: { authorization: null }, body: { like } },
      // Another name for its id here.
      response: told({ ...row({ id: 3 }), like: now }),
    });
    const adapter = await before([
      { request: roots(), response: listing([row({ objectId: 3, like: 6 })]) },
      put(true, 7),
      put(false, 6),
    ]);
    await adapter.listComments({ page });
    const vote = (value: 1 | 0) => adapter.vote({ page, comment: '3', value, readerKey: 'reader-a' });
    expect(await vote(1)).toEqual({ up: 7, mine: 1 });
    expect(await vote(1)).toEqual({ up: 7, mine: 1 });
    expect(await vote(0)).toEqual({ up: 6, mine: 0 });
    expect(await vote(0)).toEqual({ up: 6, mine: 0 });
  });

  it('tells that a comment is gone when a like finds it gone, or no longer public', async () => {
    const put = (response: Exchange['response']): Exchange => ({
      request: { method: 'PUT', path: '/api/comment/3?lang=en', body: { like: true } },
      response,
    });
    const adapter = await before([
      { request: roots(), response: listing([row({ objectId: 3 })]) },
      put(told('')),
      put(told(row({ id: 3, status: 'waiting', like: 1 }))),
    ]);
    await adapter.listComments({ page });
    for (const readerKey of ['reader-b', 'reader-c'])
      await expect(adapter.vote({ page, comment: '3', value: 1, readerKey })).rejects.toMatchObject({
        code: 'not-found',
      });
  });

  it('ranks the owner’s articles by views, and counts only theirs, once', async () => {
    const articles = ['/tin/1', '/tin/2', '/tin/3'].map((path, n) => ({
      path,
      title: `Bài ${n}`,
      published: '2026-11-01T08:00:00+07:00',
    }));
    const adapter = await before(
      [
        {
          request: {
            method: 'POST',
            path: '/api/article?lang=en',
            body: { path: '/tin/1', type: 'time', action: 'inc' },
          },
          response: told([{ time: 1 }]),
        },
        {
          request: {
            method: 'GET',
            path: '/api/article?type=time&path=%2Ftin%2F1&path=%2Ftin%2F2&path=%2Ftin%2F3&path=%2Ftin%2F1',
          },
          response: told([{ time: 1 }, { time: 3 }, { time: 8 }, { time: 1 }]),
        },
      ],
      { articles },
    );
    await Promise.all([
      adapter.recordView(page),
      adapter.recordView(page),
      adapter.recordView({ ...page, id: '/other' }),
    ]);
    const { items } = await adapter.listArticles({ kind: 'popular', page: '/tin/1' });
    expect(items.map(({ id, views }) => [id, views])).toEqual([
      ['/tin/3', 8],
      ['/tin/2', 3],
    ]);
    await expect(adapter.listArticles({ kind: 'recent', page: '/' })).rejects.toMatchObject({ code: 'unsupported' });
  });
});

describe('walineAdapter makes of a refusal', () => {
  const sending = async (response: Exchange['response'], options: Partial<WalineAdapterOptions> = {}) => {
    const { provider } = options.captcha ?? {};
    const extra = provider ? { [provider]: 'a-token' } : {};
    const adapter = await before([{ request: submitted(extra, options.lang), response }], options);
    return adapter.submitComment({ ...draft, ...(provider && { challenge: { id: 'x', token: 'a-token' } }) });
  };

  it('a receipt, when the text is there already, in either language', async () => {
    expect(await sending(refused(1000, 'Duplicate Content'))).toEqual({ status: 'unknown' });
    expect(await sending(refused(1000, 'Nội dung trùng lặp đã được gửi'), { lang: 'vi' })).toEqual({
      status: 'unknown',
    });
  });

  it.each([
    [
      '`rate-limited`, when comments follow too fast',
      refused(1000, 'Comment too fast!'),
      { code: 'rate-limited', outcome: 'refused', retryAfterMs: 60_000 },
    ],
    [
      '`invalid`, when a value breaks a rule',
      refused(1001, { url: 'url can not be blank' }),
      { code: 'invalid', outcome: 'refused' },
    ],
    [
      '`forbidden`, when an extension does not want it',
      refused(1000, 'Không nhận'),
      { code: 'forbidden', outcome: 'refused' },
    ],
    [
      '`unauthorized`, when only members may write',
      { status: 401, body: { errno: 401, errmsg: 'Unauthorized' } },
      { code: 'unauthorized', outcome: 'refused' },
    ],
    [
      '`forbidden`, when the page’s site may not ask',
      { status: 403, body: { errno: 403, errmsg: 'Forbidden' } },
      { code: 'forbidden', outcome: 'refused' },
    ],
    [
      '`invalid`, when the server cannot read it',
      { status: 400, body: { errno: 400, errmsg: 'Incorrect parameter format' } },
      { code: 'invalid', outcome: 'refused' },
    ],
    [
      '`server`, which may have stored it, when it fails',
      { status: 500, body: { errno: 500, errmsg: 'x' } },
      { code: 'server', outcome: 'unknown' },
    ],
    [
      '`protocol`, when a portal answers instead',
      { status: 200, body: '<!doctype html><title>Đăng nhập</title>' },
      { code: 'protocol', outcome: 'unknown' },
    ],
    [
      '`protocol`, when half an answer comes',
      { status: 200, body: '{"errno":0,"data":{"obj' },
      { code: 'protocol', outcome: 'unknown' },
    ],
    [
      '`protocol`, when there is no id',
      told({ status: 'approved' }),
      { code: 'protocol', message: '.data.objectId: not id' },
    ],
    [
      '`protocol`, when there is no envelope',
      { status: 200, body: [1] },
      { code: 'protocol', message: 'body: not object' },
    ],
  ])('%s', async (_, response, error) => {
    await expect(sending(response)).rejects.toMatchObject(error);
  });

  it('`challenge` with a fresh one, when a captcha is asked for', async () => {
    const captcha = { provider: 'recaptchaV3', siteKey: '6x00' } as const;
    const wrong = sending({ status: 403, body: { errno: 403, errmsg: 'Forbidden' } }, { captcha });
    const token = { provider: 'recaptchaV3', siteKey: '6x00' };
    await expect(wrong).rejects.toMatchObject({
      code: 'challenge',
      outcome: 'refused',
      challenge: { kind: 'token', token },
    });
    const adapter = await before([], { captcha });
    await expect(adapter.submitComment(draft)).rejects.toMatchObject({
      code: 'challenge',
      challenge: { kind: 'token', token },
    });
  });

  it('`unsupported` or `challenge`, and no request, for what it cannot do', async () => {
    const adapter = await before([]);
    expect([adapter.requestChallenge, adapter.editComment, adapter.listArticles]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const fields = { ...draft.fields, phone: '0912345678', title: 'Đường làng' };
    const { issues } = await adapter
      .submitComment({ ...draft, fields })
      .catch((error: unknown) => error as { issues?: object[] });
    expect(issues).toEqual([
      { field: 'phone', code: 'unknown-field' },
      { field: 'title', code: 'unknown-field' },
    ]);
  });

  it.each([
    ['a text where a list was agreed', { totalPages: 1, count: 0, data: 'x' }, '.data.data: not list'],
    [
      'a comment without text',
      { totalPages: 1, count: 1, data: [row({ objectId: 1, comment: null })] },
      '.data.data[0].comment: not string',
    ],
    [
      'an id that is none',
      { totalPages: 1, count: 1, data: [row({ objectId: { $ne: 1 } })] },
      '.data.data[0].objectId: not id',
    ],
    [
      'a time that no calendar has',
      { totalPages: 1, count: 1, data: [row({ objectId: 1, time: 1e300 })] },
      '.data.data[0].time: not time',
    ],
    [
      'a reply that is none',
      { totalPages: 1, count: 1, data: [row({ objectId: 1, children: [7] })] },
      '.data.data[0].children[0]: not object',
    ],
  ])('`protocol` that names the place, for %s', async (_, data, message) => {
    const adapter = await before([{ request: roots(), response: told(data) }]);
    await expect(adapter.listComments({ page })).rejects.toMatchObject({ code: 'protocol', message });
  });
});
