import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { wordpressAdapter, type WordpressAdapterOptions } from '../../../src/adapters/wordpress.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { CommentDraft } from '../../../src/core/comment.js';
import { CommentError } from '../../../src/core/error.js';

const page = { id: '12', url: 'https://vidu.vn/duong/', title: 'Đường' };
const draft: CommentDraft = {
  page,
  submissionId: 'AAAAAAAAAAAAAAAAAAAAAA',
  fields: { name: 'Hạnh', email: 'hanh@example.com', content: 'Ổ gà.' },
};

interface Answer {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Finds post 12, which is open; everything about comments is answered as given. */
async function before(
  { status = 200, body, headers = { 'x-wp-total': '1' } }: Answer,
  options: Partial<WordpressAdapterOptions> = {},
): Promise<Required<Adapter>> {
  return adapterAt((request, response) => {
    request.resume();
    const route = new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('rest_route') ?? '';
    const told = route.endsWith('/posts')
      ? [{ id: 12, slug: 'duong', link: 'https://vidu.vn/duong/' }]
      : { comment_status: 'open' };
    const ours = route.includes('comments');
    response.writeHead(ours ? status : 200, ours ? headers : {});
    const text = ours ? body : told;
    response.end(typeof text === 'string' ? text : JSON.stringify(text));
  }, options);
}

async function adapterAt(
  listener: RequestListener,
  options: Partial<WordpressAdapterOptions> = {},
): Promise<Required<Adapter>> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return wordpressAdapter({ endpoint: `http://127.0.0.1:${port}`, ...options }) as Required<Adapter>;
}

const named = (status: number, code: string, data: object = {}): Answer => ({
  status,
  body: { code, message: 'Sorry <b>.</b>', data: { status, ...data } },
});
const row = {
  id: 1,
  parent: 0,
  author_name: 'Lan',
  date_gmt: '2026-11-01T03:00:00',
  content: { rendered: '<p>Ý.</p>' },
};
const failure = (promise: Promise<unknown>): Promise<CommentError> =>
  promise.then(
    () => expect.unreachable('should reject'),
    (error: unknown) => error as CommentError,
  );

describe('what a WordPress refuses', () => {
  it.each([
    ['rest_comment_login_required', 401, 'unauthorized', undefined],
    ['rest_comment_closed', 403, 'forbidden', undefined],
    ['rest_cannot_read_post', 401, 'unauthorized', undefined],
    ['rest_comment_invalid_post_id', 403, 'invalid', ['page']],
    ['rest_comment_trash_post', 403, 'invalid', ['page']],
    ['rest_comment_draft_post', 403, 'invalid', ['page']],
    ['rest_comment_author_data_required', 400, 'invalid', ['name', 'email']],
    ['rest_comment_content_invalid', 400, 'invalid', ['content']],
    ['comment_author_column_length', 400, 'invalid', ['name']],
    ['comment_author_email_column_length', 400, 'invalid', ['email']],
    ['comment_content_column_length', 400, 'invalid', ['content']],
    ['comment_flood', 400, 'rate-limited', undefined],
    ['constructor', 400, 'invalid', undefined],
    ['some_plugin', 429, 'rate-limited', undefined],
  ])('%s (%i) is %s', async (name, status, code, fields) => {
    const error = await failure((await before(named(status, name))).submitComment(draft));
    expect(error).toBeInstanceOf(CommentError);
    expect([error.code, error.outcome, error.status, error.cause]).toEqual([code, 'refused', status, name]);
    expect(error.issues?.map(({ field }) => field)).toEqual(fields);
  });

  it('says which filter lets guests write', async () => {
    const { message } = await failure((await before(named(401, 'rest_comment_login_required'))).submitComment(draft));
    expect(message).toContain('rest_allow_anonymous_comments');
  });

  it('names the field of every wrong parameter', async () => {
    const params = {
      author_email: 'No.',
      author_name: 'No.',
      ykien_phone: 'Long.',
      post: 'No.',
      parent: 'No.',
      content: 'No.',
      __proto__: 1,
    };
    const details = { ykien_phone: { code: 'rest_too_long' } };
    const answer = named(400, 'rest_invalid_param', { params, details });
    const { issues } = await failure((await before(answer)).submitComment(draft));
    expect(issues).toEqual([
      { field: 'email', code: 'invalid-email' },
      { field: 'name', code: 'malformed' },
      { field: 'phone', code: 'too-long' },
      { field: 'page', code: 'invalid-page' },
      { field: 'parent', code: 'invalid-parent' },
      { field: 'content', code: 'malformed' },
    ]);
  });

  it.each([
    ['no code', 400, {}, 'invalid', 'refused'],
    ['a list', 403, [], 'forbidden', 'refused'],
    ['nothing', 403, '', 'forbidden', 'refused'],
    ['null', 404, 'null', 'not-found', 'refused'],
    ['a page of HTML', 500, '<h1>Fatal</h1>', 'server', 'unknown'],
    ['a maintenance page', 503, '<h1>Briefly unavailable</h1>', 'server', 'unknown'],
    ['wp_die', 500, { code: 'wp_die', message: '', data: { status: 500 } }, 'server', 'unknown'],
    ['a success of HTML', 200, '<html>', 'protocol', 'unknown'],
    ['half an answer', 201, '{"id":7', 'protocol', 'unknown'],
    ['a list where a comment should be', 200, [], 'protocol', 'unknown'],
    ['a bare 409 of a proxy', 409, '', 'conflict', 'refused'],
  ])('a submit that is answered with %s has its code and outcome', async (_, status, body, code, outcome) => {
    const error = await failure((await before({ status, body })).submitComment(draft));
    expect([error.code, error.outcome]).toEqual([code, outcome]);
  });

  it('knows that nothing was sent when the post cannot be looked up', async () => {
    const adapter = await adapterAt((_, response) => void response.writeHead(502).end('<h1>Bad gateway</h1>'));
    const error = await failure(adapter.submitComment(draft));
    expect([error.code, error.outcome]).toEqual(['server', 'refused']);
  });

  it('ends a read and a submit that take too long, with what is known of the outcome', async () => {
    const silent: RequestListener = (request, response) => {
      request.resume();
      if (!request.url?.includes('comments')) response.end('[{"id":12,"slug":"a","link":"/a"}]');
    };
    const adapter = await adapterAt(silent, { timeoutMs: 500, submitTimeoutMs: 60 });
    const [read, sent] = await Promise.all([
      failure(adapter.countComments(['12'])),
      failure(adapter.submitComment(draft)),
    ]);
    expect([read.code, sent.code, sent.outcome]).toEqual(['timeout', 'timeout', 'unknown']);
  });
});

