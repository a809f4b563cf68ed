import { describe, expect, it, vi } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { addList, put, until } from './harness.js';
import { articles, down, gate, site, titles } from './site.js';

/** Links to articles, as an owner's template writes them into the page. */
const links = (numbers: readonly number[]): string =>
  `<ul>${numbers.map((n) => `<li><a href="/tin/${n}">${articles[n]!.title}</a></li>`).join('')}</ul>`;

const given = down(44, 35);

describe('links given as plain HTML', () => {
  it('stand without script: a tag that nothing defines shows them', () => {
    const plain = put(`<yk-not-defined>${links(given)}</yk-not-defined>`);
    expect([...plain.querySelectorAll('a')].every((link) => link.checkVisibility())).toBe(true);
  });

  it('are the first page', async () => {
    const list = addList({ adapter: site().adapter }, links(given));
    await until(() => list.button('more'));
    expect([...list.element.querySelectorAll('a')].every((link) => link.checkVisibility())).toBe(true);
    expect(list.rows).toHaveLength(0);
    expect(list.skeleton).toHaveLength(0);
    expect(list.busy).toBe(false);
  });

  it('ask for nothing until more is wanted', async () => {
    const { adapter, calls } = site();
    const list = addList({ adapter }, links(given));
    await until(() => list.button('more'));
    expect(calls).toEqual([]);
  });

  it('are never repeated: the first press brings what comes after them', async () => {
    const list = addList({ adapter: site().adapter }, links(given));
    await until(() => list.button('more'));
    await list.press('more');
    await until(() => list.rows.length);
    expect(list.titles).toEqual(titles(...down(34, 25)));
    expect(list.element.querySelectorAll('a')).toHaveLength(10);
  });

  it('are known by their address, however it is written', async () => {
    const absolute = `<a href="${location.origin}/tin/44">Mới nhất</a><a href="/tin/../tin/43">Kế tiếp</a>`;
    const list = addList({ adapter: site().adapter }, absolute);
    await until(() => list.button('more'));
    await list.press('more');
    await until(() => list.rows.length);
    expect(list.titles).toEqual(titles(...down(42, 35)));
  });

  it('hand the focus on to the first new article', async () => {
    const list = addList({ adapter: site().adapter }, links(given));
    await until(() => list.button('more'));
    await list.press('more');
    await until(() => list.focused?.localName === 'a');
    expect(list.focused).toBe(list.links[0]);
    await until(() => list.status === 'Đã thêm 10 bài.');
  });

  it('keep the button, and the focus on it, while the answer is on its way', async () => {
    const held = gate();
    const list = addList({ adapter: site({ intercept: () => held.passed }).adapter }, links(given));
    await until(() => list.button('more'));
    const button = list.button('more');
    await list.press('more');
    await until(() => list.text('more') === 'Đang tải danh sách…');
    expect(list.focused).toBe(button);
    held.open();
    await until(() => list.rows.length);
  });

  it('stand when more fails, and more comes on the second try', async () => {
    let failing = true;
    const { adapter } = site({
      intercept: () => {
        if (failing) throw new CommentError('network');
      },
    });
    const list = addList({ adapter }, links(given));
    await until(() => list.button('more'));
    await list.press('more');
    await until(() => list.button('retry'));
    expect(list.element.querySelector('a')!.checkVisibility()).toBe(true);
    failing = false;
    await list.press('retry');
    await until(() => list.rows.length);
  });

  it('may be bare links', async () => {
    const list = addList({ adapter: site().adapter }, '<a href="/tin/44">Mới nhất</a>');
    await until(() => list.button('more'));
    expect(list.element.querySelector('a')!.checkVisibility()).toBe(true);
  });

  it('stand when there is no backend at all', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const list = addList({}, links(given));
    await until(() => error.mock.calls.length);
    expect(list.element.querySelector('a')!.checkVisibility()).toBe(true);
    expect(list.skeleton).toHaveLength(0);
  });

  it('leave no more to ask for when the backend has nothing else', async () => {
    const { adapter } = site({ articles: articles.slice(35) });
    const list = addList({ adapter }, links(given));
    await until(() => list.button('more'));
    await list.press('more');
    await until(() => !list.button('more'));
    expect(list.rows).toHaveLength(0);
  });
});
