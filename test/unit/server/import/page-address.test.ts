import { describe, expect, it } from 'vitest';
import { pageAddress, readAddressRules } from '../../../../src/server/import/page-address.js';

const at = (address: string, prefixes: readonly string[] = [], map: readonly string[] = []) =>
  pageAddress(address, readAddressRules(prefixes, map));

describe('the page of a foreign address', () => {
  it('is its path, without query and hash, as a browser spells it', () => {
    expect(at('https://example.vn/tin/đường?utm=1#x')).toEqual({
      id: '/tin/%C4%91%C6%B0%E1%BB%9Dng',
      url: 'https://example.vn/tin/%C4%91%C6%B0%E1%BB%9Dng',
    });
  });

  it('stands under the prefix as that is written, whatever scheme and www the export has', () => {
    expect(at('http://www.example.vn/a', ['https://example.vn'])).toEqual({ id: '/a', url: 'https://example.vn/a' });
    expect(at('/a', ['https://example.vn', 'https://khac.example'])).toEqual({ id: '/a', url: 'https://example.vn/a' });
  });

  it('is not taken from beside a prefix', () => {
    expect(at('https://example.vn/blog/a', ['https://example.vn/blog/'])).toMatchObject({ id: '/blog/a' });
    for (const other of [
      'https://example.vn/blogger',
      'https://example.vn.khac.example/blog/a',
      'https://khac.example/blog/a',
    ])
      expect(at(other, ['https://example.vn/blog/'])).toHaveProperty('reason');
  });

  it('is moved by a map, to a path or an address, alone or with all below', () => {
    const map = [
      'https://old.example/?p=7=/tin/bay',
      'https://old.example/blog/*=/tin/*',
      'https://old.example/x=https://example.vn/y',
    ];
    expect(at('https://old.example/?p=7', ['https://example.vn'], map)).toEqual({
      id: '/tin/bay',
      url: 'https://example.vn/tin/bay',
    });
    expect(at('https://old.example/blog/a/b', ['https://example.vn'], map)).toMatchObject({ id: '/tin/a/b' });
    expect(at('https://old.example/x', [], map)).toEqual({ id: '/y', url: 'https://example.vn/y' });
  });

  it.each([
    '',
    'javascript:alert(1)',
    '//evil.example/x',
    'tin/1',
    'https://a:b@example.vn/',
    '/\\evil.example/x',
    `/${'x'.repeat(600)}`,
  ])('is none: %j', (address) => {
    expect(at(address, ['https://example.vn'])).toHaveProperty('reason');
  });

  it.each(['https://example.vn/?p=7', 'https://example.vn/xem.php?id=7', 'https://example.vn/index.aspx?a=1'])(
    'is not guessed where only a query tells it: %s',
    (address) => {
      expect(at(address)).toMatchObject({ reason: expect.stringContaining('--map') as string });
    },
  );
});
