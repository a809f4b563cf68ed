import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { remark42Adapter, type Remark42AdapterOptions } from '../../../src/adapters/remark42.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { CommentError } from '../../../src/core/error.js';
import { replay, type Exchange } from '../../support/replay.js';

const page = { id: '/tin/1', url: 'https://example.vn/tin/1', title: 'Đường làng' };
const draft = {
  page,
  fields: { name: 'Bùi Thị Hạnh', content: 'Ổ gà & "rác"\n1/2 -- hết' },
  submissionId: 'AAAAAAAAAAAAAAAAAAAAAA',
};
const where = 'site=vidu&url=https%3A%2F%2Fexample.vn%2Ftin%2F1';
const config = {
  auth_providers: ['github', 'anonymous'],
  max_comment_size: 2048,
  edit_duration: 300,
  admin_email: 'a@example.vn',
};
const comment = (changes: object = {}): object => ({
  ...{ id: 'c1', pid: '', text: '<p>Chào</p>', orig: '<script>alert(1)</script>', score: 0, vote: 0 },
  ...{ user: { name: 'Hạnh', id: 'anonymous_1', picture: '', admin: false }, locator: { site: 'vidu', url: page.url } },
  ...{ time: '2026-03-28T12:59:00.123456789+07:00', title: 'Đường làng', ...changes },
});
const jwt = { 'X-JWT': 'jwt-1' };

const asked = (method: string, path: string, body?: unknown, headers: Exchange['request']['headers'] = {}): Exchange['request'] => ({ method, path, headers: { cookie: null, ...headers }, ...(body !== undefined && { body }) }); // prettier-ignore
const get = (path: string, body: unknown, status = 200): Exchange => ({ request: asked('GET', path, undefined, { 'x-jwt': null }), response: { status, body } }); // prettier-ignore
const configGet = get('/api/v1/config?site=vidu', config);
const login: Exchange = {
  request: asked('GET', `/auth/anonymous/login?${new URLSearchParams({ user: 'Bùi Thị Hạnh', aud: 'vidu' })}`),
  response: { status: 200, headers: jwt, body: { name: 'Bùi Thị Hạnh', id: 'anonymous_1' } },
};
const text = '<p>Ổ gà &#38; "rác"<br>1/2 -- hết</p>\n\n';
const post = (status: number, body: unknown, token = 'jwt-1', headers = {}): Exchange => ({
  request: asked('POST', '/api/v1/comment?site=vidu', { text, locator: { site: 'vidu', url: page.url }, title: page.title }, { 'x-jwt': token, 'x-xsrf-token': null, 'content-type': 'application/json' }), // prettier-ignore
  response: { status, body, headers },
});

/** An adapter before recorded exchanges, all of which are asked for by the end of the test, and nothing else. */
async function recorded(
  exchanges: readonly Exchange[],
  options: Partial<Remark42AdapterOptions> = {},
): Promise<Required<Adapter>> {
  const { url, faults, rest, close } = await replay(exchanges);
  onTestFinished(async () => {
    await close();
    expect([faults, rest()]).toEqual([[], []]);
  });
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) }; // prettier-ignore
  return remark42Adapter({ endpoint: `${url}/`, site: 'vidu', votes: true, pages: 'https://example.vn', storage, ...options }) as Required<Adapter>; // prettier-ignore
}
const failure = (promise: Promise<unknown>): Promise<CommentError> =>
  promise.then(
    () => expect.unreachable('it resolved'),
    (error: unknown) => error as CommentError,
  );

