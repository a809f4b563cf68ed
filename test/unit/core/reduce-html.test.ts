import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduceHtml } from '../../../src/core/reduce-html.js';
import { plainText, richTags, type RichNode } from '../../../src/core/rich-text.js';
import { safeUrl } from '../../../src/core/url.js';

const content = (html: string): string => reduceHtml(html).content;
const rich = (html: string, base?: string): readonly RichNode[] | undefined => reduceHtml(html, base).rich;
const p = (...children: RichNode[]): RichNode => ({ tag: 'p', children });

/** Everything in a tree, at any depth. */
const all = (nodes: readonly RichNode[]): RichNode[] =>
  nodes.flatMap((node) => (typeof node === 'string' ? [node] : [node, ...all(node.children ?? [])]));

describe('what is no more than plain text', () => {
  it.each([
    ['<p>Xin chào<br />quận nhà</p>\n<p>Hết.</p>\n', 'Xin chào\nquận nhà\nHết.'],
    ['<div>một</div><div>hai</div>', 'một\nhai'],
    ['dòng một\n  dòng hai', 'dòng một dòng hai'],
    ['<p>xem <a href="https://vidu.vn/Hà">https://vidu.vn/Hà</a>.</p>', 'xem https://vidu.vn/Hà.'],
    ['<span class="x">chữ</span>', 'chữ'],
    ['', ''],
    ['<p> </p>', ''],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['<h2>Tiêu đề</h2>đoạn<hr>sau', 'Tiêu đề\nđoạn\nsau'],
  ])('%j has no tree', (html, text) => {
    expect(reduceHtml(html)).toEqual({ content: text });
  });
});

