import { expect, it } from 'vitest';
import type { CommentCreatedEvent, CommentSubmitEvent } from '../../../src/elements/events.js';
import { filled, FormHarness } from '../support/form-harness.js';

it('folds into a receipt that has the focus, with the comment as it was sent', async () => {
  const form = await FormHarness.mount();
  await form.send();
  expect(form.receipt()).toContain('Đã nhận bình luận của bạn');
  expect(form.receipt()).toContain('đang chờ duyệt');
  for (const name of ['name', 'title', 'content'] as const) expect(form.receipt()).toContain(filled[name]);
  expect(form.receipt()).not.toContain(filled.phone);
  expect(form.find('form')).toBeNull();
  await expect.poll(() => form.focused()).toBe('receipt');
  expect(form.announced()).toBe('Đã nhận bình luận của bạn');
});

it('says that a comment is published where nobody approves first', async () => {
  const form = await FormHarness.mount({ moderation: 'post' });
  await form.send();
  expect(form.receipt()).toContain('Đã đăng bình luận của bạn');
  expect(form.announced()).toBe('Đã đăng bình luận của bạn');
});

it('gives an empty form for another comment, with another picture', async () => {
  const form = await FormHarness.mount();
  await form.send();
  form.press('Viết bình luận khác');
  await expect.poll(() => form.focused()).toBe('f-name');
  for (const name of ['name', 'phone', 'title', 'content', 'challenge']) expect(form.field(name).value).toBe('');
  expect(form.summary()).toBeNull();
  await form.send();
  expect(form.sent).toHaveLength(2);
  expect(form.sent[1]!.submissionId).not.toBe(form.sent[0]!.submissionId);
});

it('says nothing of a kept draft in the empty form', async () => {
  const form = await FormHarness.mount();
  await form.send();
  form.press('Viết bình luận khác');
  await expect.poll(() => form.note()).toBe('Bình luận được duyệt trước khi đăng.');
});

it('shows what was written as text, never as markup', async () => {
  const form = await FormHarness.mount();
  const content = '<img src=x onerror="document.title=1"> & <b>đậm</b>';
  await form.fill({ ...filled, content });
  form.submit();
  await expect.poll(() => form.textOf('.sent')).toBe(content);
  expect(form.find('#receipt img, #receipt b')).toBeNull();
});

it('sends what was typed and nothing that is empty', async () => {
  const form = await FormHarness.mount();
  await form.fill({ ...filled, phone: '' });
  form.submit();
  await expect.poll(() => form.receipt()).not.toBe('');
  const { phone: _, ...rest } = filled;
  expect(form.sent[0]!.fields).toEqual(rest);
  expect(form.sent[0]!.page.id).toBe(form.page);
  expect(form.sent[0]!.submissionId).toMatch(/^[\w-]{22}$/);
  expect(form.sent[0]!.hints!.honeypot).toBe('');
});

it('asks the page before it sends, and keeps the text when the page says no', async () => {
  const form = await FormHarness.mount();
  let asked: CommentSubmitEvent | undefined;
  document.body.addEventListener(
    'yk-comment-submit',
    (event) => {
      asked = event;
      event.preventDefault();
    },
    { once: true },
  );
  await form.fill();
  form.submit();
  await expect.poll(() => asked?.draft.fields).toEqual(filled);
  expect(form.sent).toHaveLength(0);
  expect(form.field('content').value).toBe(filled.content);
  form.submit();
  await expect.poll(() => form.receipt()).not.toBe('');
});

it('tells the page of a comment that was taken', async () => {
  const form = await FormHarness.mount();
  const created = form.next<CommentCreatedEvent>('yk-comment-created');
  await form.send();
  const { receipt, bubbles, composed } = await created;
  expect(receipt).toMatchObject({ status: 'pending', submissionId: form.sent[0]!.submissionId });
  expect([bubbles, composed]).toEqual([true, true]);
});

it('passes what a robot typed into the trap', async () => {
  const form = await FormHarness.mount();
  await form.fill();
  form.find('.trap input')!.value = 'robot';
  form.submit();
  await expect.poll(() => form.sent[0]?.hints?.honeypot).toBe('robot');
});
