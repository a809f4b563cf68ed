import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { twikooAdapter, type TwikooAdapterOptions } from '../../../src/adapters/twikoo.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { CommentError } from '../../../src/core/error.js';
import { replay, type Exchange } from '../../support/replay.js';

const page = { id: '/tin/1', url: 'https://example.vn/tin/1', title: 'Đường làng' };
const fields = { name: 'Hạnh', email: 'hanh@example.vn', content: 'Ổ gà & <b>rác</b>\n"hết"' };
const draft = { page, fields, submissionId: 'AAAAAAAAAAAAAAAAAAAAAA' };
const html = 'Ổ gà &#38; &lt;b&gt;rác&lt;/b&gt;<br>"hết"';
const row = (id: string, created: number, changes: object = {}): object => ({
  ...{ id, nick: 'Hạnh', mailMd5: 'c0ffee', link: '', comment: '<p>Chào</p>', os: 'Windows 11', browser: 'Chrome 140' },
  ...{
    ipRegion: '',
    master: false,
    like: 0,
    ups: 0,
    downs: 0,
    liked: false,
    disliked: false,
    replies: [],
    ruser: null,
  },
  ...{ isSpam: false, isOwner: false, created, updated: created, ...changes },
});

/** Every call is a POST to one address; `answer` in another form than JSON is sent as it is. */
const event = (name: string, input: object, answer: unknown, status = 200): Exchange => ({
  request: { method: 'POST', path: '/', headers: { cookie: null, 'content-type': 'application/json' }, body: { event: name, ...input } }, // prettier-ignore
  response: { status, body: answer },
});
const config = (more: object = {}): Exchange =>
  event('GET_CONFIG', {}, { code: 0, config: { VERSION: '1.7.19', ...more }, accessToken: 'unused' });
const token = event('GET_FUNC_VERSION', {}, { code: 0, version: '1.7.19', accessToken: 'guest-1' });
const submit = (answer: unknown, status = 200, more: object = {}): Exchange =>
  event('COMMENT_SUBMIT', { url: page.id, href: page.url, ua: 'Mozilla/5.0 (compatible; Ykien)', nick: 'Hạnh', mail: 'hanh@example.vn', comment: html, accessToken: 'guest-1', ...more }, answer, status); // prettier-ignore
const look = (data: object[], more: object = {}): Exchange =>
  event('COMMENT_GET', { url: page.id, ...more }, { data, more: false, count: data.length });
const counts = event('GET_COMMENTS_COUNT', { urls: [page.id], includeReply: true }, { data: [{ url: page.id, count: 9 }] }); // prettier-ignore

async function recorded(
  exchanges: readonly Exchange[],
  options: Partial<TwikooAdapterOptions> = {},
): Promise<Required<Adapter>> {
  // prettier-ignore
  const { url, faults, rest, close } = await replay(exchanges);
  onTestFinished(async () => {
    await close();
    expect([faults, rest()]).toEqual([[], []]);
  });
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) }; // prettier-ignore
  return twikooAdapter({ endpoint: `${url}/`, storage, ...options }) as Required<Adapter>;
}
const failure = (promise: Promise<unknown>): Promise<CommentError> =>
  promise.then(
    () => expect.unreachable('it resolved'),
    (error: unknown) => error as CommentError,
  );

