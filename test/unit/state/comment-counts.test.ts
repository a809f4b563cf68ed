import { describe, expect, it } from 'vitest';
import type { Adapter } from '../../../src/contract/adapter.js';
import { CommentError } from '../../../src/core/error.js';
import { countComments } from '../../../src/state/comment-counts.js';

/** Counts a page by the number in its name. */
function counting(): { adapter: Adapter; asked: (readonly string[])[] } {
  const asked: (readonly string[])[] = [];
  const adapter: Adapter = {
    name: 'counting',
    countComments: async (pages) => {
      asked.push([...pages]);
      return pages.map((page) => Number(page.slice(1)));
    },
  };
  return { adapter, asked };
}

const ask = (adapter: Adapter, ...pages: readonly string[]): Promise<(number | undefined)[]> =>
  Promise.all(pages.map((page) => countComments(adapter, page)));

describe('countComments', () => {
  it('asks for everything of a moment in one request', async () => {
    const { adapter, asked } = counting();
    await expect(ask(adapter, '/3', '/1', '/2')).resolves.toEqual([3, 1, 2]);
    expect(asked).toEqual([['/3', '/1', '/2']]);
  });

  it('asks for a page once, however many want it', async () => {
    const { adapter, asked } = counting();
    await expect(ask(adapter, '/1', '/2', '/1')).resolves.toEqual([1, 2, 1]);
    expect(asked).toEqual([['/1', '/2']]);
  });

  it('asks anew for who comes later', async () => {
    const { adapter, asked } = counting();
    await ask(adapter, '/1');
    await ask(adapter, '/1');
    expect(asked).toEqual([['/1'], ['/1']]);
  });

  it('asks for at most a hundred at once, and gives each its own number', async () => {
    const { adapter, asked } = counting();
    const pages = Array.from({ length: 250 }, (_, n) => `/${n}`);
    await expect(ask(adapter, ...pages)).resolves.toEqual(pages.map((page) => Number(page.slice(1))));
    expect(asked.map(({ length }) => length)).toEqual([100, 100, 50]);
  });

  it('keeps backends apart', async () => {
    const [one, other] = [counting(), counting()];
    await Promise.all([ask(one.adapter, '/1'), ask(other.adapter, '/2')]);
    expect([one.asked, other.asked]).toEqual([[['/1']], [['/2']]]);
  });

  it('knows nothing where the backend does not count', async () => {
    await expect(countComments({ name: 'mute' }, '/1')).resolves.toBeUndefined();
  });

  it('rejects as the adapter does, for everybody in the batch, and asks anew afterwards', async () => {
    let down = true;
    const adapter: Adapter = {
      name: 'shaky',
      countComments: async (pages) => {
        if (down) throw new CommentError('network');
        return pages.map(() => 5);
      },
    };
    const answers = await Promise.allSettled([countComments(adapter, '/1'), countComments(adapter, '/2')]);
    expect(answers.map((answer) => answer.status === 'rejected' && (answer.reason as CommentError).code)).toEqual([
      'network',
      'network',
    ]);
    down = false;
    await expect(countComments(adapter, '/1')).resolves.toBe(5);
  });
});
