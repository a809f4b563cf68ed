import { describe, expect, it } from 'vitest';
import { walineAdapter } from '../../../src/adapters/waline.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import { replay } from '../../support/replay.js';
import { before, draft, listing, page, roots, row, submitted, told } from './waline-recorded.js';

describe('walineAdapter lets nothing through', () => {
  const listed = async (...rows: object[]) => {
    const adapter = await before([{ request: roots(), response: listing(rows) }]);
    return (await adapter.listComments({ page })).items;
  };

  it('that runs, from the HTML of a comment', async () => {
    const comment =
      '<p>Xem <a href="javascript:alert(1)">bẫy</a> và <a href="/tin/2">bài</a></p><script>alert(2)</script><img src="https://example.com/x.png" alt="Cầu" onerror=alert(3)>';
    const [item] = await listed(row({ objectId: 1, comment }));
    expect(item?.content).toBe('Xem bẫy và bài (https://example.vn/tin/2)\nCầu');
    expect(JSON.stringify(item)).not.toMatch(/javascript|alert|onerror/);
  });

  it('that is markup, from a name: it is a name', async () => {
    const [item] = await listed(row({ objectId: 1, nick: '<b>Hạnh</b>\u202e&amp;' }));
    expect(item?.name).toBe('<b>Hạnh</b>&amp;');
  });

  it('of the Markdown beside the HTML, of a picture, of an address or of a machine', async () => {
    const secrets = {
      orig: '[bí mật](x)',
      mail: 'a@example.com',
      ip: '203.0.113.7',
      addr: 'Huế',
      browser: 'Một trình duyệt',
    };
    const told = JSON.stringify(
      await listed(row({ objectId: 1, ...secrets, children: [row({ objectId: 2, rid: 1, ...secrets })] })),
    );
    for (const secret of Object.values(secrets)) expect(told).not.toContain(secret);
  });

  it('from ids that are paths, prototypes or in a circle', async () => {
    const children = [
      row({ objectId: '__proto__', pid: 'constructor', rid: 'a' }),
      row({ objectId: 'x', pid: 'y', rid: 'a' }),
      row({ objectId: 'y', pid: 'x', rid: 'a' }),
      row({ objectId: 'a', pid: 'a', rid: 'a' }),
    ];
    const [item] = await listed(row({ objectId: 'a', children }));
    const ids = item?.replies?.items.map(({ id }) => id) ?? [];
    expect(ids.toSorted()).toEqual(['__proto__', 'constructor', 'x', 'y']);
    for (const { id, parent = '' } of item?.replies?.items ?? [])
      expect(['a', ...ids.slice(0, ids.indexOf(id))]).toContain(parent);
    const adapter = await before([
      { request: roots(1, 100), response: listing([row({ objectId: '../user?x=1#' })]) },
      {
        request: { method: 'PUT', path: '/api/comment/..%2Fuser%3Fx%3D1%23?lang=en', body: { like: true } },
        response: told(row({ id: 1, like: 1 })),
      },
    ]);
    expect(await adapter.vote({ page, comment: '../user?x=1#', value: 1 })).toEqual({ up: 1, mine: 1 });
  });

  it('between a comment and its likes, from a reply elsewhere that names it', async () => {
    const children = [row({ objectId: 5, pid: 3, rid: 4 })];
    const adapter = await before([
      { request: roots(), response: listing([row({ objectId: 3 }), row({ objectId: 4, children })]) },
      {
        request: { method: 'PUT', path: '/api/comment/3?lang=en', body: { like: true } },
        response: told(row({ id: 3, like: 1 })),
      },
    ]);
    await adapter.listComments({ page });
    expect(await adapter.vote({ page, comment: '3', value: 1 })).toEqual({ up: 1, mine: 1 });
  });
});

describe('walineAdapter', () => {
  it('gives up after its time, and does not know what became of a comment', async () => {
    const silent = ((_: unknown, { signal }: RequestInit) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason as Error)),
      )) as typeof fetch;
    const options = { endpoint: 'https://comments.example.com', fetch: silent, timeoutMs: 5, submitTimeoutMs: 5 };
    const adapter = walineAdapter(options) as Required<Adapter>;
    await expect(adapter.listComments({ page })).rejects.toMatchObject({ code: 'timeout' });
    await expect(adapter.submitComment(draft)).rejects.toMatchObject({ code: 'timeout', outcome: 'unknown' });
    // Nothing had been sent when what it answers could not be looked for.
    const reply = adapter.submitComment({ ...draft, parent: '3' });
    await expect(reply).rejects.toMatchObject({ code: 'timeout', outcome: 'refused' });
  });

  it('ends with the native AbortError, whatever the reason', async () => {
    const adapter = await before([]);
    const signal = AbortSignal.abort(new Error('own reason'));
    for (const call of [
      adapter.submitComment(draft, { signal }),
      adapter.countComments([], { signal }),
      adapter.recordView(page, { signal }),
    ])
      await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('does not believe a refusal that came by way of a redirect', async () => {
    const { url: elsewhere, close } = await replay([
      { request: { method: 'GET', path: '/' }, response: { status: 403, body: {} } },
    ]);
    const adapter = await before([
      { request: submitted({}), response: { status: 303, headers: { location: `${elsewhere}/` } } },
    ]);
    await expect(adapter.submitComment(draft)).rejects.toMatchObject({ code: 'forbidden', outcome: 'unknown' });
    await close();
  });

  it('says which option is wrong, and how to mend it', () => {
    const make = (options: object) => () => walineAdapter({ endpoint: 'https://comments.example.com', ...options });
    expect(make({ endpoint: '' })).toThrow(/endpoint.*https:/);
    expect(make({ lang: 'fr' })).toThrow(/"fr".*"vi"/);
    expect(make({ articles: [{ path: '/a', title: 'A', published: 'hôm qua' }] })).toThrow(/"\/a".*published/);
  });
});
