import { afterEach, describe, expect, it, vi } from 'vitest';
import { YkBackend } from '../../../src/elements/backend/backend.js';
import { memoryAdapter, type MemoryAdapterOptions } from '../../../src/adapters/memory.js';
import { put, until } from './harness.js';

const made: unknown[] = [];
YkBackend.types.noted = async () => (options: MemoryAdapterOptions) => {
  made.push(options);
  return memoryAdapter({ challenge: 'none' });
};
afterEach(() => void made.splice(0));

const list = '<yk-comment-list page="/tin"></yk-comment-list>';

/** What the console hears of. */
function listen(): () => string[] {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  return () => error.mock.calls.map(([cause]) => (cause as Error).message);
}

describe('a backend by its type', () => {
  it('is made by the factory of that name, with endpoint and options', async () => {
    put(`<yk-backend type="noted" endpoint="/x" options='{"site": "a"}'>${list}</yk-backend>`);
    await until(() => made.length > 0);
    expect(made).toEqual([{ endpoint: '/x', site: 'a' }]);
  });

  it('is made once for everything inside it', async () => {
    const backend = put(`<yk-backend type="noted">${list}<yk-comment-form page="/tin"></yk-comment-form></yk-backend>`);
    await until(() => backend.querySelector('yk-comment-list')!.shadowRoot?.querySelector('.empty'));
    expect(made).toEqual([{}]);
  });

  it('takes its options as an object too, and is made anew when they change', async () => {
    const backend = put(`<yk-backend type="noted">${list}</yk-backend>`) as YkBackend;
    await until(() => made.length === 1);
    backend.options = { site: 'b' };
    await until(() => made.length === 2);
    expect(made[1]).toEqual({ site: 'b' });
  });

  it('that nobody knows is told with the types that there are', async () => {
    const heard = listen();
    put(`<yk-backend type="nope">${list}</yk-backend>`);
    await until(() => heard().some((text) => text.startsWith('<yk-backend type="nope">: give one of ')));
    expect(heard().join()).toContain('wordpress');
  });

  it('with options that are no JSON object is told how they are written', async () => {
    const heard = listen();
    put(`<yk-backend type="noted" options="{site: 1}">${list}</yk-backend>`);
    await until(() =>
      heard().some((text) => text.includes(`write a JSON object, such as options='{"site": "example"}'`)),
    );
    expect(made).toEqual([]);
  });

  it('that wants an endpoint says so', async () => {
    const heard = listen();
    put(`<yk-backend type="waline">${list}</yk-backend>`);
    await until(() => heard().some((text) => text.includes('endpoint')));
  });

  it.each([
    'artalk',
    'feed',
    'http',
    'isso',
    'local-storage',
    'memory',
    'remark42',
    'rest',
    'supabase',
    'twikoo',
    'waline',
    'wordpress',
  ])('%s has a factory', async (type) => {
    expect(await YkBackend.types[type]!()).toBeTypeOf('function');
  });
});