describe('a submit to Twikoo', () => {
  it('asks for a guest’s token first, escapes what was typed, and looks at the list for the state', async () => {
    const adapter = await recorded([config(), token, submit({ id: 'c1' }), look([row('c1', 5)], { accessToken: 'guest-1' })]); // prettier-ignore
    const receipt = await adapter.submitComment(draft);
    expect(receipt).toMatchObject({ status: 'published', id: 'c1', token: 'c1 guest-1' });
    expect(receipt.comment).toMatchObject({
      name: 'Hạnh',
      content: fields.content,
      created: new Date(5).toISOString(),
    });
    expect(JSON.stringify(receipt.comment)).not.toContain('@');
  });

  it.each([
    ['pending', look([row('c1', 5, { isSpam: true, isOwner: true })], { accessToken: 'guest-1' })],
    ['unknown', look([], { accessToken: 'guest-1' })],
    ['unknown', event('COMMENT_GET', { url: page.id, accessToken: 'guest-1' }, '<html>', 502)],
  ])('is %s by what the list says afterwards', async (status, afterwards) => {
    const adapter = await recorded([config(), token, submit({ id: 'c1' }), afterwards]);
    const receipt = await adapter.submitComment(draft);
    expect([receipt.status, receipt.id, receipt.comment?.status]).toEqual([status, 'c1', 'pending']);
  });

  it('names the root of what it answers, wherever that stands', async () => {
    const first = event('COMMENT_GET', { url: page.id }, { data: [row('p', 1, { top: true }), row('b', 9)], more: true, count: 3 }); // prettier-ignore
    const reply = row('r', 4, { pid: 'a', rid: 'a' });
    const second = look([row('a', 3, { replies: [reply] })], { before: 9 });
    const after = look([row('a', 3, { replies: [reply, row('c1', 11, { pid: 'r', rid: 'a' })] })], { before: 4, accessToken: 'guest-1' }); // prettier-ignore
    const adapter = await recorded([config(), first, second, token, submit({ id: 'c1' }, 200, { pid: 'r', rid: 'a' }), after]); // prettier-ignore
    const { status, comment } = await adapter.submitComment({ ...draft, parent: 'r' });
    expect([status, comment?.parent, comment?.root]).toEqual(['published', 'r', 'a']);
  });

  it('stops looking where a server gives the same page for ever', async () => {
    const same = { data: [row('b', 9)], more: true, count: 3 };
    const adapter = await recorded([config(), event('COMMENT_GET', { url: page.id }, same), event('COMMENT_GET', { url: page.id, before: 9 }, same)]); // prettier-ignore
    expect(await failure(adapter.submitComment({ ...draft, parent: 'x' }))).toMatchObject({ code: 'invalid', issues: [{ field: 'parent', code: 'invalid-parent' }] }); // prettier-ignore
  });

  it('refuses what the limit of HTML does not hold, and fields that the owner does not show', async () => {
    const adapter = await recorded([config({ LIMIT_LENGTH: '40' }), config({ DISPLAYED_FIELDS: 'nick', REQUIRED_FIELDS: 'nick' })]); // prettier-ignore
    expect((await failure(adapter.submitComment(draft))).issues).toEqual([{ field: 'content', code: 'too-long', limit: 40 }]); // prettier-ignore
    const more = { ...fields, phone: '0912345678', title: 'Đường' };
    const error = await failure(adapter.submitComment({ ...draft, fields: more }));
    expect(error.issues?.map(({ field }) => field)).toEqual(['email', 'phone', 'title']);
  });

  it.each([
    [1000, '发言频率过高', 'rate-limited', 'refused', undefined],
    [1000, '评论太火爆啦 >_< 请稍后再试', 'rate-limited', 'refused', undefined],
    [1000, 'Too Many Requests', 'rate-limited', 'refused', undefined],
    [1000, '验证码检测失败: 验证码错误', 'challenge', 'refused', undefined],
    [1000, '验证码 token 缺失，请刷新页面重试', 'challenge', 'refused', undefined],
    [1000, '评论内容过长', 'invalid', 'refused', 'content'],
    [1000, '包含屏蔽词', 'invalid', 'refused', 'content'],
    [1000, '邮箱格式不合法', 'invalid', 'refused', 'email'],
    [1000, '参数"url"不合法', 'invalid', 'refused', 'page'],
    [1000, '请先登录管理面板，再使用博主身份发送评论', 'unauthorized', 'refused', undefined],
    [1000, 'connect ECONNREFUSED 127.0.0.1:27017', 'server', 'unknown', undefined],
    [1001, '请更新 Twikoo 云函数至最新版本', 'unsupported', 'refused', undefined],
    [1024, '请先登录', 'unauthorized', 'refused', undefined],
    [1403, 'Forbidden', 'forbidden', 'refused', undefined],
    [100, 'Twikoo 云函数运行正常', 'protocol', 'unknown', undefined],
  ])('takes %i %s for %s', async (code, message, expected, outcome, field) => {
    const adapter = await recorded([config(), token, submit({ code, message })]);
    const error = await failure(adapter.submitComment(draft));
    expect([error.code, error.outcome, error.issues?.[0]?.field]).toEqual([expected, outcome, field]);
  });

  it.each([
    [200, '<html>Log in</html>', 'protocol', 'unknown'],
    [200, '{"id":"c', 'protocol', 'unknown'],
    [200, { id: 7 }, 'protocol', 'unknown'],
    [200, [], 'protocol', 'unknown'],
    [429, { code: 1000, message: 'x' }, 'rate-limited', 'refused'],
    [502, '<html>Bad gateway</html>', 'server', 'unknown'],
  ])('takes status %i with %o for %s', async (status, body, code, outcome) => {
    const adapter = await recorded([config(), token, submit(body, status)]);
    expect(await failure(adapter.submitComment(draft))).toMatchObject({ code, outcome });
  });

  it('has sent nothing when the rules cannot be had', async () => {
    const adapter = await recorded([event('GET_CONFIG', {}, 'down', 503)]);
    expect(await failure(adapter.submitComment(draft))).toMatchObject({ code: 'server', outcome: 'refused' });
  });

  it('hands on the token of a Turnstile that the page draws', async () => {
    const challenge = { id: 'turnstile', token: 'passed' };
    const adapter = await recorded([config(), token, submit({ id: 'c1' }, 200, { turnstileToken: 'passed' }), look([], { accessToken: 'guest-1' })]); // prettier-ignore
    expect((await adapter.submitComment({ ...draft, challenge })).id).toBe('c1');
  });
});

