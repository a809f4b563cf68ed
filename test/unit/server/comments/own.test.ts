import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../../src/core/comment.js';
import type { QueueItem } from '../../../../src/core/moderation.js';
import { issues, ownerToken, problem, receipt } from '../../../support/backend.js';
import { key, page, Thread } from '../../../support/thread.js';

type Own = { id: string; token: string };

const edit = (thread: Thread, { id, token }: Own, fields: object) =>
  thread.post('/v1/comments/edit', { comment: id, token, fields });
const remove = (thread: Thread, { id, token }: Own) => thread.post('/v1/comments/delete', { comment: id, token });

describe('an edit by its author', () => {
  it('is public at once where comments are, and says when it was made', async () => {
    const thread = new Thread();
    const own = await thread.write('Đường hỏng nặng', { readerKey: key('a') });
    thread.now += 60_000;
    const response = await edit(thread, own, { content: 'Đường hỏng rất nặng' });
    expect(response.status).toBe(200);
    const edited = new Date(thread.now).toISOString();
    expect(await response.json()).toMatchObject({
      status: 'published',
      id: own.id,
      token: own.token,
      editForMs: 900_000 - 60_000,
      comment: { content: 'Đường hỏng rất nặng', title: 'Đường hỏng', name: 'Trần Thị Bích', edited },
    });
    expect((await thread.list()).items[0]).toMatchObject({ content: 'Đường hỏng rất nặng', edited });
  });

  it('waits under pre-moderation, and the approved text stays public', async () => {
    const thread = new Thread({ moderation: 'pre' });
    const own = await thread.write('Bản đầu');
    await thread.decide(own.id, 'published');
    const response = await edit(thread, own, { content: 'Bản sau' });
    expect(response.status).toBe(202);
    expect(await response.json()).toMatchObject({
      status: 'pending',
      comment: { status: 'pending', content: 'Bản sau' },
    });
    expect((await thread.list()).items[0]).toMatchObject({ content: 'Bản đầu', status: 'published' });
  });

  it('waits when it looks like spam', async () => {
    const thread = new Thread({ words: ['vay nóng'] });
    const own = await thread.write('Bản đầu');
    expect((await edit(thread, own, { content: 'VAY NÓNG đây' })).status).toBe(202);
    expect((await thread.list()).items[0]).toMatchObject({ content: 'Bản đầu' });
  });

  it('is shown to moderators with what was found about it, and with what the form was caught in at first', async () => {
    const thread = new Thread({ words: ['vay nóng'] });
    const own = await thread.write('Bản đầu');
    const findings = async () => {
      const headers = { authorization: `Bearer ${ownerToken}` };
      const item = await (await thread.get(`/v1/moderation/item?comment=${own.id}`, headers)).json();
      const { score, reasons } = item as QueueItem;
      return [score, ...reasons];
    };
    await edit(thread, own, { content: 'VAY NÓNG đây' });
    expect(await findings()).toEqual([5, 'words']);
    await edit(thread, own, { content: 'Bản sau' });
    expect(await findings()).toEqual([0]);
    const trapped = await thread.write('Bản đầu của máy', { hints: { honeypot: 'x' } });
    await edit(thread, trapped, { content: 'VAY NÓNG đây, lần nữa' });
    const stored = await thread.store.findComment('default', trapped.id);
    expect([stored?.score, stored?.reasons]).toEqual([15, ['honeypot', 'words']]);
  });

  it('of what waits, and of what was refused, looks the same', async () => {
    const thread = new Thread({ moderation: 'pre' });
    const bodies: Receipt[] = [];
    for (const verdict of ['pending', 'rejected', 'spam'] as const) {
      const own = await thread.write(`Bản đầu ${verdict}`);
      await thread.decide(own.id, verdict);
      const response = await edit(thread, own, { content: 'Bản sau' });
      expect(response.status).toBe(202);
      bodies.push({ ...(await receipt(response)), id: '', token: '', submissionId: '' });
      expect((await thread.store.findComment('default', own.id))?.fields.content).toBe('Bản sau');
    }
    const [first, ...others] = bodies.map((body) => ({
      ...body,
      comment: { ...body.comment, id: '', created: '', edited: '' },
    }));
    for (const other of others) expect(other).toEqual(first);
  });

  it('keeps the rules of the fields that change, and looks at no other', async () => {
    const thread = new Thread();
    const own = await thread.write();
    expect(await issues(await edit(thread, own, { content: ' ' }))).toEqual(['content required']);
    expect(await issues(await edit(thread, own, { content: 'x'.repeat(5001) }))).toEqual(['content too-long']);
    expect(await issues(await edit(thread, own, { content: 'a\0', title: '' }))).toEqual([
      'title required',
      'content malformed',
    ]);
    expect(await issues(await edit(thread, own, {}))).toEqual(['fields required']);
    // A field that became required since is not asked for.
    thread.site = { ...thread.site, fields: 'name* phone title* content* email*' };
    expect((await edit(thread, own, { content: 'Mới' })).status).toBe(200);
  });

  it('changes no name, number or address', async () => {
    const thread = new Thread({ fields: 'name* phone email title content*' });
    const own = await thread.write();
    expect(await issues(await edit(thread, own, { name: 'Ai đó', phone: '0912345678', email: 'a@b.vn' }))).toEqual([
      'name unknown-field',
      'phone unknown-field',
      'email unknown-field',
    ]);
    expect(await issues(await edit(thread, own, { role: 'moderator' }))).toEqual(['role unknown-field']);
    const polluted = `{"comment":"${own.id}","token":"${own.token}","fields":{"__proto__":"x"}}`;
    expect(await issues(await thread.post('/v1/comments/edit', polluted))).toEqual(['__proto__ unknown-field']);
  });

  it('has its time, which the receipt tells', async () => {
    const thread = new Thread({ editSeconds: 60 });
    const own = await thread.write();
    expect(own.editForMs).toBe(60_000);
    thread.now += 59_999;
    expect((await edit(thread, own, { content: 'Kịp' })).status).toBe(200);
    thread.now += 1;
    const late = await problem(await edit(thread, own, { content: 'Muộn' }));
    expect(late).toMatchObject({ status: 403, code: 'forbidden' });
    expect(late.title).toMatch(/time/);
    expect(await (await thread.post('/v1/comments/status', { tokens: [own.token] })).json()).toEqual({
      receipts: [expect.not.objectContaining({ editForMs: expect.anything() as unknown })],
    });
  });

  it('is never possible where the site gives no time', async () => {
    const thread = new Thread({ editSeconds: 0 });
    const own = await thread.write();
    expect(own).not.toHaveProperty('editForMs');
    expect((await edit(thread, own, { content: 'Mới' })).status).toBe(403);
    expect((await remove(thread, own)).status).toBe(403);
  });

  it('needs the token of this comment', async () => {
    const thread = new Thread();
    const own = await thread.write();
    const other = await thread.write();
    for (const token of [other.token, `${own.token.slice(0, -1)}_`, 'x']) {
      const refused = await problem(await edit(thread, { id: own.id, token }, { content: 'Mới' }));
      expect(refused).toMatchObject({ status: 401, code: 'unauthorized' });
    }
    expect((await edit(thread, { id: 'nobody', token: own.token }, { content: 'Mới' })).status).toBe(401);
  });

  it('is refused with a token that was revoked', async () => {
    const thread = new Thread();
    const own = await thread.write();
    const { store } = thread;
    const revoking = new Thread(
      {},
      {
        store: {
          ...store,
          async findComment(site, id) {
            const stored = await store.findComment(site, id);
            return stored && { ...stored, generation: 2 };
          },
        },
      },
    );
    revoking.now = thread.now;
    expect((await edit(revoking, own, { content: 'Mới' })).status).toBe(401);
    expect((await remove(revoking, own)).status).toBe(401);
  });

  it('counts as a submit', async () => {
    const thread = new Thread({}, { limits: { submit: [{ max: 2, windowMs: 60_000 }] } });
    const limited = new Thread({}, { store: thread.store, limits: { submit: [{ max: 1, windowMs: 60_000 }] } });
    const own = await limited.write();
    expect((await edit(limited, own, { content: 'Mới' })).status).toBe(429);
  });
});

