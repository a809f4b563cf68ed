import { describe, expect, it } from 'vitest';
import { CommentCreatedEvent } from '../../../src/elements/events.js';
import { openOwn } from '../../../src/storage/own-comments.js';
import { gate } from '../lists/site.js';
import { many, readyList, reload, until, type CommentListHarness, type ListOptions } from './support.js';

let drafts = 0;

/** The form of the page sends a comment; its author's device keeps it, as the form does. */
async function write(list: CommentListHarness, content: string, parent?: string): Promise<string> {
  const submissionId = String(drafts++).padStart(22, 'd');
  const receipt = await list.element.adapter!.submitComment!({
    ...{ page: { id: list.page, url: '', title: '' }, submissionId, ...(parent && { parent }) },
    fields: { name: 'Trần Thị Thử', content, ...(!parent && { title: 'Góp ý' }) },
  });
  document.dispatchEvent(new CommentCreatedEvent(receipt, list.page));
  await until(() => list.rowWith(content));
  return receipt.id!;
}

const pre: ListOptions = { seeds: many('c', 2), moderation: 'pre' };
const post: ListOptions = { seeds: many('c', 2), moderation: 'post' };

describe('an own comment that waits', () => {
  it('stands above the others, says that it waits, and is not counted', async () => {
    const list = await readyList(pre);
    const id = await write(list, 'Lời đang chờ');
    expect(list.ids).toEqual([id, 'c2', 'c1']);
    expect(list.textOf('[part=pending]', list.row(id))).toBe('Đang chờ duyệt');
    expect(list.heading).toBe('Bình luận (2)');
  });

  it('cannot be answered or voted on', async () => {
    const list = await readyList(pre);
    const id = await write(list, 'Lời đang chờ');
    for (const name of ['reply', 'up', 'down']) expect(list.button(id, name)).toBeNull();
  });

  it('stands as a reply below what it answers', async () => {
    const list = await readyList(pre);
    const id = await write(list, 'Trả lời đang chờ', 'c1');
    expect(list.ids).toEqual(['c2', 'c1', id]);
    expect(list.depthOf(id)).toBe(1);
  });

  it('is there again after a reload, from the device’s own storage', async () => {
    const list = await readyList(pre);
    const id = await write(list, 'Lời đang chờ');
    await until(async () => (await (await openOwn()).listComments(list.page))[0]?.id === id);
    const again = await reload(list);
    await until(() => again.ids.includes(id));
    expect(again.textOf('[part=pending]', again.row(id))).toBe('Đang chờ duyệt');
  });

  it('is not shown on another page', async () => {
    const list = await readyList(pre);
    const id = await write(list, 'Lời đang chờ');
    list.element.page = `${list.page}-khac`;
    await until(() => !list.ids.includes(id));
    await list.settled();
    expect(list.ids).toEqual([]);
  });

  it('stands alone on an empty page, which does not invite a first one then', async () => {
    const list = await readyList({ moderation: 'pre' });
    await write(list, 'Lời đang chờ');
    expect(list.find('.empty')).toBeNull();
  });

  it('takes its place when it is approved while the page is open, without a reload', async () => {
    const list = await readyList(pre);
    const id = await write(list, 'Lời đang chờ');
    list.backend.moderate(id, 'published');
    await until(() => list.heading === 'Bình luận (3)');
    await until(() => !list.row(id).querySelector('[part=pending]'));
    expect(list.ids).toEqual([id, 'c2', 'c1']);
    expect(list.row(id).closest('ol')).toBe(list.find('.threads'));
    expect(list.top('arrived')).toBeNull();
    expect(list.button(id, 'reply')).not.toBeNull();
  });

  it('that was approved while nobody looked stands in its place after a reload', async () => {
    const list = await readyList(pre);
    const id = await write(list, 'Lời đang chờ');
    list.element.remove();
    list.backend.moderate(id, 'published');
    const again = await reload(list);
    await until(() => again.ids.includes(id) && !again.row(id).querySelector('[part=pending]'));
    expect(again.ids.filter((each) => each === id)).toHaveLength(1);
  });

  it('that was removed is gone after a reload', async () => {
    const list = await readyList(pre);
    const id = await write(list, 'Lời đang chờ');
    list.backend.moderate(id, 'removed');
    const again = await reload(list);
    await until(async () => (await (await openOwn()).listComments(list.page)).length === 0);
    await until(() => !again.ids.includes(id));
  });
});

