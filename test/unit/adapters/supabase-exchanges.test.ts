import { describe, expect, it, onTestFinished } from 'vitest';
import { supabaseAdapter } from '../../../src/adapters/supabase.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { CommentDraft } from '../../../src/core/comment.js';
import { replay, type Exchange } from '../../support/replay.js';

// Exchanges in PostgREST's documented format, with our functions' answers.

const key = 'sb_publishable_abc';
const page = { id: '/tin/đường làng', url: 'https://vidu.vn/tin/1', title: 'Một bài viết' };
const headers = { apikey: key, authorization: `Bearer ${key}`, cookie: null };
const posted = { ...headers, 'content-type': 'application/json' };
const columns = 'id,parent,root,status,name,title,content,created_at,edited_at,up,down,score,reply_count';
const path = `/rest/v1/public_comments?page=eq.${encodeURIComponent(page.id)}&select=${columns}`;
const row = {
  id: 7,
  parent: null,
  root: null,
  status: 'published',
  name: 'Hạnh',
  title: null,
  content: 'Ổ gà <b>nhiều</b>.',
  created_at: '2026-11-01T08:00:00.123456+00:00',
  edited_at: null,
  up: 2,
  down: 1,
  score: 1,
  reply_count: 0,
};
const draft: CommentDraft = {
  page,
  fields: { name: 'Hạnh', phone: '0912345678', title: 'Đường', content: 'Ổ gà.' },
  submissionId: 'AAAAAAAAAAAAAAAAAAAAAA',
};
const stored = { status: 'pending', submissionId: draft.submissionId, id: '7', token: 't', editForMs: 900_000 };

async function recorded(...exchanges: Exchange[]): Promise<Required<Adapter>> {
  const server = await replay(exchanges);
  onTestFinished(async () => {
    await server.close();
    expect(server.faults).toEqual([]);
    expect(server.rest()).toEqual([]);
  });
  return supabaseAdapter({ endpoint: `${server.url}/`, key }) as Required<Adapter>;
}

const rpc = (name: string, body: object, response: Exchange['response']): Exchange => ({
  request: { method: 'POST', path: `/rest/v1/rpc/ykien_${name}`, headers: posted, body },
  response,
});
const get = (query: string, response: Exchange['response'], prefer: string | null = null): Exchange => ({
  request: { method: 'GET', path: `${path}${query}`, headers: { ...headers, prefer } },
  response,
});
const problem = (status: number, code: string, message: string, details: string | null = null) => ({
  status,
  body: { code, message, details, hint: null },
});