describe('what is read of Twikoo', () => {
  it.each([
    [{}, ['name*', 'email*', 'url', 'content*'], 500],
    [{ DISPLAYED_FIELDS: 'nick,link', REQUIRED_FIELDS: 'link', LIMIT_LENGTH: 0 }, ['name', 'url*', 'content*'], undefined], // prettier-ignore
  ])('is the form that the owner has set up: %o', async (set, names, limit) => {
    const adapter = await recorded([config(set)]);
    const { fields: described, closed } = await adapter.describeForm(page);
    expect(described.map(({ name, required }) => name + (required ? '*' : ''))).toEqual(names);
    expect([described.at(-1)?.maxLength, closed]).toEqual([limit, undefined]);
  });

  it.each(['Turnstile', 'Geetest', 'Cap'])(
    'is a closed form under the captcha %s, with one word to the owner',
    async (captcha) => {
      const warn = vi.spyOn(console, 'warn').mockReturnValue();
      const set = config({ CAPTCHA_PROVIDER: captcha });
      const adapter = await recorded([set, set]);
      for (let n = 0; n < 2; n++) expect((await adapter.describeForm(page)).closed).toBe(true);
      expect(warn.mock.calls).toEqual([[expect.stringContaining(captcha)]]);
      warn.mockRestore();
    },
  );

  it('are roots without a guest’s token, their replies by time, and nothing that could run', async () => {
    const hostile =
      '<img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a><script>alert(1)</script><b>đậm</b>';
    const replies = [row('__proto__', 8, { pid: 'gone', rid: 'a' }), row('r', 7, { pid: 'a', rid: 'a', master: 1 })];
    const root = row('a', 3, { nick: '<b>Hạnh</b>', comment: hostile, ups: 2, downs: 1, replies });
    const adapter = await recorded([look([root]), counts]);
    const { items, count, total, next } = await adapter.listComments({ page });
    expect([count, total, next]).toEqual([9, 1, undefined]);
    expect(items[0]).toMatchObject({ name: '<b>Hạnh</b>', up: 2, down: 1, replyCount: 2 });
    expect(items[0]?.replies?.items.map(({ id, parent, role }) => [id, parent, role])).toEqual([['r', 'a', 'author'], ['__proto__', 'a', undefined]]); // prettier-ignore
    expect(JSON.stringify(items)).not.toMatch(/script|onerror|mailMd5|Chrome/);
  });

  it('are pages by time, with what is pinned before them', async () => {
    const first = { data: [row('p', 1, { top: true }), row('b', 9), row('a', 8)], more: true, count: 4 };
    const again = event('COMMENT_GET', { url: page.id }, first);
    const adapter = await recorded([again, counts, again, look([row('a', 8)], { before: 9 })]);
    const one = await adapter.listComments({ page, limit: 1 });
    const two = await adapter.listComments({ page, limit: 1, cursor: one.next ?? '' });
    const three = await adapter.listComments({ page, limit: 1, cursor: two.next ?? '' });
    expect([one, two, three].map(({ items }) => items[0]?.id)).toEqual(['p', 'b', 'a']);
    expect(three.next).toBeUndefined();
  });

  it.each([
    [{ data: [row('a', 1e300)] }, '.data[0].created: not time'],
    [{ data: [row('a', 3, { replies: null })] }, '.data[0].replies: not list'],
    [{ data: 'x' }, '.data: not list'],
  ])('names the place of what is not as agreed: %o', async (answer, message) => {
    const adapter = await recorded([event('COMMENT_GET', { url: page.id }, answer)]);
    const error = await failure(adapter.listComments({ page, comment: 'a' }));
    expect([error.code, error.message]).toEqual(['protocol', message]);
  });

  it('is a refusal also where only a message tells it', async () => {
    const adapter = await recorded([event('COMMENT_GET', { url: '' }, { data: [], message: '参数"url"不合法' })]);
    expect((await failure(adapter.listComments({ page: { ...page, id: '' }, comment: 'a' }))).code).toBe('invalid');
  });
});

