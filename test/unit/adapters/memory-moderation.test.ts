import { describe, expect, it } from 'vitest';
import { memoryAdapter, memoryModeration } from '../../../src/adapters/memory.js';
import type { CommentDraft } from '../../../src/core/comment.js';
import { CommentError } from '../../../src/core/error.js';
import { randomId } from '../../../src/core/random-id.js';
import { page } from '../testing/sample-articles.js';

const draft = (changes: Partial<CommentDraft> = {}): CommentDraft => ({
  page,
  fields: { name: 'Hạnh', phone: '0912345678', title: 'Đường làng', content: 'Ổ gà nhiều quá.' },
  submissionId: randomId(),
  ...changes,
});
const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (error instanceof CommentError ? error.code : (error as Error).name),
  );

describe('memoryModeration', () => {
  it('needs the very object that memoryAdapter gave', () => {
    expect(() => memoryModeration({ ...memoryAdapter() })).toThrow(/needs the very object/);
    expect(() => memoryModeration({ name: 'http' })).toThrow(TypeError);
  });

  it('shares log, bans and previews among all moderators of an adapter', async () => {
    const adapter = memoryAdapter({ challenge: 'none' });
    const [lan, minh] = ['lan', 'minh'].map((name) =>
      memoryModeration(adapter, { moderator: { name, role: 'owner' } }),
    );
    await lan!.addBan({ kind: 'word', effect: 'refuse', value: 'vay nóng' });
    expect((await minh!.listBans()).map(({ actor }) => actor)).toEqual(['lan']);
    expect((await minh!.listAudit()).items).toMatchObject([{ actor: 'lan', action: 'ban', detail: 'word' }]);
  });

  it('shows why a comment looks like spam, and how many of its reader’s were published', async () => {
    const adapter = memoryAdapter({ challenge: 'none' });
    const moderation = memoryModeration(adapter);
    const readerKey = randomId(32);
    const { id = '' } = await adapter.submitComment(draft({ readerKey }));
    await moderation.decide([{ comment: id, to: 'published' }]);
    await adapter.submitComment(draft({ readerKey, hints: { honeypot: 'x', elapsedMs: 10 } }));
    const [item] = (await moderation.listQueue()).items;
    expect(item).toMatchObject({ score: 15, reasons: ['honeypot', 'hasty'], approved: 1 });
  });

  it('has a banned word in an edit wait, also where comments are published at once', async () => {
    const adapter = memoryAdapter({ challenge: 'none', moderation: 'post' });
    const moderation = memoryModeration(adapter);
    await moderation.addBan({ kind: 'word', effect: 'queue', value: 'vay nóng' });
    const { id = '', token = '' } = await adapter.submitComment(draft());
    const receipt = await adapter.editComment?.({ page, comment: id, token, fields: { content: 'Cho vay nóng' } });
    expect(receipt?.status).toBe('pending');
    expect((await moderation.listQueue()).items[0]).toMatchObject({ id, revision: { state: 'waiting' } });
  });

  it('lets a ban end at its time', async () => {
    let now = 0;
    const adapter = memoryAdapter({ challenge: 'none', now: () => now });
    const moderation = memoryModeration(adapter);
    await moderation.addBan({ kind: 'phone', effect: 'refuse', value: '+84 912 345 678', forMs: 1000 });
    expect(await code(adapter.submitComment(draft()))).toBe('forbidden');
    now = 1000;
    expect(await code(adapter.submitComment(draft()))).toBe('resolved');
    expect(await moderation.listBans()).toEqual([]);
  });

  it('cannot ban an address, and says so', async () => {
    const moderation = memoryModeration(memoryAdapter());
    expect(await code(moderation.addBan({ kind: 'address', effect: 'refuse', value: '203.0.113.9' }))).toBe(
      'unsupported',
    );
  });

  it('cannot ban whoever has no key', async () => {
    const adapter = memoryAdapter({ challenge: 'none' });
    const { id = '' } = await adapter.submitComment(draft());
    const ban = { kind: 'reader', effect: 'refuse', value: id } as const;
    expect(await code(memoryModeration(adapter).addBan(ban))).toBe('invalid');
  });

  it('writes what an author takes away into the log', async () => {
    const adapter = memoryAdapter({ challenge: 'none' });
    const { id = '', token = '' } = await adapter.submitComment(draft());
    await adapter.deleteComment?.({ page, comment: id, token });
    const { items } = await memoryModeration(adapter).listAudit();
    expect(items).toMatchObject([{ actor: 'author', action: 'removed', comment: id }]);
  });

  it('keeps replies of what was erased in their place', async () => {
    const adapter = memoryAdapter({
      comments: [
        { id: 'a', page: page.id, name: 'Hạnh', content: 'Ổ gà.', up: 4 },
        { id: 'b', page: page.id, name: 'Lan', content: 'Đúng vậy.', parent: 'a' },
      ],
    });
    const moderation = memoryModeration(adapter);
    const { confirm } = await moderation.previewErase({ comments: ['a'] });
    await moderation.erase({ comments: ['a'] }, confirm);
    const [root] = (await adapter.listComments({ page })).items;
    expect(root).toMatchObject({ id: 'a', status: 'removed', name: '', content: '', replyCount: 1 });
    expect(await (await moderation.exportComments('json')).text()).not.toContain('Ổ gà.');
    expect(() => adapter.moderate('a', 'published')).toThrow(TypeError);
  });
});
