import { describe, expect, it } from 'vitest';
import { comment, listFixture, outline, page, reply, roots, type ListFixture } from './comment-list-fixture.js';
import { settle } from './fake-clock.js';

const findsComment = { abilities: { findsComment: true } };

/** A thread with two of five replies. */
const longThread = comment('a', {
  replyCount: 5,
  replies: { items: [reply('r1', 'a', 1), reply('r2', 'a', 2)], next: 'n' },
});

describe('the next page', () => {
  it('stands behind what is there, each thread once', async () => {
    const { changes, list, calls, open } = listFixture();
    await open({ items: roots('a', 'b'), next: 'n' });
    void changes.more();
    expect(list.value.phase).toBe('more');
    expect(calls[1]!.query).toEqual({ page, sort: 'newest', cursor: 'n' });
    await calls[1]!.answer({ items: roots('b', 'c') });
    expect(outline(list)).toBe('a b c');
    expect(list.value).toMatchObject({ phase: 'ready', next: undefined });
  });

  it('is asked for once at a time, and not where there is none', async () => {
    const { changes, calls, open } = listFixture();
    await open({ items: roots('a'), next: 'n' });
    void changes.more();
    void changes.more();
    expect(calls).toHaveLength(2);
    await calls[1]!.answer({ items: [] });
    await changes.more();
    expect(calls).toHaveLength(2);
  });

  it('follows the order that is shown', async () => {
    const { changes, calls, open } = listFixture({}, { sort: 'top' });
    await open({ items: roots('a'), next: 'n' });
    void changes.more();
    expect(calls[1]!.query.sort).toBe('top');
  });

  it('keeps the count and what has arrived', async () => {
    const { changes, list, calls, open, apply } = listFixture();
    await open({ items: roots('a'), next: 'n', count: 5 });
    apply({ kind: 'published', comment: comment('z') });
    void changes.more();
    await calls[1]!.answer({ items: roots('b'), count: 99 });
    expect(list.value).toMatchObject({ count: 6, arrived: 1 });
  });
});

describe('a comment that a link names', () => {
  it('is found among what is there without a request', async () => {
    const { changes, calls, open } = listFixture(findsComment);
    await open({ items: [longThread] });
    await expect(changes.bring('r2')).resolves.toBe(true);
    expect(calls).toHaveLength(1);
  });

  it('is brought with its thread to the top', async () => {
    const { changes, list, calls, open } = listFixture(findsComment);
    await open({ items: roots('a', 'b') });
    const brought = changes.bring('r9');
    await settle();
    expect(calls[1]!.query).toEqual({ page, comment: 'r9' });
    await calls[1]!.answer({ items: [comment('x', { replies: { items: [reply('r9', 'x')], partial: true } })] });
    await expect(brought).resolves.toBe(true);
    expect(outline(list)).toBe('x(r9) a b');
    expect(list.value.threads[0]!.partial).toBe(true);
  });

  it('does not bring a thread twice', async () => {
    const { changes, list, calls, open } = listFixture(findsComment);
    await open({ items: [comment('b'), longThread] });
    void changes.bring('r5');
    await settle();
    const replies = { items: [reply('r5', 'a', 5)], partial: true };
    await calls[1]!.answer({ items: [comment('a', { replies })] });
    expect(outline(list)).toMatch(/^a\(.*r5\) b$/);
  });

  it('is not there: the backend says so, finds none, or cannot look', async () => {
    const { changes, calls, open } = listFixture(findsComment);
    await open({ items: roots('a') });
    const refused = changes.bring('x');
    await settle();
    await calls[1]!.fail();
    await expect(refused).resolves.toBe(false);
    const none = changes.bring('y');
    await settle();
    await calls[2]!.answer({ items: [] });
    await expect(none).resolves.toBe(false);
    const unable = listFixture();
    await unable.open({ items: [] });
    await expect(unable.changes.bring('x')).resolves.toBe(false);
    expect(unable.calls).toHaveLength(1);
  });

  it('waits for the first page, which would take its place', async () => {
    const { changes, list, calls } = listFixture(findsComment);
    void list.load();
    void changes.bring('x');
    await calls[0]!.answer({ items: roots('a') });
    await calls[1]!.answer({ items: roots('x') });
    expect(outline(list)).toBe('x a');
  });
});

