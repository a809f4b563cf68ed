import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { comment, fill } from './fill.js';
import { useCommands } from './run.js';

const at = useCommands();
const fieldsOf = (id: string) =>
  at.withStore(async (store) => (await store.findComment('default', id.padEnd(22, 'x')))?.fields);

describe('ykien erase', () => {
  it('tells what will go and which files it cannot reach, asks, and erases', async () => {
    await at.withStore(fill);
    await at.ykien(['export', '--out', at.file('xuat.jsonl')]);
    await writeFile(join(at.dataDir, 'ykien-backup.db'), '');
    const asked: string[] = [];
    const ask = async (question: string) => (asked.push(question), 'y');
    const { lines, code } = await at.ykien(['erase', '--comment', 'goc1'], { ask });
    expect(code).toBe(0);
    expect(lines).toEqual([
      '1 comments will be erased for good:',
      expect.stringContaining('goc1xxxxxxxxxxxxxxxxxx  2026-11-23  /tin/1'),
      expect.stringMatching(/^With them: 2 earlier texts, 1 votes, 1 reports, \d+ waiting messages\.$/),
      'These files may have copies, and are not changed:',
      `  ${join(at.dataDir, 'ykien-backup.db')}`,
      `  ${at.file('xuat.jsonl')}`,
      '1 comments are erased.',
    ]);
    expect(asked).toHaveLength(1);
    expect(await fieldsOf('goc1')).toEqual({});
  });

  it('finds a phone number however it was written, and nothing in texts', async () => {
    await at.withStore(fill);
    const text = comment('chu1', { fields: { name: 'Mẫu', content: 'gọi 0912 345 678' } });
    const written = comment('khac', { fields: { name: 'Mẫu', content: 'x', phone: '+84912345678' } });
    await at.withStore((store) => store.loadRecords('default', 'comment', [text, written]));
    const { lines } = await at.ykien(['erase', '--phone', '0912.345.678', '--yes']);
    expect(lines[0]).toBe('3 comments will be erased for good:');
    expect(await fieldsOf('khac')).toEqual({});
    expect(await fieldsOf('chu1')).not.toEqual({});
    expect((await at.ykien(['erase', '--phone', '0912345678', '--yes'])).lines).toEqual(['There is nothing to erase.']);
  });

  it('erases nothing without a yes', async () => {
    await at.withStore(fill);
    expect((await at.ykien(['erase', '--comment', 'goc1'])).error).toContain('say --yes');
    const said = await at.ykien(['erase', '--comment', 'goc1'], { ask: async () => '' });
    expect([said.code, said.lines.at(-1)]).toEqual([1, 'Nothing was erased.']);
    expect((await at.ykien(['erase'])).error).toContain('Erase what?');
    expect((await at.ykien(['erase', '--phone', '12', '--yes'])).error).toContain('no phone number');
    expect(await fieldsOf('goc1')).not.toEqual({});
  });
});

describe('ykien token', () => {
  it('adds a moderator, lists and revokes', async () => {
    await at.withStore(fill);
    const added = await at.ykien(['token', 'add', 'mai']);
    expect(added.lines[0]).toMatch(/^The token of mai, shown only now: [\w-]{43}$/);
    expect((await at.ykien(['token', 'list'])).lines).toEqual(['mai  moderator  since 2026-11-23']);
    expect((await at.ykien(['token', 'revoke', 'mai'])).error).toBeUndefined();
    expect((await at.ykien(['token', 'list'])).lines).toEqual([]);
    expect((await at.ykien(['token', 'revoke', 'mai'])).error).toContain('There is no moderator "mai"');
  });

  it("replaces the owner's token in its file, and shows only where that is", async () => {
    await at.withStore(fill);
    const path = join(at.dataDir, 'owner-token');
    expect((await at.ykien(['token'])).error).toContain('There is no file');
    const { lines } = await at.ykien(['token', 'replace']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(lines.join()).not.toContain((await readFile(path, 'utf8')).trim());
    expect((await at.ykien(['token', 'show-path'])).lines).toEqual([path]);
  });

  it('names what is wrong', async () => {
    await at.withStore(fill);
    for (const [args, why] of [
      [['add'], 'Whose token?'],
      [['add', 'a b'], 'is no name'],
      [['add', 'mai', '--role', 'king'], '--role "king" is not known'],
      [['fly'], 'does not know "fly"'],
    ] as const)
      expect((await at.ykien(['token', ...args])).error).toContain(why);
  });
});

describe('the help', () => {
  it('names every command and option, also of one command alone', async () => {
    const all = (await at.ykien(['--help'])).lines.join('\n');
    for (const word of [
      'import',
      'export',
      'moderate',
      'erase',
      'token',
      '--page-prefix',
      '--partial',
      '--reveal',
      '--as',
    ])
      expect(all).toContain(word);
    for (const line of all.split('\n')) expect(line.length).toBeLessThan(150);
    expect((await at.ykien(['erase', '--help'])).lines.join('\n')).toContain('--phone NUMBER');
  });
});
