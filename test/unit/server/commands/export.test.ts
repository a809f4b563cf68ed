import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { recordKinds } from '../../../../src/contract/data-store.js';
import type { Store } from '../../../../src/contract/store.js';
import { comment, fill } from './fill.js';
import { useCommands } from './run.js';

const at = useCommands();

async function dump(store: Store): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const kind of recordKinds) all[kind] = (await store.dumpRecords('default', kind, undefined, 500)).records;
  return all;
}

async function exported(): Promise<string> {
  await at.withStore(fill);
  const run = await at.ykien(['export', '--out', at.file('xuat.jsonl')]);
  expect(run.error).toBeUndefined();
  return at.file('xuat.jsonl');
}

describe('ykien export', () => {
  it('gives a file that makes an equal database, and twice adds nothing', async () => {
    const file = await exported();
    const back = ['import', file, '--data', at.file('khac')];
    expect((await at.ykien(back)).lines.at(-1)).toMatch(/^\d+ records added, 0 already known\.$/);
    const [one, two] = [await at.withStore(dump), await at.withStore(dump, 'khac')];
    for (const kind of recordKinds) {
      expect((one[kind] as unknown[]).length, kind).toBeGreaterThan(0);
      expect(two[kind], kind).toEqual(one[kind]);
    }
    expect((await at.ykien(back)).lines.at(-1)).toMatch(/^0 records added/);
    expect(await at.withStore(dump, 'khac')).toEqual(two);
  });

  it('is readable by its owner only and leaves nothing else behind', async () => {
    const file = await exported();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(at.file(''))).toEqual(['data', 'xuat.jsonl']);
  });

  it('has one record a line, the kind first, and says at its end how many', async () => {
    const lines = (await readFile(await exported(), 'utf8')).trimEnd().split('\n');
    expect(JSON.parse(lines[0]!)).toMatchObject({ kind: 'ykien', version: 1, site: 'default' });
    for (const line of lines.slice(1, -1)) expect(line).toMatch(/^\{"kind":"\w+","record":\{/);
    expect(JSON.parse(lines.at(-1)!)).toEqual({ kind: 'end', records: lines.length - 2 });
  });

  it('is refused when it was cut, also between two lines, and taken in part when that is asked for', async () => {
    const lines = (await readFile(await exported(), 'utf8')).split('\n');
    const cut = at.file('cut.jsonl');
    const into = ['import', cut, '--data', at.file('khac')];
    await writeFile(cut, `${lines.slice(0, 5).join('\n')}\n`);
    expect((await at.ykien(into)).error).toMatch(/breaks off after line 5: .* Nothing was stored/);
    await writeFile(cut, `${lines.slice(0, 5).join('\n')}\n${lines[5]!.slice(0, 20)}`);
    expect((await at.ykien(into)).error).toContain('it breaks at line 6');
    expect((await at.ykien([...into, '--partial'])).lines).toContain('4 records added, 0 already known.');
  });

  it.each([
    ['{"kind":"ykien","version":2,"site":"default"}', 'it is of version 2'],
    ['{"kind":"ykien","version":1,"site":"../x"}', 'no valid id'],
    [
      '{"kind":"ykien","version":1,"site":"default"}\n{"kind":"moderator","record":{}}',
      'line 2: "moderator" is no kind',
    ],
    [
      '{"kind":"ykien","version":1,"site":"default"}\n{"kind":"page","record":{"id":"/"}}',
      'line 2: the page has no usable "url"',
    ],
    ['{"kind":"ykien","version":1,"site":"default"}\n{"kind":"end","records":3}', 'has 0 records and should have 3'],
  ])('of another shape is refused: %s', async (text, why) => {
    await writeFile(at.file('x'), text);
    expect((await at.ykien(['import', at.file('x')])).error).toContain(why);
  });

  it('goes to the standard output, as JSON too', async () => {
    await at.withStore(fill);
    const { text } = await at.ykien(['export', '--format', 'json']);
    const { header, records, end } = JSON.parse(text) as { header: object; records: unknown[]; end: number };
    expect(header).toMatchObject({ kind: 'ykien', site: 'default' });
    expect(records).toHaveLength(end);
  });

  it('makes CSV that runs nothing in a spreadsheet', async () => {
    await at.withStore(fill);
    await at.withStore((store) =>
      store.loadRecords('default', 'comment', [
        comment('congthuc', { fields: { name: '=1+1', content: '@SUM(A1)', phường: '-5' } }),
      ]),
    );
    const { text } = await at.ykien(['export', '--format', 'csv']);
    expect(text).toMatch(/^\uFEFFid,page,parent,status,created,/);
    expect(text).toContain(",'=1+1,,,,,'@SUM(A1),");
    expect(text.trimEnd().split('\r\n')).toHaveLength(6);
  });

  it('leaves a line in the log, and names a folder that takes no file', async () => {
    const run = await at.withStore(fill).then(() => at.ykien(['export', '--out', at.file('khong/co/x')]));
    expect(run.error).toMatch(/cannot be written \(ENOENT\): choose another with --out/);
    const [line] = await at.withStore((store) => store.listAudit({ site: 'default', limit: 1 }));
    expect(line).toMatchObject({ actor: 'cli', action: 'export', detail: 'jsonl' });
  });

  it('brings the page of a comment that came in while it ran', async () => {
    await at.withStore(fill);
    const late = '/tin/3';
    let once = false;
    const run = await at.withStore(async (store) => {
      const { dumpSite } = await import('../../../../src/server/export/dump-site.js');
      const lines: string[] = [];
      for await (const { kind, record } of dumpSite(store, 'default')) {
        lines.push(`${kind} ${kind === 'page' ? (record as { id: string }).id : ''}`.trim());
        if (kind !== 'article' || once) continue;
        once = true;
        await store.loadRecords('default', 'page', [{ id: late, url: `https://example.vn${late}`, title: '' }]);
        await store.loadRecords('default', 'comment', [comment('muon', { page: late })]);
      }
      return lines;
    });
    expect(run.indexOf(`page ${late}`)).toBe(run.lastIndexOf('comment') - 1);
  });
});
