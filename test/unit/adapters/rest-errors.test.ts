import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { restAdapter, type RestAdapterOptions } from '../../../src/adapters/rest.js';
import type { Adapter } from '../../../src/contract/adapter.js';

afterEach(() => vi.restoreAllMocks());

const page = { id: '/tin/1', url: 'https://vidu.vn/tin/1', title: '' };
const options: RestAdapterOptions = {
  endpoint: 'https://api.example.vn',
  routes: {
    listComments: { path: '/c' },
    submitComment: { path: '/c', body: { name: '{fields.name}', content: '{fields.content}' } },
  },
  map: {
    items: 'data.comments',
    comment: {
      id: 'uuid',
      name: 'author.name',
      content: { from: 'html', html: true },
      created: { from: 'at', time: 'seconds' },
      status: { from: 'state', values: { live: 'published', gone: 'removed' } },
      up: 'likes',
    },
  },
};
const item = { uuid: 'a', author: { name: 'Hạnh' }, html: '<p>Ổ gà.</p>', at: 1_700_000_000, state: 'live' };

/** An adapter before a backend that gives one answer to everything. */
const before = (status: number, body: unknown, more: Partial<RestAdapterOptions> = {}): Required<Adapter> =>
  restAdapter({
    ...options,
    ...more,
    fetch: () => Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })),
  }) as Required<Adapter>;

describe('restAdapter names the place in the JSON', () => {
  const list = (...items: unknown[]) => before(200, { data: { comments: items } }).listComments({ page });
  const wrong: [string, unknown[], string][] = [
    [
      'a name that is a number',
      [item, item, item, { ...item, author: { name: 5 } }],
      'data.comments[3].author.name: not string',
    ],
    ['an author that is none', [{ ...item, author: null }], 'data.comments[0].author.name: not string'],
    ['a comment that is none', [item, 'text'], 'data.comments[1]: not object'],
    ['a time that is a text', [{ ...item, at: 'hôm qua' }], 'data.comments[0].at: not number'],
    ['a time beyond all calendars', [{ ...item, at: 1e300 }], 'data.comments[0].at: not a time (seconds)'],
    ['a word that the map does not have', [{ ...item, state: 'toString' }], 'data.comments[0].state: not live,gone'],
    ['likes that are a text', [{ ...item, likes: '5' }], 'data.comments[0].likes: not number'],
    ['an id that is empty', [{ ...item, uuid: '' }], 'data.comments[0].uuid: not an id'],
  ];
  for (const [name, items, message] of wrong) {
    it(`of ${name}`, async () => {
      await expect(list(...items)).rejects.toMatchObject({ code: 'protocol', outcome: 'unknown', message });
    });
  }

  it('of a list that is none', async () => {
    await expect(before(200, { data: {} }).listComments({ page })).rejects.toMatchObject({
      message: 'data.comments: not list',
    });
  });

  it('of what a function could not read', async () => {
    const map = {
      ...options.map,
      comment: { ...options.map.comment!, name: ((each: { by: { x: string } }) => each.by.x) as never },
    };
    const adapter = before(200, { data: { comments: [item] } }, { map });
    await expect(adapter.listComments({ page })).rejects.toMatchObject({
      message: 'data.comments[0]: map.comment.name threw',
    });
  });

  it('and takes what stands there for text, whatever it would like to be', async () => {
    const hostile = {
      ...item,
      author: { name: '<script>alert(1)</script>\u202e' },
      html: '<a href="javascript:alert(1)">x</a><img onerror=alert(1)><script>y</script><b>z</b>',
      __proto__: { likes: 9 },
    };
    const { items } = await list(hostile, { ...item, state: 'gone', author: null, html: null });
    expect(items).toEqual([
      {
        id: 'a',
        status: 'published',
        name: '<script>alert(1)</script>',
        created: '2023-11-14T22:13:20.000Z',
        content: 'xz',
        rich: expect.anything() as unknown,
      },
      { id: 'a', status: 'removed', name: '', content: '', created: '2023-11-14T22:13:20.000Z' },
    ]);
    expect(JSON.stringify(items[0]?.rich)).not.toMatch(/javascript|onerror|href/);
  });

  it('and reaches no prototype', async () => {
    const map = { ...options.map, comment: { ...options.map.comment!, name: 'constructor.name' } };
    await expect(before(200, { data: { comments: [item] } }, { map }).listComments({ page })).rejects.toMatchObject({
      message: 'data.comments[0].constructor.name: not string',
    });
  });
});