describe('what a guest of Twikoo does', () => {
  it.each([
    [1, {}, 'up', { up: 3, down: 1, mine: 1 }],
    [-1, { liked: true }, 'down', { up: 1, down: 2, mine: -1 }],
    [0, { liked: true }, 'up', { up: 1, down: 1, mine: 0 }],
    [0, { disliked: true }, 'down', { up: 2, down: 0, mine: 0 }],
  ] as const)('is a vote of %i where %o is set: one toggle %s', async (value, had, type, sums) => {
    const seen = look([row('a', 3, { ups: 2, downs: 1, ...had })], { accessToken: 'guest-1' });
    const adapter = await recorded([token, seen, event('COMMENT_LIKE', { id: 'a', type, accessToken: 'guest-1' }, { updated: 1 })]); // prettier-ignore
    expect(await adapter.vote({ page, comment: 'a', value, readerKey: 'k' })).toEqual(sums);
  });

  it('is no toggle where the vote is set already, and none on an own comment', async () => {
    const near = { accessToken: 'guest-1', before: 4 };
    const adapter = await recorded([token, look([row('a', 3, { liked: true, ups: 1 })], { accessToken: 'guest-1' }), look([row('a', 3, { isOwner: true })], near)]); // prettier-ignore
    expect(await adapter.vote({ page, comment: 'a', value: 1 })).toEqual({ up: 1, down: 0, mine: 1 });
    expect((await failure(adapter.vote({ page, comment: 'a', value: 1 }))).code).toBe('forbidden');
  });

  it('is a deletion with the token that the comment was sent with; what is away is no error', async () => {
    const gone = (answer: object): Exchange => event('COMMENT_DELETE_FOR_USER', { id: 'a', accessToken: 'guest-1' }, answer); // prettier-ignore
    const adapter = await recorded([gone({ code: 0, deleted: 1 }), gone({ code: 1000, message: '评论不存在' }), gone({ code: 1000, message: '只能删除自己的评论' })]); // prettier-ignore
    const own = { page, comment: 'a', token: 'a guest-1' };
    await adapter.deleteComment(own);
    await adapter.deleteComment(own);
    expect((await failure(adapter.deleteComment(own))).code).toBe('unauthorized');
  });

  it('is one view in half an hour, and another try after one that failed', async () => {
    const view = (answer: unknown, status?: number): Exchange => event('COUNTER_GET', { url: page.id, href: page.url, title: page.title }, answer, status); // prettier-ignore
    const adapter = await recorded([view('down', 500), view({ data: {}, updated: 1 })]);
    expect((await failure(adapter.recordView(page))).code).toBe('server');
    await adapter.recordView(page);
    await adapter.recordView(page);
  });

  it('ends late answers with `timeout`, and calls that were ended with AbortError', async () => {
    const never: typeof fetch = (_, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))); // prettier-ignore
    const adapter = await recorded([], { fetch: never, timeoutMs: 10 });
    expect((await failure(adapter.listComments({ page }))).code).toBe('timeout');
    expect((await failure(adapter.listComments({ page }, { signal: AbortSignal.abort() }))).name).toBe('AbortError');
    expect(() => twikooAdapter({ endpoint: '' })).toThrow('needs "endpoint"');
  });
});