describe('what a WordPress answers wrongly', () => {
  it.each<[string, unknown, string]>([
    ['no list', {}, 'body: not list'],
    ['an id that is a text', [{ ...row, id: '1' }], '[0].id: not number'],
    ['no content', [{ ...row, content: null }], '[0].content: not object'],
    ['content that is no text', [{ ...row, content: { rendered: 1 } }], '[0].content.rendered: not string'],
    ['no time', [{ ...row, date_gmt: 'gestern' }], '[0].date_gmt: not time'],
    ['an impossible time', [{ ...row, date_gmt: '2026-13-01T00:00:00' }], '[0].date_gmt: not time'],
    ['a path that is none', [{ ...row, ykien_path: 'a' }], '[0].ykien_path: not list'],
  ])('%s is a protocol error that names the place', async (_, body, message) => {
    const error = await failure((await before({ body })).listComments({ page }));
    expect([error.code, error.message]).toEqual(['protocol', message]);
  });

  it('does without the header of totals on a short page, and not on a full one', async () => {
    const short = await before({ body: [row], headers: {} });
    expect((await short.listComments({ page })).count).toBe(1);
    const full = await before({ body: Array.from({ length: 100 }, (_, n) => ({ ...row, id: n + 1 })), headers: {} });
    expect((await failure(full.listComments({ page }))).message).toBe('x-wp-total: not number');
  });
});

describe('what strangers have written there', () => {
  it('comes as plain text and a safe tree', async () => {
    const rendered =
      '<p onclick="x()">Xem <a href="javascript:alert(1)">đây</a><script>alert(1)</script> <a href="https://example.com/" style="x">kia</a></p><iframe src="//x"></iframe>';
    const hostile = {
      ...row,
      author_name: '<img src=x onerror=alert(1)>&lt;b&gt;Lan',
      content: { rendered },
      ykien_title: '<b>Đề</b>',
    };
    const adapter = await before({ body: [hostile] }, { fields: { title: 'ykien_title' } });
    const [shown] = (await adapter.listComments({ page })).items;
    expect(shown).toMatchObject({ title: '<b>Đề</b>', content: 'Xem đây kia (https://example.com/)' });
    expect(shown?.name).toContain('<b>Lan');
    expect(JSON.stringify(shown)).not.toMatch(/javascript|script>|onclick|onerror|iframe|style/);
  });

  it('hands on no member that is not public', async () => {
    const leaking = {
      ...row,
      author_email: 'x@example.com',
      author_ip: '127.0.0.9',
      ykien_phone: '0912',
      meta: { phone: '0913' },
      author_avatar_urls: { 24: 'https://g/abc' },
    };
    const told = JSON.stringify(await (await before({ body: [leaking] })).listComments({ page }));
    expect(told).not.toMatch(/x@example|127\.0\.0\.9|091|https:\/\/g/);
  });

  it.each(['__proto__', 'constructor', '1e3', '-1', '0', ' 1', '9'.repeat(400), '1/../../users'])(
    'asks for nothing by the id %s',
    async (id) => {
      const adapter = await before({ body: [row] });
      expect((await failure(adapter.listComments({ page, parent: id }))).code).toBe('not-found');
      expect((await failure(adapter.submitComment({ ...draft, parent: id }))).code).toBe('invalid');
    },
  );
});