describe('a submit to Remark42', () => {
  it('logs in by the composed name, sends a paragraph of HTML, and keeps what was typed in the receipt', async () => {
    const adapter = await recorded([configGet, login, post(201, comment({ text }))]);
    const fields = { ...draft.fields, name: draft.fields.name.normalize('NFD') };
    const receipt = await adapter.submitComment({ ...draft, fields });
    expect(receipt).toMatchObject({ status: 'published', id: 'c1', editForMs: 300_000, token: 'c1 Bùi Thị Hạnh' });
    expect(receipt.comment).toMatchObject({ content: draft.fields.content, created: '2026-03-28T05:59:00.123Z' });
  });

  it('uses a token again, takes a renewed one, and logs in anew when it has ended', async () => {
    const adapter = await recorded([
      ...[configGet, login, post(201, comment(), 'jwt-1', { 'X-JWT': 'jwt-2' })],
      ...[configGet, post(401, 'Unauthorized\n', 'jwt-2'), login, post(201, comment())],
    ]);
    await adapter.submitComment(draft);
    expect((await adapter.submitComment(draft)).status).toBe('published');
  });

  it.each(['An', "O'Hara", 'Bùi-Hạnh', '<b>Hạnh</b>', 'Hạnh.', 'ấ'.repeat(30)])(
    'refuses the name %s before any login',
    async (name) => {
      const adapter = await recorded([configGet]);
      const error = await failure(adapter.submitComment({ ...draft, fields: { ...draft.fields, name } }));
      expect(error).toMatchObject({ code: 'invalid', outcome: 'refused', issues: [{ field: 'name' }] });
    },
  );

  it('refuses what becomes longer than the server takes, and every field that it does not have', async () => {
    const small = get('/api/v1/config?site=vidu', { ...config, max_comment_size: 20 });
    const adapter = await recorded([small, small]);
    const long = await failure(adapter.submitComment({ ...draft, fields: { ...draft.fields, content: '&&&&' } }));
    expect(long.issues).toEqual([{ field: 'content', code: 'too-long', limit: 20 }]);
    const phone = { name: 'Hạnh', content: 'Chào', phone: '0912345678', title: 'Đường' };
    expect((await failure(adapter.submitComment({ ...draft, fields: phone }))).issues?.map(({ field }) => field)).toEqual(['phone', 'title']); // prettier-ignore
  });

  it('tells the owner when the login gives no token that can be read', async () => {
    const adapter = await recorded([configGet, { ...login, response: { status: 200, body: {} } }]);
    const error = await failure(adapter.submitComment(draft));
    expect([error.code, error.outcome, error.message]).toEqual(['unauthorized', 'refused', expect.stringContaining('AUTH_SEND_JWT_HEADER')]); // prettier-ignore
  });

  it('calls a name that the login refuses a wrong name', async () => {
    const adapter = await recorded([configGet, { ...login, response: { status: 403, body: { error: 'incorrect user or password' } } }]); // prettier-ignore
    expect(await failure(adapter.submitComment(draft))).toMatchObject({ code: 'invalid', issues: [{ field: 'name' }] });
  });

  it('sends cookies and the mark against forgery where the owner chose them', async () => {
    vi.stubGlobal('document', { cookie: 'a=b; XSRF-TOKEN=mark-1' });
    onTestFinished(() => void vi.unstubAllGlobals());
    const sent: unknown[] = [];
    const adapter = await recorded([], {
      credentials: 'include',
      fetch: async (url, init) => {
        sent.push([new URL(url as string).pathname, init?.credentials, new Headers(init?.headers).get('x-xsrf-token'), new Headers(init?.headers).get('x-jwt')]); // prettier-ignore
        return Response.json((url as string).includes('config') ? config : comment());
      },
    });
    await adapter.submitComment(draft);
    expect(sent).toEqual([
      ['/api/v1/config', 'omit', null, null],
      ['/auth/anonymous/login', 'include', null, null],
      ['/api/v1/comment', 'include', 'mark-1', null],
    ]);
  });

  const codes = ['server not-found invalid unauthorized invalid not-found not-found forbidden forbidden forbidden forbidden forbidden forbidden forbidden conflict forbidden forbidden forbidden not-found invalid invalid']; // prettier-ignore
  it.each(codes[0]!.split(' ').map((code, number) => [number, code] as const))(
    'takes the server’s number %i for %s',
    async (number, code) => {
      const status = number === 0 ? 500 : [3, 7, 8].includes(number) ? 403 : 400;
      const adapter = await recorded([configGet, login, post(status, { code: number, details: 'd', error: 'e' })]);
      const error = await failure(adapter.submitComment(draft));
      expect(error).toMatchObject({ code, status, outcome: number === 0 ? 'unknown' : 'refused' });
      if (code === 'invalid') expect(error.issues?.map(({ field }) => field)).toEqual(['content']);
    },
  );

  it.each([
    [429, 'You have reached maximum request limit.', 'rate-limited', 'refused'],
    [403, 'Access denied\n', 'forbidden', 'refused'],
    [403, { code: 4, details: 'invalid site', error: 'site mismatch' }, 'forbidden', 'refused'],
    [502, '<html>Bad gateway</html>', 'server', 'unknown'],
    [200, '<html>Log in</html>', 'protocol', 'unknown'],
    [201, '{"id":"c1","te', 'protocol', 'unknown'],
    [201, comment({ id: 7 }), 'protocol', 'unknown'],
    [201, comment({ time: 'gestern' }), 'protocol', 'unknown'],
  ])('takes %i with %o for %s', async (status, body, code, outcome) => {
    const adapter = await recorded([configGet, login, post(status, body)]);
    expect(await failure(adapter.submitComment(draft))).toMatchObject({ code, outcome });
  });

  it('has sent nothing when the rules cannot be had', async () => {
    const adapter = await recorded([get('/api/v1/config?site=vidu', 'down', 503)]);
    expect(await failure(adapter.submitComment(draft))).toMatchObject({ code: 'server', outcome: 'refused' });
  });
});

