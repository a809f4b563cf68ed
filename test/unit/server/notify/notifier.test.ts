import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createNotifier } from '../../../../src/server/index.js';
import { retryTime } from '../../../../src/server/notify/retry-time.js';
import { openBackend, submitted, writing } from '../scoring/fixtures.js';
import { openStore, temporaryFolder } from '../stores/sqlite-file.js';
import { approve, memo, notify, openReceiver, secret, until, webhook } from './fixtures.js';

const minute = 60_000;
const refuse = async () => Promise.reject(new Error('0912345678'));
const silent = () => new Promise<void>(() => undefined);

describe('a notifier', () => {
  it('hears of news by itself, and starts with now', async () => {
    const backend = openBackend();
    await submitted(backend);
    const { hook, messages } = memo();
    await notify(backend, [hook]);
    await submitted(backend, writing('Tin thứ hai.'));
    await until(() => messages.length === 2);
    expect(messages.map(({ type, comment }) => [type, comment.content])).toEqual([
      ['new', 'Tin thứ hai.'],
      ['approved', 'Tin thứ hai.'],
    ]);
  });

  it('does not hold up a submit by a hook that never answers', async () => {
    const backend = openBackend();
    const { hook, messages } = memo(silent);
    await notify(backend, [{ ...hook, timeoutMs: 300 }]);
    const start = performance.now();
    expect((await backend.submit()).status).toBe(201);
    expect(performance.now() - start).toBeLessThan(1000);
    await until(() => messages.length > 0);
    expect((await backend.submit(writing('Tin thứ hai.'))).status).toBe(201);
    await backend.handler.drain();
  });

  it('tries again after 1, 5 and 30 minutes, 2, 6 and 12 hours, then daily, and gives up after 7 days', async () => {
    const backend = openBackend({ moderation: 'pre' });
    const { hook, messages } = memo(refuse);
    const { notifier, notices } = await notify(backend, [hook]);
    await submitted(backend);
    const start = backend.now;
    await notifier.deliver();
    const times = [0];
    // Every minute of eight days would take its time: the clock goes from one attempt to just before and at the next.
    for (
      let pause = retryTime(0, start, start);
      pause !== undefined;
      pause = retryTime(times.length - 1, start, pause)
    ) {
      backend.now = pause - 1;
      await notifier.deliver();
      expect(messages).toHaveLength(times.length);
      backend.now = pause;
      await notifier.deliver();
      times.push((pause - start) / minute);
      expect(messages).toHaveLength(times.length);
    }
    const hours = [2, 6, 12, 24, 24, 24, 24, 24, 24].map((hour) => hour * 60);
    const pauses = times.slice(1).map((time, i) => time - times[i]!);
    expect(pauses).toEqual([1, 5, 30, ...hours]);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(1);
    expect(notices.map(({ notice }) => notice)).toEqual([...pauses.map(() => 'delivery-failed'), 'delivery-dropped']);
    expect(JSON.stringify(notices)).not.toContain('0912345678');
    backend.now += 30 * 24 * 60 * minute;
    await notifier.deliver();
    expect(messages).toHaveLength(times.length);
  });

  it('tells one hook while another does not answer', async () => {
    const backend = openBackend({ moderation: 'pre' });
    const [slow, quick] = [memo(silent, 'slow'), memo(undefined, 'quick')];
    await notify(backend, [{ ...slow.hook, timeoutMs: 500 }, quick.hook]);
    for (const text of ['Một câu.', 'Hai câu.', 'Ba câu.']) {
      await submitted(backend, writing(text));
      await until(() => quick.messages.at(-1)?.comment.content === text);
    }
    expect(slow.messages).toHaveLength(3);
  });

  it('tells all of many, a few at a time', async () => {
    const backend = openBackend({ moderation: 'pre' });
    let [now, most] = [0, 0];
    const { hook, messages } = memo(async () => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 2));
      now--;
    });
    const { notifier } = await notify(backend, [hook]);
    for (let i = 0; i < 30; i++) await submitted(backend, writing(`Câu thứ ${i} về con đường.`));
    await notifier.deliver();
    expect(messages).toHaveLength(30);
    expect(most).toBeLessThanOrEqual(8);
  });

  it('ends an attempt at its time', async () => {
    const backend = openBackend({ moderation: 'pre' });
    let ended: AbortSignal | undefined;
    const { hook } = memo((_, signal) => {
      ended = signal;
      return silent();
    });
    const { notifier, notices } = await notify(backend, [{ ...hook, timeoutMs: 30 }]);
    await submitted(backend);
    await notifier.deliver();
    expect(ended?.aborted).toBe(true);
    expect(notices).toMatchObject([{ notice: 'delivery-failed', name: 'memo', error: 'timeout' }]);
  });

  it('tells the text of now, and nothing of what was taken away, refused or erased meanwhile', async () => {
    const backend = openBackend({ moderation: 'pre' });
    let ready = false;
    const { hook, messages } = memo(async () => (ready ? undefined : refuse()));
    const { notifier } = await notify(backend, [hook]);
    const ids: string[] = [];
    for (const text of ['Một câu.', 'Hai câu.', 'Ba câu.', 'Bốn câu.']) {
      ids.push((await submitted(backend, writing(text))).id);
    }
    await notifier.deliver();
    messages.length = 0;
    const [rejected = '', spam = '', erased = '', kept = ''] = ids;
    const decide = (comment: string, to: 'rejected' | 'spam') => ({
      ...{ site: 'default', comment, to, actor: 'owner', at: backend.now },
    });
    await backend.store.decide([decide(rejected, 'rejected'), decide(spam, 'spam')]);
    await backend.store.eraseComments('default', [erased], 'owner', backend.now);
    ready = true;
    backend.now += minute;
    await notifier.deliver();
    expect(messages.map(({ comment }) => comment.id)).toEqual([kept]);
    backend.now += minute * 60;
    await notifier.deliver();
    expect(messages).toHaveLength(1);
  });

  it('drops the news of an approval that was taken back', async () => {
    const backend = openBackend({ moderation: 'pre' });
    const { hook, messages } = memo(refuse);
    const { notifier } = await notify(backend, [{ ...hook, events: ['approved'] }]);
    const { id } = await submitted(backend);
    await approve(backend.store, id, backend.now);
    await until(() => messages.length === 1);
    await backend.store.decide([{ site: 'default', comment: id, to: 'pending', actor: 'owner', at: backend.now }]);
    backend.now += minute;
    await notifier.deliver();
    expect(messages).toHaveLength(1);
  });

  it('keeps the queue when the process ends, and goes on at the next start', async () => {
    const { store, path } = openStore();
    const backend = openBackend({ moderation: 'pre' }, { store });
    const first = memo(refuse);
    const { notifier } = await notify(backend, [first.hook]);
    await submitted(backend);
    await notifier.deliver();
    await notifier.close();
    await submitted(backend, writing('Khi không ai nghe.'));
    await store.close();
    const next = { store: openStore({ path }).store, now: backend.now + minute };
    const second = memo();
    await notify(next, [second.hook]);
    expect(second.messages.map(({ comment }) => comment.content).sort()).toEqual([
      'Khi không ai nghe.',
      'Xin sửa cầu này.',
    ]);
    expect(second.messages.some(({ id }) => id === first.messages[0]?.id)).toBe(true);
  });

  it('tells after the next start what it was telling when it was killed', async () => {
    const path = join(temporaryFolder(), 'comments.db');
    let status = 0;
    const { received, url } = await openReceiver(() => status);
    const script = fileURLToPath(new URL('notify-until-killed.mjs', import.meta.url));
    const child = spawn(process.execPath, [script, path, url, secret], { stdio: 'ignore' });
    await until(() => received.length === 1, 20_000);
    child.kill('SIGKILL');
    await once(child, 'close');
    status = 204;
    const next = { store: openStore({ path }).store, now: Date.now() };
    const { notifier } = await notify(next, [webhook(next, url)]);
    // Nobody can know yet that the one who took it is dead.
    expect(received).toHaveLength(1);
    next.now += minute;
    await notifier.deliver();
    expect(received).toHaveLength(2);
    expect(received[1]?.message).toEqual(received[0]?.message);
  });

  it('gives a message to one of several workers only', async () => {
    const { store, path } = openStore();
    const backend = openBackend({ moderation: 'pre' }, { store });
    const told: string[] = [];
    const { hook } = memo(async (message) => {
      told.push(message.id);
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
    const own = await notify(backend, [hook]);
    const other = await notify({ store: openStore({ path }).store, now: backend.now }, [hook]);
    for (let i = 0; i < 20; i++) await submitted(backend, writing(`Câu thứ ${i} về con đường.`));
    await Promise.all([own.notifier.deliver(), other.notifier.deliver()]);
    await until(() => told.length >= 20);
    await Promise.all([own.notifier.deliver(), other.notifier.deliver()]);
    expect(new Set(told).size).toBe(20);
    expect(told).toHaveLength(20);
  });

  it('leaves what it took to others when its lease is over', async () => {
    const backend = openBackend({ moderation: 'pre' });
    const { hook, messages } = memo();
    const { notifier } = await notify(backend, [{ ...hook, events: ['reported'] }]);
    await notifier.close();
    await backend.store.queueDeliveries('default', 'other', ['submitted'], backend.now);
    await submitted(backend);
    await backend.store.queueDeliveries('default', 'other', ['submitted'], backend.now);
    // A process that took a message and was killed.
    expect(await backend.store.takeDeliveries('default', backend.now, 60_000, 8)).toHaveLength(1);
    const later = { store: backend.store, now: backend.now + 59_999 };
    const next = await notify(later, [{ ...hook, name: 'other' }]);
    expect(messages).toHaveLength(0);
    later.now += 1;
    await next.notifier.deliver();
    expect(messages).toHaveLength(1);
  });

  it('leaves the messages of a hook that it does not know', async () => {
    const backend = openBackend({ moderation: 'pre' });
    const [known, strange] = [memo(undefined, 'known'), memo(refuse, 'strange')];
    const first = await notify(backend, [strange.hook]);
    await submitted(backend);
    await first.notifier.deliver();
    await first.notifier.close();
    backend.now += minute;
    const second = await notify(backend, [known.hook]);
    await second.notifier.close();
    expect(known.messages).toHaveLength(0);
    backend.now += 10 * minute;
    await notify(backend, [strange.hook]);
    expect(strange.messages).toHaveLength(2);
  });

  it('closes although a hook never answers, and tells it after the next start', async () => {
    const backend = openBackend({ moderation: 'pre' });
    const hanging = memo(silent);
    const { notifier } = await notify(backend, [hanging.hook]);
    await submitted(backend);
    await until(() => hanging.messages.length === 1);
    const start = performance.now();
    await notifier.close();
    expect(performance.now() - start).toBeLessThan(4000);
    backend.now += minute;
    const { hook, messages } = memo();
    await notify(backend, [hook]);
    expect(messages.map(({ id }) => id)).toEqual(hanging.messages.map(({ id }) => id));
  });

  it('with two hooks of one name, or a wrong name, is refused', () => {
    const { store } = openStore();
    const { hook } = memo();
    expect(() => createNotifier({ store, hooks: [hook, hook] })).toThrow('one name twice');
    expect(() => createNotifier({ store, hooks: [{ ...hook, name: 'Một' }] })).toThrow('small letters');
  });
});
