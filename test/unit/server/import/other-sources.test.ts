import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArtalk } from '../../../../src/server/import/artalk.js';
import { readIsso } from '../../../../src/server/import/isso.js';
import { readWalineCsv, readWalineJson } from '../../../../src/server/import/waline.js';
import { artalk, makeIsso, waline, walineCsv } from './fixtures.js';
import { gather, read } from './gather.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ykien-import-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a file of Isso', () => {
  it('gives threads and comments, names without HTML references, seconds with fractions', async () => {
    const path = join(folder, 'isso.db');
    makeIsso(path);
    const { pages, comments, error } = await gather(readIsso(path));
    expect(error).toBeUndefined();
    expect(pages).toEqual([{ key: '1', address: '/tin/cho-moi', title: 'Chợ mới & cũ' }]);
    expect(comments.map(({ id, parent, status }) => [id, parent, status])).toEqual([
      ['1', undefined, 'published'],
      ['2', '1', 'pending'],
      ['3', '1', 'removed'],
      ['4', '3', 'published'],
    ]);
    expect(comments[0]).toMatchObject({
      name: 'Tô <Mẫu>',
      content: 'Chợ *đẹp*\n\nlắm',
      createdAt: 1_522_216_740_500,
      editedAt: 1_522_216_800_000,
      up: 2,
      down: 1,
    });
    expect(comments[3]!.content).toBe('Vì List<String> mà');
    expect(JSON.stringify(comments)).not.toContain('203.0.113');
  });

  it('that was cut, is something else or is no database says so', async () => {
    const path = join(folder, 'isso.db');
    makeIsso(path, 2000);
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, bytes.length / 2));
    expect((await gather(readIsso(path))).error).toMatch(/^it is no whole SQLite file/);
    await writeFile(path, 'xin chào, đây không phải là cơ sở dữ liệu');
    expect((await gather(readIsso(path))).error).toMatch(/^it is no whole SQLite file/);
    await writeFile(path, '');
    expect((await gather(readIsso(path))).error).toContain('no database of Isso');
  });
});

describe('the JSON of Waline', () => {
  it('gives its comments, and nothing of its users', async () => {
    const { pages, comments, skipped, error } = await read(readWalineJson, waline);
    expect(error).toBeUndefined();
    expect(pages).toEqual([{ key: '/tin/1', address: '/tin/1', title: '' }]);
    expect(comments.map(({ id, parent, status, createdAt }) => [id, parent, status, createdAt])).toEqual([
      ['11', undefined, 'published', Date.parse('2021-10-28T13:45:11Z')],
      ['12', '11', 'pending', Date.parse('2021-10-28T13:50:00Z')],
      ['13', undefined, 'spam', Date.parse('2021-10-28T14:00:00Z')],
    ]);
    expect(comments[0]).toMatchObject({ name: 'Ngô Văn Mẫu', content: 'Tốt **lắm**', up: 3, email: 'ngo@example.vn' });
    expect(comments[1]!.content).toBe('@Ngô Văn Mẫu: cảm ơn');
    expect(skipped).toEqual([{ id: '14', reason: 'its state "deleted?" is not known' }]);
    expect(JSON.stringify(comments)).not.toMatch(/203\.0\.113|password|chu@/);
  });

  it('is found in an answer of the API, in a file of LeanCloud, and alone', async () => {
    const { data } = JSON.parse(waline) as { data: { Comment: unknown[] } };
    for (const text of [{ errno: 0, data: { data } }, { results: data.Comment }, data.Comment])
      expect((await read(readWalineJson, JSON.stringify(text))).comments).toHaveLength(3);
  });

  it('that was cut says after what, and gives what came before', async () => {
    const { comments, error } = await read(readWalineJson, waline.slice(0, waline.indexOf('Quảng cáo')));
    expect(comments.map(({ id }) => id)).toEqual(['11', '12']);
    expect(error).toBe('it breaks off after 2 objects: the file is not whole.');
  });

  it('that is damaged says where', async () => {
    expect((await read(readWalineJson, waline.replace('"nick": "Hồ Thị Thử"', '"nick": Hồ'))).error).toMatch(
      /^it breaks after 1 objects, near character \d+: /,
    );
  });
});

describe('the CSV of Waline', () => {
  it('gives comments with commas, quotes and line breaks', async () => {
    const { comments, error } = await read(readWalineCsv, walineCsv);
    expect(error).toBeUndefined();
    expect(comments.map(({ id, parent, status }) => [id, parent, status])).toEqual([
      ['a1', undefined, 'published'],
      ['a2', 'a1', 'pending'],
    ]);
    expect(comments[0]!.content).toBe('Một dòng, có phẩy\nvà "ngoặc"');
  });

  it('that ends inside a quoted text says so', async () => {
    const { error } = await read(readWalineCsv, walineCsv.slice(0, walineCsv.indexOf('phẩy')));
    expect(error).toMatch(/^it breaks at line \d+: .*quote/i);
  });
});

describe('Artrans of Artalk', () => {
  it('gives comments with votes, states and the address of their site', async () => {
    const { pages, comments, error } = await read(readArtalk, artalk);
    expect(error).toBeUndefined();
    expect(pages.map(({ address, title, closed }) => [address, title, closed])).toEqual([
      ['https://example.vn/cau/', 'Cầu mới', undefined],
      ['https://example.vn/rieng', '', true],
    ]);
    expect(comments.map(({ id, parent, status, up, down }) => [id, parent, status, up, down])).toEqual([
      ['21', undefined, 'published', 4, 1],
      ['22', '21', 'pending', 0, 0],
      ['23', undefined, 'published', 0, 0],
    ]);
    expect(comments[0]).toMatchObject({ name: 'Vũ Thị Giả', createdAt: Date.parse('2022-05-06T01:00:00Z') });
    expect(comments[0]!.content).toBe('Cầu đẹp');
  });

  it('that was cut says after what', async () => {
    const { comments, error } = await read(readArtalk, artalk.slice(0, artalk.indexOf('Riêng')));
    expect(comments).toHaveLength(2);
    expect(error).toBe('it breaks off after 2 objects: the file is not whole.');
  });
});
