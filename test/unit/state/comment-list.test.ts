import { describe, expect, it } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { comment, listFixture, outline, page, reply, roots } from './comment-list-fixture.js';
import { settle } from './fake-clock.js';

describe('the first page', () => {
  it('is loading, then ready with threads, count, cursor and position', async () => {
    const { list, calls } = listFixture();
    expect(list.value).toMatchObject({ phase: 'idle', threads: [] });
    void list.load();
    expect(list.value.phase).toBe('loading');
    await calls[0]!.answer({ items: roots('a', 'b'), next: 'n', count: 7, position: 'p0' });
    expect(list.value).toMatchObject({ phase: 'ready', next: 'n', count: 7, arrived: 0, sort: 'newest' });
    expect(outline(list)).toBe('a b');
    expect(list.position).toBe('p0');
  });

  it('is asked for as the page’s part where it is the newest in the default number', async () => {
    const asked: unknown[] = [];
    const { list, calls } = listFixture({
      openPage: async ({ parts }) => {
        asked.push(parts);
        return { comments: { items: roots('a') } };
      },
    });
    await list.load();
    expect(asked).toEqual([['comments']]);
    expect(calls).toEqual([]);
    expect(outline(list)).toBe('a');
  });

  it('is asked for by itself in another order or number', async () => {
    const openPage = (): never => {
      throw new Error('not this');
    };
    const oldest = listFixture({ openPage }, { sort: 'oldest' });
    void oldest.list.load();
    expect(oldest.calls[0]!.query).toEqual({ page, sort: 'oldest' });
    const five = listFixture({ openPage }, { limit: 5 });
    void five.list.load();
    expect(five.calls[0]!.query).toEqual({ page, sort: 'newest', limit: 5 });
  });

  it('is empty where the backend has no comments, or no list at all', async () => {
    const { list, open } = listFixture();
    await open({ items: [] });
    expect(list.value).toMatchObject({ phase: 'ready', threads: [] });
    const bare = listFixture({ listComments: undefined as never });
    await bare.list.load();
    expect(bare.list.value).toMatchObject({ phase: 'ready', threads: [] });
  });

  it('says that the page is closed', async () => {
    const { list, open } = listFixture();
    await open({ items: [], closed: true });
    expect(list.value.closed).toBe(true);
  });

  it('carries inline replies with their cursor', async () => {
    const { list, open } = listFixture();
    await open({ items: [comment('a', { replyCount: 3, replies: { items: [reply('r', 'a')], next: 'n' } })] });
    expect(outline(list)).toBe('a(r)');
    expect(list.value.threads[0]).toMatchObject({ next: 'n' });
    expect(list.value.threads[0]!.root).not.toHaveProperty('replies');
  });

  it('knows of replies that come on demand by their number', async () => {
    const { list, open } = listFixture();
    await open({ items: [comment('a', { replyCount: 3 }), comment('b', { replyCount: 0 })] });
    expect(list.value.threads.map(({ next }) => next)).toEqual(['', undefined]);
  });
});

describe('a failure', () => {
  it('is kept with its error, and retry asks again', async () => {
    const { list, calls } = listFixture();
    void list.load();
    const error = new CommentError('network');
    await calls[0]!.fail(error);
    expect(list.value).toMatchObject({ phase: 'failed', error });
    void list.retry();
    expect(list.value.phase).toBe('loading');
    await calls[1]!.answer({ items: roots('a') });
    expect(list.value.phase).toBe('ready');
    expect(outline(list)).toBe('a');
  });

  it('of a further page keeps what is there, and retry asks for that page', async () => {
    const { list, calls, open } = listFixture();
    await open({ items: roots('a'), next: 'n' });
    void list.load('newest', 'n');
    expect(list.value.phase).toBe('more');
    await calls[1]!.fail();
    expect(list.value.phase).toBe('failed');
    expect(outline(list)).toBe('a');
    void list.retry();
    expect(calls[2]!.query).toEqual({ page, sort: 'newest', cursor: 'n' });
    await calls[2]!.answer({ items: roots('b') });
    expect(outline(list)).toBe('a b');
  });
});

describe('another order', () => {
  it('replaces what is there only when it has come', async () => {
    const { list, calls, open } = listFixture();
    await open({ items: roots('b', 'a'), next: 'n', count: 2 });
    void list.load('oldest');
    expect(outline(list)).toBe('b a');
    expect(list.value).toMatchObject({ phase: 'loading', sort: 'oldest' });
    await calls[1]!.answer({ items: roots('a', 'b'), count: 2 });
    expect(outline(list)).toBe('a b');
    expect(list.value.next).toBeUndefined();
  });

  it('aborts what was asked for before, and its answer changes nothing', async () => {
    const { list, calls, open } = listFixture();
    await open({ items: roots('a') });
    void list.load('oldest');
    void list.load('top');
    expect(calls[1]!.signal!.aborted).toBe(true);
    await calls[2]!.answer({ items: roots('t') });
    await calls[1]!.answer({ items: roots('o') });
    expect(outline(list)).toBe('t');
    expect(list.value).toMatchObject({ sort: 'top', phase: 'ready' });
  });

  it('that fails keeps what is there', async () => {
    const { list, calls, open } = listFixture();
    await open({ items: roots('a') });
    void list.load('top');
    await calls[1]!.fail();
    expect(list.value).toMatchObject({ phase: 'failed', sort: 'top' });
    expect(outline(list)).toBe('a');
  });
});

describe('stop', () => {
  it('ends what is on its way without an error', async () => {
    const { list, calls } = listFixture();
    void list.load('oldest');
    list.stop();
    expect(calls[0]!.signal!.aborted).toBe(true);
    await calls[0]!.fail(new DOMException('', 'AbortError'));
    expect(list.value.phase).toBe('loading');
    void list.retry();
    await calls[1]!.answer({ items: roots('a') });
    expect(outline(list)).toBe('a');
  });
});

describe('who draws a list', () => {
  it('is told of each change', async () => {
    const { list, calls } = listFixture();
    const phases: string[] = [];
    list.subscribe(() => phases.push(list.value.phase));
    void list.load();
    await settle();
    await calls[0]!.answer({ items: [] });
    expect([...new Set(phases)]).toEqual(['loading', 'ready']);
  });
});
