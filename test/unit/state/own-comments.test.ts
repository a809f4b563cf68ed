import { describe, expect, it } from 'vitest';
import type { EditRequest, OwnComment, ReportRequest } from '../../../src/contract/adapter.js';
import type { Receipt } from '../../../src/core/comment.js';
import { CommentError } from '../../../src/core/error.js';
import { memoryOwn } from '../../../src/storage/own-comments.js';
import { comment, outline, page } from './comment-list-fixture.js';
import { settle } from './fake-clock.js';
import { ownFixture, receipt, record } from './own-comments-fixture.js';

const ids = (items: readonly { id: string }[]): string => items.map(({ id }) => id).join(' ');

describe('a comment that was just sent', () => {
  it('waits, and is kept on the device', async () => {
    const { own, storage } = await ownFixture();
    await own.add(receipt('m'));
    expect(ids(own.pending)).toBe('m');
    expect(await storage.listComments(page.id)).toMatchObject([{ id: 'm', token: 't-m', page: page.id }]);
  });

  it('takes its place when it is public at once, and is counted once', async () => {
    const { own, list, apply } = await ownFixture([comment('a')]);
    await own.add(receipt('m', { status: 'published' }));
    expect(outline(list)).toBe('m a');
    expect(own.pending).toEqual([]);
    expect(list.value.count).toBe(2);
    apply({ kind: 'published', comment: comment('m') });
    expect(list.value).toMatchObject({ count: 2, arrived: 0 });
  });

  it('is counted once also when the news are faster than the receipt', async () => {
    const { own, list, apply } = await ownFixture([comment('a')]);
    apply({ kind: 'published', comment: comment('m') });
    await own.add(receipt('m', { status: 'published' }));
    expect(list.value).toMatchObject({ count: 2, arrived: 0 });
    expect(outline(list)).toBe('m a');
  });

  it('waits without a token too, for as long as the page lives', async () => {
    const { own, storage } = await ownFixture();
    await own.add({ ...receipt('m'), token: undefined as never });
    expect(ids(own.pending)).toBe('m');
    expect(await storage.listComments(page.id)).toEqual([]);
  });

  it('of which the backend tells nothing shows nothing', async () => {
    const { own } = await ownFixture();
    await own.add({ status: 'pending' });
    await own.add({ status: 'pending', id: 'm', token: 't' });
    expect(own.pending).toEqual([]);
  });

  it('shows also where the device cannot keep it', async () => {
    const full = { ...memoryOwn(), saveComment: () => Promise.reject(new Error('full')) };
    const { own } = await ownFixture([], {}, full);
    await own.add(receipt('m'));
    expect(ids(own.pending)).toBe('m');
  });
});