describe('deleting by its author', () => {
  it('takes the comment away, once and for all, and again is no error', async () => {
    const thread = new Thread();
    const own = await thread.write();
    for (let i = 0; i < 2; i++) {
      const response = await remove(thread, own);
      expect([response.status, await response.text()]).toEqual([204, '']);
    }
    expect((await thread.list()).items).toEqual([]);
    const audit = await thread.store.listAudit({ site: 'default', comment: own.id, limit: 10 });
    expect(audit.map(({ actor, action }) => [actor, action])).toEqual([['author', 'removed']]);
    expect((await edit(thread, own, { content: 'Mới' })).status).toBe(404);
    thread.now += 1e9;
    expect((await remove(thread, own)).status).toBe(204);
  });

  it('leaves an empty place where there are replies', async () => {
    const thread = new Thread();
    const own = await thread.write();
    await thread.reply(own.id);
    await remove(thread, own);
    expect((await thread.list()).items[0]).toMatchObject({ id: own.id, status: 'removed', content: '', replyCount: 1 });
  });

  it('takes what waits, too', async () => {
    const thread = new Thread({ moderation: 'pre' });
    const own = await thread.write();
    expect((await remove(thread, own)).status).toBe(204);
    expect((await thread.store.findComment('default', own.id))?.status).toBe('removed');
  });

  it('has the same time, and needs the same token', async () => {
    const thread = new Thread();
    const own = await thread.write();
    expect((await remove(thread, { ...own, token: 'x' })).status).toBe(401);
    thread.now += 900_000;
    expect((await remove(thread, own)).status).toBe(403);
    expect((await thread.list()).items).toHaveLength(1);
  });
});

describe('a submit that comes again', () => {
  it('is told `removed` when its text was erased, whatever text it brings', async () => {
    const thread = new Thread();
    const submissionId = 'A'.repeat(22);
    const own = await thread.write('Bản đầu', { submissionId });
    await thread.store.eraseComments('default', [own.id], 'owner', thread.now);
    const again = await thread.submit({ submissionId, page: { id: page, url: '', title: '' } });
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ status: 'removed', submissionId });
  });
});
