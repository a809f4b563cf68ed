import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CommentError } from '../../../src/core/error.js';
import { gate } from '../lists/site.js';
import { many, mountList, readyList, until, type ListOptions } from './support.js';

/** A backend that fails the first so many times. */
function failing(times: number, seeds = many('c', 2)): ListOptions {
  let left = times;
  const fail = (): void => {
    if (left-- > 0) throw new CommentError('network');
  };
  return { seeds, on: { openPage: fail, listComments: fail } };
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
});

describe('loading', () => {
  it('is busy, and shows a pale placeholder after 300 ms', async () => {
    const held = gate();
    const list = mountList({ seeds: many('c', 1), on: { openPage: () => held.passed } });
    await until(() => list.find('.skeleton'));
    expect(list.busy).toBe(true);
    const [appear] = list.find('.skeleton')!.getAnimations();
    appear!.pause();
    appear!.currentTime = 299;
    expect(getComputedStyle(list.find('.skeleton')!).opacity).toBe('0');
    appear!.currentTime = 302;
    expect(getComputedStyle(list.find('.skeleton')!).opacity).toBe('1');
    held.open();
    await list.settled();
    expect(list.find('.skeleton')).toBeNull();
    expect(list.ids).toEqual(['c1']);
  });

  it('asks with the rest of the page, once', async () => {
    const list = await readyList({ seeds: many('c', 1) });
    expect(list.asked('openPage')).toMatchObject([{ parts: ['comments'] }]);
    expect(list.asked('listComments')).toEqual([]);
  });
});

describe('an empty page', () => {
  it('says so in one sentence, without a count, an order or a button', async () => {
    const list = await readyList();
    expect(list.heading).toBe('Bình luận');
    expect(list.textOf('.empty')).toBe('Chưa có bình luận nào. Mời bạn viết bình luận đầu tiên.');
    expect(list.find('select')).toBeNull();
    expect(list.root.querySelectorAll('button')).toHaveLength(0);
  });
});

describe('a first page that cannot be had', () => {
  it('says so and offers another try, which brings it and goes on from there', async () => {
    const list = mountList(failing(1));
    await until(() => list.top('retry'));
    expect(list.textOf('[part~=error]')).toBe('Chưa tải được bình luận.');
    await list.pressTop('retry');
    await until(() => list.ids.length === 2);
    await until(() => list.focused?.id === 'yk-c-c2');
    expect(list.top('retry')).toBeNull();
  });

  it('that fails again keeps the focus on the button', async () => {
    const list = mountList(failing(2));
    await until(() => list.top('retry'));
    await list.pressTop('retry');
    await until(() => list.asked('listComments').length && list.top('retry') && !list.busy);
    await until(() => list.focused === list.top('retry'));
    expect(list.status).toBe('Chưa tải được bình luận.');
  });

  it('says so without a button where there is no backend at all', async () => {
    const element = document.createElement('yk-comment-list');
    document.body.append(element);
    await until(() => element.shadowRoot?.querySelector('[part=error]')?.textContent);
    expect(element.shadowRoot!.querySelector('button')).toBeNull();
  });
});

describe('a list that is there', () => {
  it('has the count in its heading and the newest first', async () => {
    const list = await readyList({ seeds: [...many('c', 3), { id: 'r', parent: 'c1' }] });
    expect(list.heading).toBe('Bình luận (4)');
    expect(list.ids).toEqual(['c3', 'c2', 'c1', 'r']);
  });

  it('shows name, title, text, time and the word for who wrote it', async () => {
    const seed = { id: 'c', name: 'Lê Thị Mẫu', title: 'Đường hỏng', role: 'author' as const };
    const created = new Date(Date.now() - 185_000).toISOString();
    const list = await readyList({ seeds: [{ ...seed, created, content: 'Dòng một\nDòng hai' }] });
    const row = list.row('c');
    expect(list.textOf('[part=name]', row)).toBe('Lê Thị Mẫu');
    expect(list.textOf('[part=title]', row)).toBe('Đường hỏng');
    expect([...row.querySelectorAll('[part=text] p')].map((p) => p.textContent)).toEqual(['Dòng một', 'Dòng hai']);
    expect(list.textOf('time', row)).toBe('3 phút trước');
    expect(row.querySelector('time')!.dateTime).toBe(created);
    expect(list.textOf('[part=role]', row)).toBe('Tác giả bài viết');
  });

  it('says exactly when, once somebody points at the time', async () => {
    const list = await readyList({ seeds: [{ id: 'c', created: '2026-11-20T05:59:00Z' }] });
    const link = list.row('c').querySelector<HTMLAnchorElement>('[part=time]')!;
    expect(link.title).toBe('');
    link.focus();
    expect(link.title).toMatch(/^\d\d:59 20\/11\/2026$/);
  });

  it('says exactly when in its own language', async () => {
    const list = await readyList({
      seeds: [{ id: 'c', created: '2026-11-20T05:59:00Z' }],
      properties: { lang: 'en' },
    });
    const link = list.row('c').querySelector<HTMLAnchorElement>('[part=time]')!;
    link.focus();
    expect(link.title).toMatch(/Nov/);
  });

  it('speaks the owner’s words', async () => {
    const messages = { 'comments.heading': { other: 'Ý kiến: {n}' }, 'comment.reply': 'Đáp', 'comment.up': 'Hay' };
    const list = await readyList({ seeds: many('c', 1), properties: { messages } });
    expect(list.heading).toBe('Ý kiến: 1');
    expect(list.button('c1', 'reply')!.textContent).toBe('Đáp');
    expect(list.button('c1', 'up')!.textContent.trim()).toBe('Hay');
  });

  it('speaks English where the page does', async () => {
    document.documentElement.lang = 'en';
    const list = await readyList({ seeds: many('c', 2) });
    expect(list.heading).toBe('2 comments');
    expect(list.button('c1', 'reply')!.textContent).toBe('Reply');
  });

  it('takes the owner’s heading', async () => {
    const list = mountList({ seeds: many('c', 1) });
    list.element.innerHTML = '<h2 slot="heading">Bạn đọc viết</h2>';
    await list.settled();
    const slot = list.find('slot[name=heading]') as HTMLSlotElement;
    expect(slot.assignedElements()[0]!.textContent).toBe('Bạn đọc viết');
  });
});

