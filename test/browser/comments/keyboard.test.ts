import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { hostPage, plainPage, prefer } from '../lists/page-look.js';
import { line, many, mountList, readyList, until, type CommentListHarness, type ListOptions } from './support.js';

const post: ListOptions = { seeds: [{ id: 'a', up: 3 }, { id: 'b' }], moderation: 'post' };

/** A list behind a link of the page, which has the focus. */
async function behindLink(options: ListOptions = post): Promise<CommentListHarness> {
  const into = hostPage();
  const link = document.createElement('a');
  link.href = '#noi-dung';
  link.textContent = 'Trước danh sách';
  into.append(link);
  const list = await mountList({ ...options, into }).alive();
  link.focus();
  return list;
}

/** Presses Tab until this is reached, by what it says. */
async function tabTo(list: CommentListHarness, says: (element: HTMLElement) => boolean): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await userEvent.tab();
    if (list.focused && says(list.focused)) return;
  }
  throw new Error('Tab does not lead there.');
}
const does =
  (name: string) =>
  ({ dataset }: HTMLElement): boolean =>
    dataset.do === name;
const within = (list: CommentListHarness, id: string) => (element: HTMLElement) => list.row(id).contains(element);

afterEach(plainPage);

describe('by keyboard only', () => {
  it('Tab meets order, time, reply, votes, menu, in the order they are seen', async () => {
    const list = await behindLink();
    const met: string[] = [];
    for (let i = 0; i < 6; i++) {
      await userEvent.tab();
      met.push(list.focused!.dataset.do ?? list.focused!.localName);
    }
    expect(met).toEqual(['select', 'a', 'reply', 'up', 'down', 'menu']);
  });

  it('somebody reaches a comment, answers it, likes another and reports it', async () => {
    const list = await behindLink();
    await tabTo(list, (each) => does('reply')(each) && within(list, 'a')(each));
    await userEvent.keyboard('{Enter}');
    await until(() => list.focused?.id === 'f-name' && !list.formField('title'));
    await userEvent.keyboard('Thử');
    await tabTo(list, ({ id }) => id === 'f-content');
    await userEvent.keyboard('Tôi cũng thấy vậy.');
    await tabTo(list, (each) => each.getAttribute('part') === 'submit');
    await userEvent.keyboard(' ');
    await until(() => list.rowWith('Tôi cũng thấy vậy.'));
    await until(() => list.focused === list.rowWith('Tôi cũng thấy vậy.'));

    list.element.getRootNode();
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    await until(() => within(list, 'a')(list.focused!));
    expect(list.focused!.dataset.do).toBe('menu');
    await userEvent.keyboard('{Shift>}{Tab}{Tab}{/Shift}');
    expect(list.focused!.dataset.do).toBe('up');
    await userEvent.keyboard(' ');
    await until(() => list.button('a', 'up')!.ariaPressed === 'true');
    expect(list.focused).toBe(list.button('a', 'up'));

    await userEvent.tab();
    await userEvent.tab();
    expect(list.focused!.dataset.do).toBe('menu');
    await userEvent.keyboard('{Enter}');
    await until(() => list.focused?.dataset.do === 'quote');
    await userEvent.tab();
    expect(list.focused!.dataset.do).toBe('report');
    await userEvent.keyboard('{Enter}');
    await until(() => (list.focused as HTMLInputElement | null)?.type === 'radio');
    await userEvent.keyboard('{ArrowDown}');
    await tabTo(list, ({ localName }) => localName === 'textarea');
    await userEvent.keyboard('Xúc phạm');
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await until(() => list.textOf('[part=note]') === 'Đã gửi báo cáo. Cảm ơn bạn.');
    expect(list.asked('reportComment')).toMatchObject([{ comment: 'a', reason: 'abuse', text: 'Xúc phạm' }]);
    await until(() => list.focused === list.row('a'));
  });

  it.each(['menu', 'reply'] as const)('Escape closes what %s opened and gives the focus back', async (name) => {
    const list = await behindLink();
    await tabTo(list, (each) => does(name)(each) && within(list, 'b')(each));
    const opener = list.focused;
    await userEvent.keyboard(' ');
    await until(() => list.find('.open') && list.focused !== opener);
    await userEvent.keyboard('{Escape}');
    await until(() => !list.find('.open') && list.focused === opener);
  });

  it('Escape that ends a composition closes nothing', async () => {
    const list = await behindLink();
    await list.reply('b');
    const composing = { key: 'Escape', isComposing: true, bubbles: true, composed: true };
    list.formField('content')!.dispatchEvent(new KeyboardEvent('keydown', composing));
    await list.element.updateComplete;
    expect(list.form).not.toBeNull();
  });

  it('the focus is seen on a row that it was led to', async () => {
    const list = await behindLink({ seeds: many('c', 3), properties: { limit: 2 } });
    await tabTo(list, ({ localName, className }) => localName === 'button' && className === 'more');
    await userEvent.keyboard('{Enter}');
    await until(() => list.focused === list.row('c1'));
    const { outlineStyle, outlineWidth } = getComputedStyle(list.row('c1'));
    expect([outlineStyle, outlineWidth]).toEqual(['solid', '2px']);
  });
});