describe('restAdapter tells errors by its rules, and by the status where none fits', () => {
  const draft = { page, fields: { name: 'Hạnh', content: 'Ổ gà.' }, submissionId: 'AAAAAAAAAAAAAAAAAAAAAA' };
  const errors: RestAdapterOptions['errors'] = [
    { status: 422, path: 'errors[0].field', is: 'body', code: 'invalid', field: 'content', issue: 'too-long' },
    { path: 'error', is: 'slow', code: 'rate-limited' },
    { status: 418, code: 'forbidden' },
    { status: 500, path: 'saved', is: false, code: 'server', outcome: 'refused' },
  ];
  const cases: [number, unknown, object][] = [
    [
      422,
      { errors: [{ field: 'body' }] },
      { code: 'invalid', outcome: 'refused', issues: [{ field: 'content', code: 'too-long' }] },
    ],
    [422, { errors: [{ field: 'other' }] }, { code: 'invalid', outcome: 'refused', status: 422 }],
    [200, { error: 'slow' }, { code: 'rate-limited', outcome: 'refused' }],
    [418, '<html>', { code: 'forbidden', outcome: 'refused' }],
    [500, { saved: false }, { code: 'server', outcome: 'refused' }],
    [500, { saved: true }, { code: 'server', outcome: 'unknown' }],
    [401, '', { code: 'unauthorized', outcome: 'refused' }],
    [404, '<html>', { code: 'not-found', outcome: 'refused' }],
    [302, '', { code: 'protocol', outcome: 'unknown' }],
    [503, '', { code: 'server', outcome: 'unknown' }],
    [200, '<html>', { code: 'protocol', outcome: 'unknown' }],
    [200, '{"id":', { code: 'protocol', outcome: 'unknown' }],
  ];
  for (const [status, body, error] of cases) {
    it(`a ${status} with ${JSON.stringify(body)}`, async () => {
      await expect(before(status, body, { errors }).submitComment(draft)).rejects.toMatchObject(error);
    });
  }

  it('a line that breaks, a time that is over, a call that was ended', async () => {
    const broken = restAdapter({
      ...options,
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    }) as Required<Adapter>;
    await expect(broken.submitComment(draft)).rejects.toMatchObject({ code: 'network', outcome: 'unknown' });
    const never: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)),
      );
    const slow = restAdapter({ ...options, fetch: never, timeoutMs: 5, submitTimeoutMs: 5 }) as Required<Adapter>;
    await expect(slow.submitComment(draft)).rejects.toMatchObject({ code: 'timeout' });
    await expect(slow.listComments({ page }, { signal: AbortSignal.abort('own') })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('restAdapter refuses at the start what no mapping has', () => {
  const wrong: [object, string][] = [
    [{ endpoint: '' }, 'needs an endpoint'],
    [{ routes: undefined }, 'routes is missing'],
    [{ routes: { list: {} } }, 'routes.list is unknown: give some of describeForm listComments'],
    [{ map: undefined }, 'map is missing'],
    [{ map: { itmes: 'x' } }, 'map.itmes is unknown'],
    [{ paging: 'pages' }, 'paging is none of offset page cursor all'],
    [{ fields: 'name*' }, 'add content*'],
  ];
  for (const [changes, message] of wrong) {
    it(message, () => {
      const make = () => restAdapter({ ...options, ...changes });
      expect(make).toThrow(TypeError);
      expect(make).toThrow(message);
    });
  }
});

describe('restAdapter looks through the mapping before it sends what somebody has written', () => {
  const { routes, map } = options;
  const submitComment = { path: '/c', body: { a: '{fields.name}', b: '{fields.content}' } };
  const wrong: [object, string][] = [
    [{ map: { ...map, comment: { ...map.comment, nmae: 'x' } } }, 'map.comment.nmae is unknown: give some of id'],
    [{ map: { comment: { id: 'id' } } }, 'map.comment.name is missing: say where it lies'],
    [{ map: { ...map, items: 5 } }, 'map.items: give a path such as "author.name"'],
    [
      { map: { ...map, comment: { ...map.comment, created: { from: 'at', time: 'hours' } } } },
      'map.comment.created: give a path',
    ],
    [{ map: { ...map, comment: { ...map.comment, content: { form: 'x' } } } }, 'map.comment.content: give a path'],
    [{ routes: { ...routes, vote: { path: '/v' } } }, 'map.vote.up is missing'],
    [{ routes: { submitComment, listComments: { path: 'c' } } }, 'routes.listComments.path: begin it with a slash'],
    [
      { routes: { submitComment, listComments: { path: '/{post}' } } },
      '{post} is no placeholder: give one such as {page}',
    ],
    [
      { routes: { submitComment, listComments: { path: '/c', query: { k: '{readerKey}' } } } },
      '{readerKey} is secret: put it into headers or body',
    ],
    [
      { routes: { submitComment: { path: '/c', body: { a: '{fields.name}' } } } },
      'has no {fields.content}: add it: else it would be dropped',
    ],
    [{ routes: { submitComment }, abilities: { resend: 'id' } }, 'has no {submissionId}'],
    [{ routes: { submitComment }, abilities: { maxDepth: 1 } }, 'has no {parent}'],
    [{ routes: { submitComment, deleteComment: { path: '/c' } } }, 'abilities.editSeconds is missing'],
    [{ routes: { submitComment, listArticles: { path: '/a' } } }, 'abilities.articleKinds is missing'],
    [{ errors: [{ code: 'invalid' }] }, 'errors[0]: give status or path'],
    [{ errors: [{ status: 400, code: 'wrong' }] }, 'errors[0]: give status or path'],
  ];
  const draft = { page, fields: { name: 'Hạnh', content: 'Ổ gà.' }, submissionId: 'AAAAAAAAAAAAAAAAAAAAAA' };
  for (const [changes, message] of wrong) {
    it(message, async () => {
      const said = vi.spyOn(console, 'error').mockReturnValue();
      const send = vi.fn<typeof fetch>();
      const map = (changes as Partial<RestAdapterOptions>).routes?.listArticles
        ? { ...options.map, article: { id: 'a', title: 'b', url: 'c', published: 'd' } }
        : options.map;
      const adapter = restAdapter({ ...options, map, ...changes, fetch: send }) as Required<Adapter>;
      const wanted = expect.stringContaining(message) as string;
      await expect(adapter.submitComment(draft)).rejects.toMatchObject({
        code: 'protocol',
        outcome: 'refused',
        message: wanted,
      });
      expect(said).toHaveBeenCalledWith(expect.objectContaining({ name: 'TypeError', message: wanted }));
      expect(send).not.toHaveBeenCalled();
    });
  }
});

describe('restAdapter tells the mistake in the mapping where an answer cannot be read', () => {
  const { map } = options;
  const wrong: [object, string][] = [
    [{ map: { ...map, comment: { ...map.comment, titel: 'x' } } }, 'map.comment.titel is unknown'],
    [{ map: { ...map, comment: { ...map.comment, name: undefined } } }, 'map.comment.name is missing'],
    [{ map: { ...map, items: 5 } }, 'map.items: give a path'],
    [{ map: { ...map, comment: { ...map.comment, created: 5 } } }, 'map.comment.created: give a path'],
    [{ routes: { listComments: { path: '.example.com' } } }, 'routes.listComments.path: begin it with a slash'],
    [{ routes: { listComments: { path: '/{post}' } } }, 'routes.listComments.path: {post} is no placeholder'],
    [{ routes: { listComments: { query: { k: '{token}' } } } }, 'routes.listComments.query.k: {token} is secret'],
    [{ errors: [{ code: 'invalid' }] }, 'errors[0]: give status or path'],
  ];
  for (const [changes, message] of wrong) {
    it(message, async () => {
      const said = vi.spyOn(console, 'error').mockReturnValue();
      const adapter = before(200, { data: { comments: [item] } }, changes);
      const wanted = expect.stringContaining(message) as string;
      await expect(adapter.listComments({ page })).rejects.toMatchObject({ code: 'protocol', message: wanted });
      expect(said).toHaveBeenCalledWith(expect.objectContaining({ name: 'TypeError', message: wanted }));
    });
  }
});

it('makes an adapter of the mapping in the README, as it stands there', () => {
  const readme = readFileSync(new URL('../../../src/adapters/README.md', import.meta.url), 'utf8');
  const [, code = ''] = /```js\nrestAdapter\(([^]*?)\);\n```/.exec(readme) ?? [];
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own text, and JSON but for its quotation marks
  const read = new Function(`return ${code}`) as () => RestAdapterOptions;
  const adapter = restAdapter(JSON.parse(JSON.stringify(read())) as RestAdapterOptions);
  expect(Object.keys(adapter).sort()).toEqual(['abilities', 'describeForm', 'listComments', 'name', 'submitComment']);
});
