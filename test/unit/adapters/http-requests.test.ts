import { afterEach, describe, expect, it, vi } from 'vitest';
import { httpAdapter } from '../../../src/adapters/http.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import { commentSorts, maxReplyDepth } from '../../../src/core/comment.js';
import type { CommentError } from '../../../src/core/error.js';
import { readSite } from '../../../src/server/site.js';
import { draft, receipt } from './loopback.js';

function recording(answer: () => Response = () => Response.json({})): {
  adapter: Required<Adapter>;
  sent: [string, RequestInit][];
} {
  const sent: [string, RequestInit][] = [];
  const spy = async (url: unknown, init?: RequestInit): Promise<Response> => {
    sent.push([String(url), init ?? {}]);
    return answer();
  };
  const adapter = httpAdapter({ endpoint: 'https://example.vn/comments//', fetch: spy });
  return { adapter: adapter as Required<Adapter>, sent };
}

const { page } = draft;

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a request', () => {
  it('goes below the endpoint, whose slashes at the end do not matter', async () => {
    const { adapter, sent } = recording();
    await adapter.openPage({ page, parts: ['form', 'recent'] });
    expect(sent[0]?.[0]).toBe('https://example.vn/comments/v1/page?page=%2Ftin%2F1&include=form%2Crecent');
  });

  it('names only what was asked', async () => {
    const { adapter, sent } = recording(() => Response.json({ items: [] }));
    await adapter.listArticles({ kind: 'older', page: '/tin/1', date: '2018-03-28', limit: 5 });
    await adapter.listArticles({ kind: 'recent', page: '/tin/1', cursor: undefined } as never);
    expect(sent.map(([url]) => url.split('?')[1])).toEqual([
      'kind=older&page=%2Ftin%2F1&date=2018-03-28&limit=5',
      'kind=recent&page=%2Ftin%2F1',
    ]);
  });

  it('carries no cookies, and no header that the CORS lists of servers would refuse', async () => {
    const { adapter, sent } = recording(() => Response.json(receipt));
    await adapter.submitComment(draft);
    const [, init] = sent[0]!;
    expect(init.credentials).toBe('omit');
    expect(init.headers).toEqual({ accept: 'application/json', 'content-type': 'application/json' });
    expect(JSON.parse(init.body as string)).toEqual(draft);
  });

  it('needs no preflight to read', async () => {
    const { adapter, sent } = recording(() => Response.json({ items: [] }));
    await adapter.listArticles({ kind: 'recent', page: '/tin/1' });
    expect(sent[0]?.[1].headers).toEqual({ accept: 'application/json' });
  });

  it('outlives the page when it is a submit of at most 32 KiB', async () => {
    const { adapter, sent } = recording(() => Response.json(receipt));
    await adapter.submitComment(draft);
    await adapter.submitComment({ ...draft, fields: { ...draft.fields, content: 'ệ'.repeat(11_000) } });
    expect(sent.map(([, init]) => init.keepalive)).toEqual([true, false]);
  });

  it('ends with the native AbortError, whatever the reason of the signal', async () => {
    const adapter = httpAdapter({ endpoint: '/', fetch: (_, init) => Promise.reject(init?.signal?.reason as Error) });
    const aborted = adapter.describeForm?.(page, { signal: AbortSignal.abort('my reason') });
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('waits 15 seconds for a read and 30 for a submit', async () => {
    vi.useFakeTimers();
    // The platform's own timer is not one that can be faked.
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const ending = new AbortController();
      setTimeout(() => ending.abort(new DOMException('Late.', 'TimeoutError')), ms);
      return ending.signal;
    });
    const hanging: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)),
      );
    const adapter = httpAdapter({ endpoint: '/', fetch: hanging }) as Required<Adapter>;
    const ends: string[] = [];
    const read = adapter
      .describeForm(page)
      .catch((error: unknown) => ends.push(`read ${(error as CommentError).code}`));
    const submit = adapter
      .submitComment(draft)
      .catch((error: unknown) => ends.push(`submit ${(error as CommentError).code}`));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(ends).toEqual(['read timeout']);
    await vi.advanceTimersByTimeAsync(15_000);
    await Promise.all([read, submit]);
    expect(ends).toEqual(['read timeout', 'submit timeout']);
  });
});

describe('a view', () => {
  it('is plain text without cookies, and outlives the page', async () => {
    const fetched = vi.fn(async () => new Response(null, { status: 204 }));
    vi.stubGlobal('fetch', fetched);
    await httpAdapter({ endpoint: '/c' }).recordView?.(page);
    const [url, init] = fetched.mock.calls[0] as unknown as [string, RequestInit];
    expect([url, init.method, init.body, init.keepalive]).toEqual(['/c/v1/views', 'POST', '{"page":"/tin/1"}', true]);
    expect(init.credentials).toBe('omit');
    expect(new Request('https://example.vn', init).headers.get('content-type')).toMatch(/^text\/plain/);
  });

  it('goes to the injected fetch', async () => {
    const { adapter, sent } = recording(() => new Response(null, { status: 204 }));
    await adapter.recordView(page);
    expect(sent).toHaveLength(1);
  });
});

describe('httpAdapter', () => {
  it('promises what the server does', () => {
    const { abilities } = recording().adapter;
    expect(abilities).toMatchObject({ sorts: commentSorts, maxDepth: maxReplyDepth });
    expect(abilities.editSeconds).toBe(readSite({ origins: ['https://example.vn'] }).editSeconds);
  });

  it('names the mend when the endpoint is missing', () => {
    for (const options of [{}, { endpoint: '' }])
      expect(() => httpAdapter(options as never)).toThrow(/needs an endpoint, such as/);
  });

  it('holds nothing but what the contract names', () => {
    const names = [
      'openPage',
      'describeForm',
      'listArticles',
      'requestChallenge',
      'requestSound',
      'submitComment',
      'commentStatus',
      'recordView',
      'listComments',
      'countComments',
      'vote',
      'editComment',
      'deleteComment',
      'reportComment',
      'watch',
    ];
    expect(Object.keys(recording().adapter).sort()).toEqual(['name', 'abilities', ...names].sort());
  });
});