describe('roles and names', () => {
  it('are a list of named articles, with replies as a list in it', async () => {
    const list = await readyList({ seeds: [...line('a', 1), { id: 'b' }] });
    expect([...list.find('.threads')!.children].map(({ localName }) => localName)).toEqual(['li', 'li']);
    expect(list.row('a').localName).toBe('article');
    expect(list.row('a').ariaLabel).toBe('Tên a');
    expect(list.row('a1').closest('ol')!.closest('li')).toBe(list.row('a').parentElement);
  });

  it('name every button by what it does', async () => {
    const list = await readyList(post);
    const words = [...list.row('a').querySelectorAll('button')].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(words).toEqual(['Trả lời', 'Thích 3', 'Không thích', 'Thêm']);
    expect([...list.root.querySelectorAll('button')].every((button) => button.type === 'button')).toBe(true);
  });

  it('say of votes whether they are cast, and of the menu whether it is open', async () => {
    const list = await readyList(post);
    expect(list.button('a', 'up')!.getAttribute('aria-pressed')).toBe('false');
    expect(list.button('a', 'menu')!.getAttribute('aria-expanded')).toBe('false');
    await list.press('a', 'up');
    await until(() => list.button('a', 'up')!.getAttribute('aria-pressed') === 'true');
  });

  it('are spoken politely: one status, no alert, there before it is filled', async () => {
    const list = await readyList(post);
    const roles = [...list.root.querySelectorAll('[role]')].map((each) => each.getAttribute('role'));
    expect(roles).toEqual(['status']);
    expect(list.status).toBe('');
  });
});

describe('the page', () => {
  const word = 'x'.repeat(200);
  const seeds = [
    ...line('a', 5).map((seed) => ({
      ...seed,
      name: `Tên rất dài ${word}`,
      content: `${word} https://vidu.vn/${word}`,
    })),
    { id: 'b', title: word, role: 'moderator' as const, up: 12_345, down: 6789 },
  ];
  const sideways = (): number => document.scrollingElement!.scrollWidth - document.scrollingElement!.clientWidth;

  beforeEach(() => page.viewport(320, 640));
  afterEach(async () => {
    await page.viewport(414, 896);
    await prefer();
  });

  it('of 320 px is not scrolled sideways, by threads, a reply, a menu or a report', async () => {
    const list = await readyList({ seeds, into: hostPage() });
    expect(sideways()).toBe(0);
    await list.reply('a5');
    expect(sideways()).toBe(0);
    await list.press('a5', 'menu');
    await until(() => list.find('.menu'));
    expect(sideways()).toBe(0);
    await list.press('a5', 'report');
    await until(() => list.find('form.open'));
    expect(sideways()).toBe(0);
  });

  it('has targets of 24 px and more', async () => {
    const list = await readyList({ seeds: [...seeds, { id: 'long', content: 'Dài. '.repeat(300) }], into: hostPage() });
    for (const target of list.root.querySelectorAll('button, select')) {
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
  });

  it('read from right to left moves replies in from the right', async () => {
    await page.viewport(900, 640);
    const list = await readyList({ seeds: line('a', 2), into: hostPage({ dir: 'rtl' }) });
    const right = (id: string): number => list.row(id).getBoundingClientRect().right;
    expect(right('a1')).toBeLessThan(right('a'));
    expect(right('a2')).toBeLessThan(right('a1'));
    expect(sideways()).toBe(0);
    expect(getComputedStyle(list.row('a').querySelector('[part=text]')!).direction).toBe('ltr');
  });

  it('on paper shows the whole of a folded comment', async () => {
    const list = await readyList({ seeds: [{ id: 'long', content: 'Dài. '.repeat(600) }], into: hostPage() });
    const text = list.row('long').querySelector<HTMLElement>('[part=text]')!;
    expect(text.clientHeight).toBeLessThan(text.scrollHeight);
    await prefer({}, 'print');
    expect(text.clientHeight).toBe(text.scrollHeight);
    expect(getComputedStyle(text).maskImage).toBe('none');
  });
});
