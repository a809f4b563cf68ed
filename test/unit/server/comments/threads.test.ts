import { describe, expect, it } from 'vitest';
import { maxReplyDepth } from '../../../../src/core/comment.js';
import { issues } from '../../../support/backend.js';
import { ids, load, page, stored, Thread } from '../../../support/thread.js';

const start = Date.UTC(2026, 10, 1);

/** One root with so many replies, a second apart. */
function rootWith(replies: number) {
  const root = stored('root', start);
  const below = Array.from({ length: replies }, (_, i) =>
    stored(`r${i}`, start + (i + 1) * 1000, { parent: 'root', root: 'root' }),
  );
  return [root, ...below];
}

describe('ten thousand replies under one comment', () => {
  it('come in pages, each once, in their order', async () => {
    const thread = new Thread();
    await load(thread.store, rootWith(10_000));
    const { items, count } = await thread.list();
    expect(count).toBe(10_001);
    expect(items).toHaveLength(1);
    expect(items[0]?.replyCount).toBe(10_000);
    const seen = ids(items[0]!.replies!.items);
    let next = items[0]!.replies!.next;
    while (next !== undefined) {
      const list = await thread.list(`parent=root&limit=50&cursor=${encodeURIComponent(next)}`);
      seen.push(...ids(list.items));
      next = list.next;
    }
    expect(seen).toEqual(Array.from({ length: 10_000 }, (_, i) => `r${i}`));
  }, 60_000);
});

describe('the thread of one comment', () => {
  it('begins at its start when the comment is near it', async () => {
    const thread = new Thread();
    await load(thread.store, [stored('other', start - 1), ...rootWith(30)]);
    for (const id of ['root', 'r0', 'r19']) {
      const { items } = await thread.list(`comment=${id}`);
      expect(ids(items)).toEqual(['root']);
      expect(ids(items[0]!.replies!.items)).toEqual(Array.from({ length: 20 }, (_, i) => `r${i}`));
      expect(items[0]!.replies).not.toHaveProperty('partial');
      expect(items[0]!.replies!.next).toBeTypeOf('string');
    }
  });

  it('holds what a far one answers, itself and what follows, and says that it is a part', async () => {
    const thread = new Thread();
    const deep = [
      stored('a', start + 100_000, { parent: 'r5', root: 'root' }),
      stored('b', start + 100_001, { parent: 'a', root: 'root' }),
      ...Array.from({ length: 25 }, (_, i) => stored(`after${i}`, start + 200_000 + i, { parent: 'b', root: 'root' })),
    ];
    await load(thread.store, [...rootWith(60), ...deep]);
    const { items, position } = await thread.list('comment=b');
    const { replies } = items[0]!;
    expect(ids(items)).toEqual(['root']);
    expect(position).toBeTypeOf('string');
    expect(replies).toMatchObject({ partial: true });
    expect(ids(replies!.items)).toEqual(['r5', 'a', 'b', ...Array.from({ length: 20 }, (_, i) => `after${i}`)]);
    const rest = await thread.list(`parent=root&cursor=${encodeURIComponent(replies!.next!)}`);
    expect(ids(rest.items)).toEqual(['after20', 'after21', 'after22', 'after23', 'after24']);
  });

  it('stands alone without replies', async () => {
    const thread = new Thread();
    const { id } = await thread.write();
    const { items } = await thread.list(`comment=${id}`);
    expect(items[0]).not.toHaveProperty('replies');
  });

  it('is found on its own page only', async () => {
    const thread = new Thread();
    const { id } = await thread.write();
    expect((await thread.get(`/v1/comments?page=/news/1&comment=${id}`)).status).toBe(404);
    expect((await thread.get(`/v1/comments?page=/news/1&parent=${id}`)).status).toBe(404);
  });

  it('has replies as a list only below its root', async () => {
    const thread = new Thread();
    const reply = await thread.reply((await thread.write()).id);
    expect((await thread.get(`/v1/comments?page=${page}&parent=${reply.id}`)).status).toBe(404);
  });
});

describe('a reply', () => {
  it('stands at most so deep as readers can follow', async () => {
    const thread = new Thread();
    const path = Array.from({ length: maxReplyDepth }, (_, i) =>
      stored(`d${i}`, start + i, i === 0 ? {} : { parent: `d${i - 1}`, root: 'd0' }),
    );
    await load(thread.store, path);
    const deepest = await thread.submit({ parent: `d${maxReplyDepth - 1}` });
    expect(deepest.status).toBe(201);
    const { id } = (await deepest.json()) as { id: string };
    expect(await issues(await thread.submit({ parent: id }))).toEqual(['parent invalid-parent']);
  });

  it('stands behind what it answers, also within one millisecond and by a clock that is late', async () => {
    const thread = new Thread();
    const path = [(await thread.write()).id];
    for (let i = 0; i < 20; i++) {
      thread.now -= 1500;
      path.push((await thread.reply(path.at(-1)!, `Trả lời ${i}`)).id);
    }
    expect(ids((await thread.list(`comment=${path[0]}`)).items[0]!.replies!.items)).toEqual(path.slice(1));
  });

  it('needs a published parent on the same page', async () => {
    const thread = new Thread();
    const root = await thread.write();
    const elsewhere = { id: '/news/1', url: '', title: '' };
    expect(await issues(await thread.submit({ parent: root.id, page: elsewhere }))).toEqual(['parent invalid-parent']);
    expect(await issues(await thread.submit({ parent: 'nobody' }))).toEqual(['parent invalid-parent']);
    await thread.decide(root.id, 'removed');
    expect(await issues(await thread.submit({ parent: root.id }))).toEqual(['parent invalid-parent']);
  });

  it('to a closed page is refused, and comes through again when it is open', async () => {
    const thread = new Thread();
    const root = await thread.write();
    await thread.store.closePage('default', page, true, 'test', thread.now);
    const refused = await thread.submit({ parent: root.id });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'forbidden', title: 'This page takes no more comments.' });
    await thread.store.closePage('default', page, false, 'test', thread.now);
    expect((await thread.submit({ parent: root.id })).status).toBe(201);
  });
});
