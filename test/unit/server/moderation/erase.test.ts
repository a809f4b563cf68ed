import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ErasePreview } from '../../../../src/core/moderation.js';
import { issues, problem, receipt } from '../../../support/backend.js';
import { openStore } from '../stores/sqlite-file.js';
import { canaries, Desk, draft, json } from './desk.js';

const route = '/v1/moderation/erase';

async function preview(desk: Desk, subject: object): Promise<ErasePreview> {
  return (await json(await desk.write(`${route}/preview`, subject))) as ErasePreview;
}

describe('erasing', () => {
  it('takes what was previewed, by phone in any spelling, in every state', async () => {
    const desk = new Desk();
    const ids = [await desk.privateComment(), await desk.comment({ phone: '+84 912 345 678' })];
    const spam = await desk.comment({ phone: '0912.345.678' });
    await desk.decide([{ comment: spam, to: 'spam' }]);
    const others = [
      await desk.comment({ phone: '0987654321' }),
      // Digits alone are not enough: it must be a phone number, and the whole of it.
      await desk.comment({ content: 'Gọi 0912345678 nhé' }),
      await desk.comment(),
    ];
    for (const phone of ['0912345678', '+84912345678', '0084 912 345 678']) {
      const { comments, confirm, unreachable } = await preview(desk, { phone });
      expect(comments.map(({ id }) => id).sort()).toEqual([...ids, spam].sort());
      expect(confirm).toMatch(/^[\w-]{43}$/);
      expect(unreachable).toEqual([]);
    }
    const { confirm } = await preview(desk, { phone: canaries.phone });
    expect(await json(await desk.write(route, { phone: '+84912345678', confirm }))).toEqual({ comments: 3 });
    for (const id of others) expect((await desk.item(id)).fields.name).toBe('Trần Thị Bích');
    expect((await desk.item(ids[0]!)).fields).toEqual({});
    expect((await desk.audit())[0]).toBe('owner erase 3');
    expect((await preview(desk, { phone: canaries.phone })).comments).toEqual([]);
  });

  it('takes nothing when something has come in since', async () => {
    const desk = new Desk();
    const first = await desk.privateComment();
    const { confirm } = await preview(desk, { phone: canaries.phone });
    await desk.privateComment();
    const refused = await desk.write(route, { phone: canaries.phone, confirm });
    expect(refused.status).toBe(409);
    expect((await problem(refused)).code).toBe('conflict');
    expect((await desk.item(first)).fields.phone).toBeDefined();
    expect((await desk.write(route, { comments: [first], confirm })).status).toBe(200);
  });

  it('of some comments counts what hangs on them, and leaves out what is not there or gone', async () => {
    const desk = new Desk({ moderation: 'post' });
    const id = await desk.privateComment();
    await desk.post('/v1/comments/vote', { page: '/news/42', comment: id, value: 1, readerKey: 'v'.repeat(43) });
    await desk.post('/v1/comments/report', {
      page: '/news/42',
      comment: id,
      reason: 'spam',
      readerKey: 'w'.repeat(43),
    });
    const found = await preview(desk, { comments: [id, id, 'nobody'] });
    expect(found).toMatchObject({ votes: 1, reports: 1, comments: [{ id, page: '/news/42' }] });
    await json(await desk.write(route, { comments: [id, 'nobody'], confirm: found.confirm }));
    const again = await preview(desk, { comments: [id] });
    expect(again.comments).toEqual([]);
    expect(await json(await desk.write(route, { comments: [id], confirm: again.confirm }))).toEqual({ comments: 0 });
  });

  it('by a number that stood in an earlier text takes the comment too', async () => {
    const desk = new Desk();
    const comment = await desk.comment({ phone: '0987654321' });
    const fields = { name: 'An', content: 'Chào', phone: canaries.phone };
    const revision = { id: 'r1', site: 'default', comment, fields, createdAt: desk.now, state: 'applied' as const };
    await desk.store.loadRecords('default', 'revision', [revision]);
    expect((await preview(desk, { phone: '+84912345678' })).comments.map(({ id }) => id)).toEqual([comment]);
  });

  it('names the copies that it cannot reach', async () => {
    const desk = new Desk({}, { listCopies: () => Promise.resolve(['data/ykien.db.bak']) });
    expect((await preview(desk, { phone: canaries.phone })).unreachable).toEqual(['data/ykien.db.bak']);
  });

  it.each([
    [{}, 'comments malformed'],
    [{ comments: ['a'], phone: '0912345678' }, 'comments malformed'],
    [{ comments: [1] }, 'comments malformed'],
    [{ comments: Array.from({ length: 1001 }, String) }, 'comments too-long'],
    [{ phone: 'ngày mai' }, 'phone invalid-phone'],
    [{ phone: '12345' }, 'phone invalid-phone'],
  ])('refuses %j', async (subject, issue) => {
    const refused = await new Desk().write(`${route}/preview`, subject);
    expect(refused.status).toBe(422);
    expect(await issues(refused)).toContain(issue);
  });

  it('leaves no byte of it in the database or its log, and the answer to a resend is `removed`', async () => {
    const { path, store } = openStore();
    const desk = new Desk({}, { store });
    const sent = draft({
      fields: {
        name: 'Chim Hoàng Yến',
        title: 'Canh giữ',
        content: 'Chim báo bão',
        phone: canaries.phone,
        email: canaries.email,
      },
      readerKey: canaries.readerKey,
    });
    await desk.post('/v1/comments', sent);
    const other = await desk.comment({ phone: '0987654321' });
    const bytes = (): string => ['', '-wal'].map((end) => readFileSync(path + end, 'utf8')).join('');
    expect(bytes()).toContain('Chim Hoàng Yến');
    const { confirm, comments } = await preview(desk, { phone: '+84912345678' });
    expect(comments).toHaveLength(1);
    await json(await desk.write(route, { phone: canaries.phone, confirm }));
    for (const canary of ['Chim Hoàng Yến', 'Chim báo bão', 'chim bao bao', '912345678', canaries.email]) {
      expect(bytes(), canary).not.toContain(canary);
    }
    expect((await desk.item(other)).fields.phone).toBe('098 *** **21');
    const resent = await desk.post('/v1/comments', sent);
    expect([resent.status, (await receipt(resent)).status]).toEqual([200, 'removed']);
  });
});
