import { describe, expect, it } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { addList, readyList, until } from './harness.js';
import { articles, down, gate, site, titles } from './site.js';

const pages = (calls: readonly { method: string }[]): number =>
  calls.filter(({ method }) => method === 'listArticles').length;

describe('more', () => {
  it('appends the next page exactly once', async () => {
    const { adapter, calls } = site();
    const list = await readyList({ adapter });
    await list.press('more');
    await until(() => list.rows.length > 10);
    expect(list.titles).toEqual(titles(...down(44, 25)));
    expect(pages(calls)).toBe(1);
  });

  it('asks once for two presses', async () => {
    const held = gate();
    const { adapter, calls } = site({ intercept: (method) => (method === 'listArticles' ? held.passed : undefined) });
    const list = await readyList({ adapter });
    await list.press('more');
    await list.press('more');
    held.open();
    await until(() => list.rows.length > 10);
    expect(pages(calls)).toBe(1);
    expect(list.rows).toHaveLength(20);
  });

  it('goes to the end, each article once, and then offers no more', async () => {
    const list = await readyList({ adapter: site().adapter, limit: 20 });
    for (let shown = 20; list.button('more'); shown = list.rows.length) {
      await list.press('more');
      await until(() => list.rows.length > shown);
    }
    expect(list.titles).toEqual(titles(...down(44, 0).filter((n) => n !== 22)));
  });

  it('focuses the first new article', async () => {
    const list = await readyList({ adapter: site().adapter });
    await list.press('more');
    await until(() => list.focused?.localName === 'a');
    expect(list.focused).toBe(list.links[10]);
  });

  it('focuses the first new article when one before it has no link', async () => {
    const own = articles.map((article, n) => (n === 43 ? { ...article, url: 'javascript:0' } : article));
    const list = await readyList({ adapter: site({ articles: own }).adapter });
    await list.press('more');
    await until(() => list.focused?.localName === 'a');
    expect(list.focused!.textContent.trim()).toBe(articles[34]!.title);
  });

  it('says how many were added', async () => {
    const list = await readyList({ adapter: site().adapter });
    expect(list.status).toBe('');
    await list.press('more');
    await until(() => list.status);
    expect(list.status).toBe('Đã thêm 10 bài.');
  });

  it('says it again for the next page of the same length', async () => {
    const list = await readyList({ adapter: site().adapter });
    await list.press('more');
    await until(() => list.status);
    const heard: string[] = [];
    new MutationObserver(() => heard.push(list.status)).observe(list.root.querySelector('[role=status]')!, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    await list.press('more');
    await until(() => list.rows.length > 20);
    await until(() => list.status);
    expect(heard.at(-1)).toBe('Đã thêm 10 bài.');
  });

  it('keeps its live region from before there is anything to say', async () => {
    const list = await readyList({ adapter: site().adapter });
    const region = list.root.querySelector('[role=status]');
    await list.press('more');
    await until(() => list.status);
    expect(list.root.querySelector('[role=status]')).toBe(region);
    expect(list.root.querySelectorAll('[aria-live],[role=alert],[role=status]')).toHaveLength(1);
  });

  it('keeps its rows and says that it works while the answer is on its way', async () => {
    const held = gate();
    const { adapter } = site({ intercept: (method) => (method === 'listArticles' ? held.passed : undefined) });
    const list = await readyList({ adapter });
    const first = list.rows[0];
    await list.press('more');
    await until(() => list.busy);
    expect(list.rows[0]).toBe(first);
    expect(list.text('more')).toBe('Đang tải danh sách…');
    held.open();
    await list.settled();
  });

  it('keeps its rows when the next page fails, and brings it on the second try', async () => {
    let down_ = true;
    const { adapter } = site({
      intercept: (method) => {
        if (method === 'listArticles' && down_) throw new CommentError('network');
      },
    });
    const list = await readyList({ adapter });
    await list.press('more');
    await until(() => list.button('retry'));
    expect(list.titles).toEqual(titles(...down(44, 35)));
    down_ = false;
    await list.press('retry');
    await until(() => list.rows.length > 10);
    expect(list.titles).toEqual(titles(...down(44, 25)));
  });

  it('leaves the focus in the list when a retry succeeds', async () => {
    let down_ = true;
    const { adapter } = site({
      intercept: (method) => {
        if (method === 'listArticles' && down_) throw new CommentError('network');
      },
    });
    const list = await readyList({ adapter });
    await list.press('more');
    await until(() => list.button('retry'));
    down_ = false;
    await list.press('retry');
    await until(() => list.rows.length > 10);
    await until(() => list.focused);
    expect(list.focused).toBe(list.links[10]);
  });

  it('does not repeat an article that the backend sends twice', async () => {
    const items = articles.slice(0, 3);
    const moving = {
      name: 'moving',
      listArticles: async ({ cursor }: { cursor?: string }) =>
        cursor ? { items: articles.slice(2, 5) } : { items, next: 'two' },
    };
    const list = await addList({ adapter: moving }).settled();
    await list.press('more');
    await until(() => list.rows.length > 3);
    expect(list.titles).toEqual(titles(0, 1, 2, 3, 4));
  });
});