describe('more replies', () => {
  it('stand behind those that are there, each once', async () => {
    const { changes, list, calls, open } = listFixture();
    await open({ items: [longThread] });
    void changes.moreReplies('a');
    expect(list.value.threads[0]!.phase).toBe('more');
    expect(calls[1]!.query).toEqual({ page, parent: 'a', cursor: 'n' });
    await calls[1]!.answer({ items: [reply('r2', 'a', 2), reply('r3', 'a', 3)], next: 'm' });
    expect(outline(list)).toBe('a(r1 r2 r3)');
    expect(list.value.threads[0]).toMatchObject({ next: 'm' });
    expect(list.value.threads[0]!.phase).toBeUndefined();
  });

  it('are asked for from the start where they come on demand', async () => {
    const { changes, calls, open } = listFixture();
    await open({ items: [comment('a', { replyCount: 2 })] });
    void changes.moreReplies('a');
    expect(calls[1]!.query).toEqual({ page, parent: 'a' });
  });

  it('begin anew where earlier ones were left out, and stand in their order', async () => {
    const { changes, list, calls, open } = listFixture();
    const far = { items: [reply('r8', 'a', 8), reply('r9', 'a', 9)], next: 'far', partial: true };
    await open({ items: [comment('a', { replyCount: 9, replies: far })] });
    void changes.moreReplies('a');
    expect(calls[1]!.query).toEqual({ page, parent: 'a' });
    await calls[1]!.answer({ items: [reply('r1', 'a', 1), reply('r2', 'a', 2)], next: 'n' });
    expect(outline(list)).toBe('a(r1 r2 r8 r9)');
    expect(list.value.threads[0]).toMatchObject({ next: 'n' });
    expect(list.value.threads[0]!.partial).toBeUndefined();
  });

  it('stand before an answer that was shown meanwhile', async () => {
    const { changes, list, calls, open } = listFixture();
    await open({ items: [longThread] });
    changes.insert(reply('mine', 'a', 9));
    void changes.moreReplies('a');
    await calls[1]!.answer({ items: [reply('r3', 'a', 3), reply('r4', 'a', 4)] });
    expect(outline(list)).toBe('a(r1 r2 r3 r4 mine)');
  });

  it('are asked for once at a time', async () => {
    const { changes, calls, open } = listFixture();
    await open({ items: [longThread] });
    void changes.moreReplies('a');
    void changes.moreReplies('a');
    expect(calls).toHaveLength(2);
  });

  it('that fail say so and can be asked for again', async () => {
    const { changes, list, calls, open } = listFixture();
    await open({ items: [longThread] });
    void changes.moreReplies('a');
    await calls[1]!.fail();
    expect(list.value.threads[0]).toMatchObject({ phase: 'failed', next: 'n' });
    void changes.moreReplies('a');
    await calls[2]!.answer({ items: [reply('r3', 'a', 3)] });
    expect(outline(list)).toBe('a(r1 r2 r3)');
  });

  it('for a thread that is gone by then change nothing', async () => {
    const { changes, list, calls, open } = listFixture();
    await open({ items: [longThread] });
    void changes.moreReplies('a');
    void list.load('oldest');
    await calls[2]!.answer({ items: roots('b') });
    await calls[1]!.answer({ items: [reply('r3', 'a', 3)] });
    expect(outline(list)).toBe('b');
  });

  it('of no thread ask nothing', async () => {
    const { changes, calls } = listFixture();
    await changes.moreReplies('x');
    expect(calls).toEqual([]);
  });
});

describe('a comment that is shown', () => {
  const open = async (fixture: ListFixture): Promise<ListFixture> => {
    await fixture.open({ items: [longThread, comment('b')], count: 7 });
    return fixture;
  };

  it('begins a thread at the top, at the end where the oldest come first', async () => {
    const newest = await open(listFixture());
    newest.changes.insert(comment('z'));
    expect(outline(newest.list)).toBe('z a(r1 r2) b');
    const oldest = await open(listFixture({}, { sort: 'oldest' }));
    oldest.changes.insert(comment('z'));
    expect(outline(oldest.list)).toBe('a(r1 r2) b z');
  });

  it('stands as a reply in its thread, which counts it', async () => {
    const { changes, list } = await open(listFixture());
    changes.insert(reply('r6', 'a', 6, 'r2'));
    expect(outline(list)).toBe('a(r1 r2 r6) b');
    expect(list.value.threads[0]!.root.replyCount).toBe(6);
  });

  it('finds its thread by what it answers where it names no root', async () => {
    const { changes, list } = await open(listFixture());
    changes.insert(comment('r6', { parent: 'r2' }, 6));
    expect(outline(list)).toBe('a(r1 r2 r6) b');
  });

  it('whose thread is not loaded stays out', async () => {
    const { changes, list } = await open(listFixture());
    changes.insert(reply('q1', 'q'));
    expect(outline(list)).toBe('a(r1 r2) b');
  });

  it('that is there already gets its new members', async () => {
    const { changes, list } = await open(listFixture());
    changes.insert(reply('r1', 'a', 1));
    changes.insert(comment('b', { content: 'Mới' }));
    expect(outline(list)).toBe('a(r1 r2) b');
    expect(changes.find('b')?.content).toBe('Mới');
    expect(list.value.threads[0]!.root.replyCount).toBe(5);
  });

  it('is found with its thread; what is not there is not', async () => {
    const { changes } = await open(listFixture());
    expect(changes.find('r2')?.id).toBe('r2');
    expect(changes.threadOf('r2')?.root.id).toBe('a');
    expect(changes.find('x')).toBeUndefined();
    expect(changes.threadOf('constructor')).toBeUndefined();
  });

  it('changes alone: other threads stay the same objects', async () => {
    const { changes, list } = await open(listFixture());
    const [, b] = list.value.threads;
    changes.update('r1', { up: 5 });
    expect(changes.find('r1')?.up).toBe(5);
    expect(list.value.threads[1]).toBe(b);
    const before = list.value;
    changes.update('x', { up: 5 });
    expect(list.value).toBe(before);
  });
});
