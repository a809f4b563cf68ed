import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CommentError } from '../../../src/core/error.js';
import type { YkErrorEvent } from '../../../src/elements/events.js';
import { typeInto } from '../support/form-harness.js';
import { gate } from '../lists/site.js';
import { many, readyList, until, type CommentListHarness, type ListOptions } from './support.js';

const pre: ListOptions = { seeds: many('c', 2), moderation: 'pre' };
const post: ListOptions = { seeds: many('c', 2), moderation: 'post' };

/** A list in which the reader has answered `c1`. */
async function withOwn(options: ListOptions): Promise<{ list: CommentListHarness; id: string }> {
  const list = await readyList(options);
  await list.send('c1', 'Lời của mình.');
  await until(() => list.rowWith('Lời của mình.') && !list.form);
  const row = list.rowWith('Lời của mình.')!;
  await until(() => list.focused === row);
  return { list, id: row.id.slice(5) };
}

const note = (list: CommentListHarness, id: string): string => list.textOf('[part=note]', list.row(id));
const names = (list: CommentListHarness, id: string): string[] =>
  [...list.row(id).querySelectorAll<HTMLElement>('.menu button')].map(({ dataset }) => dataset.do!);

describe('the menu of a comment', () => {
  it('opens and closes with its button, which says so', async () => {
    const list = await readyList(post);
    expect(list.button('c1', 'menu')!.ariaExpanded).toBe('false');
    await list.press('c1', 'menu');
    await until(() => list.button('c1', 'menu')!.ariaExpanded === 'true');
    await until(() => list.focused?.dataset.do === 'quote');
    await list.press('c1', 'menu');
    await until(() => !list.find('.menu'));
    expect(list.button('c1', 'menu')!.ariaExpanded).toBe('false');
    await until(() => list.focused === list.button('c1', 'menu'));
  });

  it('offers a quote and a report of others’ comments, a change of one’s own', async () => {
    const { list, id } = await withOwn(post);
    await list.press('c2', 'menu');
    await until(() => names(list, 'c2').length);
    expect(names(list, 'c2')).toEqual(['quote', 'report']);
    await list.press(id, 'menu');
    await until(() => names(list, id).length);
    expect(names(list, id)).toEqual(['quote', 'edit', 'delete']);
    expect(list.button('c2', 'menu')!.ariaExpanded).toBe('false');
  });

  it('offers no change when the time for it is over', async () => {
    const { list, id } = await withOwn({ ...post, editSeconds: 0 });
    await list.press(id, 'menu');
    await until(() => names(list, id).length);
    expect(names(list, id)).toEqual(['quote']);
  });
});

describe('an edit', () => {
  it('begins with the text, and shows the new one at once where nobody looks first', async () => {
    const { list, id } = await withOwn(post);
    await list.choose(id, 'edit');
    await until(() => list.find('#f-content'));
    const area = list.find('#f-content') as HTMLTextAreaElement;
    expect(area.value).toBe('Lời của mình.');
    expect(list.find('#f-title')).toBeNull();
    await until(() => list.focused === area);
    typeInto(area, 'Lời đã sửa.');
    await userEvent.click(list.find('[part~=save]')!);
    await until(() => list.rowWith('Lời đã sửa.'));
    await until(() => note(list, id) === 'Đã lưu bản sửa.');
    expect(list.status).toBe('Đã lưu bản sửa.');
    await until(() => list.focused === list.row(id));
  });

  it('of a public comment waits where a moderator looks first: the old text stays', async () => {
    const { list, id } = await withOwn(pre);
    list.backend.moderate(id, 'published');
    await until(() => !list.row(id).querySelector('[part=pending]'));
    await list.choose(id, 'edit');
    await until(() => list.find('#f-content'));
    typeInto(list.find('#f-content') as HTMLTextAreaElement, 'Lời đã sửa.');
    await userEvent.click(list.find('[part~=save]')!);
    await until(() => note(list, id).startsWith('Bản sửa đang chờ duyệt.'));
    expect(list.textOf('[part=text]', list.row(id))).toBe('Lời của mình.');
    expect(list.row(id).textContent).toContain('Bản sửa của bạn đang chờ duyệt.');
  });

  it('that is empty says so at the field and sends nothing', async () => {
    const { list, id } = await withOwn(post);
    await list.choose(id, 'edit');
    await until(() => list.find('#f-content'));
    typeInto(list.find('#f-content') as HTMLTextAreaElement, '  ');
    await userEvent.click(list.find('[part~=save]')!);
    await until(() => list.textOf('#e-content'));
    expect(list.asked('editComment')).toEqual([]);
    await until(() => list.focused?.id === 'f-content');
  });

  it('that is refused keeps the text and says why', async () => {
    const { list, id } = await withOwn({
      ...post,
      on: {
        editComment: () => {
          throw new CommentError('forbidden');
        },
      },
    });
    await list.choose(id, 'edit');
    await until(() => list.find('#f-content'));
    typeInto(list.find('#f-content') as HTMLTextAreaElement, 'Lời đã sửa.');
    const failed = list.next<YkErrorEvent>('yk-error');
    await userEvent.click(list.find('[part~=save]')!);
    expect((await failed).error.code).toBe('forbidden');
    await until(() => list.focused?.id === 'form-error');
    expect(list.textOf('#form-error')).toContain('Đã hết thời gian sửa bình luận này.');
    expect((list.find('#f-content') as HTMLTextAreaElement).value).toBe('Lời đã sửa.');
  });

  it('that cannot begin, for the form is not to be had, says so', async () => {
    let down = false;
    const fail = (): void => {
      if (down) throw new CommentError('network');
    };
    const { list, id } = await withOwn({ ...post, on: { openPage: fail, describeForm: fail } });
    down = true;
    await list.choose(id, 'edit');
    await until(() => note(list, id) === 'Chưa làm được. Mời bạn thử lại.');
    down = false;
    await list.choose(id, 'edit');
    await until(() => list.find('#f-content'));
  });

  it('that is interrupted is there again when it is taken up', async () => {
    const { list, id } = await withOwn(post);
    await list.choose(id, 'edit');
    await until(() => list.find('#f-content'));
    typeInto(list.find('#f-content') as HTMLTextAreaElement, 'Sửa dở dang');
    await list.press('c2', 'menu');
    await until(() => !list.find('#f-content'));
    await list.choose(id, 'edit');
    await until(() => (list.find('#f-content') as HTMLTextAreaElement | null)?.value === 'Sửa dở dang');
  });
});

