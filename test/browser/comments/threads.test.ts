import { describe, expect, it } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { gate } from '../lists/site.js';
import { line, many, readyList, until } from './support.js';

const long = 'Một đoạn khá dài về con đường trước chợ. '.repeat(40);

describe('a thread', () => {
  it('moves replies in to depth 3, and says what deeper ones answer', async () => {
    const list = await readyList({ seeds: line('a', 5) });
    expect(list.ids).toEqual(['a', 'a1', 'a2', 'a3', 'a4', 'a5']);
    expect(list.ids.map((id) => list.depthOf(id))).toEqual([0, 1, 2, 3, 3, 3]);
    expect(list.textOf('.re', list.row('a3'))).toBe('');
    expect(list.textOf('.re', list.row('a4'))).toBe('Trả lời Tên a3');
    expect(list.textOf('.re', list.row('a5'))).toBe('Trả lời Tên a4');
    const left = (id: string): number => list.row(id).getBoundingClientRect().left;
    expect(left('a2')).toBeGreaterThan(left('a1'));
    expect(left('a5')).toBe(left('a3'));
  });

  it('is as deep as the owner says', async () => {
    const list = await readyList({ seeds: line('a', 3), properties: { depth: 1 } });
    expect(list.ids.map((id) => list.depthOf(id))).toEqual([0, 1, 1, 1]);
    expect(list.textOf('.re', list.row('a2'))).toBe('Trả lời Tên a1');
  });

  it('reads branch by branch', async () => {
    const seeds = [
      { id: 'g' },
      { id: 'x', parent: 'g' },
      { id: 'y', parent: 'g' },
      { id: 'x1', parent: 'x' },
      { id: 'y1', parent: 'y' },
    ];
    const list = await readyList({ seeds });
    expect(list.ids).toEqual(['g', 'x', 'x1', 'y', 'y1']);
  });

  it('stands in one list item with its replies as a list', async () => {
    const list = await readyList({ seeds: line('a', 2) });
    expect(list.row('a').closest('.threads > li')).toBe(list.row('a2').closest('.threads > li'));
    expect(list.row('a1').parentElement!.parentElement!.localName).toBe('ol');
  });
});

describe('more replies', () => {
  const seeds = [{ id: 'g' }, ...many('r', 12, { parent: 'g' })];

  it('are offered with their number, come with a press, and take the focus', async () => {
    const list = await readyList({ seeds });
    expect(list.top('replies')!.textContent).toBe('Xem thêm 7 trả lời');
    await list.pressTop('replies');
    await until(() => list.ids.length === 13);
    await until(() => list.focused?.id === 'yk-c-r6');
    expect(list.status).toBe('Đã thêm 7 bình luận.');
    expect(list.top('replies')).toBeNull();
  });

  it('keep the button while they are on their way', async () => {
    const held = gate();
    const list = await readyList({ seeds, on: { listComments: () => held.passed } });
    await list.pressTop('replies');
    await until(() => list.top('replies')!.textContent === 'Đang tải bình luận…');
    expect(list.focused).toBe(list.top('replies'));
    held.open();
    await until(() => list.ids.length === 13);
  });

  it('that cannot be had leave the focus on the button, which tries again', async () => {
    let down = true;
    const fail = (): void => {
      if (down) throw new CommentError('network');
    };
    const list = await readyList({ seeds, on: { listComments: fail } });
    await list.pressTop('replies');
    await until(() => list.status === 'Chưa tải được bình luận.');
    expect(list.top('replies')!.textContent).toBe('Thử lại');
    expect(list.focused).toBe(list.top('replies'));
    down = false;
    await list.pressTop('replies');
    await until(() => list.ids.length === 13);
  });
});