describe('supabaseAdapter asks and reads as PostgREST documents it', () => {
  it('asks for the replies of a root, the oldest first, and for one more than are wanted', async () => {
    const replies = [8, 9, 10].map((id) => ({ ...row, id, parent: 7, root: 7, reply_count: null }));
    const after =
      '(created_at.gt."2026-11-01T08:00:00.123456+00:00",and(created_at.eq."2026-11-01T08:00:00.123456+00:00",id.gt.9))';
    const adapter = await recorded(
      get(
        '&root=eq.7&order=created_at.asc,id.asc&limit=3',
        { status: 200, body: replies, headers: { 'content-range': '0-2/3' } },
        'count=exact',
      ),
      get(`&root=eq.7&order=created_at.asc,id.asc&limit=3&or=${encodeURIComponent(after)}`, {
        status: 200,
        body: replies.slice(2),
      }),
    );
    const first = await adapter.listComments({ page, parent: '7', limit: 2 });
    expect([first.items.map(({ id }) => id), first.total]).toEqual([['8', '9'], 3]);
    const second = await adapter.listComments({ page, parent: '7', limit: 2, cursor: first.next ?? '' });
    expect([second.items.map(({ id }) => id), second.next]).toEqual([['10'], undefined]);
  });

  it('looks whether the root is there when it has no replies', async () => {
    const none = { status: 200, body: [] };
    const adapter = await recorded(
      get('&root=eq.7&order=created_at.asc,id.asc&limit=21', none, 'count=exact'),
      get('&id=eq.7&limit=1', { status: 200, body: [row] }),
      get('&root=eq.8&order=created_at.asc,id.asc&limit=21', none, 'count=exact'),
      get('&id=eq.8&limit=1', none),
    );
    expect((await adapter.listComments({ page, parent: '7' })).items).toEqual([]);
    await expect(adapter.listComments({ page, parent: '8' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('sends a comment with its phone number in a field of its own, and absent members not at all', async () => {
    const { submissionId, fields } = draft;
    const adapter = await recorded(
      rpc('submit', { page: page.id, fields, submission_id: submissionId }, { status: 200, body: stored }),
      rpc(
        'submit',
        { page: page.id, fields, submission_id: submissionId, parent: '3', reader: 'r' },
        { status: 200, body: { ...stored, submissionId: 'another' } },
      ),
    );
    expect(await adapter.submitComment(draft)).toEqual(stored);
    await expect(adapter.submitComment({ ...draft, parent: '3', readerKey: 'r' })).rejects.toMatchObject({
      code: 'protocol',
      outcome: 'unknown',
    });
  });

  it('asks for form, counts, states, votes, edits and deletions by functions', async () => {
    const adapter = await recorded(
      rpc('page', { page: page.id }, { status: 200, body: { count: 3, closed: true, moderation: 'post' } }),
      rpc('counts', { pages: ['/a', '/b'] }, { status: 200, body: [1, 0] }),
      rpc('status', { tokens: ['t'] }, { status: 200, body: [stored] }),
      rpc('vote', { comment: '7', value: -1, reader: 'r' }, { status: 200, body: { up: 0, down: 1, mine: -1 } }),
      rpc('edit', { comment: '7', token: 't', fields: { content: 'Mới.' } }, { status: 200, body: stored }),
      rpc('delete', { comment: '7', token: 't' }, { status: 204 }),
    );
    expect(await adapter.describeForm(page)).toMatchObject({ moderation: 'post', closed: true, challenge: 'none' });
    expect(await adapter.countComments(['/a', '/b'])).toEqual([1, 0]);
    expect(await adapter.commentStatus(['t'])).toEqual([stored]);
    expect(await adapter.vote({ page, comment: '7', value: -1, readerKey: 'r' })).toEqual({ up: 0, down: 1, mine: -1 });
    expect(await adapter.editComment({ page, comment: '7', token: 't', fields: { content: 'Mới.' } })).toEqual(stored);
    expect(await adapter.deleteComment({ page, comment: '7', token: 't' })).toBeUndefined();
  });

  it('takes a row for what the columns say, and leaves everything else behind', async () => {
    const hostile = {
      ...row,
      phone: '0912345678',
      submission_id: 'secret',
      name: '<img src=x onerror=alert(1)>',
      __proto__: { up: 9 },
    };
    const adapter = await recorded(
      get('&root=eq.7&order=created_at.asc,id.asc&limit=21', { status: 200, body: [hostile] }, 'count=exact'),
    );
    const { items } = await adapter.listComments({ page, parent: '7' });
    expect(items).toEqual([
      {
        id: '7',
        status: 'published',
        name: hostile.name,
        content: row.content,
        created: row.created_at,
        up: 2,
        down: 1,
        replyCount: 0,
      },
    ]);
  });
});

describe('supabaseAdapter tells errors by our codes', () => {
  const cases: [string, Exchange['response'], object][] = [
    [
      'a refusal of our functions',
      problem(400, 'P0001', 'forbidden', ''),
      { code: 'forbidden', outcome: 'refused', status: 400 },
    ],
    [
      'issues',
      problem(400, 'P0001', 'invalid', '[{"field":"title","code":"required"}]'),
      { code: 'invalid', issues: [{ field: 'title', code: 'required' }] },
    ],
    ['issues that are none', problem(400, 'P0001', 'invalid', 'oops'), { code: 'invalid', issues: [] }],
    ['another text under the id', problem(400, 'P0001', 'conflict', ''), { code: 'conflict', outcome: 'refused' }],
    ['too many in a minute', problem(400, 'P0001', 'rate-limited', ''), { code: 'rate-limited', retryAfterMs: 60_000 }],
    ['an exception of somebody else', problem(400, 'P0001', 'my trigger'), { code: 'invalid', outcome: 'refused' }],
    ['a code from the prototype', problem(400, 'toString', ''), { code: 'invalid' }],
    [
      'a unique row',
      problem(409, '23505', 'duplicate key value violates unique constraint'),
      { code: 'conflict', outcome: 'refused' },
    ],
    [
      'no right, as nobody',
      problem(401, '42501', 'permission denied for function'),
      { code: 'unauthorized', outcome: 'refused' },
    ],
    [
      'no right, as somebody',
      problem(403, '42501', 'permission denied for function'),
      { code: 'forbidden', outcome: 'refused' },
    ],
    [
      'a function that is not there',
      problem(404, 'PGRST202', 'Could not find the function'),
      { code: 'unsupported', outcome: 'refused' },
    ],
    ['a view that is not there', problem(404, 'PGRST205', 'Could not find the table'), { code: 'unsupported' }],
    ['a token that has expired', problem(401, 'PGRST301', 'JWT expired'), { code: 'unauthorized' }],
    [
      'a statement that took too long',
      problem(500, '57014', 'canceling statement due to statement timeout'),
      { code: 'server', outcome: 'unknown' },
    ],
    [
      'no connection to the database',
      problem(503, 'PGRST001', 'Database client error'),
      { code: 'server', outcome: 'unknown' },
    ],
    [
      'no connection in time',
      problem(504, 'PGRST003', 'Timed out acquiring connection'),
      { code: 'server', outcome: 'unknown' },
    ],
    [
      'a key that the gateway does not know',
      { status: 401, body: { message: 'Invalid API key' } },
      { code: 'unauthorized' },
    ],
    [
      'the limit of the gateway',
      { status: 429, body: { message: 'slow down' }, headers: { 'retry-after': '7' } },
      { code: 'rate-limited', retryAfterMs: 7000 },
    ],
    ['a page of a proxy', { status: 502, body: '<html>Bad gateway</html>' }, { code: 'server', outcome: 'unknown' }],
    ['a page of a portal', { status: 200, body: '<html>Sign in</html>' }, { code: 'protocol', outcome: 'unknown' }],
    ['half an answer', { status: 200, body: '{"status":"pend' }, { code: 'protocol', outcome: 'unknown' }],
    [
      'a receipt without a state',
      { status: 200, body: { id: '7' } },
      { code: 'protocol', message: '.status: not published,pending,removed,unknown' },
    ],
  ];
  for (const [name, response, error] of cases) {
    it(`tells ${name}`, async () => {
      const { fields, submissionId } = draft;
      const adapter = await recorded(rpc('submit', { page: page.id, fields, submission_id: submissionId }, response));
      await expect(adapter.submitComment(draft)).rejects.toMatchObject({ name: 'CommentError', ...error });
    });
  }

  it('names the place of a wrong value in a list', async () => {
    const adapter = await recorded(
      get(
        '&root=eq.7&order=created_at.asc,id.asc&limit=21',
        { status: 200, body: [row, { ...row, name: 5 }] },
        'count=exact',
      ),
    );
    await expect(adapter.listComments({ page, parent: '7' })).rejects.toMatchObject({
      code: 'protocol',
      message: '[1].name: not string',
    });
  });

  it('tells that nobody has a comment by an id that is none', async () => {
    const wrong = problem(400, '22P02', 'invalid input syntax for type bigint: "x"');
    const adapter = await recorded(get('&root=eq.x&order=created_at.asc,id.asc&limit=21', wrong, 'count=exact'));
    await expect(adapter.listComments({ page, parent: 'x' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('refuses, before anything is sent, what the form or the contract refuses', async () => {
    const adapter = await recorded();
    const wrong = [
      adapter.submitComment({ ...draft, fields: { ...draft.fields, email: 'a@example.com' } }),
      adapter.submitComment({ ...draft, fields: { ...draft.fields, phone: '12' } }),
      adapter.editComment({ page, comment: '7', token: 't', fields: { name: 'Ai đó' } }),
      adapter.vote({ page, comment: '7', value: 2 as 1 }),
      adapter.countComments(Array.from({ length: 101 }, String)),
      adapter.commentStatus(Array.from({ length: 21 }, String)),
      adapter.listComments({ page, limit: 51 }),
      adapter.listComments({ page, cursor: 'x' }),
    ];
    for (const each of wrong) await expect(each).rejects.toMatchObject({ code: 'invalid', outcome: 'refused' });
  });

  it('ends at its time, and when it is told to', async () => {
    const never: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)),
      );
    const adapter = supabaseAdapter({
      endpoint: 'https://xyz.example.com',
      key,
      fetch: never,
      timeoutMs: 5,
      submitTimeoutMs: 5,
    }) as Required<Adapter>;
    await expect(adapter.submitComment(draft)).rejects.toMatchObject({ code: 'timeout', outcome: 'unknown' });
    const ending = new AbortController();
    const running = adapter.describeForm(page, { signal: ending.signal });
    ending.abort(new Error('own reason'));
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });
});
