import { describe, expect, it } from 'vitest';
import { parseFields } from '../../../src/core/field.js';
import { createKeyRing, readSecrets } from '../../../src/server/keys.js';
import { maskFields } from '../../../src/server/mask.js';
import { searchText, searchWords, textKey } from '../../../src/server/search-text.js';
import { Backend, draft, secret } from '../../support/backend.js';

const definitions = parseFields('name* phone title* content*');

describe('what a search looks in', () => {
  it('is name, title and content folded, and each number as dialled at home and abroad', () => {
    const fields = { name: 'Trần Thị Bích', title: 'Đường  HỎNG', content: 'Xin\nsửa', phone: '0912 345 678' };
    expect(searchText(fields, definitions, 'VN')).toBe('tran thi bich duong hong xin sua 0912345678 84912345678');
    expect(searchText({ ...fields, phone: '+84 (912) 345-678' }, definitions, 'VN')).toBe(
      searchText(fields, definitions, 'VN'),
    );
  });

  it('leaves e-mail, address and the like out', () => {
    const fields = { content: 'Chào', email: 'chim@example.vn', url: 'https://example.vn' };
    expect(searchText(fields, definitions, 'VN')).toBe('chao');
  });

  it('has the digits of what is no number, and of fields that the form has no longer', () => {
    expect(searchText({ content: 'a', phone: 'gọi 113' }, definitions, 'VN')).toContain('113');
    expect(searchText({ content: 'a', phone: '0912345678' }, parseFields('content*'), 'VN')).toContain('84912345678');
  });

  it('is stored with a comment, and copies of one text have one key', async () => {
    const backend = new Backend();
    for (const content of ['Vay nóng  Lãi thấp', 'VAY NONG lai thap', 'Xin sửa đường']) {
      backend.now += 1000;
      await backend.submit({ fields: { ...draft().fields, content } });
    }
    const [a, b, c] = await backend.store.listQueue({ site: 'default', status: 'all', limit: 9 });
    expect(c?.search).toBe('tran thi bich duong hong vay nong lai thap');
    expect(c?.textKey).toBe(b?.textKey);
    expect(a?.textKey).not.toBe(b?.textKey);
    const [keys] = await createKeyRing(readSecrets(secret));
    expect(c?.textKey).toBe(await textKey(keys, 'default', { content: 'vay nóng lãi thấp' }));
  });
});

describe('the words of a search', () => {
  it.each([
    ['Đường  HỎNG đường', ['duong', 'hong']],
    ['0912 345 678', ['84912345678']],
    ['+84 912-345-678', ['84912345678']],
    ['0084912345678', ['84912345678']],
    ['345 678', ['345678']],
    ['2026', ['2026']],
    ['', []],
    ['  ', []],
    ['a '.repeat(5), ['a']],
  ])('of %j are %j', (text, words) => {
    expect(searchWords(text, 'VN')).toEqual(words);
  });

  it('are ten at most', () => {
    expect(searchWords('một hai ba bốn năm sáu bảy tám chín mười mốt', 'VN')).toHaveLength(10);
  });
});

describe('a mask', () => {
  it('takes names that no form can have', () => {
    const fields = { 'Số máy': '0912345678', 'Thư điện tử': 'chim@example.vn', note: 'Chào' };
    expect(maskFields(definitions, fields)).toEqual({
      'Số máy': '091 *** **78',
      'Thư điện tử': 'c***@e***',
      note: 'Chào',
    });
  });
});
