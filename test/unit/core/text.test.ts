import { describe, expect, it } from 'vitest';
import { checkText, countGraphemes } from '../../../src/core/text.js';

const many = { multiline: true };

describe('text rules', () => {
  it('refuse NUL', () => {
    expect(checkText('a\0b').problem).toBe('malformed');
  });

  it.each([
    ['a high surrogate alone', 'a\ud83d'],
    ['a low surrogate alone', '\ude00a'],
    ['two high surrogates', '\ud83d\ud83d\ude00'],
  ])('refuse %s', (_, text) => {
    expect(checkText(text).problem).toBe('malformed');
  });

  it('keep a whole surrogate pair', () => {
    expect(checkText('xin chào 😀')).toEqual({ text: 'xin chào 😀' });
  });

  it('drop control characters', () => {
    expect(checkText('a\u0007b\u001b[31m\u007f\u0085c').text).toBe('ab[31mc');
  });

  it('drop a byte order mark and the Unicode line separators', () => {
    expect(checkText('\ufeffa\u2028b\u2029c', many).text).toBe('abc');
  });

  it('drop bidi overrides, embeddings and isolates', () => {
    expect(checkText('a\u202eb\u202a\u2066c\u2069').text).toBe('abc');
  });

  it('keep joiners and direction marks', () => {
    expect(checkText('می\u200cخواهم \u200f👩\u200d🚀').text).toBe('می\u200cخواهم \u200f👩\u200d🚀');
  });

  it('turn CRLF and CR into LF', () => {
    expect(checkText('a\r\nb\rc', many).text).toBe('a\nb\nc');
  });

  it('turn line breaks of a single line into spaces', () => {
    expect(checkText('a\r\n\tb').text).toBe('a b');
  });

  it('keep tabs and empty lines of a text field', () => {
    expect(checkText('a\n\n\tb', many).text).toBe('a\n\n\tb');
  });

  it('trim both ends', () => {
    expect(checkText('  \n a \n ', many).text).toBe('a');
  });

  it('compose letters and their marks', () => {
    const text = 'NGHIÊNG Ẫ ỹ';
    expect(checkText(text.normalize('NFD')).text).toBe(text);
  });

  it('keep the eight marks that scholars stack', () => {
    expect(checkText(`q${'\u0323'.repeat(8)}`).problem).toBeUndefined();
  });

  it('refuse nine marks on one letter', () => {
    expect(checkText(`q${'\u0323'.repeat(9)}`).problem).toBe('malformed');
  });

  it('count a family as one character', () => {
    expect(checkText('👨‍👩‍👧‍👦'.repeat(3), { maxLength: 3 }).problem).toBeUndefined();
  });

  it('refuse one character too many', () => {
    expect(checkText('ỹ'.repeat(6), { maxLength: 5 }).problem).toBe('too-long');
  });

  it('refuse more bytes than a text of that length can need', () => {
    const heavy = `q${'\u0323'.repeat(8)}`.repeat(50);
    expect(countGraphemes(heavy)).toBe(50);
    expect(checkText(heavy, { maxLength: 50 }).problem).toBe('too-long');
  });

  it('never cut', () => {
    expect(checkText('a'.repeat(20), { maxLength: 5 }).text).toHaveLength(20);
  });

  it('keep markup as it is', () => {
    expect(checkText('<b>&amp;</b>').text).toBe('<b>&amp;</b>');
  });
});

describe('countGraphemes', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['Nguyễn', 6],
    ['Nguyễn'.normalize('NFD'), 6],
    ['👨‍👩‍👧‍👦', 1],
    ['🇻🇳🇻🇳', 2],
    ['a\r\nb', 3],
    ['\ud83d', 1],
  ])('counts %j as %i', (text, count) => {
    expect(countGraphemes(text)).toBe(count);
  });
});