describe('an own comment that is public at once', () => {
  it('stands at the top, is counted once, and is no news to its author', async () => {
    const list = await readyList(post);
    const id = await write(list, 'Lời đăng ngay');
    await until(() => list.heading === 'Bình luận (3)');
    expect(list.ids).toEqual([id, 'c2', 'c1']);
    expect(list.top('arrived')).toBeNull();
  });

  it('written elsewhere on the page does not belong to the list of another page', async () => {
    const list = await readyList(post);
    const receipt = { status: 'pending' as const, id: 'x', comment: { id: 'x' } as never };
    document.dispatchEvent(new CommentCreatedEvent(receipt, '/trang/khac'));
    await list.element.updateComplete;
    expect(list.ids).toEqual(['c2', 'c1']);
  });
});

describe('what others write meanwhile', () => {
  let others = 0;
  const other = (list: CommentListHarness, content: string, parent?: string) =>
    list.backend.submitComment({
      ...{ page: { id: list.page, url: '', title: '' }, submissionId: String(others++).padStart(22, 'o') },
      ...(parent && { parent }),
      fields: { name: 'Lê Văn Mẫu', content, ...(!parent && { title: 'Tin' }) },
    });

  it('is told by a button and moves nothing before it is pressed', async () => {
    const list = await readyList({ ...post, seeds: many('c', 2) });
    const top = list.row('c2').getBoundingClientRect().top;
    await other(list, 'Một');
    await other(list, 'Hai', 'c2');
    await until(() => list.top('arrived')?.textContent.trim() === '2 bình luận mới');
    expect(list.ids).toEqual(['c2', 'c1']);
    expect(list.heading).toBe('Bình luận (4)');
    expect(list.row('c2').getBoundingClientRect().top - top).toBeLessThan(80);
  });

  it('does not move what is being read: what is in view stays where it is', async () => {
    const content = 'Một lời nhiều dòng.\n'.repeat(6);
    const list = await readyList({ ...post, seeds: many('c', 12, { content }) });
    list.row('c6').scrollIntoView({ block: 'center' });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const { top } = list.row('c6').getBoundingClientRect();
    await other(list, 'Một');
    await until(() => list.top('arrived'));
    expect(Math.abs(list.row('c6').getBoundingClientRect().top - top)).toBeLessThan(1);
  });

  it('comes with a press, and the focus goes to the newest of it', async () => {
    const list = await readyList(post);
    await other(list, 'Một');
    await other(list, 'Hai');
    await until(() => list.top('arrived'));
    await list.pressTop('arrived');
    await until(() => list.rowWith('Hai') && list.focused === list.rowWith('Hai'));
    expect(list.ids).toHaveLength(4);
    expect(list.top('arrived')).toBeNull();
  });

  it('is asked for anew when too much was missed', async () => {
    const list = await readyList({
      ...post,
      adapt: (adapter) => ({
        ...adapter,
        async *watch(input, options) {
          for await (const _ of adapter.watch(input, options)) yield { kind: 'reset', position: 'mới' };
        },
      }),
    });
    await other(list, 'Một');
    await until(() => list.top('arrived')?.textContent.trim() === 'Có bình luận mới');
    await list.pressTop('arrived');
    await until(() => list.rowWith('Một') && list.focused === list.rowWith('Một'));
  });

  it('edits and votes show at once', async () => {
    const list = await readyList(post);
    const { id, token } = await other(list, 'Một');
    await until(() => list.top('arrived'));
    await list.pressTop('arrived');
    await until(() => list.ids.includes(id!));
    const ref = { id: list.page, url: '', title: '' };
    await list.backend.editComment!({ page: ref, comment: id!, token: token!, fields: { content: 'Một, đã sửa' } });
    await until(() => list.rowWith('Một, đã sửa'));
    expect(list.textOf('header', list.row(id!))).toContain('đã sửa');
    await list.backend.vote!({ page: ref, comment: 'c1', value: 1, readerKey: 'k'.repeat(43) });
    await until(() => list.button('c1', 'up')!.textContent.trim() === 'Thích 1');
  });
});

describe('what is on its way when the page is left', () => {
  it('shows nothing in a list that is gone', async () => {
    const held = gate();
    const list = await readyList({ ...pre, on: { commentStatus: () => held.passed } });
    list.element.remove();
    held.open();
    await list.element.updateComplete;
    expect(list.ids).toEqual(['c2', 'c1']);
  });
});