describe('further pages', () => {
  it('come with a press, are announced, and the focus goes to the first of them', async () => {
    const list = await readyList({ seeds: many('c', 5), properties: { limit: 2 } });
    expect(list.ids).toEqual(['c5', 'c4']);
    await list.pressTop('more');
    await until(() => list.ids.length === 4);
    await until(() => list.focused?.id === 'yk-c-c3');
    expect(list.status).toBe('Đã thêm 2 bình luận.');
    await list.pressTop('more');
    await until(() => list.ids.length === 5);
    await until(() => list.focused?.id === 'yk-c-c1');
    expect(list.top('more')).toBeNull();
  });

  it('keep the focus on the button while they are on their way', async () => {
    const held = gate();
    let first = true;
    const hold = () => (first ? void (first = false) : held.passed);
    const list = await readyList({ seeds: many('c', 3), properties: { limit: 2 }, on: { listComments: hold } });
    await list.pressTop('more');
    await until(() => list.busy);
    expect(list.top('more')!.textContent).toBe('Đang tải bình luận…');
    expect(list.focused).toBe(list.top('more'));
    held.open();
    await until(() => list.ids.length === 3);
  });

  it('that cannot be had keep what is there, and the focus on another try, which goes on', async () => {
    let calls = 0;
    const second = (): void => {
      if (++calls === 2) throw new CommentError('network');
    };
    const list = await readyList({ seeds: many('c', 3), properties: { limit: 2 }, on: { listComments: second } });
    await list.pressTop('more');
    await until(() => list.top('retry'));
    expect(list.ids).toEqual(['c3', 'c2']);
    await until(() => list.focused === list.top('retry'));
    await list.pressTop('retry');
    await until(() => list.ids.length === 3);
    await until(() => list.focused?.id === 'yk-c-c1');
    expect(list.status).toBe('Đã thêm 1 bình luận.');
  });

  it('come by themselves near the end, where the owner wants that', async () => {
    const seeds = many('c', 9, { content: 'Một lời dài.\n'.repeat(6) });
    const list = mountList({ seeds, properties: { limit: 3, autoload: true } });
    await list.settled();
    await until(() => {
      // Each row gets its height as it comes near.
      window.scrollTo(0, document.documentElement.scrollHeight);
      return list.ids.length === 9;
    });
    expect(list.focused).toBeNull();
  });

  it('that fail by themselves are not asked for again and again', async () => {
    let calls = 0;
    const fail = (): void => {
      if (++calls > 1) throw new CommentError('network');
    };
    const list = mountList({
      seeds: many('c', 4),
      properties: { limit: 2, autoload: true },
      on: { listComments: fail },
    });
    await until(() => list.top('retry'));
    const observe = vi.spyOn(IntersectionObserver.prototype, 'observe');
    for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
    expect(observe.mock.calls.length).toBeLessThan(2);
    calls = -10;
    await list.pressTop('retry');
    await until(() => list.ids.length === 4);
  });
});

describe('the order', () => {
  const seeds = [
    { id: 'a', up: 1 },
    { id: 'b', up: 9 },
    { id: 'c', up: 0 },
  ];
  const choose = (list: Awaited<ReturnType<typeof readyList>>, value: string) =>
    userEvent.selectOptions(list.find('select')!, value);

  it('is chosen by the reader: newest, oldest, most liked', async () => {
    const list = await readyList({ seeds });
    const options = [...list.find('select')!.querySelectorAll('option')].map((option) => option.textContent);
    expect(options).toEqual(['Mới nhất', 'Cũ nhất', 'Được thích nhất']);
    await choose(list, 'oldest');
    await until(() => list.ids.join('') === 'abc');
    await choose(list, 'top');
    await until(() => list.ids.join('') === 'bac');
    expect((list.find('select') as HTMLSelectElement).value).toBe('top');
  });

  it('is the owner’s at first', async () => {
    const list = await readyList({ seeds, properties: { sort: 'oldest' } });
    expect(list.ids.join('')).toBe('abc');
    expect((list.find('select') as HTMLSelectElement).value).toBe('oldest');
  });

  it('is not offered for one thread, or where the backend has one order', async () => {
    const one = await readyList({ seeds: [{ id: 'a' }] });
    expect(one.find('select')).toBeNull();
    const single = await readyList({
      seeds,
      adapt: (adapter) => ({ ...adapter, abilities: { ...adapter.abilities, sorts: ['newest'] } }),
    });
    expect(single.find('select')).toBeNull();
  });
});
