import { describe, expect, it, vi } from 'vitest';
import { memoryAdapter } from '../../../../src/adapters/memory.js';
import { createHandler } from '../../../../src/server/handler.js';
import { createKeptReads } from '../../../../src/server/gateway/kept-reads.js';
import { memoryStore } from '../../../../src/server/stores/memory.js';
import { origin, secret } from '../../../support/backend.js';

const site = { origins: [origin] };
const upstream = memoryAdapter();
const make = (changes: object) => createHandler({ store: memoryStore(), secret, site, upstream, ...changes });

describe('createHandler refuses, with its name and a mend', () => {
  it.each([
    ['"upstream"', { upstream: {} }],
    ['"upstream"', { upstream: 'https://vidu.vn' }],
    ['"upstream"', { site: undefined, sites: [site] }],
    ['"gateway.keepMs"', { gateway: { keepMs: -1 } }],
    ['"gateway.readMs"', { gateway: { readMs: 0 } }],
    ['"gateway.submitMs"', { gateway: { submitMs: Number.NaN } }],
  ])('%s', (name, changes) => {
    expect(() => make(changes)).toThrow(TypeError);
    expect(() => make(changes)).toThrow(name);
  });
});

describe('what a backend is asked', () => {
  it('is sixteen questions at once, the others in turn, and none beyond two hundred that wait', async () => {
    const reads = createKeptReads(5000, () => 0);
    const running: (() => void)[] = [];
    const make = vi.fn(() => new Promise<object>((resolve) => running.push(() => resolve({}))));
    const all = Array.from({ length: 217 }, (_, n) => reads.take([n], '/tin', make));
    const last = all.pop();
    await expect(last).rejects.toMatchObject({ status: 503 });
    expect(make).toHaveBeenCalledTimes(16);
    while (running.length > 0) {
      running.shift()?.();
      await Promise.resolve().then(() => undefined);
      await new Promise(setImmediate);
    }
    expect((await Promise.allSettled(all)).every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(make).toHaveBeenCalledTimes(216);
  });

  it('is asked anew when the clock was set back', async () => {
    let now = 10_000;
    const reads = createKeptReads(5000, () => now);
    const make = vi.fn(async () => ({}));
    await reads.take(['a'], '/tin', make);
    now = 0;
    await reads.take(['a'], '/tin', make);
    expect(make).toHaveBeenCalledTimes(2);
  });
});
