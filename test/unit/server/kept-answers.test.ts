import { describe, expect, it } from 'vitest';
import { createKeptAnswers } from '../../../src/server/kept-answers.js';
import type { DigestedText } from '../../../src/server/public-json.js';

const textOf = ({ bytes }: DigestedText): string => new TextDecoder().decode(bytes);

/** Makes answers and counts them. */
function maker(text = 'x') {
  let made = 0;
  return {
    make: async () => `${text}${++made}`,
    get made() {
      return made;
    },
  };
}

describe('kept answers', () => {
  it('are made once under one mark, and anew under another', async () => {
    const kept = createKeptAnswers();
    const one = maker();
    const take = async (mark: string) => textOf(await kept.take('a', mark, one.make));
    expect([await take('1'), await take('1'), await take('2'), await take('2'), await take('1')]).toEqual([
      ...['x1', 'x1', 'x2', 'x2'],
      'x3',
    ]);
  });

  it('are made once for all who ask meanwhile', async () => {
    const kept = createKeptAnswers();
    const one = maker();
    await Promise.all(Array.from({ length: 50 }, () => kept.take('a', '1', one.make)));
    expect(one.made).toBe(1);
  });

  it('give nobody what was begun under an older mark', async () => {
    const kept = createKeptAnswers();
    let finish = (): void => undefined;
    const slow = kept.take('a', '1', () => new Promise((resolve) => (finish = () => resolve('old'))));
    const quick = kept.take('a', '2', async () => 'new');
    finish();
    expect([textOf(await slow), textOf(await quick)]).toEqual(['old', 'new']);
    expect(textOf(await kept.take('a', '2', async () => 'again'))).toBe('new');
  });

  it('are not kept when they fail', async () => {
    const kept = createKeptAnswers();
    await expect(kept.take('a', '1', async () => Promise.reject(new Error('busy')))).rejects.toThrow('busy');
    expect(textOf(await kept.take('a', '1', async () => 'there'))).toBe('there');
  });

  it('go by their last use when there are too many, or too large ones', async () => {
    const kept = createKeptAnswers({ answers: 3, bytes: 1000 });
    const all = maker();
    const take = async (key: string, make = all.make) => textOf(await kept.take(key, '1', make));
    for (const key of ['a', 'b', 'c']) await take(key);
    await take('a');
    await take('d');
    const before = all.made;
    expect([await take('a'), await take('c'), await take('d'), all.made]).toEqual(['x1', 'x3', 'x4', before]);
    expect(await take('b')).toBe('x5');
    const large = async () => 'x'.repeat(500);
    await take('large', large);
    await take('larger', async () => 'x'.repeat(600));
    const other = maker('other');
    expect(await take('large', other.make)).toBe('other1');
    expect(await take('huge', async () => 'x'.repeat(5000))).toHaveLength(5000);
    expect(await take('huge', other.make)).toBe('other2');
  });
});
