import { describe, expect, it } from 'vitest';
import { codePicture } from '../../../demo/stand-ins/code-picture.js';
import { artalkAdapter, type ArtalkAdapterOptions } from '../../../src/adapters/artalk.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { CommentDraft } from '../../../src/core/comment.js';
import type { Exchange } from '../../support/replay.js';
import { orderedFetch, refusalOf, replayed } from '../../support/replayed.js';

const page = { id: '/tin/1', url: 'https://vidu.vn/tin/1', title: 'Đường làng' };
const fields = { name: 'Hạnh', email: 'hanh@vidu.vn', content: 'Ổ *gà*' };
const draft: CommentDraft = { page, fields, submissionId: 'a' };
const picture = codePicture('1234');
const bare = { cookie: null, authorization: null, 'content-type': null, accept: 'application/json' };

const row = (id: number, more: object = {}): object => ({
  ...{ id, rid: 0, content: 'Ý', content_marked: `<p>Ý <em>${id}</em></p>`, nick: 'Hạnh', email_encrypted: 'c0ffee' },
  ...{ link: '', ua: 'Mozilla', date: '2026-11-23 18:00:00', ip_region: '', is_collapsed: false, is_pending: false },
  ...{ is_pinned: false, is_verified: false, is_allow_reply: true, badge_name: '', badge_color: '', visible: true },
  ...{ vote_up: 2, vote_down: 1, page_key: '/tin/1', page_url: '', site_name: 'Làng', user_id: 3 },
  ...more,
});
const list = (comments: object[], more: object = {}): object => ({
  ...{ comments, count: comments.length, roots_count: 1, page: { id: 4, key: '/tin/1', admin_only: false, pv: 2 } },
  ...more,
});
const get = (path: string, body: unknown, status = 200): Exchange => ({
  request: { method: 'GET', path: `/api/v2${path}`, headers: bare },
  response: { status, body },
});
const post = (path: string, body: unknown, answer: unknown, status = 200): Exchange => ({
  request: {
    method: 'POST',
    path: `/api/v2${path}`,
    headers: { 'content-type': 'application/json', cookie: null },
    body,
  },
  response: { status, body: answer },
});
const at = (query: string): string => `/comments?page_key=%2Ftin%2F1&site_name=L%C3%A0ng&${query}`;
const sent = {
  ...{ name: 'Hạnh', email: 'hanh@vidu.vn', content: 'Ổ \\*gà\\*', site_name: 'Làng' },
  ...{ page_key: '/tin/1', page_title: 'Đường làng' },
};
const create = (answer: unknown, status = 200, body: object = sent): Exchange =>
  post('/comments', body, answer, status);

async function before(exchanges: Exchange[], options: Partial<ArtalkAdapterOptions> = {}): Promise<Required<Adapter>> {
  const { url } = await replayed(exchanges);
  const zone = { timeZone: 'Asia/Ho_Chi_Minh', fetch: orderedFetch() };
  return artalkAdapter({ endpoint: `${url}/`, site: 'Làng', ...zone, ...options }) as Required<Adapter>;
}

