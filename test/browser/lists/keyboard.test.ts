import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { addList, until, type ListHarness, type ListProperties } from './harness.js';
import { hostPage, plainPage } from './page-look.js';
import { articles, down, site, title, titles } from './site.js';

/** A list behind a link of the page, which has the focus. */
async function behindLink(properties: ListProperties): Promise<ListHarness> {
  const list = addList({ adapter: site().adapter, limit: 2, ...properties });
  const start = document.createElement('a');
  start.href = '#noi-dung';
  start.textContent = 'Trước danh sách';
  hostPage().append(start, list.element);
  await list.settled();
  start.focus();
  return list;
}

/** What the focus meets, by its words, for as many presses of Tab. */
async function tabThrough(list: ListHarness, presses: number): Promise<string[]> {
  const met: string[] = [];
  for (let i = 0; i < presses; i++) {
    await userEvent.tab();
    const focused = list.focused as HTMLInputElement | null;
    const words = focused?.textContent.trim() || focused?.type || 'out';
    if (met.at(-1) !== words) met.push(words);
  }
  return met;
}

afterEach(plainPage);

describe('by keyboard only', () => {
  it('Tab goes through the links to the button for more', async () => {
    const list = await behindLink({});
    await expect(tabThrough(list, 3)).resolves.toEqual([...titles(44, 43), 'Xem thêm bài']);
  });

  it('Tab meets the day, its button, the links and more, in the order they are seen', async () => {
    const list = await behindLink({ kind: 'older', browse: true });
    // Chromium's date field takes a Tab for each of its parts.
    const met = await tabThrough(list, 8);
    expect(met.slice(0, 5)).toEqual(['date', 'Xem', ...titles(21, 20), 'Xem thêm bài']);
  });

  it('Enter on “more” brings more and goes on from there', async () => {
    const list = await behindLink({});
    await tabThrough(list, 3);
    await userEvent.keyboard('{Enter}');
    await until(() => list.focused === list.links[2]);
    await userEvent.tab();
    expect(list.focused!.textContent.trim()).toBe(title(41));
  });

  it('Space on “more” does the same', async () => {
    const list = await behindLink({});
    await tabThrough(list, 3);
    await userEvent.keyboard(' ');
    await until(() => list.focused === list.links[2]);
  });

  it('a day is typed, sent with Enter and cleared with Space', async () => {
    const list = await behindLink({ kind: 'older', browse: true });
    await userEvent.tab();
    await userEvent.keyboard('03262018');
    expect(list.day!.value).toBe('2018-03-26');
    await userEvent.keyboard('{Enter}');
    await until(() => list.titles[0] === articles[42]!.title);
    await until(() => list.button('all'));
    list.button('all')!.focus();
    await userEvent.keyboard(' ');
    await until(() => list.titles[0] === articles[21]!.title && list.focused === list.day);
  });

  it('the focus is seen: two tones around the link, cut off by nothing', async () => {
    const list = await behindLink({});
    await userEvent.tab();
    const link = list.links[0]!;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(link);
    expect([outlineStyle, outlineWidth]).toEqual(['solid', '2px']);
    expect(boxShadow).toMatch(/6px/);
    for (let box: Element | null = link; box; box = box.parentElement) {
      expect(getComputedStyle(box).overflow).toBe('visible');
    }
  });

  it('the row under the focus shows', async () => {
    const list = await behindLink({});
    await userEvent.hover(document.querySelector('h1')!);
    await userEvent.tab();
    const [focused, other] = list.rows.map((row) => getComputedStyle(row).backgroundColor);
    expect(focused).not.toBe(other);
  });
});

describe('roles and names', () => {
  it('are a heading, a list and its items', async () => {
    const list = await behindLink({ kind: 'older', show: 'date views', browse: true });
    expect(list.root.querySelectorAll('h2')).toHaveLength(1);
    expect(list.root.querySelectorAll('ul')).toHaveLength(1);
    expect([...list.root.querySelector('ul')!.children].map(({ localName }) => localName)).toEqual(['li', 'li']);
  });

  it('name a link by its title alone', async () => {
    const list = await behindLink({ show: 'date views comments' });
    expect(list.titles).toEqual(titles(...down(44, 43)));
  });

  it('name the day by its label', async () => {
    const list = await behindLink({ kind: 'older', browse: true });
    expect([...list.day!.labels!].map((label) => label.textContent)).toEqual(['Đăng từ ngày này trở về trước']);
  });

  it('leave the column heads to the eyes: numbers are named in the rows', async () => {
    const list = await behindLink({ show: 'views' });
    expect(list.root.querySelector('.heads')!.getAttribute('aria-hidden')).toBe('true');
    expect(list.root.querySelector('[part=views]')!.textContent).toContain('1.038 lượt xem');
  });

  it('are spoken politely: one status, no alert', async () => {
    const list = await behindLink({ kind: 'older', browse: true });
    expect([...list.root.querySelectorAll('[role]')].map((each) => each.getAttribute('role'))).toEqual(['status']);
  });

  it('make every button a button that submits nothing of the page', async () => {
    const list = await behindLink({ kind: 'older', browse: true });
    const outside = [...list.root.querySelectorAll('button')].filter((button) => !button.closest('form'));
    expect(outside.every(({ type }) => type === 'button')).toBe(true);
  });
});
