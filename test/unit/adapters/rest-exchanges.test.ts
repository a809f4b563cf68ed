import { describe, expect, it, onTestFinished } from 'vitest';
import { graphqlRoute, restAdapter, type RestAdapterOptions } from '../../../src/adapters/rest.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { CommentDraft } from '../../../src/core/comment.js';
import { replay, type Exchange } from '../../support/replay.js';

const page = { id: '/tin/1', url: 'https://vidu.vn/tin/1', title: 'Một bài viết' };
const draft: CommentDraft = {
  page,
  fields: { name: 'Hạnh', content: 'Ổ gà & <b>bụi</b>.\nXin sửa.' },
  submissionId: 'AAAAAAAAAAAAAAAAAAAAAA',
};
const comment = { id: 'uuid', name: 'author.name', content: 'text', created: 'at' };
const item = { uuid: 7, author: { name: 'Hạnh' }, text: 'Ổ gà.', at: '2026-11-01T08:00:00+07:00' };

type Options = Omit<RestAdapterOptions, 'endpoint'>;

async function recorded(options: Options, ...exchanges: Exchange[]): Promise<Required<Adapter>> {
  const server = await replay(exchanges);
  onTestFinished(async () => {
    await server.close();
    expect(server.faults).toEqual([]);
    expect(server.rest()).toEqual([]);
  });
  // Through JSON where there are no functions, as `options='…'` gives it.
  return restAdapter({ ...options, endpoint: `${server.url}/api/` }) as Required<Adapter>;
}

const asked = (path: string, body: unknown, response: Partial<Exchange['response']> = {}): Exchange => ({
  request: {
    method: 'GET',
    path: `/api${path}`,
    headers: { accept: 'application/json', cookie: null, 'content-type': null },
  },
  response: { status: 200, body, ...response },
});
const posted = (path: string, body: unknown, response: Exchange['response'], method = 'POST'): Exchange => ({
  request: { method, path: `/api${path}`, headers: { 'content-type': 'application/json' }, body },
  response,
});

