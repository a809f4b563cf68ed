import { describe, expect, it, onTestFinished } from 'vitest';
import { wordpressAdapter, type WordpressAdapterOptions } from '../../../src/adapters/wordpress.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { CommentDraft } from '../../../src/core/comment.js';
import { replay, type Exchange } from '../../support/replay.js';

// As WordPress 6.1 answers, a must-use plug-in beside it.
const page = { id: '/lang/duong/', url: 'https://vidu.vn/lang/duong/', title: 'Đường làng' };
const cors = { 'x-wp-total': '1', 'x-wp-totalpages': '1' };

const ask = (route: string, query = ''): string => `/?rest_route=/wp/v2/${route}${query && `&${query}`}`;
const get = (path: string, body: unknown, status = 200, headers: Record<string, string> = cors): Exchange => ({
  request: { method: 'GET', path, headers: { accept: 'application/json', cookie: null, authorization: null } },
  response: { status, body, headers },
});

const byslug = get(ask('posts', 'slug=duong&per_page=100&_fields=id,slug,link'), [
  { id: 12, slug: 'duong', link: 'https://vidu.vn/lang/duong/' },
]);
const open = get(ask('posts/12', '_fields=comment_status,ykien_open'), { comment_status: 'open' });
const rows = ask(
  'comments',
  'per_page=100&post=12&orderby=id&order=asc&_fields=id,parent,author_name,date_gmt,content,ykien_path&page=1',
);
const row = (id: number, parent = 0, more: object = {}): object => ({
  id,
  parent,
  author_name: 'H&amp;H',
  date_gmt: `2026-11-0${id}T03:00:00`,
  content: { rendered: `<p>Ý ${id}.<br />\nHai.</p>\n` },
  ...more,
});
const refusal = (status: number, code: string, data: object = {}): Exchange['response'] => ({
  status,
  body: { code, message: 'Sorry.', data: { status, ...data } },
});

async function recorded(
  exchanges: readonly Exchange[],
  options: Partial<WordpressAdapterOptions> = {},
): Promise<Required<Adapter>> {
  const { url, faults, rest, close } = await replay(exchanges);
  onTestFinished(async () => {
    await close();
    expect([faults, rest()]).toEqual([[], []]);
  });
  return wordpressAdapter({ endpoint: `${url}/`, ...options }) as Required<Adapter>;
}

const draft: CommentDraft = {
  page,
  submissionId: 'AAAAAAAAAAAAAAAAAAAAAA',
  fields: { name: 'Hạnh & <Lan>', email: 'hanh@example.com', content: 'Ổ gà -- "to"\n<b>…</b>' },
};
const body = {
  post: '12',
  author_name: 'Hạnh &amp; &lt;Lan&gt;',
  author_email: 'hanh@example.com',
  content: 'Ổ gà &#045;&#045; &quot;to&quot;\n&lt;b&gt;…&lt;/b&gt;',
};
const sending = (response: Exchange['response'], more: object = {}): Exchange => ({
  request: {
    method: 'POST',
    path: ask('comments', '_fields=id,status,date_gmt'),
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8', cookie: null, 'x-wp-nonce': null },
    body: `${new URLSearchParams({ ...body, ...more })}`,
  },
  response,
});
const held = { status: 201, body: { id: 7, status: 'hold', date_gmt: '2026-11-23T03:00:00' } };

