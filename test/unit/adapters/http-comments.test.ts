import { describe, expect, it } from 'vitest';
import { httpAdapter } from '../../../src/adapters/http.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import { CommentError } from '../../../src/core/error.js';
import { ids, key, Thread } from '../../support/thread.js';
import { fetchOf } from '../testing/http-harness.js';
import { draft } from './loopback.js';

const page = { id: '/news/42', url: 'https://example.vn/news/42', title: '' };

function over(thread: Thread): { adapter: Required<Adapter>; sent: [string, RequestInit | undefined][] } {
  const sent: [string, RequestInit | undefined][] = [];
  const through = fetchOf(thread.handler);
  const adapter = httpAdapter({
    endpoint: '/',
    fetch(input, init) {
      sent.push([input as string, init]);
      return through(input, init);
    },
  });
  return { adapter: adapter as Required<Adapter>, sent };
}

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => expect.unreachable('it resolved'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(CommentError);
      const { code, issues = [] } = error as CommentError;
      return [code, ...issues.map(({ field }) => field)].join(' ');
    },
  );

describe('comments over the wire', () => {
  it('are listed, with what the page needs at its start or by themselves', async () => {
    const thread = new Thread();
    const root = await thread.write();
    await thread.reply(root.id);
    const { adapter, sent } = over(thread);
    const { comments, form } = await adapter.openPage({ page, parts: ['form', 'comments'] });
    expect(form?.fields).toHaveLength(4);
    expect(comments).toEqual(await adapter.listComments({ page }));
    expect(comments).toEqual(await thread.list());
    await adapter.listComments({ page, sort: 'top', limit: 2, cursor: undefined } as never);
    expect(sent.map(([url]) => url)).toEqual([
      '/v1/page?page=%2Fnews%2F42&include=form%2Ccomments',
      '/v1/comments?page=%2Fnews%2F42',
      '/v1/comments?page=%2Fnews%2F42&sort=top&limit=2',
    ]);
  });

  it('are refused by name', async () => {
    const thread = new Thread();
    for (let i = 0; i < 2; i++) await thread.write();
    const { adapter } = over(thread);
    const { next = '' } = await adapter.listComments({ page, limit: 1 });
    expect(await codeOf(adapter.listComments({ page, cursor: next, sort: 'oldest' }))).toBe('invalid cursor');
    expect(await codeOf(adapter.listComments({ page, sort: 'best' as never }))).toBe('invalid sort');
    expect(await codeOf(adapter.listComments({ page, comment: 'nobody' }))).toBe('not-found');
  });

  it('are counted for a hundred pages of long names, in requests that a server takes', async () => {
    const thread = new Thread();
    await thread.write();
    const { adapter, sent } = over(thread);
    const pages = [...Array.from({ length: 99 }, (_, i) => `/${i}${'ờ'.repeat(60)}`), page.id];
    expect(await adapter.countComments(pages)).toEqual([...Array.from({ length: 99 }, () => 0), 1]);
    for (const [url] of sent) expect(url.length).toBeLessThan(8000);
    sent.length = 0;
    expect(await adapter.countComments([])).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('are voted on, changed, reported and taken away', async () => {
    const thread = new Thread();
    const { adapter, sent } = over(thread);
    const own = await thread.write('Bản đầu', { readerKey: key('a') });
    const named = { page, comment: own.id };
    expect(await adapter.vote({ ...named, value: 1, readerKey: key('b') })).toEqual({ up: 1, down: 0, mine: 1 });
    expect(await codeOf(adapter.vote({ ...named, value: 1, readerKey: key('a') }))).toBe('forbidden');
    expect(await codeOf(adapter.vote({ ...named, value: 1 }))).toBe('invalid readerKey');
    expect(await adapter.editComment({ ...named, token: own.token, fields: { content: 'Bản sau' } })).toMatchObject({
      status: 'published',
      comment: { content: 'Bản sau' },
    });
    const wrong = adapter.editComment({ ...named, token: 'x', fields: { content: 'Bản sau' } });
    expect(await codeOf(wrong)).toBe('unauthorized');
    const blank = adapter.editComment({ ...named, token: own.token, fields: { content: '' } });
    expect(await codeOf(blank)).toBe('invalid content');
    const reported = adapter.reportComment({ ...named, reason: 'spam', text: 'Quảng cáo', readerKey: key('b') });
    expect(await reported).toBeUndefined();
    expect(await adapter.deleteComment({ ...named, token: own.token })).toBeUndefined();
    expect(await adapter.deleteComment({ ...named, token: own.token })).toBeUndefined();
    expect(ids((await adapter.listComments({ page })).items)).toEqual([]);
    for (const [, init] of sent) expect(init?.credentials).toBe('omit');
    // The page's address and title are nobody's business here.
    for (const [url, init] of sent.slice(0, -1)) expect(`${url} ${init?.body as string}`).not.toContain(page.url);
  });

  it('come with the receipt’s time for an edit', async () => {
    const thread = new Thread();
    const { adapter } = over(thread);
    const receipt = await adapter.submitComment({
      ...draft,
      page,
      fields: { name: 'Hạnh', title: 'Đường', content: 'Ổ gà.' },
    });
    expect(receipt.editForMs).toBe(900_000);
    thread.now += 60_000;
    expect(await adapter.commentStatus([receipt.token!])).toMatchObject([{ status: 'published', editForMs: 840_000 }]);
  });
});