describe('a comment that is gone', () => {
  it('leaves its place above its replies, without a name', async () => {
    const list = await readyList({
      seeds: [
        { id: 'a', status: 'removed' },
        { id: 'b', parent: 'a' },
      ],
    });
    expect(list.ids).toEqual(['a', 'b']);
    const row = list.row('a');
    expect(row.textContent).toBe('Bình luận này đã được gỡ.');
    expect(row.getAttribute('part')).toBe('comment removed');
    expect(row.ariaLabel).toBeNull();
  });

  it('while somebody looks leaves nothing of its words, not even its name', async () => {
    const list = await readyList({ seeds: [{ id: 'a', name: 'Lê Thị Mẫu', title: 'Tên đường' }, ...many('b', 1)] });
    list.backend.moderate('a', 'removed');
    await until(() => list.row('a').textContent === 'Bình luận này đã được gỡ.');
    expect(list.row('a').outerHTML).not.toMatch(/Lê|Tên đường|Lời/);
    expect(list.heading).toBe('Bình luận (1)');
  });
});

describe('a closed page', () => {
  const form = { closed: true };

  it('says so and offers no reply, but votes and reports', async () => {
    const list = await readyList({ seeds: many('c', 1), form });
    expect(list.root.textContent).toContain('Trang này không nhận thêm bình luận.');
    expect(list.button('c1', 'reply')).toBeNull();
    expect(list.button('c1', 'up')).not.toBeNull();
    await list.press('c1', 'menu');
    await until(() => list.row('c1').querySelector('.menu'));
    expect(list.button('c1', 'quote')).toBeNull();
    expect(list.button('c1', 'report')).not.toBeNull();
  });
});

describe('a page that is closed while somebody looks', () => {
  it('offers no reply from then on, and replies again when it is opened', async () => {
    let tell: (kind: 'closed' | 'opened') => void = () => undefined;
    const list = await readyList({
      seeds: many('c', 1),
      adapt: (adapter) => ({
        ...adapter,
        async *watch(input, options) {
          void adapter.watch(input, options)[Symbol.asyncIterator]().next();
          for (;;) yield { kind: await new Promise<'closed' | 'opened'>((resolve) => (tell = resolve)), position: 'p' };
        },
      }),
    });
    await list.press('c1', 'up');
    await until(() => list.button('c1', 'up')!.ariaPressed === 'true');
    tell('closed');
    await until(() => !list.button('c1', 'reply'));
    expect(list.root.textContent).toContain('Trang này không nhận thêm bình luận.');
    tell('opened');
    await until(() => list.button('c1', 'reply'));
    expect(list.button('c1', 'up')!.ariaPressed).toBe('true');
  });
});

describe('what the backend cannot do', () => {
  it('is not offered', async () => {
    const list = await readyList({
      seeds: many('c', 1),
      adapt: ({ name, listComments, openPage, watch }) => ({ name, listComments, openPage, watch }),
    });
    expect(list.row('c1').querySelectorAll('button')).toHaveLength(0);
  });

  it('votes: none, or likes alone', async () => {
    const none = await readyList({ seeds: many('c', 1), votes: 'none' });
    expect(none.button('c1', 'up')).toBeNull();
    const up = await readyList({ seeds: many('c', 1), votes: 'up' });
    expect(up.button('c1', 'up')).not.toBeNull();
    expect(up.button('c1', 'down')).toBeNull();
  });
});

describe('a long comment', () => {
  it('is folded, and unfolds with a press that keeps the place', async () => {
    const list = await readyList({ seeds: [{ id: 'a', content: long }, ...many('b', 1)] });
    const text = list.row('a').querySelector<HTMLElement>('[part=text]')!;
    expect(text.clientHeight).toBeLessThan(text.scrollHeight);
    expect(list.button('b1', 'unfold')).toBeNull();
    await list.press('a', 'unfold');
    await until(() => !list.button('a', 'unfold'));
    const whole = list.row('a').querySelector<HTMLElement>('[part=text]')!;
    expect(whole.clientHeight).toBe(whole.scrollHeight);
    await until(() => list.focused === list.row('a'));
  });

  it('of many short lines is folded too', async () => {
    const list = await readyList({ seeds: [{ id: 'a', content: 'x\n'.repeat(30) }] });
    expect(list.button('a', 'unfold')).not.toBeNull();
  });

  it('stays unfolded when something else in it changes', async () => {
    const list = await readyList({ seeds: [{ id: 'a', content: long }] });
    await list.press('a', 'unfold');
    await until(() => !list.button('a', 'unfold'));
    await list.press('a', 'up');
    await until(() => list.button('a', 'up')!.ariaPressed === 'true');
    expect(list.button('a', 'unfold')).toBeNull();
  });
});