describe('artalkAdapter asks and reads as Artalk documents it', () => {
  it.each([
    [{ is_pass: true }, 200, 'on-demand'],
    [{ is_pass: false }, 200, 'always'],
    [{ msg: 'Captcha disabled' }, 404, 'none'],
  ])('describes a form by the state of the captcha: %o', async (body, status, challenge) => {
    const adapter = await before([get('/captcha/status', body, status), get(at('limit=1&offset=0'), list([]))]);
    const form = await adapter.describeForm(page);
    expect(form).toMatchObject({ challenge, moderation: 'post' });
    expect(form.fields.map(({ name, required }) => `${name}${required ? '*' : ''}`)).toEqual([
      'name*',
      'email*',
      'content*',
    ]);
  });

  it('lists roots in their order with all replies, and dates in the server’s zone', async () => {
    const replies = [row(9, { rid: 8 }), row(8, { rid: 7 }), row(11, { rid: 10 })];
    const adapter = await before([
      get(at('limit=20&offset=0&sort_by=date_desc'), list([row(7), ...replies], { count: 4 })),
    ]);
    const { items, count, next } = await adapter.listComments({ page });
    expect([count, next]).toEqual([4, undefined]);
    expect(items[0]).toMatchObject({
      id: '7',
      content: 'Ý 7',
      created: '2026-11-23T11:00:00.000Z',
      up: 2,
      down: 1,
      replyCount: 2,
    });
    expect(items[0]?.replies?.items.map(({ id, parent, root }) => [id, parent, root])).toEqual([
      ['8', '7', '7'],
      ['9', '8', '7'],
    ]);
  });

  it('counts many pages at once, and one with a comma by itself', async () => {
    const counts = (keys: string): string =>
      `/stats/page_comment?site_name=L%C3%A0ng&page_keys=${encodeURIComponent(keys)}`;
    const adapter = await before([
      get(counts('/a,__proto__'), { data: { '/a': 2 } }),
      get('/comments?page_key=%2Fb%2Cc&site_name=L%C3%A0ng&limit=1&offset=0', list([], { count: 5 })),
      get(counts('/d'), { data: { '/d': 1 } }),
    ]);
    expect(await adapter.countComments(['/a', '__proto__', '/b,c', '/d'])).toEqual([2, 0, 5, 1]);
  });

  it('presses a vote only where it is not so already', async () => {
    const votes = (up: number, down: number, mine: 'is_up' | 'is_down' | '' = ''): object => ({
      ...{ up, down, is_up: false, is_down: false, ...(mine && { [mine]: true }) },
    });
    const look = (state: object): Exchange[] => [
      get('/comments/7', { comment: row(7) }),
      get('/votes/comment/7', state),
    ];
    const adapter = await before([
      ...look(votes(2, 1)),
      post('/votes/comment/7/up', {}, votes(3, 1, 'is_up')),
      ...look(votes(3, 1, 'is_up')),
      ...look(votes(3, 1, 'is_up')),
      post('/votes/comment/7/down', {}, votes(2, 2, 'is_down')),
      ...look(votes(2, 2, 'is_down')),
      post('/votes/comment/7/down', {}, votes(2, 1)),
    ]);
    const cast = (value: 1 | 0 | -1) => adapter.vote({ page, comment: '7', value });
    expect(await cast(1)).toEqual({ up: 3, down: 1, mine: 1 });
    expect(await cast(1)).toEqual({ up: 3, down: 1, mine: 1 });
    expect(await cast(-1)).toEqual({ up: 2, down: 2, mine: -1 });
    expect(await cast(0)).toEqual({ up: 2, down: 1, mine: 0 });
  });

  it('counts no vote on what waits or stands on another page', async () => {
    const none = { up: 0, down: 0, is_up: false, is_down: false };
    for (const more of [{ is_pending: true }, { page_key: '/tin/2' }]) {
      const adapter = await before([get('/comments/7', { comment: row(7, more) }), get('/votes/comment/7', none)]);
      expect(await refusalOf(adapter.vote({ page, comment: '7', value: 1 }))).toMatchObject({ code: 'not-found' });
    }
  });

  it('gives the pages that Artalk knows as articles', async () => {
    const known = (key: string, date: string, title = ''): object => ({
      ...{
        id: 1,
        admin_only: false,
        key,
        url: `https://vidu.vn${key}`,
        title,
        site_name: 'Làng',
        vote_up: 0,
        vote_down: 0,
      },
      ...{ pv: 3, date },
    });
    const data = [known('/tin/2', '2026-11-22 07:00:00', 'Chợ phiên'), known('/tin/1', '2026-11-23 07:00:00')];
    const adapter = await before([get('/stats/latest_pages?site_name=L%C3%A0ng&limit=100', { data })]);
    const { items } = await adapter.listArticles({ kind: 'recent', page: '/tin/1' });
    expect(items).toEqual([
      {
        id: '/tin/2',
        title: 'Chợ phiên',
        url: 'https://vidu.vn/tin/2',
        published: '2026-11-22T00:00:00.000Z',
        views: 3,
      },
    ]);
  });

  it('counts a view of a page that Artalk knows, once', async () => {
    const pv = { page_key: '/tin/1', page_title: 'Đường làng', site_name: 'Làng' };
    const adapter = await before([get(at('limit=1&offset=0'), list([])), post('/pages/pv', pv, { pv: 3 })]);
    await adapter.recordView(page);
    await adapter.recordView(page);
    const unknown = await before([get(at('limit=1&offset=0'), list([], { page: { id: 0, admin_only: false } }))]);
    await unknown.recordView(page);
    await (await before([post('/pages/pv', pv, { pv: 1 })], { addPages: true })).recordView(page);
  });
});