describe('what is read of Remark42', () => {
  const find = (query: string, body: unknown): Exchange => get(`/api/v1/find?${where}&format=tree&${query}`, body);

  it('is a form that is closed where nobody may write without an account, with a word to the owner', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const empty = { comments: [], info: { url: '', count: 0 } };
    const adapter = await recorded([get('/api/v1/config?site=vidu', { ...config, auth_providers: ['github'] }), find('limit=1', empty)]); // prettier-ignore
    expect((await adapter.describeForm(page)).closed).toBe(true);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('AUTH_ANON'));
    warn.mockRestore();
  });

  it('are roots with replies of any depth by time, what was deleted in between, and no Markdown', async () => {
    const hostile = '<p><a href="javascript:alert(1)">x</a><script>alert(1)</script> <b>đậm</b></p>';
    const deep = { comment: comment({ id: '__proto__', pid: 'c2', text: hostile, time: '2026-03-28T14:00:00Z' }) };
    const gone = { comment: comment({ id: 'c2', pid: 'c1', text: '', delete: true, time: '2026-03-28T13:00:00Z' }), replies: [deep] }; // prettier-ignore
    const root = comment({ score: 1, controversy: 3 ** 0.5 + 0, user: { name: '&lt;Quản trị&gt;', admin: true } });
    const body = { comments: [{ comment: { ...root, score: -1 }, replies: [gone] }], info: { count: 2, count_left: 4, last_comment: 'c1', read_only: true } }; // prettier-ignore
    const adapter = await recorded([find('sort=-score&limit=21', body)]);
    const { items, next, count, closed } = await adapter.listComments({ page, sort: 'top' });
    expect([count, closed, typeof next]).toEqual([2, true, 'string']);
    expect(items[0]).toMatchObject({ name: '<Quản trị>', role: 'moderator', up: 1, down: 2, replyCount: 1 });
    expect(items[0]?.replies?.items.map(({ id, parent, status, content }) => [id, parent, status, content])).toEqual([
      ['c2', 'c1', 'removed', ''],
      ['__proto__', 'c2', 'published', 'x đậm'],
    ]);
    expect(JSON.stringify(items)).not.toMatch(/script/);
  });

  it('are pages behind the last root, also from a server that knows no limit', async () => {
    const nodes = ['c1', 'c2', 'c3'].map((id) => ({ comment: comment({ id }) }));
    const all = { comments: nodes, info: { count: 3 } };
    const adapter = await recorded([find('sort=-time&limit=3', all), find('sort=-time&limit=3&offset_id=c2', all)]);
    const first = await adapter.listComments({ page, limit: 2 });
    const second = await adapter.listComments({ page, limit: 2, cursor: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['c1', 'c2', 'c3']);
    expect(second.next).toBeUndefined();
  });

  it('names the place of what is not as agreed', async () => {
    const adapter = await recorded([find('sort=-time&limit=21', { comments: [{ comment: comment({ score: '1' }) }], info: {} })]); // prettier-ignore
    const error = await failure(adapter.listComments({ page }));
    expect([error.code, error.message]).toEqual(['protocol', '.comments[0].comment.score: not number']);
  });

  it('is no tree that is deeper than anybody answers', async () => {
    let node: object = { comment: comment({ id: 'last' }) };
    for (let n = 0; n < 1000; n++) node = { comment: comment({ id: `c${n}` }), replies: [node] };
    const adapter = await recorded([find('sort=-time&limit=21', { comments: [node], info: {} })]);
    const error = await failure(adapter.listComments({ page }));
    expect([error.code, error.message.slice(-11)]).toEqual(['protocol', 'not so deep']);
  });

  it('are counts of many pages in one request, in the order of the pages', async () => {
    const urls = ['https://example.vn/tin/2', 'https://example.vn/tin/1'];
    const body = [{ url: urls[1], count: 3 }];
    const adapter = await recorded([{ request: asked('POST', '/api/v1/counts?site=vidu', urls), response: { status: 200, body } }]); // prettier-ignore
    expect(await adapter.countComments(['/tin/2', '/tin/1'])).toEqual([0, 3]);
  });
});

