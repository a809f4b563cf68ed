import { describe, expect, it } from 'vitest';
import { byteOrderMark, csvRow } from '../../../../src/server/export/csv.js';

describe('a row of CSV', () => {
  it('separates cells by commas and ends with a carriage return and a line feed', () => {
    expect(csvRow(['Nguyễn Thị Mẫu', '', '12'])).toBe('Nguyễn Thị Mẫu,,12\r\n');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(csvRow(['a,b', 'nói "vâng"', 'một\nhai'])).toBe('"a,b","nói ""vâng""","một\nhai"\r\n');
  });

  it.each(['=1+1', '+84 900', '-2', '@SUM(A1)', ' =cmd', '\u00a0=cmd', '=HYPERLINK("http://x","y")'])(
    'makes a text of what begins like a formula: %j',
    (text) => {
      expect(csvRow([text])).toMatch(/^"?'/);
    },
  );

  it.each(['\t=1', '\r=1', '\tx', '\rx'])('makes a text of what begins with a tab or a carriage return: %j', (text) => {
    expect(csvRow([text]).replaceAll('"', '')).toBe(`'${text}\r\n`);
  });

  it('leaves signs in the middle as they are', () => {
    expect(csvRow(['5=5', 'a@b.vn', 'một-hai'])).toBe('5=5,a@b.vn,một-hai\r\n');
  });

  it('has a byte order mark for spreadsheets', () => {
    expect(Buffer.from(byteOrderMark)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });
});
