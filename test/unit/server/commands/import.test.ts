import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { artalk, disqus, makeIsso, waline, walineCsv, wordpress } from '../import/fixtures.js';
import { useCommands } from './run.js';

const at = useCommands();
const prefix = ['--page-prefix', 'https://example.vn'];

async function put(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(at.file(name), content);
  return at.file(name);
}

describe('ykien import', () => {
  it('says what the file is, what came in and what did not, and twice adds nothing', async () => {
    const file = await put('xuat.xml', wordpress);
    const first = await at.ykien(['import', file]);
    expect(first.error).toBeUndefined();
    expect(first.lines).toEqual([
      `${file} is WordPress.`,
      '2 pages, 5 comments added, 0 already known, 0 votes.',
      '  5 e-mail addresses left out: the site has no field for them (--fields).',
      "  5 addresses of authors' pages left out: the site has no field for them (--fields).",
      '3 skipped:',
      "  1: it is a pingback, not a reader's comment (5)",
      '  1: its state "kỳ lạ" is not known (8)',
      '  1: its page "https://example.vn/?p=9" is told by a query only: give it a path with --map (10)',
    ]);
    const again = await at.ykien(['import', file]);
    expect(again.lines[1]).toBe('2 pages, 0 comments added, 5 already known, 0 votes.');
  });

  it('stores threads with parents, states, dates and closed pages, and finds their words', async () => {
    await at.ykien(['import', await put('disqus.xml', disqus)]);
    await at.withStore(async (store) => {
      const { records } = await store.dumpRecords('default', 'comment', undefined, 100);
      const ids = records.map(({ id }) => id);
      expect(records.map(({ status, parent }) => [status, parent])).toEqual([
        ['published', undefined],
        ['published', ids[0]],
        ['removed', ids[1]],
        ['spam', undefined],
        ['published', ids[2]],
      ]);
      expect(records[0]).toMatchObject({ page: '/tin/duong-hong', createdAt: Date.parse('2018-03-28T05:59:00Z') });
      expect(records[0]!.fields).toEqual({
        name: 'Trần Thị Mẫu',
        content: 'Đường trước trường hỏng nặng.\n\nXem ảnh (https://example.vn/anh)',
      });
      expect(new Set(records.map(({ submissionId }) => submissionId)).size).toBe(5);
      expect(await store.findPage('default', '/tin/da-dong')).toMatchObject({ closed: true });
      expect(await store.findPage('default', '/tin/khong-ai-viet')).toBeUndefined();
      expect(
        await store.listQueue({ site: 'default', status: 'all', words: ['duong', 'nang'], limit: 9 }),
      ).toHaveLength(1);
      expect(await store.countComments('default', ['/tin/duong-hong'])).toEqual([3]);
    });
  });

  it('keeps an e-mail address and a link only where the form asks for them', async () => {
    await at.ykien(['import', await put('w.xml', wordpress), '--fields', 'name* content* email']);
    await at.withStore(async (store) => {
      const [first] = (await store.dumpRecords('default', 'comment', undefined, 1)).records;
      expect(first!.fields).toMatchObject({ email: 'vidu@example.vn' });
      expect(first!.fields).not.toHaveProperty('url');
    });
  });

  it('counts likes and dislikes once', async () => {
    const file = await put('artrans.json', artalk);
    for (let i = 0; i < 2; i++) expect((await at.ykien(['import', file])).error).toBeUndefined();
    await at.withStore(async (store) => {
      const [first] = await store.listComments({ site: 'default', page: '/cau/', sort: 'oldest', limit: 5 });
      expect(first).toMatchObject({ up: 4, down: 1 });
    });
  });

  it('knows Isso, both forms of Waline, and gzip', async () => {
    makeIsso(at.file('comments.db'));
    const known = [
      [at.file('comments.db'), 'Isso', '1 pages, 4 comments added'],
      [await put('waline.json', waline), 'Waline', '1 pages, 3 comments added'],
      [await put('Comment.csv', walineCsv), 'Waline (CSV)', '1 pages, 2 comments added'],
      [await put('disqus.xml.gz', gzipSync(disqus)), 'Disqus', '2 pages, 5 comments added'],
    ] as const;
    for (const [file, name, counts] of known) {
      const { lines, error } = await at.ykien(['import', file, ...prefix]);
      expect(error).toBeUndefined();
      expect(lines[0]).toBe(`${file} is ${name}.`);
      expect(lines[1]).toContain(counts);
    }
  });

  it('asks where paths belong, and leaves out other addresses and what a map moves', async () => {
    makeIsso(at.file('comments.db'));
    const lost = await at.ykien(['import', at.file('comments.db')]);
    expect(lost.code).toBe(1);
    expect(lost.lines.join()).toContain('--page-prefix https://example.vn');
    const other = await at.ykien(['import', await put('d.xml', disqus), '--page-prefix', 'https://khac.example']);
    expect(other.lines.join()).toContain('5: its page lies outside of --page-prefix (example.vn)');
    await at.ykien(['import', at.file('d.xml'), '--map', 'https://example.vn/tin/*=/bai/*']);
    await at.ykien(['import', await put('w.xml', wordpress), '--map', 'https://example.vn/?p=9=/nhap']);
    await at.withStore(async (store) => {
      const pages = (await store.dumpRecords('default', 'page', undefined, 10)).records;
      expect(pages.map(({ url }) => url)).toEqual([
        ...['https://example.vn/bai/da-dong', 'https://example.vn/bai/duong-hong'],
        ...['https://example.vn/da-khoa/', 'https://example.vn/lich-cat-dien/', 'https://example.vn/nhap'],
      ]);
    });
  });

  it('stores nothing of a file that was cut, unless it is told to', async () => {
    const file = await put('cut.xml', disqus.slice(0, disqus.indexOf('Rao Vặt')));
    const refused = await at.ykien(['import', file]);
    expect(refused.code).toBe(1);
    expect(refused.error).toMatch(
      /cut\.xml is not imported: it breaks off at line 10, .*Nothing was stored; --partial takes/,
    );
    expect((await at.ykien(['export'])).error).toContain('There is no database');
    const partial = await at.ykien(['import', file, '--partial']);
    expect(partial.lines[1]).toContain('3 comments added');
    expect(partial.lines.at(-1)).toMatch(/^The file is not whole: it breaks off at line 10/);
  });

  it('stores nothing in a dry run', async () => {
    const { code, lines } = await at.ykien(['import', await put('a.json', artalk), '--dry-run']);
    expect(code).toBe(0);
    expect(lines[1]).toBe('2 pages, 3 comments (3 new, 0 already known) and 5 votes can be taken; nothing was stored.');
    expect((await at.ykien(['export'])).error).toContain('There is no database');
  });

  it('cuts circles and begins threads where parents are missing, and says so', async () => {
    const comment = (id: string, rid: string) => ({
      id,
      rid,
      content: id,
      nick: 'Mẫu',
      created_at: '2022-05-06',
      page_key: '/a',
      site_name: 'x',
    });
    const file = await put('c.json', JSON.stringify([comment('1', '2'), comment('2', '1'), comment('3', '9')]));
    const { lines } = await at.ykien(['import', file, ...prefix]);
    expect(lines).toContain('  1 replies begin a thread, for what they answer is not there.');
    expect(lines).toContain('  1 replies begin a thread, for they answered themselves in a circle.');
  });

  it('skips what breaks the rules of texts and says which', async () => {
    const comment = (id: string, more: object) => ({
      id,
      content: 'chữ',
      nick: 'Mẫu',
      created_at: '2022-05-06',
      page_key: '/a',
      ...more,
    });
    const list = [
      comment('trống', { content: ' \n' }),
      comment('dài', { content: 'x'.repeat(70_000) }),
      comment('zalgo', { content: `a${'\u0301'.repeat(50)}` }),
      comment('ngày', { created_at: 'hôm qua' }),
      comment('mai', { created_at: '2099-01-01' }),
      comment('sửa', { content: 'a\u0000b\u001b[31mc\u202ed' }),
      comment('sửa', {}),
    ];
    const { lines } = await at.ykien(['import', await put('t.json', JSON.stringify(list)), ...prefix]);
    expect(lines.slice(2)).toEqual([
      '6 skipped:',
      '  1: it has no text (trống)',
      '  1: its text is longer than 65535 characters (dài)',
      '  1: its text is not readable text (zalgo)',
      '  1: it has no date that can be read (ngày)',
      '  1: its date lies in the future (mai)',
      '  1: another comment has the same id (sửa)',
    ]);
    const [only] = await at.withStore(
      async (store) => (await store.dumpRecords('default', 'comment', undefined, 9)).records,
    );
    expect(only!.fields.content).toBe('ab[31mcd');
  });

  it('names a file that is missing or unknown, and a wrong option', async () => {
    const wrong = [
      [['import'], 'Which FILE?'],
      [['import', at.file('none')], 'cannot be read'],
      [['import', await put('x', 'xin chào')], 'say what it is with --from'],
      [['import', at.file('x'), '--from', 'drupal'], 'use one of disqus'],
      [['import', at.file('x'), '--from', 'disqus'], 'is not imported'],
      [['import', at.file('x'), '--form', 'disqus'], "Unknown option '--form': see ykien import --help"],
      [
        ['import', at.file('x'), '--from', 'isso', '--page-prefix', 'example.vn'],
        '--page-prefix "example.vn" is no address',
      ],
      [['import', at.file('x'), '--from', 'isso', '--map', 'x'], '--map "x" must be URL=PATH'],
    ] as const;
    for (const [args, why] of wrong) {
      const { code, error } = await at.ykien(args);
      expect(error, args.join(' ')).toContain(why);
      expect(code).toBe(1);
    }
  });

  it('draws a bar on a terminal only', async () => {
    let clock = 0;
    const io = { now: () => (clock += 200) };
    const file = await put('d.xml', disqus);
    expect((await at.ykien(['import', file], { ...io, barColumns: 80 })).told).toMatch(
      /\rReading \[#+\.*\] \d+% .*\/s/,
    );
    clock = 0;
    expect((await at.ykien(['import', file], io)).told).toBe('');
  });
});
