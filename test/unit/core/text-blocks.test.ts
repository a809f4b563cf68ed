import { describe, expect, it } from 'vitest';
import { textBlocks } from '../../../src/core/text-blocks.js';
import { ownCorpus } from '../../support/own-corpus.js';

/** The links of a text, as they are shown. */
const shown = (text: string): string[] =>
  textBlocks(text)
    .flat()
    .flatMap((span) => (span.href ? [span.text] : []));

const hrefs = (text: string): string[] =>
  textBlocks(text)
    .flat()
    .flatMap(({ href }) => href ?? []);

describe('paragraphs', () => {
  it('are one for one line', () => {
    expect(textBlocks('Đường đẹp.')).toEqual([[{ text: 'Đường đẹp.' }]]);
  });

  it('begin at each line break, and at blank lines once', () => {
    const texts = textBlocks('một\nhai\n\n\nba').map(([span]) => span!.text);
    expect(texts).toEqual(['một', 'hai', 'ba']);
  });

  it('are none for white space', () => {
    expect(textBlocks(' \n\t\n ')).toEqual([]);
    expect(textBlocks('')).toEqual([]);
  });

  it('keep the white space of a line', () => {
    expect(textBlocks('  a  b ')).toEqual([[{ text: '  a  b ' }]]);
  });
});

describe('links', () => {
  it('stand between the text around them', () => {
    expect(textBlocks('Xem https://vidu.vn/a và http://vidu.vn/b nhé')).toEqual([
      [
        { text: 'Xem ' },
        { text: 'https://vidu.vn/a', href: 'https://vidu.vn/a' },
        { text: ' và ' },
        { text: 'http://vidu.vn/b', href: 'http://vidu.vn/b' },
        { text: ' nhé' },
      ],
    ]);
  });

  it('show the address as it was written, and lead where the browser would', () => {
    expect(textBlocks('HTTPS://Vidu.VN/Đường')).toEqual([
      [{ text: 'HTTPS://Vidu.VN/Đường', href: 'https://vidu.vn/%C4%90%C6%B0%E1%BB%9Dng' }],
    ]);
  });

  it.each(['.', ',', ';', ':', '!', '?', '…', '...', ')', ').', ']', '}', '?!'])(
    'leave %s at their end to the sentence',
    (end) => {
      expect(shown(`Xem https://vidu.vn/a${end}`)).toEqual(['https://vidu.vn/a']);
      const text = textBlocks(`Xem https://vidu.vn/a${end}`).flat();
      expect(text.map((span) => span.text).join('')).toBe(`Xem https://vidu.vn/a${end}`);
    },
  );

  it('keep a bracket that opens inside', () => {
    expect(shown('https://vidu.vn/Hồ_(Hà_Nội)')).toEqual(['https://vidu.vn/Hồ_(Hà_Nội)']);
    expect(shown('(xem https://vidu.vn/Hồ_(Hà_Nội))')).toEqual(['https://vidu.vn/Hồ_(Hà_Nội)']);
    expect(shown('https://vidu.vn/Hồ_(Hà_Nội).')).toEqual(['https://vidu.vn/Hồ_(Hà_Nội)']);
  });

  it('leave the bracket around them outside', () => {
    expect(shown('(https://vidu.vn/a)')).toEqual(['https://vidu.vn/a']);
  });

  it.each(['"', "'", '“', '”', '‘', '’', '<', '>'])('end before %s', (quote) => {
    expect(shown(`https://vidu.vn/a${quote}b`)).toEqual(['https://vidu.vn/a']);
  });

  it('keep query and fragment', () => {
    expect(shown('https://vidu.vn/a?b=1&c=2#d, rồi')).toEqual(['https://vidu.vn/a?b=1&c=2#d']);
  });

  it('are none without a scheme', () => {
    expect(textBlocks('thuduc.vn, www.vidu.vn/a và //vidu.vn')).toEqual([
      [{ text: 'thuduc.vn, www.vidu.vn/a và //vidu.vn' }],
    ]);
  });

  it('are none for what is no address', () => {
    expect(shown('https:// và https://. và http://%')).toEqual([]);
  });

  it.each([
    'javascript:alert(1)',
    'javascript://vidu.vn/%0Aalert(1)',
    'JaVaScRiPt://alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript://x',
    'file:///etc/passwd',
    'ftp://vidu.vn/a',
    'blob:https://vidu.vn/1',
  ])('have no scheme but http and https: %j', (text) => {
    for (const href of hrefs(text)) expect(href).toMatch(/^https?:\/\//);
    expect(hrefs(text).some((href) => /script|data:|file:|ftp:/.test(href.split('/')[0]!))).toBe(false);
  });

  it('never lead from the corpus to anything but http and https, and lose no sign of a line', () => {
    for (const text of ownCorpus) {
      for (const href of hrefs(text)) expect(href).toMatch(/^https?:\/\//);
      const written = textBlocks(text).map((spans) => spans.map((span) => span.text).join(''));
      expect(written).toEqual(text.split(/\n+/).filter((line) => line.trim()));
    }
  });

  it('are found in a long text in no time', () => {
    const text = `https://vidu.vn/${'('.repeat(50_000)}${')'.repeat(50_000)} ${'https://'.repeat(10_000)}`;
    const before = performance.now();
    textBlocks(text);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