describe('after a reload', () => {
  const kept = async (...waiting: readonly ReturnType<typeof record>[]) => {
    const storage = memoryOwn();
    for (const each of waiting) await storage.saveComment(each);
    return storage;
  };
  const answers = (...receipts: readonly Receipt[]) => ({ commentStatus: async () => receipts });

  it('what waits is shown again, the oldest first', async () => {
    const early = { created: '2026-11-23T07:00:00Z' };
    const { own } = await ownFixture([], {}, await kept(record('m'), record('n', early)));
    await own.load();
    expect(ids(own.pending)).toBe('n m');
  });

  it('nothing of another page is shown', async () => {
    const { own } = await ownFixture([], {}, await kept({ ...record('m'), page: '/tin/2' }));
    await own.load();
    expect(own.pending).toEqual([]);
  });

  it('the backend is asked what became of it, twenty at a time', async () => {
    const asked: number[] = [];
    const commentStatus = async (tokens: readonly string[]): Promise<Receipt[]> => {
      asked.push(tokens.length);
      return tokens.map(() => ({ status: 'pending' }));
    };
    const many = Array.from({ length: 45 }, (_, n) => record(`m${n}`));
    const { own } = await ownFixture([], { commentStatus }, await kept(...many));
    await own.load();
    expect(asked).toEqual([20, 20, 5]);
    expect(own.pending).toHaveLength(45);
  });

  it('what was published takes its place', async () => {
    const published = receipt('m', { status: 'published' });
    const { own, list, storage } = await ownFixture([comment('a')], answers(published), await kept(record('m')));
    await own.load();
    expect(own.pending).toEqual([]);
    expect(outline(list)).toBe('m a');
    await settle();
    expect((await storage.listComments(page.id))[0]!.comment.status).toBe('published');
  });

  it.each(['removed', 'unknown'] as const)('what is %s is forgotten', async (status) => {
    const { own, storage } = await ownFixture([], answers({ status }), await kept(record('m')));
    await own.load();
    expect(own.pending).toEqual([]);
    await settle();
    expect(await storage.listComments(page.id)).toEqual([]);
  });

  it('what waits still shows when the backend cannot be asked', async () => {
    const commentStatus = (): never => {
      throw new CommentError('network');
    };
    const { own } = await ownFixture([], { commentStatus: async () => commentStatus() }, await kept(record('m')));
    await own.load();
    expect(ids(own.pending)).toBe('m');
  });

  it('what stands in the list is no longer shown as waiting', async () => {
    const { own } = await ownFixture([comment('m')], {}, await kept(record('m')));
    await own.load();
    expect(own.pending).toEqual([]);
  });

  it('what was sent while the device was read counts more', async () => {
    const storage = await kept(record('m', { content: 'cũ' }));
    const { own } = await ownFixture([], {}, storage);
    await own.add(receipt('m', {}, { content: 'mới' }));
    await own.load();
    expect(own.pending[0]!.content).toBe('mới');
  });
});

describe('an own comment that is published while the page is open', () => {
  it('takes its place at once and waits no more', async () => {
    const { own, list, apply } = await ownFixture([comment('a')]);
    await own.add(receipt('m'));
    apply({ kind: 'published', comment: comment('m') });
    expect(outline(list)).toBe('m a');
    expect(list.value).toMatchObject({ arrived: 0, count: 2 });
    expect(own.pending).toEqual([]);
  });
});

describe('an own edit', () => {
  const editing = (answer: Receipt) => {
    const asked: EditRequest[] = [];
    return { asked, editComment: async (request: EditRequest) => (asked.push(request), answer) };
  };

  it('is possible for the time that the backend says, by this device’s clock', async () => {
    const { own, clock } = await ownFixture();
    await own.add(receipt('m', { editForMs: 60_000 }));
    expect(own.mayEdit('m')).toBe(true);
    await clock.tick(60_000);
    expect(own.mayEdit('m')).toBe(false);
    expect(own.mayEdit('x')).toBe(false);
  });

  it('is possible for `editSeconds` from when it was made, where the receipt says nothing', async () => {
    const { own, clock } = await ownFixture([], { abilities: { editSeconds: 10 } });
    await own.add(receipt('m', {}, { created: new Date(clock.now()).toISOString() }));
    expect(own.mayEdit('m')).toBe(true);
    await clock.tick(10_000);
    expect(own.mayEdit('m')).toBe(false);
  });

  it('shows at once where nobody looks at it first', async () => {
    const { editComment, asked } = editing(receipt('m', { status: 'published' }, { content: 'Sửa' }));
    const { own, changes } = await ownFixture([comment('m')], { editComment });
    await own.add(receipt('m', { status: 'published' }));
    await own.edit('m', { content: 'Sửa' });
    expect(asked).toEqual([{ page, comment: 'm', token: 't-m', fields: { content: 'Sửa' } }]);
    expect(changes.find('m')?.content).toBe('Sửa');
    expect(own.value.edited.size).toBe(0);
  });

  it('of a public comment that must wait leaves the old text, says so, and edits on from the new one', async () => {
    const { editComment } = editing(receipt('m', { status: 'pending' }, { content: 'Sửa' }));
    const { own, changes } = await ownFixture([comment('m')], { editComment });
    await own.add(receipt('m', { status: 'published' }));
    await own.edit('m', { content: 'Sửa' });
    expect(changes.find('m')?.content).toBe('Lời m');
    expect([...own.value.edited]).toEqual(['m']);
    expect(own.value.records.get('m')!.comment).toMatchObject({ content: 'Sửa', status: 'published' });
  });

  it('waits no more once everybody sees it', async () => {
    const { editComment } = editing(receipt('m', { status: 'pending' }, { content: 'Sửa' }));
    const { own, changes, apply } = await ownFixture([comment('m')], { editComment });
    await own.add(receipt('m', { status: 'published' }));
    await own.edit('m', { content: 'Sửa' });
    apply({ kind: 'edited', comment: comment('m', { content: 'Sửa', edited: '2026-11-23T09:00:00Z' }) });
    expect(changes.find('m')?.content).toBe('Sửa');
    expect(own.value.edited.size).toBe(0);
  });

  it('of a comment that waits changes what waits', async () => {
    const { editComment } = editing(receipt('m', {}, { content: 'Sửa' }));
    const { own } = await ownFixture([], { editComment });
    await own.add(receipt('m'));
    await own.edit('m', { content: 'Sửa' });
    expect(own.pending[0]).toMatchObject({ content: 'Sửa', status: 'pending' });
    expect(own.value.edited.size).toBe(0);
  });

  it('that is refused changes nothing', async () => {
    const editComment = () => Promise.reject(new CommentError('forbidden'));
    const { own } = await ownFixture([], { editComment });
    await own.add(receipt('m'));
    await expect(own.edit('m', { content: 'Sửa' })).rejects.toMatchObject({ code: 'forbidden' });
    expect(own.pending[0]!.content).toBe('Lời m');
  });

  it('of somebody else’s comment is refused without a request', async () => {
    const { editComment, asked } = editing(receipt('a'));
    const { own } = await ownFixture([comment('a')], { editComment });
    await expect(own.edit('a', { content: 'Sửa' })).rejects.toMatchObject({ code: 'unsupported' });
    expect(asked).toEqual([]);
  });
});

