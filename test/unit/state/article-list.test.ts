import { describe, expect, it } from 'vitest';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { Article, ArticleQuery } from '../../../src/core/article.js';
import { CommentError } from '../../../src/core/error.js';
import type { ResultPage } from '../../../src/core/page.js';
import { ArticleListState } from '../../../src/state/article-list.js';
import { PageSource } from '../../../src/state/page-source.js';
import { settle } from './fake-clock.js';

const page = { id: '/a', url: 'https://example.com/a', title: '' };

function articles(...ids: string[]): Article[] {
  return ids.map((id) => ({ id, title: `Bài ${id}`, url: `/bai/${id}`, published: '2018-03-28T12:59:00+07:00' }));
}

interface Call {
  readonly query: ArticleQuery;
  readonly signal: AbortSignal | undefined;
  answer(page: ResultPage<Article>): Promise<void>;
  fail(error: unknown): Promise<void>;
}

function fixture({ limit, given }: { limit?: number; given?: string[] } = {}): {
  state: ArticleListState;
  calls: Call[];
} {
  const calls: Call[] = [];
  const adapter: Adapter = {
    name: 'scripted',
    listArticles: (query, options) =>
      new Promise((resolve, reject) => {
        calls.push({
          query,
          signal: options?.signal,
          answer: (result) => {
            resolve(result);
            return settle();
          },
          fail: (error) => {
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- foreign rejections are a case too
            reject(error);
            return settle();
          },
        });
      }),
  };
  return { state: new ArticleListState(new PageSource(adapter, page), 'older', limit, given), calls };
}

const ids = (state: ArticleListState): string[] => state.value.items.map(({ id }) => id);

describe('ArticleListState', () => {
  it('loads a first page', async () => {
    const { state, calls } = fixture();
    state.load();
    expect(state.value.phase).toBe('loading');
    await calls[0]!.answer({ items: articles('1', '2'), next: 'n' });
    expect(state.value).toMatchObject({ phase: 'ready', next: 'n', added: 0 });
    expect(ids(state)).toEqual(['1', '2']);
  });

  it('asks for its own number of items', () => {
    const { state, calls } = fixture({ limit: 3 });
    state.load();
    expect(calls[0]!.query).toEqual({ kind: 'older', page: '/a', limit: 3 });
  });

  it('puts the next page behind the first, and each item once', async () => {
    const { state, calls } = fixture();
    state.load();
    await calls[0]!.answer({ items: articles('1', '2'), next: 'n' });
    void state.more();
    expect(state.value.phase).toBe('more');
    expect(calls[1]!.query.cursor).toBe('n');
    await calls[1]!.answer({ items: articles('2', '3') });
    expect(ids(state)).toEqual(['1', '2', '3']);
    expect(state.value.added).toBe(1);
    expect(state.value.next).toBeUndefined();
  });

  it('makes one request of two presses on more', async () => {
    const { state, calls } = fixture();
    state.load();
    await calls[0]!.answer({ items: articles('1'), next: 'n' });
    void state.more();
    void state.more();
    expect(calls).toHaveLength(2);
  });

  it('leaves out what the page shows already', async () => {
    const { state, calls } = fixture({ given: ['https://example.com/bai/1'] });
    void state.more();
    await calls[0]!.answer({ items: articles('1', '2') });
    expect(ids(state)).toEqual(['2']);
  });

  it('browses a day, and goes on from its cursor', async () => {
    const { state, calls } = fixture();
    state.browse('2018-03-28');
    await calls[0]!.answer({ items: articles('1'), next: 'n' });
    expect(state.value.date).toBe('2018-03-28');
    void state.more();
    expect(calls[1]!.query).toMatchObject({ date: '2018-03-28', cursor: 'n' });
    await calls[1]!.answer({ items: articles('2') });
    state.browse();
    expect(calls[2]!.query.date).toBeUndefined();
  });

  it('ignores a stale answer', async () => {
    const { state, calls } = fixture();
    state.browse('2018-03-28');
    state.browse('2018-03-27');
    expect(calls[0]!.signal?.aborted).toBe(true);
    await calls[1]!.answer({ items: articles('2') });
    await calls[0]!.answer({ items: articles('1') });
    expect(ids(state)).toEqual(['2']);
  });

  it('ignores a stale failure', async () => {
    const { state, calls } = fixture();
    state.browse('2018-03-28');
    state.browse('2018-03-27');
    await calls[0]!.fail(new CommentError('network'));
    expect(state.value.phase).toBe('loading');
  });

  it('keeps what is shown when more fails, and tries the same again', async () => {
    const { state, calls } = fixture();
    state.load();
    await calls[0]!.answer({ items: articles('1'), next: 'n' });
    void state.more();
    await calls[1]!.fail(new CommentError('server'));
    expect(state.value).toMatchObject({ phase: 'failed', next: 'n', error: { code: 'server' } });
    expect(ids(state)).toEqual(['1']);
    state.retry();
    expect(calls[2]!.query.cursor).toBe('n');
    await calls[2]!.answer({ items: articles('2') });
    expect(ids(state)).toEqual(['1', '2']);
    expect(state.value.error).toBeUndefined();
  });

  it('keeps whatever the adapter rejected with', async () => {
    const { state, calls } = fixture();
    const error = new TypeError('x');
    state.load();
    await calls[0]!.fail(error);
    expect(state.value).toMatchObject({ phase: 'failed', error });
  });

  it('aborts what is on its way when it stops', () => {
    const { state, calls } = fixture();
    state.browse('2018-03-28');
    state.stop();
    expect(calls[0]!.signal?.aborted).toBe(true);
  });

  it('is empty where the backend has no lists', async () => {
    const state = new ArticleListState(new PageSource({ name: 'bare' }, page), 'popular');
    state.load();
    await settle();
    expect(state.value).toMatchObject({ phase: 'ready', items: [] });
  });
});
