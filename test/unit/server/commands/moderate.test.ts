import { describe, expect, it } from 'vitest';
import { comment, fill } from './fill.js';
import { useCommands } from './run.js';

const at = useCommands();
const statusOf = (id: string) =>
  at.withStore(async (store) => (await store.findComment('default', id.padEnd(22, 'x')))?.status);

describe('ykien moderate', () => {
  it('lists what waits, with age, page, name, score, reasons and the first line; the phone masked', async () => {
    await at.withStore(fill);
    await at.withStore((store) => store.loadRecords('default', 'comment', [comment('cho2')]));
    const { lines } = await at.ykien(['moderate'], { columns: 160 });
    expect(lines[0]).toMatch(/^ID +AGE +PAGE +NAME +PHONE +SCORE +REASONS +STATE +TEXT$/);
    expect(lines.slice(1, 4).sort()).toEqual([
      expect.stringMatching(/^cho1xxxx +3h +Đèn đường tắt +Rao +6 +links hasty +http:\/\/x$/),
      expect.stringMatching(/^cho2xxxx +3h +Đèn đường tắt +Lê Thị Mẫu +091 \*\*\* \*\*78 +Đèn đường: Đèn tắt\.$/),
      expect.stringMatching(/^goc1xxxx .* published, edit, reported 1 +bản mới$/),
    ]);
    expect(lines.at(-1)).toBe('3 pending, 1 reported, 1 spam, 2 published.');
  });

  it('finds by state, words without marks, and a phone number', async () => {
    await at.withStore(fill);
    const idsOf = async (...args: string[]) =>
      (await at.ykien(['moderate', 'list', ...args])).lines.slice(1, -1).map((line) => line.slice(0, 4));
    expect(await idsOf('--status', 'spam')).toEqual(['tran']);
    expect(await idsOf('--status', 'all', '--search', 'den tat')).toEqual(expect.arrayContaining(['goc1', 'tran']));
    expect(await idsOf('--status', 'all', '--search', '+84 912 345 678')).toHaveLength(2);
    expect(await idsOf('--status', 'published', '--page', '/tin/2')).toEqual([]);
  });

  it('lets no control character of a comment reach the terminal', async () => {
    await at.withStore(fill);
    const evil = 'tốt\u001b[2J\u001b]0;x\u0007\u009b31m\u202eđảo\r\b';
    const hostile = comment('xau1', {
      fields: { name: evil, title: evil, content: `${evil}\n${evil}`, phone: evil },
      reasons: [evil],
      reason: evil,
    });
    await at.withStore((store) => store.loadRecords('default', 'comment', [hostile]));
    for (const args of [['list'], ['show', 'xau1'], ['show', 'xau1', '--reveal'], ['approve', 'xau1']]) {
      const { lines, error } = await at.ykien(['moderate', ...args]);
      expect(error).toBeUndefined();
      // eslint-disable-next-line no-control-regex -- naming them is the purpose
      expect(lines.join('')).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e]/);
    }
    for (const args of [['\u001b[2J'], ['approve', '\u001b[2Jxxxx'], ['list', '--as', '\u001b[2J']])
      expect((await at.ykien(['moderate', ...args])).error).not.toContain('\u001b');
  });

  it('decides by the first characters of ids, with a line in the log', async () => {
    await at.withStore(fill);
    expect((await at.ykien(['moderate', 'approve', 'cho1'])).lines).toEqual([
      'cho1xxxxxxxxxxxxxxxxxx pending → published',
    ]);
    expect(await statusOf('cho1')).toBe('published');
    expect((await at.ykien(['moderate', 'approve', 'cho1'])).lines).toEqual([
      'cho1xxxxxxxxxxxxxxxxxx is published already',
    ]);
    await at.ykien(['moderate', 'remove', 'cho1', 'tran', '--reason', 'sai sự thật', '--as', 'mai']);
    const [line] = await at.withStore((store) => store.listAudit({ site: 'default', limit: 1 }));
    expect(line).toMatchObject({ actor: 'mai', action: 'removed', detail: 'sai sự thật' });
    expect(await statusOf('trang2')).toBe('removed');
  });

  it('decides an edit that waits, not the published comment', async () => {
    await at.withStore(fill);
    expect((await at.ykien(['moderate', 'reject', 'goc1'])).lines).toEqual(['goc1xxxxxxxxxxxxxxxxxx edit rejected']);
    expect(await statusOf('goc1')).toBe('published');
  });

  it('takes back its last decisions as one, or those about some comments', async () => {
    await at.withStore(fill);
    await at.ykien(['moderate', 'spam', 'cho1', 'tralo']);
    expect(await statusOf('traloi')).toBe('spam');
    await at.ykien(['moderate', 'undo']);
    expect([await statusOf('cho1'), await statusOf('traloi')]).toEqual(['pending', 'published']);
    await at.ykien(['moderate', 'reject', 'cho1', 'tralo']);
    await at.ykien(['moderate', 'undo', 'cho1']);
    expect([await statusOf('cho1'), await statusOf('traloi')]).toEqual(['pending', 'rejected']);
    expect((await at.ykien(['moderate', 'undo', 'goc1'])).error).toContain('not among the last decisions of "cli"');
    expect((await at.ykien(['moderate', 'undo', '--as', 'ai-do'])).lines).toEqual([
      'Nothing of "ai-do" can be taken back.',
    ]);
  });

  it('leaves alone what somebody has decided since, and the comment whose edit was decided', async () => {
    await at.withStore(fill);
    await at.ykien(['moderate', 'spam', 'cho1']);
    await at.ykien(['moderate', 'remove', 'cho1', '--as', 'mai']);
    await at.ykien(['moderate', 'approve', 'goc1']);
    expect((await at.ykien(['moderate', 'undo'])).lines).toEqual([
      'cho1xxxxxxxxxxxxxxxxxx was changed since and stays removed',
    ]);
    expect([await statusOf('cho1'), await statusOf('goc1')]).toEqual(['removed', 'published']);
  });

  it('shows a comment whole, and what is private only with a line in the log', async () => {
    await at.withStore(fill);
    const shown = (await at.ykien(['moderate', 'show', 'goc1'])).lines.join('\n');
    for (const part of [
      '091 *** **78',
      'Đèn tắt.\n           Xin sửa.',
      'bản mới',
      'abuse nặng lời',
      'https://example.vn/tin/1',
    ])
      expect(shown).toContain(part);
    expect(shown).not.toContain('345');
    expect((await at.ykien(['moderate', 'show', 'goc1', '--reveal', '--as', 'mai'])).lines.join('\n')).toContain(
      '0912 345 678',
    );
    const [line] = await at.withStore((store) => store.listAudit({ site: 'default', limit: 1 }));
    expect(line).toMatchObject({ actor: 'mai', action: 'reveal', comment: 'goc1xxxxxxxxxxxxxxxxxx' });
  });

  it('names an id that is not there, too short or shared, and a word that is no action', async () => {
    await at.withStore(fill);
    await at.withStore((store) => store.loadRecords('default', 'comment', [comment('cho1b')]));
    for (const [args, why] of [
      [['approve', 'khong-co'], 'There is no comment "khong-co"'],
      [['approve', 'ch'], '"ch" is too short'],
      [['approve', 'cho1'], '"cho1" could be cho1'],
      [['approve'], 'Which comments?'],
      [['duyet'], 'use one of list, show, approve'],
      [['list', '--as', 'system'], 'is no name for the log'],
      [['list', '--status', 'x'], '--status "x" is not known'],
      [['list', '--limit', '0'], '--limit "0" must be'],
    ] as const)
      expect((await at.ykien(['moderate', ...args])).error).toContain(why);
    expect(await statusOf('cho1')).toBe('pending');
  });
});