describe('an own comment that is deleted', () => {
  it('leaves list and device', async () => {
    const asked: OwnComment[] = [];
    const deleteComment = async (own: OwnComment) => void asked.push(own);
    const { own, changes, list, storage } = await ownFixture([comment('a'), comment('m')], { deleteComment });
    await own.add(receipt('m', { status: 'published' }));
    await own.remove('m');
    expect(asked).toEqual([{ page, comment: 'm', token: 't-m' }]);
    expect(changes.find('m')?.status).toBe('removed');
    expect(list.value.count).toBe(1);
    expect(await storage.listComments(page.id)).toEqual([]);
  });

  it('waits no more', async () => {
    const { own } = await ownFixture([], { deleteComment: async () => undefined });
    await own.add(receipt('m'));
    await own.remove('m');
    expect(own.pending).toEqual([]);
  });

  it('stays when the backend refuses', async () => {
    const deleteComment = () => Promise.reject(new CommentError('forbidden'));
    const { own } = await ownFixture([], { deleteComment });
    await own.add(receipt('m'));
    await expect(own.remove('m')).rejects.toMatchObject({ code: 'forbidden' });
    expect(ids(own.pending)).toBe('m');
  });
});

describe('a report', () => {
  it('carries reason, text and reader', async () => {
    const asked: ReportRequest[] = [];
    const { own, storage } = await ownFixture([comment('a')], { reportComment: async (it) => void asked.push(it) });
    await own.report('a', 'abuse', 'Xúc phạm người khác');
    const readerKey = await storage.readerKey();
    expect(asked).toEqual([{ page, comment: 'a', reason: 'abuse', text: 'Xúc phạm người khác', readerKey }]);
  });

  it('rejects as the adapter does, or where there is none', async () => {
    const down = await ownFixture([], { reportComment: () => Promise.reject(new CommentError('network')) });
    await expect(down.own.report('a', 'spam')).rejects.toMatchObject({ code: 'network' });
    const none = await ownFixture();
    await expect(none.own.report('a', 'spam')).rejects.toMatchObject({ code: 'unsupported' });
  });
});
