import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../../src/server/import/html-text.js';
import { markdownToText } from '../../../../src/server/import/markdown-text.js';

describe('HTML as text', () => {
  it.each([
    ['paragraphs', '<p>Đường hỏng.</p>\n<p>Xin  sửa\nsớm.</p>', 'Đường hỏng.\n\nXin sửa sớm.'],
    ['breaks', 'một<br>hai<br/>\nba<br><br><br>bốn', 'một\nhai\nba\n\nbốn'],
    ['emphasis', '<b>Rất</b> <em>đúng</em>!', 'Rất đúng!'],
    ['references', 'Cầu &amp; đường &lt;3 &#272;', 'Cầu & đường <3 Đ'],
    [
      'a link with words',
      '<a href="https://example.vn/a?b=1&amp;c=2">xem đây</a>',
      'xem đây (https://example.vn/a?b=1&c=2)',
    ],
    ['a link that shows its address', 'ở <a href="https://example.vn/">example.vn</a>.', 'ở https://example.vn/.'],
    [
      'a link that was cut',
      '<a href="https://example.vn/tin/dai-lam">https://example.vn/tin/d...</a>',
      'https://example.vn/tin/dai-lam',
    ],
    [
      'a link through a counter',
      '<a href="http://disq.us/url?url=https%3A%2F%2Fexample.vn%2Fa%3AKq3vJ9x_2bTfXw7LmNpQrS&amp;cuid=1">https://example.vn/a</a>',
      'https://example.vn/a',
    ],
    ['a link that runs something', '<a href="javascript:alert(1)">bấm</a>', 'bấm'],
    ['a quotation', '<blockquote><p>Ai nói?</p><p>Tôi.</p></blockquote>Vâng', '> Ai nói?\n>\n> Tôi.\n\nVâng'],
    ['a list', '<ul><li>một</li><li>hai</li></ul>', '- một\n- hai'],
    ['code', '<pre><code>a  =\n  1</code></pre>', 'a  =\n  1'],
    [
      'a picture',
      '<img src="https://example.vn/x.png" alt="cầu gãy"> <img src="https://example.vn/y.png">',
      'cầu gãy https://example.vn/y.png',
    ],
    ['a script', 'trước<script>alert("x")</script><style>p{}</style> sau', 'trước sau'],
    ['a comment of the source', 'a<!-- b -->c', 'ac'],
  ])('takes %s', (_, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it.each(['List<String> và Map<K, V>', 'i <j và k> l', 'nhỏ <hơn', 'a < b && c > d', '5 <6'])(
    'keeps what only looks like an element: %s',
    (text) => {
      expect(htmlToText(text)).toBe(text);
    },
  );

  it('keeps the lines of a source whose lines count', () => {
    expect(htmlToText('Một.\r\n\r\n<b>Hai</b>.\nBa', { keepLines: true })).toBe('Một.\r\n\r\nHai.\nBa');
  });

  it('ends soon with what is nested ten thousand deep', () => {
    const deep = 10_000;
    const text = htmlToText(`${'<blockquote>'.repeat(deep)}sâu${'</blockquote>'.repeat(deep)}`);
    expect(text).toMatch(/^(> )+sâu$/);
    expect(text.length).toBeLessThan(40);
  });

  it('gives some text for anything', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '/', 'a', 'p', '"', '=', ' ', '&', ';', '!', '-', '?', '\n') }),
        (html) => typeof htmlToText(html) === 'string',
      ),
    );
  });
});

describe('Markdown as text', () => {
  it('stays as it is but for HTML outside of code', () => {
    expect(markdownToText('**Đúng** <b>vậy</b>\n\n```\n<b>mã</b>\n```\nvà `<i>` nữa')).toBe(
      '**Đúng** vậy\n\n```\n<b>mã</b>\n```\nvà `<i>` nữa',
    );
  });

  it('keeps of a link to an old comment only its words', () => {
    expect(markdownToText('[@Mai](#5f1c2b) chị nói đúng, xem [đây](https://example.vn)')).toBe(
      '@Mai chị nói đúng, xem [đây](https://example.vn)',
    );
  });
});
