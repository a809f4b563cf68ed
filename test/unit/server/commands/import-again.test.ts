import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { StoredComment } from '../../../../src/contract/store.js';
import { createKeyRing, readSecrets } from '../../../../src/server/keys.js';
import { textKey } from '../../../../src/server/search-text.js';
import { loadSecret } from '../../../../src/server/secret-file.js';
import { artalk, disqus, wordpress } from '../import/fixtures.js';
import { fill } from './fill.js';
import { useCommands } from './run.js';

const at = useCommands();
const prefix = ['--page-prefix', 'https://example.vn'];

async function put(name: string, content: string): Promise<string> {
  await writeFile(at.file(name), content);
  return at.file(name);
}

const stored = (): Promise<readonly StoredComment[]> =>
  at.withStore(async (store) => (await store.dumpRecords('default', 'comment', undefined, 100)).records);

/** One of Artalk: whole seconds. */
const comment = (id: string, rid: string, created: string, more: object = {}) => ({
  ...{ id, rid, content: `Bài ${id}`, nick: 'Mẫu', created_at: created, page_key: '/a', site_name: 'x' },
  ...more,
});

describe('ykien import', () => {
  it('puts a reply behind what it answers, also where both have one second or the clock was wrong', async () => {
    const list = [
      comment('3', '2', '2022-05-06 08:00:00'),
      comment('1', '0', '2022-05-06 08:00:00'),
      comment('2', '1', '2022-05-06 08:00:00'),
      comment('4', '1', '2022-05-06 07:00:00', { updated_at: '2022-05-06 07:30:00' }),
      comment('5', '1', '2022-05-06 09:00:00'),
    ];
    await at.ykien(['import', await put('a.json', JSON.stringify(list)), ...prefix]);
    const first = Date.parse('2022-05-06T08:00:00+07:00');
    const times = (await stored()).map(({ fields, createdAt, editedAt }) => [
      fields.content,
      createdAt - first,
      editedAt,
    ]);
    expect(Object.fromEntries(times.map(([content, ...rest]) => [content, rest]))).toEqual({
      'Bài 1': [0, undefined],
      'Bài 2': [1, undefined],
      'Bài 3': [2, undefined],
      'Bài 4': [1, undefined],
      'Bài 5': [3_600_000, undefined],
    });
    const again = await at.ykien(['import', at.file('a.json'), ...prefix]);
    expect(again.lines[1]).toContain('0 comments added, 5 already known');
  });

  it('keeps what copies are found by, as a submit does, and nothing of a text that is gone', async () => {
    await at.ykien(['import', await put('d.xml', disqus)]);
    const [keys] = await createKeyRing(readSecrets(await loadSecret(at.dataDir)));
    const [first, second, deleted] = await stored();
    for (const each of [first!, second!]) expect(each.textKey).toBe(await textKey(keys, 'default', each.fields));
    expect(first!.search).toContain('duong truoc truong hong nang');
    expect(deleted).not.toHaveProperty('textKey');
    await at.withStore(async (store) => expect(await store.countSameText('default', first!.textKey!, 0)).toBe(1));
  });

  it('tells new from known in a dry run, and changes nothing by it', async () => {
    const cut = disqus.replace(/<post dsq:id="900[45]">.*<\/post>\n/g, '');
    await at.ykien(['import', await put('cut.xml', cut)]);
    const before = await stored();
    const whole = await put('d.xml', disqus);
    expect((await at.ykien(['import', whole, '--dry-run'])).lines[1]).toContain('5 comments (2 new, 3 already known)');
    expect(await stored()).toEqual(before);
    expect((await at.ykien(['import', whole])).lines[1]).toContain('2 comments added, 3 already known');
  });

  it('tells new from known in a dry run of an export of ykien', async () => {
    await at.withStore(fill);
    await at.ykien(['export', '--out', at.file('x.jsonl')]);
    const dry = ['import', at.file('x.jsonl'), '--dry-run'];
    expect((await at.ykien(dry)).lines.at(-1)).toMatch(/^0 comments are new, [1-9]\d* already known; nothing/);
    expect((await at.ykien([...dry, '--site', 'khac'])).lines.at(-1)).toMatch(/^[1-9]\d* comments are new, 0 /);
    expect((await at.ykien([...dry, '--data', at.file('moi')])).lines.at(-1)).toMatch(/^[1-9]\d* comments are new, 0 /);
  });

  it('keeps the comments of two blogs apart, and knows one whose address is spelled another way', async () => {
    const other = wordpress.replaceAll('https://example.vn', 'https://to-3.example.vn');
    const moved = wordpress.replace('_url>https://example.vn<', '_url>http://www.example.vn/<');
    expect((await at.ykien(['import', await put('1.xml', wordpress)])).lines[1]).toContain('5 comments added');
    const map = ['--map', 'https://to-3.example.vn/*=/to-3/*'];
    expect((await at.ykien(['import', await put('2.xml', other), ...map])).lines[1]).toContain('6 comments added');
    expect((await at.ykien(['import', await put('3.xml', moved)])).lines[1]).toContain('0 comments added, 5 already');
  });

  it('keeps two forums of Disqus apart', async () => {
    await at.ykien(['import', await put('1.xml', disqus)]);
    const other = await put('2.xml', disqus.replaceAll('thu-nghiem', 'thu-khac'));
    expect((await at.ykien(['import', other])).lines[1]).toContain('5 comments added, 0 already known');
    expect((await at.ykien(['import', other])).lines[1]).toContain('0 comments added, 5 already known');
  });

  it('keeps installations apart by --source where the file says nothing, and by it above what the file says', async () => {
    const file = await put('a.json', artalk);
    const from = (name: string) => ['import', file, '--source', name];
    for (const [args, counts] of [
      [['import', file], '3 comments added, 0 already'],
      [from('phường 1'), '3 comments added, 0 already'],
      [from('Phường 1'), '0 comments added, 3 already'],
      [from('phường 2'), '3 comments added, 0 already'],
      [['import', file], '0 comments added, 3 already'],
    ] as const)
      expect((await at.ykien(args)).lines[1]).toContain(counts);
    const blog = await put('w.xml', wordpress);
    const renamed = await put('v.xml', wordpress.replaceAll('_url>https://example.vn', '_url>https://cu.example.vn'));
    await at.ykien(['import', blog, '--source', 'blog']);
    expect((await at.ykien(['import', renamed, '--source', 'blog'])).lines[1]).toContain('0 comments added, 5 already');
  });
});
