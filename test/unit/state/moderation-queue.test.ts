import { describe, expect, it } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { ModerationQueue } from '../../../src/state/moderation-queue.js';
import { FakeModeration, queueItem, queueItems, type FakeOptions } from '../../browser/moderation/support.js';
import { FakeClock, settle } from './fake-clock.js';

async function open(options: FakeOptions = {}) {
  const clock = new FakeClock();
  const fake = new FakeModeration({ items: queueItems(3), ...options });
  const queue = new ModerationQueue(fake.moderation, clock);
  queue.start();
  await settle();
  return {
    clock,
    fake,
    queue,
    ids: () => queue.value.items.map(({ id }) => id),
    asked: (name: string) => fake.calls.filter((call) => call === name).length,
  };
}

/** A call that waits until a test lets it go. */
function gate() {
  let pass!: () => void;
  let fail!: (error: unknown) => void;
  const passed = new Promise<void>((resolve, reject) => {
    pass = resolve;
    fail = reject;
  });
  return { passed, pass, fail };
}

describe('the list', () => {
  it('begins with what waits, the first row current, and counts', async () => {
    const { queue, ids } = await open();
    expect(ids()).toEqual(['1', '2', '3']);
    expect(queue.value).toMatchObject({ phase: 'ready', filter: 'pending', current: '1', counts: { pending: 3 } });
  });

  it('adds a further page behind the rows that are there', async () => {
    const { queue, ids } = await open({ items: queueItems(40) });
    expect(ids()).toHaveLength(30);
    await queue.more();
    expect(ids()).toHaveLength(40);
    expect(queue.value.next).toBeUndefined();
  });

  it('fetches the next page by itself when few rows are left', async () => {
    const { queue, ids } = await open({ items: queueItems(40) });
    await queue.decide(ids().slice(0, 27), 'published');
    await settle();
    expect(ids()).toHaveLength(13);
  });

  it('stops asking when a page brings nothing new', async () => {
    const { fake, queue } = await open({ items: [] });
    let asked = 0;
    (fake.moderation as { listQueue: unknown }).listQueue = async () => (asked++, { items: [], next: 'vòng' });
    queue.reload();
    await settle();
    expect(asked).toBe(1);
  });

  it('looks for words once nobody has typed for a moment', async () => {
    const { clock, queue, ids, asked } = await open();
    queue.search('noi dung');
    queue.search('noi dung cua binh luan 2');
    expect(asked('listQueue')).toBe(1);
    await clock.tick(300);
    expect(asked('listQueue')).toBe(2);
    expect(ids()).toEqual(['2']);
  });

  it('shows another state when the filter changes, with nothing selected', async () => {
    const { queue, ids } = await open({ items: [...queueItems(2), queueItem('x', { status: 'spam' })] });
    queue.select('1');
    queue.filter('spam');
    expect(ids()).toEqual([]);
    await settle();
    expect(ids()).toEqual(['x']);
    expect(queue.value.selected.size).toBe(0);
  });

  it('lets the answer to an earlier question fall', async () => {
    const slow = gate();
    const { queue, ids, fake } = await open({ items: [...queueItems(2), queueItem('x', { status: 'spam' })] });
    fake.intercept = (method, query) =>
      method === 'listQueue' && (query as { status: string }).status === 'published' ? slow.passed : undefined;
    queue.filter('published');
    queue.filter('spam');
    await settle();
    slow.pass();
    await settle();
    expect(ids()).toEqual(['x']);
  });

  it('keeps to one page when asked to', async () => {
    const { queue, ids } = await open({ items: [queueItem('1'), queueItem('2', { page: '/khac' })] });
    queue.only({ id: '/khac', title: 'Trang khác' });
    await settle();
    expect(ids()).toEqual(['2']);
  });

  it('says what failed and tries it once more', async () => {
    let fails = true;
    const { queue, ids } = await open({
      intercept: (method) => {
        if (fails && method === 'listQueue') throw new CommentError('network');
      },
    });
    expect(queue.value).toMatchObject({ phase: 'failed', error: { code: 'network' } });
    fails = false;
    queue.retry();
    await settle();
    expect(ids()).toHaveLength(3);
  });

  it('works without numbers where the backend has none', async () => {
    const { queue, ids } = await open({
      intercept: (method) => {
        if (method === 'countQueue') throw new CommentError('unsupported');
      },
    });
    expect(queue.value.counts).toBeUndefined();
    expect(ids()).toHaveLength(3);
  });
});