describe('artalkAdapter and the picture captcha', () => {
  const needed = { msg: '需要验证码', need_captcha: true, img_data: picture };

  it('hands on the picture of a refusal, and sends again once its code was taken', async () => {
    const adapter = await before([
      create(needed, 403),
      post('/captcha/verify', { value: 'aB3x' }, { msg: '验证码错误', img_data: picture }, 403),
      post('/captcha/verify', { value: 'Zz9y' }, {}),
      create(row(7, { is_pending: true })),
    ]);
    const first = await refusalOf(adapter.submitComment(draft));
    expect(first).toMatchObject({
      ...{ code: 'challenge', outcome: 'refused' },
      challenge: {
        kind: 'image',
        alternatives: [],
        expiresInMs: 300_000,
        image: { src: picture, width: 160, height: 40, length: 0 },
      },
    });
    const answer = (id = '', text = ''): CommentDraft => ({ ...draft, challenge: { id, answer: text } });
    const second = await refusalOf(adapter.submitComment(answer(first.challenge?.id, 'aB3x')));
    expect([second.code, second.challenge?.id === first.challenge?.id]).toEqual(['challenge', false]);
    const receipt = await adapter.submitComment(answer(second.challenge?.id, 'Zz9y'));
    expect(receipt).toMatchObject({ status: 'pending', id: '7', comment: { name: 'Hạnh', content: 'Ổ *gà*' } });
    expect(JSON.stringify(receipt)).not.toContain('vidu.vn');
  });

  it('takes a challenge once, and only the last one', async () => {
    const adapter = await before([get('/captcha', { img_data: picture }), get('/captcha', { img_data: picture })]);
    const ask = () => adapter.requestChallenge({ page: page.id, purpose: 'comment', accept: ['image'] });
    const { id } = await ask();
    await ask();
    const refused = await refusalOf(adapter.submitComment({ ...draft, challenge: { id, answer: '1234' } }));
    expect(refused).toEqual({ code: 'challenge', outcome: 'refused' });
  });

  it('says that a captcha in a frame cannot be shown', async () => {
    const frame = {
      msg: 'Captcha required',
      need_captcha: true,
      iframe: true,
      img_data: 'data:image/svg+xml,%3Csvg/%3E',
    };
    const adapter = await before([create(frame, 403)]);
    expect(await refusalOf(adapter.submitComment(draft))).toEqual({
      code: 'unsupported',
      outcome: 'refused',
      status: 403,
    });
  });

  it.each([
    'data:image/svg+xml;base64,PHN2Zz4=',
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    'data:image/jpeg;base64,/9j/',
  ])('shows no picture that is none: %s', async (img_data) => {
    const adapter = await before([get('/captcha', { img_data })]);
    const asked = adapter.requestChallenge({ page: page.id, purpose: 'comment', accept: ['image'] });
    expect(await refusalOf(asked)).toMatchObject({ code: 'protocol' });
  });

  it('stores nothing when the code cannot be looked at', async () => {
    const adapter = await before([
      get('/captcha', { img_data: picture }),
      post('/captcha/verify', { value: '1234' }, 'no', 502),
    ]);
    const { id } = await adapter.requestChallenge({ page: page.id, purpose: 'comment', accept: ['image'] });
    const refused = await refusalOf(adapter.submitComment({ ...draft, challenge: { id, answer: '1234' } }));
    expect(refused).toEqual({ code: 'server', outcome: 'refused', status: 502 });
  });
});

describe('artalkAdapter tells what Artalk’s refusals mean', () => {
  it.each([
    [400, { msg: 'Param `name` is required' }, { issues: [{ field: 'name', code: 'required' }] }],
    [400, { msg: 'Param `site_name` is required' }, { issues: [{ field: 'page', code: 'invalid-page' }] }],
    [400, { msg: '无效的邮箱' }, { issues: [{ field: 'email', code: 'invalid-email' }] }],
    [400, { msg: 'Nieznany' }, { issues: [{ field: 'email', code: 'invalid-email' }] }],
    [401, { msg: 'Login required', need_auth_login: true }, { code: 'unauthorized', outcome: 'refused' }],
    [404, { msg: 'Site not found' }, { code: 'not-found', outcome: 'refused' }],
    [429, 'Too Many Requests', { code: 'rate-limited', outcome: 'refused' }],
    [500, { msg: 'Comment failed' }, { code: 'server', outcome: 'unknown' }],
    [200, '<p>Captive portal</p>', { code: 'protocol', outcome: 'unknown' }],
    [200, row(7, { date: 'hôm qua' }), { code: 'protocol', outcome: 'unknown' }],
  ])('a submit that ends with %i, %o', async (status, body, expected) => {
    const adapter = await before([create(body, status)]);
    expect(await refusalOf(adapter.submitComment(draft))).toMatchObject(expected);
  });

  it.each([
    [true, 'forbidden'],
    [false, 'unauthorized'],
  ])('an administrator’s page (%s) or name is %s', async (admin_only, code) => {
    const login = { msg: 'Admin access required', need_login: true };
    const adapter = await before([
      create(login, 403),
      get(at('limit=1&offset=0'), list([], { page: { id: 4, admin_only } })),
    ]);
    expect(await refusalOf(adapter.submitComment(draft))).toMatchObject({ code, outcome: 'refused' });
  });

  it.each([404, 400])('a reply to what nobody can answer: %i', async (status) => {
    const adapter = await before([create({ msg: '不允许回复该评论' }, status, { ...sent, rid: 8 })]);
    const refused = await refusalOf(adapter.submitComment({ ...draft, parent: '8' }));
    expect(refused.issues).toEqual([{ field: 'parent', code: 'invalid-parent' }]);
  });

  it('needs an endpoint and a site', () => {
    expect(() => artalkAdapter({ endpoint: '', site: 'x' })).toThrow('endpoint');
    expect(() => artalkAdapter({ endpoint: 'https://vidu.vn', site: '' })).toThrow('site');
  });
});
