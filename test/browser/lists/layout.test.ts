import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { addList, inside, type ListHarness, until, type ListProperties } from './harness.js';
import { hostPage, plainPage, prefer, type Look } from './page-look.js';
import { articles, here, site } from './site.js';

const full: ListProperties = { kind: 'older', show: 'date views', browse: true };

/** A list in a column of the given width. */
async function column(width: number, properties: ListProperties = {}, look: Look = {}): Promise<ListHarness> {
  const list = addList({ adapter: site().adapter, ...full, ...properties });
  const main = hostPage(look);
  main.style.inlineSize = `${width}px`;
  main.append(list.element);
  return list.settled();
}

const box = (element: Element | null | undefined): DOMRect => element!.getBoundingClientRect();
const cell = (list: ListHarness, part: string): DOMRect => box(list.rows[0]!.querySelector(`[part=${part}]`));
const sideways = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;

beforeEach(() => page.viewport(1280, 800));
afterEach(async () => {
  plainPage();
  await prefer();
});

describe('a wide list', () => {
  it('has title, date and views in one line, the views at the end', async () => {
    const list = await column(700);
    expect(cell(list, 'date').left).toBeGreaterThanOrEqual(cell(list, 'link').right);
    expect(cell(list, 'views').left).toBeGreaterThan(cell(list, 'date').right);
    expect(Math.abs(cell(list, 'views').top - cell(list, 'date').top)).toBeLessThan(4);
  });

  it('has its column heads over the columns', async () => {
    const list = await column(700);
    const [article, views] = [...list.root.querySelectorAll('.heads span')].map(box);
    expect(Math.abs(article!.left - cell(list, 'link').left)).toBeLessThan(2);
    expect(Math.abs(views!.right - cell(list, 'views').right)).toBeLessThan(2);
  });

  it('has numbers of one width', async () => {
    const list = await column(700);
    expect(getComputedStyle(list.rows[0]!.querySelector('[part=views]')!).fontVariantNumeric).toBe('tabular-nums');
  });

  it('makes the whole row the link’s target', async () => {
    const list = await column(700);
    const { right, top, height } = box(list.rows[0]);
    expect(list.root.elementFromPoint(right - 20, top + height / 2)).toBe(list.links[0]);
  });
});

describe('a sidebar of 280 px', () => {
  it('folds the columns under the title', async () => {
    const list = await column(280);
    expect(cell(list, 'date').top).toBeGreaterThanOrEqual(cell(list, 'link').bottom);
    expect(cell(list, 'views').top).toBeGreaterThanOrEqual(cell(list, 'link').bottom);
    expect(cell(list, 'date').left).toBe(cell(list, 'link').left);
  });

  it('hides the column heads and writes the unit with the number', async () => {
    const list = await column(280);
    expect(list.root.querySelector('.heads')!.checkVisibility()).toBe(false);
    expect(list.rows[0]!.querySelector<HTMLElement>('[part=views]')!.innerText.trim()).toMatch(/^1\.\d{3} lượt xem$/);
  });

  it('keeps everything within', async () => {
    const list = await column(280);
    for (const element of list.root.querySelectorAll('h2, li, a, button, input, label')) {
      expect(box(element).right).toBeLessThanOrEqual(box(list.element).right + 0.5);
    }
  });
});

describe('a phone of 320 px', () => {
  beforeEach(() => page.viewport(320, 640));

  it('scrolls no list sideways, whatever word stands in a title', async () => {
    const long = articles.map((article) => ({ ...article, title: 'a'.repeat(300) }));
    await column(304, { adapter: site({ articles: long }).adapter, show: 'date views comments' });
    expect(sideways()).toBe(0);
  });

  it('scrolls the whole foot of a page not sideways', async () => {
    const element = document.createElement('yk-comments');
    Object.assign(element, { adapter: site().adapter, page: here });
    hostPage().append(element);
    await until(() => inside(element).lists.length === 2 && inside(element).lists.every((list) => list.rows.length));
    await inside(element).form!.updateComplete;
    expect(sideways()).toBe(0);
  });

  it('scrolls no bad day and no chosen day sideways', async () => {
    const list = await column(304);
    await list.press('go');
    await list.browse('2018-03-26');
    await until(() => list.button('all'));
    expect(sideways()).toBe(0);
  });

  it('has targets of 24 px and more', async () => {
    const list = await column(304);
    for (const target of [...list.root.querySelectorAll('button, input'), ...list.rows]) {
      expect(Math.min(box(target).height, box(target).width)).toBeGreaterThanOrEqual(24);
    }
  });
});

describe('right to left', () => {
  it('mirrors the columns', async () => {
    const list = await column(700, {}, { dir: 'rtl' });
    expect(cell(list, 'date').right).toBeLessThanOrEqual(cell(list, 'link').left);
    expect(cell(list, 'views').right).toBeLessThan(cell(list, 'date').left);
    expect(box(list.root.querySelector('h2')).right).toBe(box(list.element).right);
  });

  it('scrolls nothing sideways', async () => {
    await page.viewport(320, 640);
    await column(304, {}, { dir: 'rtl' });
    expect(sideways()).toBe(0);
  });

  it('lets a title keep its own direction', async () => {
    const list = await column(700, {}, { dir: 'rtl' });
    const title = list.links[0]!.querySelector('bdi')!;
    expect(getComputedStyle(title).direction).toBe('ltr');
  });
});

describe('as a reader has set it', () => {
  it('keeps rows, field and focus in forced colours', async () => {
    await prefer({ 'forced-colors': 'active' });
    const list = await column(700);
    list.day!.focus();
    expect(getComputedStyle(list.rows[0]!).borderTopStyle).toBe('solid');
    expect(getComputedStyle(list.day!).borderTopWidth).toBe('1px');
    expect(getComputedStyle(list.day!).outlineStyle).toBe('solid');
  });

  it('moves nothing under reduced motion', async () => {
    await prefer({ 'prefers-reduced-motion': 'reduce' });
    const list = await column(700);
    expect(getComputedStyle(list.button('more')!).transitionDuration).toBe('0s');
  });

  it('follows the page from light to dark', async () => {
    const list = await column(700, {}, { scheme: 'dark' });
    const dark = getComputedStyle(list.links[0]!).color;
    document.documentElement.style.colorScheme = 'light';
    expect(getComputedStyle(list.links[0]!).color).not.toBe(dark);
  });

  it('takes text at twice the size', async () => {
    await page.viewport(640, 800);
    document.documentElement.style.fontSize = '200%';
    await column(600);
    expect(sideways()).toBe(0);
  });
});
