import { describe, expect, it } from 'vitest';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { CommentEvent } from '../../../src/core/comment.js';
import { LiveComments } from '../../../src/state/live-comments.js';
import { comment, listFixture, page, roots } from './comment-list-fixture.js';
import { settle } from './fake-clock.js';

interface Watch {
  readonly input: { readonly page: { readonly id: string }; readonly position?: string };
  readonly signal: AbortSignal;
  tell(event: CommentEvent): Promise<void>;
  fail(): Promise<void>;
  end(): Promise<void>;
}

/** A list that is watched by an adapter whose streams the test holds. */
async function watched(adapter: Partial<Adapter> = {}) {
  const watches: Watch[] = [];
  const watch: Adapter['watch'] = (input, options) => {
    const queue: (CommentEvent | Error | undefined)[] = [];
    let wake: () => void = () => undefined;
    const put = (item: CommentEvent | Error | undefined): Promise<void> => {
      queue.push(item);
      wake();
      return settle();
    };
    const signal = options!.signal!;
    signal.addEventListener('abort', () => void put(undefined));
    watches.push({
      input,
      signal,
      tell: put,
      fail: () => put(new Error('down')),
      end: () => put(undefined),
    });
    return (async function* () {
      for (;;) {
        while (!queue.length) await new Promise<void>((resolve) => (wake = resolve));
        const next = queue.shift();
        if (!next) return;
        if (next instanceof Error) throw next;
        yield next;
      }
    })();
  };
  const { list, changes, open } = listFixture({ watch, ...adapter });
  await open({ items: roots('a'), count: 1, position: 'p0' });
  return { list, watches, live: new LiveComments(changes) };
}

const published = (id: string, position: string): CommentEvent => ({
  kind: 'published',
  position,
  comment: comment(id),
});

describe('LiveComments', () => {
  it('goes on from where the list stands', async () => {
    const { live, watches } = await watched();
    live.start();
    expect(watches.map(({ input }) => input)).toEqual([{ page, position: 'p0' }]);
  });

  it('tells the list what happens', async () => {
    const { live, watches, list } = await watched();
    live.start();
    await watches[0]!.tell(published('b', 'p1'));
    expect(list.value).toMatchObject({ arrived: 1, count: 2 });
    expect(list.position).toBe('p1');
  });

  it('watches once, however often it is started', async () => {
    const { live, watches } = await watched();
    live.start();
    live.start();
    expect(watches).toHaveLength(1);
  });

  it('ends its stream when it is stopped, and hears nothing more', async () => {
    const { live, watches, list } = await watched();
    live.start();
    live.stop();
    expect(watches[0]!.signal.aborted).toBe(true);
    await watches[0]!.tell(published('b', 'p1'));
    expect(list.value.arrived).toBe(0);
  });

  it('goes on from the last event after a rest', async () => {
    const { live, watches } = await watched();
    live.start();
    await watches[0]!.tell(published('b', 'p7'));
    live.stop();
    live.start();
    expect(watches[1]!.input.position).toBe('p7');
  });

  it('leaves the list as it is when watching fails, and tries again with the next start', async () => {
    const { live, watches, list } = await watched();
    live.start();
    const before = list.value;
    await watches[0]!.fail();
    expect(list.value).toBe(before);
    live.start();
    expect(watches).toHaveLength(2);
  });

  it('starts again after a stream that has ended', async () => {
    const { live, watches } = await watched();
    live.start();
    await watches[0]!.end();
    live.start();
    expect(watches).toHaveLength(2);
  });

  it('is not confused by an old stream that ends late', async () => {
    const { live, watches } = await watched();
    live.start();
    live.stop();
    live.start();
    await settle();
    live.start();
    expect(watches).toHaveLength(2);
    expect(watches[1]!.signal.aborted).toBe(false);
  });

  it('does nothing where the backend has no news', async () => {
    const { live, list } = await watched({ watch: undefined as never });
    live.start();
    live.stop();
    expect(list.value.arrived).toBe(0);
  });

  it('survives an adapter that throws at once', async () => {
    const { live, list } = await watched({
      watch: () => {
        throw new Error('down');
      },
    });
    expect(() => live.start()).not.toThrow();
    await settle();
    expect(list.value.phase).toBe('ready');
  });
});
