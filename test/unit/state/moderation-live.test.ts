import { describe, expect, it } from 'vitest';
import { ModerationQueue } from '../../../src/state/moderation-queue.js';
import { FakeModeration, queueItem, queueItems } from '../../browser/moderation/support.js';
import { FakeClock, settle } from './fake-clock.js';

async function open(items = queueItems(3)) {
  const clock = new FakeClock();
  const fake = new FakeModeration({ items });
  const queue = new ModerationQueue(fake.moderation, clock);
  queue.start();
  await settle();
  const ids = (): string[] => queue.value.items.map(({ id }) => id);
  return { clock, fake, queue, ids };
}

describe('what happens elsewhere', () => {
  it('is counted and moves nothing', async () => {
    const { clock, fake, queue, ids } = await open();
    fake.submit(queueItem('mới'));
    fake.submit(queueItem('mới hơn'));
    await settle();
    await clock.tick(500);
    expect(queue.value.fresh).toBe(2);
    expect(ids()).toEqual(['1', '2', '3']);
    expect(queue.value.counts?.pending).toBe(5);
  });

  it('comes into the list when asked for, and the current row stays current', async () => {
    const { clock, fake, queue, ids } = await open();
    queue.focus('2');
    fake.submit(queueItem('mới'));
    await settle();
    await clock.tick(500);
    queue.reload();
    await settle();
    expect(ids()).toEqual(['1', '2', '3', 'mới']);
    expect(queue.value).toMatchObject({ fresh: 0, current: '2' });
  });

  it('is no news when it came in as spam', async () => {
    const { clock, fake, queue } = await open();
    fake.submit(queueItem('rác', { status: 'spam' }));
    await settle();
    await clock.tick(500);
    expect(queue.value.fresh).toBe(0);
  });

  it('marks a row that somebody else has decided, in its place', async () => {
    const { clock, fake, queue, ids } = await open();
    fake.change('2', { status: 'published' });
    fake.emit('decided', '2');
    await settle();
    await clock.tick(500);
    expect(ids()).toEqual(['1', '2', '3']);
    expect(queue.value.items[1]!.status).toBe('published');
    expect(queue.value.changed.has('2')).toBe(true);
  });

  it('leaves what was decided here as it is', async () => {
    const { clock, fake, queue, ids } = await open();
    await queue.decide(['2'], 'published');
    fake.emit('decided', '2');
    await settle();
    await clock.tick(500);
    expect(ids()).toEqual(['1', '3']);
    expect(queue.value.changed.size).toBe(0);
  });

  it('offers the list anew when too much was missed', async () => {
    const { clock, fake, queue } = await open();
    fake.emit('reset');
    await settle();
    await clock.tick(500);
    expect(queue.value.fresh).toBe(1);
  });

  it('is no longer followed when the element leaves, and again when it comes back', async () => {
    const { fake, queue } = await open();
    expect(fake.watched).toBe(1);
    queue.stop();
    await settle();
    expect(fake.watched).toBe(0);
    queue.start();
    await settle();
    expect(fake.watched).toBe(1);
  });
});