describe('a deletion', () => {
  it('is asked about first, and called off with Escape', async () => {
    const { list, id } = await withOwn(post);
    await list.choose(id, 'delete');
    await until(() => list.find('[role=group]')?.ariaLabel === 'Xoá hẳn bình luận này?');
    await until(() => list.focused?.dataset.do === 'remove');
    await userEvent.keyboard('{Escape}');
    await until(() => list.focused === list.button(id, 'menu'));
    expect(list.asked('deleteComment')).toEqual([]);
  });

  it('leaves a place that says so, with the focus on it', async () => {
    const { list, id } = await withOwn(post);
    await list.choose(id, 'delete');
    await until(() => list.button(id, 'remove'));
    await list.press(id, 'remove');
    await until(() => list.row(id).textContent === 'Bình luận này đã được gỡ.');
    expect(list.status).toBe('Đã xoá bình luận.');
    await until(() => list.focused === list.row(id));
  });

  it('of a comment that waits takes its row away and leaves the focus in the list', async () => {
    const { list, id } = await withOwn(pre);
    await list.choose(id, 'delete');
    await until(() => list.button(id, 'remove'));
    await list.press(id, 'remove');
    await until(() => !list.ids.includes(id));
    await until(() => list.status === 'Đã xoá bình luận.');
    await until(() => list.focused?.localName === 'article');
  });

  it('that fails says so and leaves the comment', async () => {
    const { list, id } = await withOwn({
      ...post,
      on: {
        deleteComment: () => {
          throw new CommentError('server');
        },
      },
    });
    await list.choose(id, 'delete');
    await until(() => list.button(id, 'remove'));
    await list.press(id, 'remove');
    await until(() => note(list, id) === 'Chưa làm được. Mời bạn thử lại.');
    expect(list.rowWith('Lời của mình.')).toBeDefined();
  });
});

describe('a report', () => {
  const open = async (list: CommentListHarness): Promise<void> => {
    await list.choose('c1', 'report');
    await until(() => list.find('form.open'));
  };

  it('asks for a reason, is sent, and is thanked for', async () => {
    const list = await readyList(post);
    await open(list);
    await until(() => (list.focused as HTMLInputElement | null)?.type === 'radio');
    await userEvent.click(list.find('input[value=abuse]')!);
    await userEvent.fill(list.find('textarea')!, 'Xúc phạm');
    await userEvent.click(list.find('[part~=save]')!);
    await until(() => note(list, 'c1') === 'Đã gửi báo cáo. Cảm ơn bạn.');
    expect(list.asked('reportComment')).toMatchObject([{ comment: 'c1', reason: 'abuse', text: 'Xúc phạm' }]);
    expect(list.status).toBe('Đã gửi báo cáo. Cảm ơn bạn.');
  });

  it('is sent once, however often it is pressed', async () => {
    const held = gate();
    const list = await readyList({ ...post, on: { reportComment: () => held.passed } });
    await open(list);
    const form = list.find('form.open') as HTMLFormElement;
    form.requestSubmit();
    form.requestSubmit();
    await until(() => list.asked('reportComment').length);
    form.requestSubmit();
    held.open();
    await until(() => note(list, 'c1'));
    expect(list.asked('reportComment')).toHaveLength(1);
  });

  it('that is interrupted has its words again', async () => {
    const list = await readyList(post);
    await open(list);
    await userEvent.fill(list.find('textarea')!, 'Quảng cáo trá hình');
    await userEvent.keyboard('{Escape}');
    await until(() => !list.find('form.open'));
    await open(list);
    await until(() => (list.find('textarea') as HTMLTextAreaElement).value === 'Quảng cáo trá hình');
  });

  it('that fails keeps its words', async () => {
    let down = true;
    const fail = (): void => {
      if (down) throw new CommentError('network');
    };
    const list = await readyList({ ...post, on: { reportComment: fail } });
    await open(list);
    await userEvent.fill(list.find('textarea')!, 'Quảng cáo trá hình');
    await userEvent.click(list.find('[part~=save]')!);
    await until(() => list.focused?.id === 'form-error');
    expect(list.textOf('#form-error')).toContain('Chưa làm được. Mời bạn thử lại.');
    down = false;
    expect((list.find('textarea') as HTMLTextAreaElement).value).toBe('Quảng cáo trá hình');
    await userEvent.click(list.find('[part~=save]')!);
    await until(() => note(list, 'c1') === 'Đã gửi báo cáo. Cảm ơn bạn.');
  });
});
