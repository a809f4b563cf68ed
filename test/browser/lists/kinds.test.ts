import { describe, expect, it } from 'vitest';
import { readyList } from './harness.js';
import { articles, down, here, site, title, titles } from './site.js';

const { adapter } = site();

describe('the kinds', () => {
  it('shows the newest articles under “Các bài mới đăng”', async () => {
    const list = await readyList({ adapter, kind: 'recent' });
    expect(list.heading).toBe('Các bài mới đăng');
    expect(list.titles).toEqual(titles(...down(44, 35)));
  });

  it('leaves the page’s own article out of the recent ones', async () => {
    const list = await readyList({ adapter, kind: 'recent', page: '/tin/44' });
    expect(list.titles).toEqual(titles(...down(43, 34)));
  });

  it('shows what was posted before this page under “Các bài đã đăng”', async () => {
    const list = await readyList({ adapter, kind: 'older' });
    expect(list.heading).toBe('Các bài đã đăng');
    expect(list.titles).toEqual(titles(...down(21, 12)));
  });

  it('shows what was posted after this page, the next one first', async () => {
    const list = await readyList({ adapter, kind: 'newer' });
    expect(list.heading).toBe('Các bài đăng sau');
    expect(list.titles).toEqual(titles(...down(32, 23).reverse()));
  });

  it('shows the most read ones, most views first', async () => {
    const list = await readyList({ adapter, kind: 'popular' });
    const best = articles.filter(({ id }) => id !== here).sort((a, b) => b.views! - a.views!);
    expect(list.heading).toBe('Các bài được xem nhiều');
    expect(list.titles).toEqual(best.slice(0, 10).map((article) => article.title));
  });

  it('shows as many as `limit` says', async () => {
    const list = await readyList({ adapter, kind: 'recent', limit: 3 });
    expect(list.titles).toEqual(titles(44, 43, 42));
  });

  it('links every title to its article', async () => {
    const list = await readyList({ adapter, limit: 1 });
    expect(list.links[0]!.href).toBe(new URL('/tin/44', location.href).href);
  });
});

describe('the columns', () => {
  it('shows the date by default and nothing else', async () => {
    const list = await readyList({ adapter, limit: 1 });
    expect(list.dates).toEqual(['12:59 28/03/2018']);
    expect(list.text('views')).toBeUndefined();
    expect(list.text('comments')).toBeUndefined();
    expect(list.root.querySelector('.heads')).toBeNull();
  });

  it('shows the title alone when `show` is empty', async () => {
    const list = await readyList({ adapter, limit: 1, show: '' });
    expect(list.rows[0]!.textContent.trim()).toBe(title(44));
  });

  it('shows views under the heads “Bài viết” and “Xem”', async () => {
    const list = await readyList({ adapter, limit: 1, show: 'date views' });
    const heads = [...list.root.querySelectorAll('.heads span')].map((head) => head.textContent);
    expect(heads).toEqual(['Bài viết', 'Xem']);
    expect(list.root.querySelector('[part=views] [aria-hidden]')!.textContent).toBe('1.038');
  });

  it('names a number in words for who hears it', async () => {
    const list = await readyList({ adapter, limit: 1, show: 'views comments' });
    expect(list.root.querySelector('[part=views] .visually-hidden')!.textContent).toBe('1.038 lượt xem');
    expect(list.root.querySelector('[part=comments] .visually-hidden')!.textContent).toBe('2 bình luận');
  });

  it('leaves out a number that the backend does not have', async () => {
    const without = articles.map(({ id, title, url, published }) => ({ id, title, url, published }));
    const list = await readyList({ adapter: site({ articles: without }).adapter, limit: 2, show: 'views comments' });
    expect(list.rows).toHaveLength(2);
    expect(list.text('views')).toBeUndefined();
  });

  it('ignores a column that it does not know', async () => {
    const list = await readyList({ adapter, limit: 1, show: 'author  date' });
    expect(list.dates).toHaveLength(1);
  });
});

describe('the dates', () => {
  const at = async (published: string): Promise<string> => {
    const one = [{ id: '/a', title: 'A', url: '/a', published }];
    const list = await readyList({ adapter: site({ articles: one }).adapter });
    return list.dates[0]!;
  };

  it('stand as `HH:mm dd/MM/yyyy` by the site’s own clock', async () => {
    await expect(at('2018-03-28T12:59:00+07:00')).resolves.toBe('12:59 28/03/2018');
  });

  it('keep their zeros', async () => {
    await expect(at('2018-01-02T00:05:00+07:00')).resolves.toBe('00:05 02/01/2018');
  });

  it('carry the moment for machines', async () => {
    const list = await readyList({ adapter, limit: 1 });
    expect(list.root.querySelector('time')!.dateTime).toBe('2018-03-28T12:59:00+07:00');
  });

  it('are left empty when the backend sends none that can be read', async () => {
    const bad = [{ id: '/a', title: 'A', url: '/a', published: 'hôm qua' }];
    const broken = { name: 'broken', listArticles: async () => ({ items: bad }) };
    const list = await readyList({ adapter: broken });
    expect(list.dates).toEqual(['']);
    expect(list.titles).toEqual(['A']);
  });
});
