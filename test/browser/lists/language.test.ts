import { describe, expect, it } from 'vitest';
import { addList, ListHarness, put, readyList, until } from './harness.js';
import { site } from './site.js';

const { adapter } = site();

/** The heading of a list whose nearest language is the given one. */
async function headingIn(lang: string): Promise<string> {
  document.documentElement.lang = lang;
  return (await readyList({ adapter, limit: 1 })).heading;
}

describe('the language', () => {
  it.each([
    ['vi', 'Các bài mới đăng'],
    ['vi-VN', 'Các bài mới đăng'],
    ['VI', 'Các bài mới đăng'],
    ['', 'Các bài mới đăng'],
    ['en', 'Recent articles'],
    ['en-GB', 'Recent articles'],
    ['fr', 'Recent articles'],
    ['vietnamese', 'Recent articles'],
  ])('of a page in %j gives “%s”', async (lang, heading) => {
    await expect(headingIn(lang)).resolves.toBe(heading);
  });

  it('is that of the nearest element that names one', async () => {
    const section = put('<section lang="en"></section>');
    const list = addList({ adapter, limit: 1 });
    document.body.append(section);
    section.append(list.element);
    await until(() => list.heading === 'Recent articles');
  });

  it('is the element’s own before any other', async () => {
    const list = addList({ adapter, limit: 1 });
    const own = document.createElement('yk-article-list');
    own.setAttribute('lang', 'en');
    own.adapter = adapter;
    list.element.replaceWith(own);
    await until(() => new ListHarness(own).heading === 'Recent articles');
  });

  it('reaches through shadow roots', async () => {
    const host = put('<div lang="en"></div>');
    const list = addList({ adapter, limit: 1 });
    document.body.append(host);
    host.attachShadow({ mode: 'open' }).append(list.element);
    await until(() => list.heading === 'Recent articles');
  });

  it('of an owner’s own texts wins, by key', async () => {
    const list = await readyList({ adapter, limit: 1, messages: { 'articles.recent': 'Tin mới' } });
    expect(list.heading).toBe('Tin mới');
    expect(list.text('more')).toBe('Xem thêm bài');
  });

  it('writes dates as the language does', async () => {
    document.documentElement.lang = 'en-US';
    const list = await readyList({ adapter, limit: 1 });
    expect(list.dates[0]!.replace(/\s/g, ' ')).toBe('Mar 28, 2018, 12:59 PM');
  });

  it('groups digits as the language does', async () => {
    document.documentElement.lang = 'en';
    const list = await readyList({ adapter, limit: 1, show: 'views' });
    expect(list.root.querySelector('[part=views] [aria-hidden]')!.textContent).toBe('1,038');
    expect(list.root.querySelector('[part=views] .visually-hidden')!.textContent).toBe('1,038 views');
  });

  it('survives a tag that no standard knows', async () => {
    document.documentElement.lang = 'vi_VN@bad';
    const list = await readyList({ adapter, limit: 1 });
    expect(list.dates).toEqual(['12:59 28/03/2018']);
  });
});
