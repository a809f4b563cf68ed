import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CommentError } from '../../../src/core/error.js';
import type { CommentDraft } from '../../../src/core/comment.js';
import { typeInto } from '../support/form-harness.js';
import { many, readyList, reload, until, type ListOptions } from './support.js';

const post: ListOptions = { seeds: many('c', 2), moderation: 'post' };
const pre: ListOptions = { seeds: many('c', 2), moderation: 'pre' };

describe('a reply form', () => {
  it('opens below the comment, names whom it answers, asks for no title, and takes the focus', async () => {
    const list = await readyList(post);
    await list.reply('c1');
    expect(list.row('c1').contains(list.form)).toBe(true);
    expect(list.textOf('h4')).toBe('Trả lời Tên c1');
    expect(list.formField('title')).toBeNull();
    await until(() => list.focused?.id === 'f-name');
  });

  it('never shows a title, not even before the backend has described its form', async () => {
    const list = await readyList(post);
    let seen = false;
    const watcher = setInterval(() => (seen ||= !!list.formField('title')), 0);
    await list.reply('c1');
    clearInterval(watcher);
    expect(seen).toBe(false);
  });

  it('is one at a time', async () => {
    const list = await readyList(post);
    await list.reply('c1');
    await list.press('c2', 'reply');
    await until(() => list.row('c2').contains(list.form));
    expect(list.root.querySelectorAll('yk-comment-form')).toHaveLength(1);
  });

  it.each(['Escape', 'cancel', 'the same button'])('closes by %s and gives the focus back', async (way) => {
    const list = await readyList(post);
    await list.reply('c1');
    await until(() => list.focused?.id === 'f-name');
    if (way === 'Escape') await userEvent.keyboard('{Escape}');
    else await list.press('c1', way === 'cancel' ? 'cancel' : 'reply');
    await until(() => !list.form);
    await until(() => list.focused === list.button('c1', 'reply'));
  });

  it('keeps a draft of its own for each comment', async () => {
    const list = await readyList(post);
    await list.reply('c1');
    await list.draft('Nháp cho c1');
    await list.press('c1', 'cancel');
    await until(() => !list.form);
    await list.reply('c2');
    expect(list.formField('content')!.value).toBe('');
    await list.draft('Nháp cho c2');
    await list.press('c1', 'reply');
    await until(() => list.row('c1').contains(list.form));
    await until(() => list.formField('content')?.value === 'Nháp cho c1');
  });

  it('has its draft again after a reload', async () => {
    const list = await readyList(post);
    await list.reply('c1');
    await list.draft('Nháp cho c1');
    const again = await reload(list);
    await again.reply('c1');
    await until(() => again.formField('content')!.value === 'Nháp cho c1');
  });

  it('sends what it answers and who reads, and no title', async () => {
    const list = await readyList(post);
    await list.send('c1', 'Tôi cũng thấy vậy.');
    await until(() => list.asked('submitComment').length);
    const draft = list.asked('submitComment')[0] as CommentDraft;
    expect(draft).toMatchObject({ parent: 'c1', page: { id: list.page } });
    expect(draft.fields).toEqual({ name: 'Trần Thị Thử', content: 'Tôi cũng thấy vậy.' });
    expect(draft.readerKey).toMatch(/^[\w-]{43}$/);
  });

  it.each([
    ['public at once', post],
    ['waiting for approval', pre],
  ])('closes after sending, and the focus is on the new comment: %s', async (_name, options) => {
    const list = await readyList(options);
    await list.send('c1', 'Tôi cũng thấy vậy.');
    await until(() => list.rowWith('Tôi cũng thấy vậy.'));
    await until(() => list.focused === list.rowWith('Tôi cũng thấy vậy.'));
    expect(list.form).toBeNull();
    expect(list.status).toBe('Đã thêm trả lời của bạn.');
    expect(list.depthOf(list.rowWith('Tôi cũng thấy vậy.')!.id.slice(5))).toBe(1);
  });

  it('that was sent leaves no draft', async () => {
    const list = await readyList(post);
    await list.send('c1', 'Tôi cũng thấy vậy.');
    await until(() => !list.form);
    await list.reply('c1');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(list.formField('content')!.value).toBe('');
  });

  it('that could not be sent stays with its text', async () => {
    const refuse = (): void => {
      throw new CommentError('forbidden');
    };
    const list = await readyList({ ...post, on: { submitComment: refuse } });
    await list.send('c1', 'Tôi cũng thấy vậy.');
    await until(() => list.form!.shadowRoot!.querySelector('#status'));
    expect(list.formField('content')!.value).toBe('Tôi cũng thấy vậy.');
    expect(list.ids).toEqual(['c2', 'c1']);
  });

  it('keeps what is being typed while news come and votes move', async () => {
    const list = await readyList(post);
    await list.reply('c1');
    typeInto(list.formField('content')!, 'Đang viết');
    const field = list.focused;
    const page = { id: list.page, url: '', title: '' };
    await list.backend.vote!({ page, comment: 'c1', value: 1, readerKey: 'k'.repeat(43) });
    await until(() => list.button('c1', 'up')!.textContent.includes('1'));
    list.backend.moderate('c2', 'removed');
    await until(() => list.row('c2').matches('[part~=removed]'));
    list.element.requestUpdate();
    await list.element.updateComplete;
    expect(list.focused).toBe(field);
    expect(list.formField('content')!.value).toBe('Đang viết');
  });

  it('stays when the comment that it answers is edited meanwhile', async () => {
    const list = await readyList(post);
    await list.send('c2', 'Lời sẽ được sửa.');
    await until(() => list.rowWith('Lời sẽ được sửa.') && !list.form);
    const id = list.rowWith('Lời sẽ được sửa.')!.id.slice(5);
    await list.reply(id);
    typeInto(list.formField('content')!, 'Đang viết');
    const field = list.focused;
    list.element.messages = { 'comment.reply': 'Đáp' };
    await until(() => list.button(id, 'reply')!.textContent === 'Đáp');
    expect(list.focused).toBe(field);
    expect(list.formField('content')!.value).toBe('Đang viết');
  });
});

describe('a quote', () => {
  it('opens the form with the words of the comment, the caret behind them', async () => {
    const list = await readyList(post);
    await list.choose('c1', 'quote');
    await until(() => list.formField('content')?.value);
    const area = list.formField('content')!;
    expect(area.value).toBe('“Lời c1.”\n\n');
    await until(() => list.focused === area);
    expect(area.selectionStart).toBe(area.value.length);
  });

  it('is kept as a draft like what is typed', async () => {
    const list = await readyList(post);
    await list.choose('c1', 'quote');
    await until(() => list.textOf('[part=note]', list.form?.shadowRoot ?? null));
    await list.press('c1', 'cancel');
    await until(() => !list.form && list.focused === list.button('c1', 'menu'));
    await list.reply('c1');
    await until(() => list.formField('content')?.value === '“Lời c1.”\n\n');
  });

  it('stands before what was typed already', async () => {
    const list = await readyList(post);
    await list.reply('c1');
    await list.draft('Đã gõ');
    await list.press('c1', 'menu');
    await until(() => list.button('c1', 'quote'));
    await list.press('c1', 'quote');
    await until(() => list.formField('content')?.value.includes('Lời c1.'));
    await until(() => list.formField('content')?.value === '“Lời c1.”\n\nĐã gõ');
  });
});