describe('restAdapter goes through lists', () => {
  const list = (paging: Options['paging'], query: Record<string, string>, map: object = {}): Options => ({
    ...(paging && { paging }),
    routes: { listComments: { path: '/c', query: { post: '{page}', ...query } } },
    map: { items: 'data.list', comment, ...map },
  });
  const items = (...ids: number[]) => ids.map((uuid) => ({ ...item, uuid }));

  it('by offset', async () => {
    const adapter = await recorded(
      list('offset', { skip: '{offset}', take: '{limit}' }),
      asked('/c?post=/tin/1&skip=0&take=2', { data: { list: items(1, 2) } }),
      asked('/c?post=/tin/1&skip=2&take=2', { data: { list: items(3) } }),
    );
    const first = await adapter.listComments({ page, limit: 2 });
    const second = await adapter.listComments({ page, limit: 2, cursor: first.next! });
    expect([first.items.length, second.items.map(({ id }) => id), second.next]).toEqual([2, ['3'], undefined]);
  });

  it('by numbers, also when the size of a page changes', async () => {
    const adapter = await recorded(
      list('page', { p: '{number}', n: '{limit}' }, { total: 'data.sum' }),
      asked('/c?post=/tin/1&p=1&n=2', { data: { list: items(1, 2), sum: 4 } }),
      asked('/c?post=/tin/1&p=1&n=3', { data: { list: items(1, 2, 3), sum: 4 } }),
      asked('/c?post=/tin/1&p=2&n=3', { data: { list: items(4), sum: 4 } }),
    );
    const first = await adapter.listComments({ page, limit: 2 });
    const second = await adapter.listComments({ page, limit: 3, cursor: first.next! });
    const third = await adapter.listComments({ page, limit: 3, cursor: second.next! });
    expect([first, second, third].map((each) => each.items.map(({ id }) => id))).toEqual([['1', '2'], ['3'], ['4']]);
    expect([third.next, third.total]).toEqual([undefined, 4]);
  });

  it('by cursors of the backend, which fit no other query', async () => {
    const next = { from: 'data.end', when: 'data.more' };
    const adapter = await recorded(
      list('cursor', { after: '{cursor}' }, { next }),
      asked('/c?post=/tin/1', { data: { list: items(1), end: 'x/+=', more: true } }),
      asked('/c?post=/tin/1&after=x/%2B%3D', { data: { list: items(2), end: 'y', more: false } }),
    );
    const first = await adapter.listComments({ page });
    const second = await adapter.listComments({ page, cursor: first.next! });
    expect([first.next?.includes('x/+='), second.next]).toEqual([false, undefined]);
    const elsewhere = adapter.listComments({ page: { ...page, id: '/tin/2' }, cursor: first.next! });
    await expect(elsewhere).rejects.toMatchObject({ code: 'invalid', issues: [{ field: 'cursor' }] });
  });

  it('of one answer that holds all, flat or nested, and finds a thread in it', async () => {
    const times = (n: number) => `2026-11-01T08:0${n}:00Z`;
    const all = [
      { ...item, uuid: 1, at: times(1) },
      { ...item, uuid: 2, at: times(2), children: [{ ...item, uuid: 4, at: times(4) }] },
      { ...item, uuid: 3, at: times(3), up: 1 },
      { ...item, uuid: 5, at: times(5), up: 4 },
    ];
    const map = { items: '', comment: { ...comment, parent: 'up', replies: 'children' } };
    const exchange = asked('/c?post=/tin/1', all);
    const adapter = await recorded(list('all', {}, map), exchange, exchange, exchange, exchange);
    const first = await adapter.listComments({ page, limit: 1 });
    expect(first).toMatchObject({ count: 5, items: [{ id: '2', replyCount: 2 }] });
    expect(first.items[0]?.replies?.items.map(({ id, parent, root }) => [id, parent, root])).toEqual([
      ['4', '2', '2'],
      ['5', '4', '2'],
    ]);
    expect((await adapter.listComments({ page, limit: 1, cursor: first.next! })).items).toMatchObject([
      { id: '1', replyCount: 1 },
    ]);
    expect((await adapter.listComments({ page, parent: '1' })).items).toMatchObject([
      { id: '3', parent: '1', root: '1' },
    ]);
    expect((await adapter.listComments({ page, comment: '5' })).items).toMatchObject([{ id: '2' }]);
  });

  it('of articles, its own page left out', async () => {
    const article = {
      id: 'slug',
      title: 'name',
      url: 'link',
      published: { from: 'at', time: 'milliseconds' } as const,
    };
    const adapter = await recorded(
      {
        routes: { listArticles: { path: '/posts', query: { kind: '{kind}', not: '{page}', to: '{date}' } } },
        map: { articles: { items: 'posts' }, article },
        abilities: { articleKinds: ['recent'] },
      },
      asked('/posts?kind=recent&not=/tin/1', {
        posts: ['/tin/1', '/tin/2'].map((slug) => ({ slug, name: 'A', link: slug, at: 1e12 })),
      }),
    );
    expect(await adapter.listArticles({ kind: 'recent', page: page.id })).toEqual({
      items: [{ id: '/tin/2', title: 'A', url: '/tin/2', published: '2001-09-09T01:46:40.000Z' }],
    });
    await expect(adapter.listArticles({ kind: 'popular', page: page.id })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('restAdapter asks as its routes say', () => {
  const map = { comment, receipt: { id: 'uuid', comment: '' } };

  it('by a function, whose answer is sent as it is', async () => {
    const listComments = ({ page: { id }, limit }: { page: { id: string }; limit: number }) => ({
      path: `/c/${id.slice(1).replaceAll('/', ':')}/{page}`,
      query: { n: limit, text: '{fields.name}' },
    });
    const adapter = await recorded(
      { routes: { listComments }, map: { comment } },
      asked('/c/tin:1/{page}?n=20&text={fields.name}', []),
    );
    expect((await adapter.listComments({ page })).items).toEqual([]);
  });

  it('with JSON of values as they are, absent ones left out', async () => {
    const body = { by: '{fields.name}', what: ['{fields.content}', { to: '{parent}', is: 1, how: '{fields.name}!' }] };
    const adapter = await recorded(
      { routes: { submitComment: { method: 'PUT', path: '/c', body } }, map },
      posted(
        '/c',
        { by: 'Hạnh', what: [draft.fields.content, { is: 1, how: '{fields.name}!' }] },
        { status: 202, body: item },
        'PUT',
      ),
    );
    const receipt = await adapter.submitComment(draft);
    expect(receipt).toMatchObject({ status: 'pending', id: '7', comment: { content: draft.fields.content } });
  });

  it('with what was typed escaped where it is taken for HTML', async () => {
    const adapter = await recorded(
      {
        typed: 'html',
        routes: { submitComment: { path: '/c', body: ['{fields.name}', '{fields.content}'] } },
        map: {},
      },
      posted('/c', ['Hạnh', 'Ổ gà &#38; &lt;b&gt;bụi&lt;/b&gt;.<br>Xin sửa.'], { status: 204 }),
    );
    expect(await adapter.submitComment(draft)).toEqual({ status: 'unknown' });
  });

  it('with a value in a path as one segment, which leads nowhere else', async () => {
    const routes = { deleteComment: { method: 'DELETE', path: '/c/{comment}', headers: { 'x-token': '{token}' } } };
    const adapter = await recorded(
      { routes, map: {}, abilities: { editSeconds: 60 } },
      {
        request: { method: 'DELETE', path: '/api/c/..%2Fadmin%3Fx%23%E1%BA%A1', headers: { 'x-token': 't' } },
        response: { status: 204 },
      },
    );
    await adapter.deleteComment({ page, comment: '../admin?x#ạ', token: 't' });
    for (const id of ['..', '.', '', '\ud800'])
      await expect(adapter.deleteComment({ page, comment: id, token: 't' })).rejects.toMatchObject({
        code: 'invalid',
        outcome: 'refused',
      });
  });

  it('takes a refused copy for a receipt where the backend looks for copies', async () => {
    const routes = { submitComment: { path: '/c', body: { a: '{fields.name}', b: '{fields.content}' } } };
    const body = { a: draft.fields.name, b: draft.fields.content };
    const refused = posted('/c', body, { status: 409, body: { error: 'duplicate' } });
    const adapter = await recorded({ routes, map: {}, abilities: { resend: 'duplicate-check' } }, refused);
    expect(await adapter.submitComment(draft)).toEqual({ status: 'unknown' });
    const other = await recorded({ routes, map: {} }, refused);
    await expect(other.submitComment(draft)).rejects.toMatchObject({ code: 'conflict', outcome: 'refused' });
  });
});

describe('restAdapter speaks GraphQL', () => {
  const list = 'query($p: ID!, $n: Int!) { comments(post: $p, first: $n) { id } }';
  const options: Options = {
    routes: {
      listComments: graphqlRoute(list, { p: '{page}', n: '{limit}' }),
      vote: graphqlRoute('mutation($c: ID!) { like(id: $c) { likes } }', { c: '{comment}' }),
    },
    map: { items: 'data.comments', comment, vote: { up: 'data.like.likes' } },
    errors: [
      { path: 'errors[0].extensions.code', is: 'NOT_FOUND', code: 'not-found' },
      { path: 'errors', code: 'server' },
    ],
  };

  it('with documents and variables, and hears its errors in a 200', async () => {
    const variables = { p: page.id, n: 20 };
    const vote = { query: 'mutation($c: ID!) { like(id: $c) { likes } }', variables: { c: '7' } };
    const failure = (code: string) => ({
      status: 200,
      body: { data: null, errors: [{ message: 'no', extensions: { code } }] },
    });
    const adapter = await recorded(
      options,
      posted('', { query: list, variables }, { status: 200, body: { data: { comments: [item] }, errors: [] } }),
      posted('', vote, { status: 200, body: { data: { like: { likes: 3 } } } }),
      posted('', vote, failure('NOT_FOUND')),
      posted('', vote, failure('INTERNAL')),
    );
    expect((await adapter.listComments({ page })).items).toMatchObject([
      { id: '7', created: '2026-11-01T01:00:00.000Z' },
    ]);
    const cast = () => adapter.vote({ page, comment: '7', value: 1 });
    expect(await cast()).toEqual({ up: 3, mine: 1 });
    await expect(cast()).rejects.toMatchObject({ code: 'not-found', outcome: 'refused', status: 200 });
    await expect(cast()).rejects.toMatchObject({ code: 'server', outcome: 'unknown' });
  });
});