describe('a verdict', () => {
  it('shows at once and goes on with the next row', async () => {
    const slow = gate();
    const { fake, queue, ids } = await open({ intercept: (method) => (method === 'decide' ? slow.passed : undefined) });
    queue.move(1);
    const done = queue.decide(['2'], 'published');
    expect(ids()).toEqual(['1', '3']);
    expect(queue.value).toMatchObject({ current: '3', counts: { pending: 2, published: 1 } });
    expect(queue.value.notice).toMatchObject({ kind: 'decided', to: 'published', names: ['Bạn đọc 2'], left: 2 });
    slow.pass();
    await done;
    expect(fake.statusOf('2')).toBe('published');
  });

  it('goes back to the row before when the last one leaves', async () => {
    const { queue } = await open();
    queue.focus('3');
    await queue.decide(['3'], 'spam');
    expect(queue.value.current).toBe('2');
  });

  it('comes back to its place when it fails, and says why', async () => {
    const { fake, queue, ids } = await open({
      intercept: (method) => {
        if (method === 'decide') throw new CommentError('server');
      },
    });
    await queue.decide(['2'], 'spam');
    expect(ids()).toEqual(['1', '2', '3']);
    expect(queue.value.notice).toMatchObject({ kind: 'failed', error: { code: 'server' } });
    expect(queue.value).toMatchObject({ undoable: 0, counts: { pending: 3, spam: 0 } });
    expect(fake.statusOf('2')).toBe('pending');
  });

  it('stays shown when the list is loaded while it is on its way', async () => {
    const slow = gate();
    const { queue, ids } = await open({ intercept: (method) => (method === 'decide' ? slow.passed : undefined) });
    const done = queue.decide(['1'], 'rejected');
    queue.reload();
    await settle();
    expect(ids()).toEqual(['2', '3']);
    slow.pass();
    await done;
    await settle();
    expect(ids()).toEqual(['2', '3']);
  });

  it('keeps its row where all states are shown', async () => {
    const { queue, ids } = await open();
    queue.filter('all');
    await settle();
    await queue.decide(['2'], 'removed', 'Lạc đề');
    expect(ids()).toContain('2');
    expect(queue.value.items.find(({ id }) => id === '2')).toMatchObject({ status: 'removed', reason: 'Lạc đề' });
  });

  it('over a published comment with a waiting edit is about the edit alone', async () => {
    const revision = {
      id: 'r',
      fields: { content: 'Đã sửa.' },
      created: '2026-11-22T01:00:00Z',
      state: 'waiting' as const,
    };
    const { fake, queue, ids } = await open({ items: [queueItem('1', { status: 'published', revision })] });
    await queue.decide(['1'], 'published');
    expect(ids()).toEqual([]);
    expect(fake.find('1')).toMatchObject({ status: 'published', fields: { content: 'Đã sửa.' } });
    expect(queue.value).toMatchObject({ undoable: 0, notice: { edit: true } });
  });

  it('over more than a hundred goes out in parts', async () => {
    const { fake, queue, asked } = await open({ items: queueItems(130) });
    while (queue.value.next) await queue.more();
    await queue.decide(
      queue.value.items.map(({ id }) => id),
      'published',
    );
    expect(asked('decide')).toBe(2);
    expect(fake.items.every(({ status }) => status === 'published')).toBe(true);
  });

  it('is counted anew a little after the last of several', async () => {
    const { clock, queue, asked } = await open();
    await queue.decide(['1'], 'published');
    await clock.tick(500);
    await queue.decide(['2'], 'published');
    await clock.tick(500);
    expect(asked('countQueue')).toBe(1);
    await clock.tick(300);
    expect(asked('countQueue')).toBe(2);
  });
});

describe('undo', () => {
  it('puts each verdict back, the last one first', async () => {
    const { fake, queue, ids } = await open();
    await queue.decide(['1'], 'published');
    await queue.decide(['2'], 'spam');
    expect(queue.value.undoable).toBe(2);
    await queue.undo();
    expect(ids()).toEqual(['2', '3']);
    expect(queue.value.current).toBe('2');
    await queue.undo();
    expect(ids()).toEqual(['1', '2', '3']);
    expect(fake.items.map(({ status }) => status)).toEqual(['pending', 'pending', 'pending']);
    expect(queue.value.undoable).toBe(0);
  });

  it('takes several back together, each to the state that it had', async () => {
    const { fake, queue } = await open({ items: [queueItem('1'), queueItem('2', { status: 'spam' })] });
    queue.filter('all');
    await settle();
    await queue.decide(['1', '2'], 'rejected');
    await queue.undo();
    expect([fake.statusOf('1'), fake.statusOf('2')]).toEqual(['pending', 'spam']);
  });

  it('waits for a verdict that is still on its way', async () => {
    const slow = gate();
    const { fake, queue, ids } = await open({ intercept: (method) => (method === 'decide' ? slow.passed : undefined) });
    const done = queue.decide(['1'], 'spam');
    const undone = queue.undo();
    expect(ids()).toEqual(['1', '2', '3']);
    slow.pass();
    await Promise.all([done, undone]);
    expect(fake.statusOf('1')).toBe('pending');
    expect(ids()).toEqual(['1', '2', '3']);
  });

  it('can be tried again when it fails', async () => {
    const { fake, queue, ids } = await open();
    await queue.decide(['1'], 'spam');
    fake.intercept = () => {
      throw new CommentError('timeout');
    };
    await queue.undo();
    expect(ids()).toEqual(['2', '3']);
    expect(queue.value).toMatchObject({ undoable: 1, notice: { kind: 'failed' } });
    fake.intercept = undefined;
    await queue.undo();
    expect(fake.statusOf('1')).toBe('pending');
  });

  it('brings back a comment that the list no longer holds', async () => {
    const { queue, ids } = await open();
    await queue.decide(['2'], 'published');
    queue.reload();
    await settle();
    await queue.undo();
    expect(ids()).toContain('2');
  });
});

describe('revealing', () => {
  it('keeps the unmasked fields until the list is loaded anew', async () => {
    const { queue } = await open();
    await queue.reveal('1');
    expect(queue.value.revealed.get('1')).toMatchObject({ phone: '0912345678' });
    queue.filter('all');
    expect(queue.value.revealed.size).toBe(0);
  });
});