describe('wordpressAdapter, recorded', () => {
  it('needs an endpoint, and keys for fields that are not WordPress’ own', () => {
    expect(() => wordpressAdapter({ endpoint: '' })).toThrow(TypeError);
    for (const phone of ['author_url', 'content', 'meta', '__proto__', 'a-b'])
      expect(() => wordpressAdapter({ endpoint: 'https://vidu.vn', fields: { phone } })).toThrow(TypeError);
  });

  it('looks a post up once for parallel callers, and asks anew whether it is closed', async () => {
    const adapter = await recorded([
      byslug,
      open,
      open,
      get(ask('posts/12', '_fields=comment_status,ykien_open'), { comment_status: 'open', ykien_open: false }),
    ]);
    const [one, two] = await Promise.all([adapter.describeForm(page), adapter.describeForm(page)]);
    expect(one).toEqual(two);
    expect(one).toMatchObject({ challenge: 'none', moderation: 'pre' });
    expect(one.fields.map(({ name, required }) => `${name}${required ? '*' : ''}`)).toEqual([
      'name*',
      'email*',
      'content*',
    ]);
    expect((await adapter.describeForm(page)).closed).toBe(true);
  });

  it('tells of an unknown page that it is closed and empty, and looks again the next time', async () => {
    const none = [
      get(ask('posts', 'slug=duong&per_page=100&_fields=id,slug,link'), []),
      get(ask('pages', 'slug=duong&per_page=100&_fields=id,slug,link'), []),
    ];
    const adapter = await recorded([...none, ...none, ...none]);
    expect(await adapter.describeForm(page)).toMatchObject({ closed: true });
    expect(await adapter.listComments({ page })).toMatchObject({ items: [], count: 0, closed: true });
    await expect(adapter.submitComment(draft)).rejects.toMatchObject({ code: 'invalid', issues: [{ field: 'page' }] });
  });

  it('takes the post of a number, of a map, and of its plain address, in /wp-json too', async () => {
    const found = (id: number) => [{ id, slug: 'x', link: `https://vidu.vn/?p=${id}` }];
    const at = (id: number) => get(`/wp-json/wp/v2/posts?include=${id}&per_page=100&_fields=id,slug,link`, found(id));
    const state = (id: number) =>
      get(`/wp-json/wp/v2/posts/${id}?_fields=comment_status,ykien_open`, { comment_status: 'open' });
    const exchanges = [12, 13, 14].flatMap((id) => [at(id), state(id)]);
    const adapter = await recorded(exchanges, { permalinks: 'pretty', postOf: { '/x': 14 } });
    for (const id of ['12', '/?p=13', '/x'])
      expect((await adapter.describeForm({ ...page, id })).closed).toBeUndefined();
  });

  it('tells two posts of one slug apart by the path, and takes neither where it does not', async () => {
    const two = ['a', 'b'].map((parent, n) => ({ id: n + 1, slug: 'duong', link: `https://vidu.vn/${parent}/duong/` }));
    const pages = [
      get(ask('posts', 'slug=duong&per_page=100&_fields=id,slug,link'), []),
      get(ask('pages', 'slug=duong&per_page=100&_fields=id,slug,link'), two),
    ];
    const adapter = await recorded([
      ...pages,
      get(ask('pages/2', '_fields=comment_status,ykien_open'), { comment_status: 'open' }),
      ...pages,
    ]);
    expect((await adapter.describeForm({ ...page, id: '/b/duong' })).closed).toBeUndefined();
    expect((await adapter.describeForm(page)).closed).toBe(true);
  });

  it('makes threads of the flat list, and keeps the place of what was taken away', async () => {
    const list = [row(1), row(2, 1), row(4, 3, { ykien_path: [1, 3] }), row(6, 5, { ykien_path: [5] })];
    const adapter = await recorded([byslug, open, get(rows, list, 200, { 'x-wp-total': '4' })]);
    const { items, count } = await adapter.listComments({ page, sort: 'oldest' });
    expect(count).toBe(4);
    expect(items.map(({ id, status, replyCount }) => [id, status, replyCount])).toEqual([
      ['1', 'published', 2],
      ['5', 'removed', 1],
    ]);
    expect(items[0]).toMatchObject({ name: 'H&H', content: 'Ý 1.\nHai.', created: '2026-11-01T03:00:00Z' });
    expect(items[0]?.replies?.items.map(({ id, parent, root, status }) => [id, parent, root, status])).toEqual([
      ['2', '1', '1', 'published'],
      ['3', '1', '1', 'removed'],
      ['4', '3', '1', 'published'],
    ]);
  });

  it('loses nobody who stands in a circle', async () => {
    const adapter = await recorded([byslug, open, get(rows, [row(1, 2), row(2, 1), row(3, 3)])]);
    const { items } = await adapter.listComments({ page });
    expect(items.map(({ id }) => id)).toEqual(['3', '2', '1']);
  });

  it('sends plain text as HTML that shows it, and gives back what was typed', async () => {
    const adapter = await recorded([byslug, sending(held)]);
    const { fields } = draft;
    const comment = {
      id: '7',
      status: 'pending',
      name: fields.name,
      content: fields.content,
      created: '2026-11-23T03:00:00Z',
    };
    expect(await adapter.submitComment(draft)).toEqual({ status: 'pending', id: '7', comment });
  });

  it('sends title and phone number under the plug-in’s keys only', async () => {
    const keys = { title: 'ykien_title', phone: 'ykien_phone' };
    const more = { ykien_title: '<Đường>', ykien_phone: '0912345678' };
    const adapter = await recorded([byslug, sending({ ...held, body: { ...held.body, status: 'approved' } }, more)], {
      fields: keys,
    });
    const receipt = await adapter.submitComment({
      ...draft,
      fields: { ...draft.fields, title: '<Đường>', phone: '0912345678' },
    });
    expect(receipt).toMatchObject({ status: 'published', comment: { title: '<Đường>' } });
    expect(JSON.stringify(receipt)).not.toMatch(/0912|hanh@/);
  });

  it('looks at what a reply answers before it sends: WordPress would not', async () => {
    const parent = (id: number) => ask(`comments/${id}`, '_fields=post,parent,ykien_path');
    const failing: [string, Exchange[]][] = [
      ['x', []],
      ['9', [{ ...get(parent(9), ''), response: refusal(404, 'rest_comment_invalid_id') }]],
      ['9', [{ ...get(parent(9), ''), response: refusal(401, 'rest_cannot_read') }]],
      ['9', [get(parent(9), { post: 13, parent: 0 })]],
      ['9', [get(parent(9), { post: 12, parent: 4, ykien_path: [1, 2, 3, 4] })]],
    ];
    for (const [id, exchanges] of failing) {
      const adapter = await recorded([byslug, ...exchanges]);
      const issues = [{ field: 'parent', code: 'invalid-parent' }];
      await expect(adapter.submitComment({ ...draft, parent: id })).rejects.toMatchObject({ code: 'invalid', issues });
    }
    const above = [get(parent(9), { post: 12, parent: 4 }), get(parent(4), { post: 12, parent: 0 })];
    const more = { post: '12', parent: '9' };
    const { author_name, author_email, content } = body;
    const adapter = await recorded([
      byslug,
      ...above,
      {
        ...sending(held),
        request: {
          ...sending(held).request,
          body: `${new URLSearchParams({ ...more, author_name, author_email, content })}`,
        },
      },
    ]);
    expect((await adapter.submitComment({ ...draft, parent: '9' })).comment).toMatchObject({ parent: '9', root: '4' });
  });

  it('takes the refusal of a copy for a receipt without an id', async () => {
    const adapter = await recorded([byslug, sending(refusal(409, 'comment_duplicate'))]);
    expect(await adapter.submitComment(draft)).toEqual({ status: 'unknown' });
  });

  it('counts by one request where all comments fit, else by one for each post', async () => {
    const asked = 'slug=a,b&per_page=100&_fields=id,slug,link';
    const both = get(
      ask('posts', asked),
      ['a', 'b'].map((slug, n) => ({ id: n + 1, slug, link: `https://vidu.vn/${slug}` })),
    );
    const all = ask('comments', 'per_page=100&post=1,2&_fields=post');
    const few = await recorded([both, get(all, [{ post: 2 }], 200, { 'x-wp-total': '1' })]);
    expect(await few.countComments(['/a', '/b'])).toEqual([0, 1]);
    const one = (post: number) => ask('comments', `per_page=1&post=${post}&_fields=id`);
    const total = (n: number) => ({ 'x-wp-total': `${n}` });
    const many = await recorded([
      both,
      get(all, [{ post: 2 }], 200, total(150)),
      get(one(1), [{ id: 1 }], 200, total(50)),
      get(one(2), [{ id: 2 }], 200, total(100)),
    ]);
    expect(await many.countComments(['/a', '/b', '/a'])).toEqual([50, 100, 50]);
  });
});
