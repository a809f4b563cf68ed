import { describe, expect, it } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import type { YkErrorEvent } from '../../../src/elements/events.js';
import { gate } from '../lists/site.js';
import { many, readyList, reload, until, type CommentListHarness } from './support.js';

const seeds = [{ id: 'a', up: 3, down: 1 }, ...many('b', 2)];
/** What a vote's button says and whether it is pressed: `Thích 3 false`. */
const vote = (list: CommentListHarness, id: string, name: 'up' | 'down'): string => {
  const button = list.button(id, name)!;
  return `${button.textContent.replace(/\s+/g, ' ').trim()} ${button.ariaPressed}`;
};

describe('a vote', () => {
  it('shows at once, before the backend has answered', async () => {
    const held = gate();
    const list = await readyList({ seeds, on: { vote: () => held.passed } });
    expect(vote(list, 'a', 'up')).toBe('Thích 3 false');
    await list.press('a', 'up');
    await until(() => vote(list, 'a', 'up') === 'Thích 4 true');
    held.open();
    await until(() => list.asked('vote').length);
    expect(vote(list, 'a', 'up')).toBe('Thích 4 true');
  });

  it('keeps the focus on its button, also the first one of a visit', async () => {
    const list = await readyList({ seeds });
    const button = list.button('a', 'up');
    await list.press('a', 'up');
    await until(() => vote(list, 'a', 'up') === 'Thích 4 true' && list.asked('vote').length);
    expect(list.button('a', 'up')).toBe(button);
    expect(list.focused).toBe(button);
  });

  it('is taken back by the same press, and moved by the other', async () => {
    const list = await readyList({ seeds });
    await list.press('a', 'up');
    await until(() => vote(list, 'a', 'up') === 'Thích 4 true');
    await list.press('a', 'up');
    await until(() => vote(list, 'a', 'up') === 'Thích 3 false');
    await list.press('a', 'down');
    await until(() => vote(list, 'a', 'down') === 'Không thích 2 true');
    expect(vote(list, 'a', 'up')).toBe('Thích 3 false');
  });

  it('shows no nought', async () => {
    const list = await readyList({ seeds });
    expect(vote(list, 'b1', 'up')).toBe('Thích false');
  });

  it('is remembered by the device', async () => {
    const list = await readyList({ seeds });
    await list.press('a', 'up');
    await until(() => vote(list, 'a', 'up') === 'Thích 4 true' && list.asked('vote').length);
    await new Promise((resolve) => setTimeout(resolve));
    const again = await reload(list);
    await until(() => vote(again, 'a', 'up') === 'Thích 4 true');
  });

  it('that fails goes back, says so below the comment, and fires yk-error', async () => {
    const held = gate();
    const list = await readyList({ seeds, on: { vote: () => held.passed } });
    const failed = list.next<YkErrorEvent>('yk-error');
    await list.press('a', 'up');
    await until(() => vote(list, 'a', 'up') === 'Thích 4 true');
    held.shut(new CommentError('network'));
    expect((await failed).error.code).toBe('network');
    await until(() => vote(list, 'a', 'up') === 'Thích 3 false');
    await until(() => list.textOf('[part=note]', list.row('a')) === 'Chưa làm được. Mời bạn thử lại.');
    expect(list.status).toBe('Chưa làm được. Mời bạn thử lại.');
    expect(list.focused).toBe(list.button('a', 'up'));
  });

  it('on an own comment is refused with the reason', async () => {
    const list = await readyList({ seeds, moderation: 'post' });
    await list.send('b1', 'Lời của chính mình.');
    await until(() => list.rowWith('Lời của chính mình.'));
    const id = list.rowWith('Lời của chính mình.')!.id.slice(5);
    await list.press(id, 'up');
    await until(() => list.textOf('[part=note]', list.row(id)) === 'Bạn không thể bình chọn cho bình luận của mình.');
    expect(vote(list, id, 'up')).toBe('Thích false');
  });
});

describe('what somebody does in a row', () => {
  const select = (list: CommentListHarness, id: string): string => {
    getSelection()!.selectAllChildren(list.row(id).querySelector('[part=text]')!);
    return String(getSelection());
  };

  it('survives votes of others: the row stays, the selection too', async () => {
    const list = await readyList({ seeds });
    const row = list.row('a');
    const selected = select(list, 'a');
    expect(selected).toBe('Lời a.');
    const page = { id: list.page, url: '', title: '' };
    await list.backend.vote!({ page, comment: 'a', value: 1, readerKey: 'k'.repeat(43) });
    await until(() => vote(list, 'a', 'up') === 'Thích 4 false');
    expect(list.row('a')).toBe(row);
    expect(String(getSelection())).toBe(selected);
  });

  it('survives the first vote of a visit in another row', async () => {
    const list = await readyList({ seeds });
    const text = list.row('b1').querySelector('[part=text]');
    await list.press('a', 'up');
    await until(() => vote(list, 'a', 'up') === 'Thích 4 true' && list.asked('vote').length);
    expect(list.row('b1').querySelector('[part=text]')).toBe(text);
  });

  it('survives a press on “more”, and a re-rendering', async () => {
    const list = await readyList({ seeds: many('c', 4), properties: { limit: 2 } });
    const selected = select(list, 'c4');
    list.top('more')!.click();
    await until(() => list.ids.length === 4);
    list.element.requestUpdate();
    await list.element.updateComplete;
    expect(String(getSelection())).toBe(selected);
  });

  it('survives other comments that come', async () => {
    const list = await readyList({ seeds, moderation: 'post' });
    list.button('a', 'reply')!.focus();
    const focused = list.focused;
    await list.backend.submitComment({
      ...{ page: { id: list.page, url: '', title: '' }, submissionId: 'v'.repeat(22) },
      fields: { name: 'Lê Văn Mẫu', title: 'Tin', content: 'Mới' },
    });
    await until(() => list.top('arrived'));
    expect(list.focused).toBe(focused);
    list.top('arrived')!.click();
    await until(() => list.rowWith('Mới'));
    expect(list.button('a', 'reply')).toBe(focused);
  });
});
