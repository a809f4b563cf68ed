import { describe, expect, it } from 'vitest';
import { safeUrl } from '../../../src/core/url.js';

describe('safeUrl', () => {
  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'java\r\nscript:alert(1)',
    'javascript\t:alert(1)',
    'javascript://example.com/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://example.com/1',
    'file:///etc/hosts',
    'about:blank',
    'view-source:https://example.com',
  ])('gives nothing for %j', (url) => {
    expect(safeUrl(url)).toBeUndefined();
    expect(safeUrl(url, 'https://example.com/')).toBeUndefined();
  });

  it.each([
    ['https://example.com/a', 'https://example.com/a'],
    ['HTTP://EXAMPLE.com', 'http://example.com/'],
    ['mailto:someone@example.com', 'mailto:someone@example.com'],
    ['tel:+84912345678', 'tel:+84912345678'],
  ])('keeps %s', (url, safe) => {
    expect(safeUrl(url)).toBe(safe);
  });

  it('resolves a path against the page', () => {
    expect(safeUrl('../b?x#y', 'https://example.com/news/a/')).toBe('https://example.com/news/b?x#y');
  });

  it('gives nothing for a path without a page', () => {
    expect(safeUrl('/news/1')).toBeUndefined();
  });

  it.each([undefined, null, '', 'https://', 'http://[::1'])('gives nothing for %j', (url) => {
    expect(safeUrl(url)).toBeUndefined();
  });
});