describe('what a guest of Remark42 does', () => {
  const put = (path: string, body: unknown, status: number, answer: unknown): Exchange => ({ request: asked('PUT', path, body, { 'x-jwt': 'jwt-1' }), response: { status, body: answer } }); // prettier-ignore
  const own = { page, comment: 'c1', token: 'c1 Bùi Thị Hạnh' };
  const look = (vote: number, score: number): Exchange => ({ request: asked('GET', `/api/v1/id/c1?${where}`, undefined, { 'x-jwt': 'jwt-1' }), response: { status: 200, body: comment({ vote, score }) } }); // prettier-ignore

  it('is an edit under the same login', async () => {
    const edited = comment({ edit: { time: '2026-03-28T13:00:00Z', summary: '' } });
    const adapter = await recorded([configGet, login, put(`/api/v1/comment/c1?${where}`, { text: '<p>Xong</p>\n\n' }, 200, edited)]); // prettier-ignore
    const { status, comment: after } = await adapter.editComment({ ...own, fields: { content: 'Xong' } });
    expect([status, after?.content, after?.edited]).toEqual(['published', 'Xong', '2026-03-28T13:00:00.000Z']);
  });

  it('is a deletion, and none where the time is over', async () => {
    const late = { code: 10, details: "can't update comment", error: 'too late to edit' };
    const target = `/api/v1/comment/c1?${where}`;
    const adapter = await recorded([login, put(target, { delete: true }, 200, comment({ delete: true })), put(target, { delete: true }, 400, late), get(`/api/v1/id/c1?${where}`, comment())]); // prettier-ignore
    await adapter.deleteComment(own);
    expect(await failure(adapter.deleteComment(own))).toMatchObject({ code: 'forbidden', outcome: 'refused' });
  });

  it('is a vote, whose opposite takes two steps, the first of which takes it back', async () => {
    const down = put(`/api/v1/vote/c1?${where}&vote=-1`, undefined, 200, { id: 'c1', score: 0 });
    const adapter = await recorded([configGet, login, post(201, comment()), look(1, 1), down, look(0, 0), down, look(-1, -1)]); // prettier-ignore
    await adapter.submitComment({ ...draft, readerKey: 'k1' });
    expect(await adapter.vote({ page, comment: 'c1', value: -1, readerKey: 'k1' })).toEqual({ up: 0, down: 1, mine: -1 }); // prettier-ignore
  });

  it('is no vote on an own comment', async () => {
    const self = { code: 13, details: "can't vote for comment", error: 'can not vote for his own comment' };
    const adapter = await recorded([configGet, login, post(201, comment()), look(0, 0), put(`/api/v1/vote/c1?${where}&vote=1`, undefined, 400, self)]); // prettier-ignore
    await adapter.submitComment({ ...draft, readerKey: 'k1' });
    expect((await failure(adapter.vote({ page, comment: 'c1', value: 1, readerKey: 'k1' }))).code).toBe('forbidden');
  });

  it('has no votes unless the owner says so, and no adapter without its options', async () => {
    expect((await recorded([], { votes: false })).vote).toBeUndefined();
    expect(() => remark42Adapter({ endpoint: '', site: 'vidu' })).toThrow('needs "endpoint"');
    expect(() => remark42Adapter({ endpoint: 'https://example.vn', site: '' })).toThrow('needs "site"');
  });

  it('ends late answers with `timeout`, and calls that were ended with AbortError', async () => {
    const never: typeof fetch = (_, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))); // prettier-ignore
    const adapter = await recorded([], { fetch: never, timeoutMs: 10 });
    expect((await failure(adapter.listComments({ page }))).code).toBe('timeout');
    const ending = AbortSignal.abort();
    expect((await failure(adapter.listComments({ page }, { signal: ending }))).name).toBe('AbortError');
  });
});
