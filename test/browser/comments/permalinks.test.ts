import { afterEach, describe, expect, it } from 'vitest';
import { many, mountList, readyList, until, type CommentListHarness } from './support.js';

const content = 'Một lời vừa đủ để chiếm vài dòng trên màn hình nhỏ.\n'.repeat(4);
const seeds = [{ id: 'first', content }, { id: 'deep', parent: 'first', content }, ...many('c', 60, { content })];

const go = (hash: string): void => {
  location.hash = hash;
};
const inView = (list: CommentListHarness, id: string): boolean => {
  const { top, bottom } = list.row(id).getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};
/** Highlighted, in view, and with the focus. */
const led = (list: CommentListHarness, id: string): Promise<unknown> =>
  until(
    () => list.ids.includes(id) && list.row(id).matches('.hit') && list.focused === list.row(id) && inView(list, id),
  );

afterEach(() => {
  go('');
});

describe('a link to a comment', () => {
  it('at load leads to one that is there', async () => {
    go('#yk-c-c50');
    const list = mountList({ seeds });
    await led(list, 'c50');
    expect(list.asked('listComments')).toEqual([]);
  });

  it('at load brings one that stands pages away', async () => {
    go('#yk-c-deep');
    const list = mountList({ seeds });
    await led(list, 'deep');
    expect(list.ids.slice(0, 2)).toEqual(['first', 'deep']);
    expect(list.ids).toContain('c60');
  });

  it('works on a device that knows nothing of the site', async () => {
    go('#yk-c-first');
    const list = mountList({ seeds, known: false });
    await led(list, 'first');
  });

  it('is followed while the page is open, one after the other', async () => {
    const list = await readyList({ seeds });
    go('#yk-c-first');
    await led(list, 'first');
    go('#yk-c-c55');
    await led(list, 'c55');
    expect(list.root.querySelectorAll('.hit')).toHaveLength(1);
  });

  it('is followed before anything else of the list was needed', async () => {
    const list = await mountList({ seeds, known: false }).settled();
    go('#yk-c-first');
    await led(list, 'first');
  });

  it('is the time of each comment', async () => {
    const list = await readyList({ seeds });
    const link = list.row('c60').querySelector<HTMLAnchorElement>('[part=time]')!;
    expect(link.getAttribute('href')).toBe('#yk-c-c60');
    link.click();
    expect(location.hash).toBe('#yk-c-c60');
    await led(list, 'c60');
  });

  it('does not double its thread when later pages come', async () => {
    go('#yk-c-first');
    const list = mountList({ seeds });
    await led(list, 'first');
    while (list.top('more')) {
      const asked = list.asked('listComments').length;
      await list.pressTop('more');
      await until(() => list.asked('listComments').length > asked && !list.busy);
    }
    expect(new Set(list.ids).size).toBe(list.ids.length);
    expect(list.ids).toHaveLength(62);
  });
});

describe('a link to a comment that is not there', () => {
  it('is announced, and moves nothing', async () => {
    go('#yk-c-khong-co');
    const list = mountList({ seeds });
    await until(() => list.status === 'Bình luận mà liên kết dẫn đến không còn nữa.');
    expect(list.focused).toBeNull();
    expect(list.find('.hit')).toBeNull();
  });
});

describe('another hash of the page', () => {
  it.each(['#noi-dung', '#yk-c-', '#yk-c-a b', '#yk-c-"><img src=x>', '#c60'])('%s is not the list’s', async (hash) => {
    go(hash);
    const list = await readyList({ seeds });
    expect(list.asked('listComments')).toEqual([]);
    expect(list.status).toBe('');
  });
});
