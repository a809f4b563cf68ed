import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { addList, readyList, until } from './harness.js';
import { articles, down, site, titles } from './site.js';

const { adapter } = site();
const older = () => readyList({ adapter, kind: 'older', browse: true });

describe('browse by date', () => {
  it('offers a day and the button “Xem”', async () => {
    const list = await older();
    expect(list.root.querySelector('label')!.textContent).toBe('Đăng từ ngày này trở về trước');
    expect(list.text('go')).toBe('Xem');
  });

  it('is offered only where `browse` says so', async () => {
    const list = await readyList({ adapter, kind: 'older' });
    expect(list.day).toBeNull();
  });

  it('is hidden where the backend knows no dates', async () => {
    const plain = { ...adapter, abilities: {} };
    const list = await readyList({ adapter: plain, kind: 'older', browse: true });
    expect(list.rows).toHaveLength(10);
    expect(list.day).toBeNull();
  });

  it('shows what was posted on that day or before', async () => {
    const list = await older();
    await list.browse('2018-03-26');
    await until(() => list.titles[0] === articles[42]!.title);
    expect(list.titles).toEqual(titles(...down(42, 33)));
  });

  it('asks the backend for the day as it is written on the calendar', async () => {
    const { adapter, calls } = site();
    const list = await readyList({ adapter, kind: 'older', browse: true });
    await list.browse('2018-03-26');
    expect(calls.at(-1)).toEqual({
      method: 'listArticles',
      input: { kind: 'older', page: '/tin/22', date: '2018-03-26' },
    });
  });

  it('goes on with more of the same day', async () => {
    const list = await older();
    await list.browse('2018-02-26');
    await until(() => list.titles[0] === articles[14]!.title);
    await list.press('more');
    await until(() => list.rows.length > 10);
    expect(list.titles).toEqual(titles(...down(14, 0)));
  });

  it('obeys Enter in the field', async () => {
    const list = await older();
    await userEvent.fill(list.day!, '2018-03-26');
    await userEvent.keyboard('{Enter}');
    await until(() => list.titles[0] === articles[42]!.title);
    expect(location.search).not.toContain('day');
  });

  it('says so when nothing was posted by then', async () => {
    const list = await older();
    await list.browse('2001-01-01');
    expect(list.rows).toHaveLength(0);
    expect(list.root.querySelector('.empty')!.textContent).toBe('Chưa có bài nào.');
  });
});

describe('a day that is none', () => {
  it('is answered in words, described at the field, with the focus in it', async () => {
    const list = await older();
    await list.press('go');
    await until(() => list.day!.getAttribute('aria-invalid') === 'true');
    const words = list.root.querySelector(`#${list.day!.getAttribute('aria-describedby')!}`)!;
    await until(() => words.textContent === 'Mời bạn chọn một ngày có thật.');
    expect(list.focused).toBe(list.day);
  });

  it('leaves the list as it is', async () => {
    const list = await older();
    await list.press('go');
    await until(() => list.day!.getAttribute('aria-invalid') === 'true');
    expect(list.titles).toEqual(titles(...down(21, 12)));
  });

  it('may be half typed', async () => {
    const list = await older();
    list.day!.focus();
    await userEvent.keyboard('31');
    expect(list.day!.validity.badInput).toBe(true);
    await list.press('go');
    await until(() => list.day!.getAttribute('aria-invalid') === 'true');
    expect(list.focused).toBe(list.day);
  });

  it('is forgotten when a real one follows', async () => {
    const list = await older();
    await list.press('go');
    await until(() => list.day!.getAttribute('aria-invalid') === 'true');
    await list.browse('2018-03-26');
    expect(list.day!.getAttribute('aria-invalid')).toBe('false');
    expect(list.root.querySelector('#day-error')!.textContent).toBe('');
  });
});

describe('clearing the day', () => {
  it('is offered only while a day is chosen', async () => {
    const list = await older();
    expect(list.button('all')).toBeNull();
    await list.browse('2018-03-26');
    await until(() => list.button('all') && list.text('all') === 'Bỏ chọn ngày');
    expect(list.button('all')).not.toBeNull();
  });

  it('brings the list back, empties the field and focuses it', async () => {
    const list = await older();
    await list.browse('2018-03-26');
    await until(() => list.button('all'));
    await list.press('all');
    await until(() => !list.busy && list.titles[0] === articles[21]!.title);
    expect(list.day!.value).toBe('');
    expect(list.focused).toBe(list.day);
    expect(list.button('all')).toBeNull();
  });

  it('brings the given links back', async () => {
    const list = addList({ adapter, kind: 'older', browse: true }, '<ul><li><a href="/tin/9">Chín</a></li></ul>');
    await until(() => list.day);
    await list.browse('2018-03-26');
    expect(list.element.querySelector('a')!.checkVisibility()).toBe(false);
    await list.press('all');
    await until(() => list.element.querySelector('a')!.checkVisibility());
  });
});