describe('entities', () => {
  it.each([
    ['Tr&agrave; &#273;&#225; &amp; &#x1EA5;m', 'Trà đá & ấm'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['AT&T &khong; &', 'AT&T &khong; &'],
    ['&#0; &#xD800; &#x110000;', '\ufffd \ufffd \ufffd'],
    ['&constructor; &toString;', '&constructor; &toString;'],
  ])('%j read %j', (html, text) => {
    expect(content(html)).toBe(text);
  });
});

describe('the tree', () => {
  it('holds emphasis, code, quotations and lists', () => {
    const html =
      '<p><b>đậm</b> <em>nghiêng</em> <tt>mã</tt></p><blockquote>trích</blockquote><ol><li>a</li><li>b</li></ol>';
    expect(rich(html)).toEqual([
      p({ tag: 'strong', children: ['đậm'] }, ' ', { tag: 'em', children: ['nghiêng'] }, ' ', {
        tag: 'code',
        children: ['mã'],
      }),
      { tag: 'blockquote', children: [p('trích')] },
      {
        tag: 'ol',
        children: [
          { tag: 'li', children: ['a'] },
          { tag: 'li', children: ['b'] },
        ],
      },
    ]);
  });

  it('keeps line breaks and indentation of what is preformatted', () => {
    expect(rich('<pre><code>\nnếu (a &lt; b)\n  thôi\n</code></pre>')).toEqual([
      { tag: 'pre', children: ['nếu (a < b)\n  thôi'] },
    ]);
  });

  it('links by words to an address that was resolved', () => {
    expect(rich('<a href="../tin/1?a=1&amp;b=2">tin</a>', 'https://vidu.vn/a/b/')).toEqual([
      p({ tag: 'a', href: 'https://vidu.vn/a/tin/1?a=1&b=2', children: ['tin'] }),
    ]);
  });

  it('shows pictures by their words, or as a link', () => {
    expect(content('<img alt=":)" src="/e.png"> vui')).toBe(':) vui');
    expect(content('<img src="https://vidu.vn/a.png">')).toBe('https://vidu.vn/a.png');
    expect(content('<img src="javascript:alert(1)">')).toBe('');
  });

  it('nests no deeper than people quote, and keeps every word', () => {
    const deep = `${'<blockquote>'.repeat(500)}đáy`;
    expect(content(deep).replaceAll('> ', '')).toBe('đáy');
    expect(all(rich(deep)!).length).toBeLessThan(40);
  });
});

describe('what is wrongly nested', () => {
  it.each([
    ['<p>a <em>b <strong>c</em> d</strong> e</p>', 'a b c d e'],
    ['<p>a<p>b<div>c</div>d', 'a\nb\nc\nd'],
    ['</p></div>a</b>', 'a'],
    ['<li>mục lẻ', 'mục lẻ'],
    ['<ul>trần<li>a<li>b</ul>sau', '- trần\n- a\n- b\nsau'],
    ['<a href="https://vidu.vn/">một <a href="https://vidu.vn/2">hai</a></a>', 'một hai (https://vidu.vn/)'],
  ])('%j keeps its words: %j', (html, text) => {
    expect(content(html)).toBe(text);
  });
});

describe('what is not for readers', () => {
  it.each([
    ['<script>if (a<b) "</script>sau', 'sau'],
    ['<style>p{}</style>x', 'x'],
    ['<svg><script>alert(1)</script></svg>x', 'x'],
    ['<!-- <b>bí mật</b> -->x<!doctype html>', 'x'],
    ['<template><p>ẩn</p></template>x', 'x'],
    ['trước<iframe src="https://vidu.vn"></iframe>sau', 'trướcsau'],
    ['x<img src=a onerror="alert(1)">', 'x'],
    ['<a href="javascript:alert(1)">bấm</a> <a href=" java\tscript:alert(1)">bấm</a>', 'bấm bấm'],
    ['<a title="x" href=\'data:text/html,<script>\'>bấm</a>', 'bấm'],
    ['i < 3 và <không hết', 'i < 3 và'],
  ])('%j leaves %j', (html, text) => {
    expect(content(html)).toBe(text);
  });

  it('turns nothing around and holds no control characters', () => {
    expect(content('a\u202eb\u0000c\u2028d&#8238;e\ud800')).toBe('abcde\ufffd');
  });
});

describe('whatever comes', () => {
  const pieces = fc.constantFrom(
    '<p>',
    '</p>',
    '<a href="',
    'https://vidu.vn',
    '">',
    '</a>',
    '<ul>',
    '<li>',
    '<pre>',
    '</pre>',
    '<b>',
    '</i>',
    '<br/>',
    '<script>',
    '</script>',
    '&lt;',
    '&#x',
    ';',
    '"',
    "'",
    '<',
    '>',
    'chữ',
    ' ',
    '\n',
    '<!--',
    '-->',
  );
  const soup = fc
    .array(fc.oneof(pieces, fc.string({ unit: 'grapheme' })), { maxLength: 40 })
    .map((each) => each.join(''));

  it('becomes only elements of the closed set, with safe addresses, and text', () => {
    fc.assert(
      fc.property(soup, (html) => {
        for (const node of all(rich(html) ?? [])) {
          if (typeof node === 'string') continue;
          expect(richTags).toContain(node.tag);
          expect(Object.keys(node).every((key) => ['tag', 'href', 'children'].includes(key))).toBe(true);
          if (node.href !== undefined) expect(safeUrl(node.href)).toBe(node.href);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('says the same as plain text', () => {
    fc.assert(
      fc.property(soup, (html) => {
        const reduced = reduceHtml(html);
        if (reduced.rich) expect(plainText(reduced.rich)).toBe(reduced.content);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['<', '<a "', "<a '", '<!--', '&#', '<a href=', '<p><b>', '<ul><li>', '<script>', '</'])(
    'is read in a time that grows with its length: %j a hundred thousand times',
    (piece) => {
      // A walk that went back over what it has read would outlast the runner's patience.
      expect(content(piece.repeat(100_000)).length).toBeLessThan(1_000_000);
    },
  );
});
