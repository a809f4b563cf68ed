import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../../src/adapters/parts/escape-markdown.js';

describe('escapeMarkdown', () => {
  it.each([
    [
      'leaves ordinary sentences alone',
      'Xin sửa sớm, cảm ơn! Ai làm? Xã - huyện; 23/11/2026: 50%.',
      'Xin sửa sớm, cảm ơn! Ai làm? Xã - huyện; 23/11/2026: 50%.',
    ],
    [
      'takes the meaning from emphasis, code, links and HTML',
      '*a* _b_ `c` [d](e) <b> &amp; ~x~ $y$',
      '\\*a\\* \\_b\\_ \\`c\\` \\[d\\]\\(e\\) \\<b\\> \\&amp; \\~x\\~ \\$y\\$',
    ],
    [
      'makes no list and no heading of a line',
      '- a\n1. b\n2) c\n# d\nd\n---\n=',
      '\\- a\n1\\. b\n2\\) c\n\\# d\nd\n\\-\\--\n\\=',
    ],
    ['makes no code of a line that begins with spaces', '    a\n\tb', 'a\nb'],
    ['makes no link of an address', 'https://example.vn a@example.vn', 'https\\://example\\.vn a\\@example\\.vn'],
    [
      'keeps typed signs from becoming others',
      '... -- !!!! ,, "a" :) (c)',
      '\\.\\.. \\-- \\!\\!\\!! \\,, \\"a\\" \\:\\) \\(c\\)',
    ],
    ['says a backslash', 'C:\\tmp', 'C\\:\\\\tmp'],
  ])('%s', (_, text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown);
  });
});
