import { describe, expect, it } from 'vitest';
import { createWordFinder, foldForWords } from '../../../../src/server/scoring/word-finder.js';

const finds = (word: string, text: string): boolean => createWordFinder([word])(foldForWords(text));

describe('words', () => {
  it.each([
    ['vay', 'Cho VAY nhanh', true],
    ['vay', 'váy', true],
    ['vay', 'vayne vayvay', false],
    ['vay', 'vayne, vay', true],
    ['đánh bạc', 'ĐÁNH\n BẠC', true],
    ['đánh bạc', 'danh-bac', false],
    ['bit.ly', 'https://bit.ly/abc', true],
    ['c++', 'học C++ nhanh', true],
    ['🍆', 'a🍆b', true],
    ['赌博', '我们赌博吧', true],
    ['𝐯𝐚𝐲', 'vay', true],
    ['', 'vay', false],
    ['  ', 'vay', false],
  ])('"%s" in "%s": %s', (word, text, found) => {
    expect(finds(word, text)).toBe(found);
  });

  it('take no longer for a long text of almost the same', () => {
    const start = performance.now();
    expect(finds('aaaaaaaaab', 'a'.repeat(5000))).toBe(false);
    expect(finds('a', 'a'.repeat(5000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
