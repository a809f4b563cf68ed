import { describe, expect, it } from 'vitest';
import { keys, readyQueue, until } from './harness.js';

describe('with the keyboard alone', () => {
  it('the first row has the focus once the queue is there', async () => {
    const queue = await readyQueue();
    await until(() => queue.focused === '1');
    expect(queue.rows.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1]);
  });

  it('j and k, arrows, Home and End move from row to row', async () => {
    const queue = await readyQueue();
    await until(() => queue.focused === '1');
    for (const [key, row] of [
      ['j', '2'],
      ['{ArrowDown}', '3'],
      ['k', '2'],
      ['{ArrowUp}', '1'],
      ['{End}', '4'],
      ['j', '4'],
      ['{Home}', '1'],
    ] as const) {
      await keys(key);
      await until(() => queue.focused === row);
    }
  });

  it('a, r and s decide, the next row has the focus, and it is said how many are left', async () => {
    const queue = await readyQueue();
    await until(() => queue.focused === '1');
    await keys('a');
    await until(() => queue.focused === '2');
    expect(queue.status).toBe('Đã duyệt bình luận của Bạn đọc 1. Còn 3 trong danh sách.');
    await keys('r');
    await until(() => queue.focused === '3');
    await keys('s');
    await until(() => queue.focused === '4');
    expect(queue.fake.items.map(({ status }) => status)).toEqual(['published', 'rejected', 'spam', 'pending']);
  });

  it('u takes the last verdict back, and its row has the focus', async () => {
    const queue = await readyQueue();
    await until(() => queue.focused === '1');
    await keys('js');
    await until(() => queue.focused === '3');
    expect(queue.dock).toContain('Hoàn tác');
    await keys('u');
    await until(() => queue.focused === '2');
    expect(queue.ids).toEqual(['1', '2', '3', '4']);
    await until(() => queue.fake.statusOf('2') === 'pending');
  });

  it('d asks for the reason, Enter gives it, and the next row has the focus', async () => {
    const queue = await readyQueue();
    await until(() => queue.focused === '1');
    await keys('d');
    await until(() => queue.active?.id === 'reason');
    await keys('{Enter}');
    await until(() => queue.text('#reason-error'));
    expect(queue.ids).toHaveLength(4);
    await keys('Lộ số nhà{Enter}');
    await until(() => queue.focused === '2');
    expect(queue.fake.find('1')).toMatchObject({ status: 'removed', reason: 'Lộ số nhà' });
  });

  it('x selects, and then a key is for all that is selected', async () => {
    const queue = await readyQueue();
    await until(() => queue.focused === '1');
    await keys('xjjx');
    await until(() => queue.dock.includes('Đã chọn 2'));
    await keys('a');
    await until(() => queue.focused === '2');
    expect(queue.ids).toEqual(['2', '4']);
    expect(queue.status).toContain('Đã duyệt 2 bình luận.');
  });

  it('/ goes to the search, where letters are letters', async () => {
    const queue = await readyQueue();
    await until(() => queue.focused === '1');
    await keys('/');
    expect(queue.active!.id).toBe('search');
    await keys('binh luan 3');
    await until(() => queue.ids.join() === '3');
    expect(queue.fake.items.every(({ status }) => status === 'pending')).toBe(true);
  });

  it('? shows the keys, and Escape gives the focus back', async () => {
    const queue = await readyQueue();
    await until(() => queue.focused === '1');
    await keys('?');
    await until(() => queue.dialog.open);
    expect(queue.dialog.querySelectorAll('kbd').length).toBeGreaterThan(9);
    await keys('a');
    expect(queue.ids).toHaveLength(4);
    await keys('{Escape}');
    await until(() => queue.focused === '1');
  });

  it('a dialog that was opened from a menu gives the focus back to it', async () => {
    const queue = await readyQueue();
    await queue.choose('1', 'Lịch sử sửa');
    await keys('{Escape}');
    await until(() => queue.active?.localName === 'summary');
    expect(queue.active!.closest('article')).toBe(queue.row('1'));
  });

  it('keys with Control, Alt or Meta belong to the browser', async () => {
    const queue = await readyQueue();
    await until(() => queue.focused === '1');
    await keys('{Control>}a{/Control}{Alt>}r{/Alt}');
    expect(queue.ids).toHaveLength(4);
  });

  it('a key that is held down decides once', async () => {
    const queue = await readyQueue();
    await until(() => queue.focused === '1');
    queue.active!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'a', repeat: true, bubbles: true, composed: true }),
    );
    expect(queue.ids).toHaveLength(4);
  });

  it('letters do nothing once the shortcuts are off, and arrows still move', async () => {
    const queue = await readyQueue();
    await queue.press('Công cụ');
    queue.find<HTMLInputElement>('.who .check input')!.click();
    queue.row('1').focus();
    await keys('as?');
    expect(queue.ids).toHaveLength(4);
    expect(queue.dialog.open).toBe(false);
    await keys('{ArrowDown}');
    await until(() => queue.focused === '2');
  });

  it('Tab reaches the current row’s controls and no other row’s', async () => {
    const queue = await readyQueue();
    await until(() => queue.focused === '1');
    const reached = new Set<string | undefined>();
    for (let i = 0; i < 12; i++) {
      await keys('{Tab}');
      reached.add(queue.active?.closest('article')?.dataset.id);
    }
    expect([...reached].filter((id) => id !== undefined)).toEqual(['1']);
  });
});
