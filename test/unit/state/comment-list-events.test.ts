import { describe, expect, it } from 'vitest';
import { comment, listFixture, outline, reply, roots, type ListFixture } from './comment-list-fixture.js';

async function ready(): Promise<ListFixture> {
  const fixture = listFixture();
  const replies = { items: [reply('r', 'a')] };
  await fixture.open({ items: [comment('a', { replyCount: 1, replies }), comment('b')], count: 3, position: 'p0' });
  return fixture;
}

describe('what others write', () => {
  it('is counted and moves nothing until it is asked for', async () => {
    const { list, apply } = await ready();
    apply({ kind: 'published', comment: comment('c') });
    apply({ kind: 'published', comment: reply('r2', 'a') });
    expect(outline(list)).toBe('a(r) b');
    expect(list.value).toMatchObject({ arrived: 2, count: 5 });
  });

  it('is shown then, and the newest of it is told', async () => {
    const { list, changes, apply } = await ready();
    apply({ kind: 'published', comment: comment('c') });
    apply({ kind: 'published', comment: reply('r2', 'a') });
    apply({ kind: 'published', comment: comment('d') });
    const first = await changes.showArrived();
    expect(first?.id).toBe('d');
    expect(outline(list)).toBe('d c a(r r2) b');
    expect(list.value).toMatchObject({ arrived: 0, count: 6 });
  });

  it('comes once, also when it is told twice or stands there already', async () => {
    const { list, apply } = await ready();
    apply({ kind: 'published', comment: comment('c') });
    apply({ kind: 'published', comment: comment('c') });
    apply({ kind: 'published', comment: comment('b') });
    expect(list.value).toMatchObject({ arrived: 1, count: 4 });
  });

  it('is shown as it was edited meanwhile', async () => {
    const { changes, apply } = await ready();
    apply({ kind: 'published', comment: comment('c') });
    apply({ kind: 'edited', comment: comment('c', { content: 'Sửa' }) });
    await changes.showArrived();
    expect(changes.find('c')?.content).toBe('Sửa');
  });

  it('is forgotten when it was removed before anybody saw it', async () => {
    const { list, changes, apply } = await ready();
    apply({ kind: 'published', comment: comment('c') });
    apply({ kind: 'removed', id: 'c' });
    expect(list.value).toMatchObject({ arrived: 0, count: 3 });
    await changes.showArrived();
    expect(outline(list)).toBe('a(r) b');
  });

  it('is at its place at once where it is the reader’s own', async () => {
    const { list, changes, apply } = await ready();
    changes.isOwn = ({ id }) => id === 'mine';
    apply({ kind: 'published', comment: comment('mine') });
    expect(outline(list)).toBe('mine a(r) b');
    expect(list.value).toMatchObject({ arrived: 0, count: 4 });
  });

  it('is not counted twice when it is shown before it is asked for', async () => {
    const { list, changes, apply } = await ready();
    apply({ kind: 'published', comment: comment('mine') });
    changes.insert(comment('mine'));
    expect(list.value).toMatchObject({ arrived: 0, count: 4 });
    expect(outline(list)).toBe('mine a(r) b');
  });

  it('is no longer waiting after the list was asked for anew', async () => {
    const { list, changes, calls, apply } = await ready();
    apply({ kind: 'published', comment: comment('c') });
    void list.load('oldest');
    await calls[1]!.answer({ items: roots('a', 'b'), next: 'n', count: 4, position: 'p5' });
    expect(list.value).toMatchObject({ arrived: 0, count: 4 });
    apply({ kind: 'published', comment: comment('d') });
    expect(list.value).toMatchObject({ arrived: 1, count: 5 });
    await changes.showArrived();
    expect(outline(list)).toBe('a b d');
  });
});

describe('an edit', () => {
  it('takes its place at once', async () => {
    const { changes, apply } = await ready();
    apply({ kind: 'edited', comment: comment('r', { root: 'a', parent: 'a', content: 'Sửa' }) });
    expect(changes.find('r')?.content).toBe('Sửa');
  });

  it('of what is not shown changes nothing', async () => {
    const { list, apply } = await ready();
    apply({ kind: 'edited', comment: comment('x') });
    expect(outline(list)).toBe('a(r) b');
  });
});

describe('a removal', () => {
  it('leaves a place without name and text, and counts down once', async () => {
    const { list, changes, apply } = await ready();
    apply({ kind: 'removed', id: 'a' });
    apply({ kind: 'removed', id: 'a' });
    expect(changes.find('a')).toMatchObject({ status: 'removed', name: '', content: '', title: '' });
    expect(outline(list)).toBe('a(r) b');
    expect(list.value.count).toBe(2);
  });

  it('of what is not shown counts nothing down', async () => {
    const { list, apply } = await ready();
    apply({ kind: 'removed', id: 'x' });
    expect(list.value.count).toBe(3);
  });
});

describe('other events', () => {
  it('votes: new sums, and only those', async () => {
    const { changes, apply } = await ready();
    apply({ kind: 'votes', id: 'b', up: 4, down: 2 });
    expect(changes.find('b')).toMatchObject({ up: 4, down: 2, content: 'Lời b' });
    apply({ kind: 'votes', id: 'b', up: 5 });
    expect(changes.find('b')).toMatchObject({ up: 5, down: 2 });
  });

  it('closed and opened: the page takes no more comments, and takes them again', async () => {
    const { list, apply } = await ready();
    apply({ kind: 'closed' });
    expect(list.value.closed).toBe(true);
    apply({ kind: 'opened' });
    expect(list.value.closed).toBe(false);
  });

  it('reset: nobody knows how much is new, and showing it asks for the list anew', async () => {
    const { list, changes, calls, apply } = await ready();
    apply({ kind: 'published', comment: comment('c') });
    apply({ kind: 'reset' });
    expect(list.value.arrived).toBe(Infinity);
    apply({ kind: 'published', comment: comment('d') });
    apply({ kind: 'removed', id: 'd' });
    expect(list.value.arrived).toBe(Infinity);
    expect(outline(list)).toBe('a(r) b');
    const shown = changes.showArrived();
    await calls[1]!.answer({ items: roots('z', 'a'), count: 9, position: 'p9' });
    await expect(shown).resolves.toMatchObject({ id: 'z' });
    expect(outline(list)).toBe('z a');
    expect(list.value).toMatchObject({ arrived: 0, count: 9 });
  });

  it('reset: what could not be asked for can be asked for again', async () => {
    const { list, changes, calls, apply } = await ready();
    apply({ kind: 'reset' });
    const shown = changes.showArrived();
    await calls[1]!.fail();
    await shown;
    expect(list.value).toMatchObject({ phase: 'failed', arrived: Infinity });
    expect(outline(list)).toBe('a(r) b');
  });

  it('each moves the position on', async () => {
    const { list, apply } = await ready();
    apply({ kind: 'votes', id: 'x', up: 1 });
    expect(list.position).toBe('p1');
  });
});
