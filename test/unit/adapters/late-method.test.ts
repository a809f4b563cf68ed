import { describe, expect, it } from 'vitest';
import { lateMethod } from '../../../src/adapters/parts/late-method.js';

const part = { say: async (words: readonly string[]) => words.join(' ') };

describe('lateMethod', () => {
  it('fetches its code with the first call, not before', async () => {
    let loads = 0;
    const say = lateMethod(
      async () => (loads++, part),
      ({ say }, words: string[]) => say(words),
    );
    expect(loads).toBe(0);
    expect(await say(['Đường', 'làng'])).toBe('Đường làng');
    expect(loads).toBe(1);
  });

  it('takes the input as it is at the call', async () => {
    const say = lateMethod(
      async () => part,
      ({ say }, words: string[]) => say(words),
    );
    const words = ['Đường'];
    const said = say(words);
    words.push('làng');
    expect(await said).toBe('Đường');
  });

  it('tells that nothing was sent when the code cannot be had', async () => {
    const cause = new TypeError('Failed to fetch dynamically imported module');
    const say = lateMethod(
      () => Promise.reject(cause),
      () => expect.unreachable('should not run'),
    );
    await expect(say(undefined)).rejects.toMatchObject({ code: 'network', outcome: 'refused', cause });
  });

  it('ends with its signal before the call, in its turn, and while the code is on its way', async () => {
    const never = lateMethod(
      () => new Promise<never>(() => {}),
      () => expect.unreachable('should not run'),
    );
    const stop = new AbortController();
    const calls = [never(undefined, { signal: AbortSignal.abort() }), never(undefined, { signal: stop.signal })];
    stop.abort('no more');
    for (const call of calls) await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await expect(
      lateMethod(
        () => Promise.reject(new Error('gone')),
        () => expect.unreachable('should not run'),
      )(undefined, { signal: stop.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
