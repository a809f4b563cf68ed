import { expect, it, onTestFinished, vi } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { filled, FormHarness, freshPage } from '../support/form-harness.js';

async function typed(options: Parameters<typeof FormHarness.mount>[0] = {}): Promise<FormHarness> {
  const form = await FormHarness.mount(options);
  form.field('name').focus();
  await form.challenge();
  for (const [name, text] of Object.entries(filled)) form.type(name, text);
  await expect.poll(() => form.note()).toBe('Đã lưu nháp');
  return form;
}

/** What another visit of the page finds. */
async function again(form: FormHarness): Promise<FormHarness> {
  form.form.remove();
  const next = await FormHarness.mount({ page: form.page });
  await expect.poll(() => next.textOf('[part=restored]')).not.toBe('');
  return next;
}

it('says beside the button that a draft is kept', async () => {
  const form = await typed();
  expect(form.note()).toBe('Đã lưu nháp');
});

it('puts the draft back at the next visit, and says so; the phone is not kept', async () => {
  const form = await again(await typed());
  expect(form.textOf('[part=restored]')).toContain('Đã mở lại bản nháp của bạn.');
  for (const name of ['name', 'title', 'content'] as const) expect(form.field(name).value).toBe(filled[name]);
  expect(form.field('phone').value).toBe('');
});

it('does not move the focus when a draft comes back', async () => {
  const before = document.createElement('input');
  document.body.append(before);
  onTestFinished(() => before.remove());
  const form = await typed();
  form.form.remove();
  before.focus();
  const next = await FormHarness.mount({ page: form.page });
  await expect.poll(() => next.textOf('[part=restored]')).not.toBe('');
  expect(document.activeElement).toBe(before);
});

it('throws the draft away when the reader wants that', async () => {
  const form = await again(await typed());
  form.press('Bỏ bản nháp');
  await expect.poll(() => form.field('content').value).toBe('');
  await expect.poll(() => form.focused()).toBe('f-name');
  expect(form.find('[part=restored]')).toBeNull();
  expect(form.note()).not.toBe('Đã lưu nháp');
  form.form.remove();
  const next = await FormHarness.mount({ page: form.page });
  next.field('name').focus();
  await next.challenge();
  expect(next.field('content').value).toBe('');
});

it('stores what was typed at once when the page is hidden', async () => {
  const form = await FormHarness.mount();
  form.type('content', filled.content);
  await form.challenge();
  form.type('content', 'Chữ cuối cùng');
  dispatchEvent(new PageTransitionEvent('pagehide'));
  const next = await again(form);
  expect(next.field('content').value).toBe('Chữ cuối cùng');
});

it('keeps no draft of a comment that was taken', async () => {
  const form = await FormHarness.mount();
  await form.send();
  form.form.remove();
  const next = await FormHarness.mount({ page: form.page });
  next.field('name').focus();
  await next.challenge();
  expect(next.field('content').value).toBe('');
});

it('puts a draft into empty fields only', async () => {
  const form = await typed();
  form.form.remove();
  const next = await FormHarness.mount({ page: form.page });
  next.field('title').value = 'Đã gõ trước';
  await expect.poll(() => next.field('content').value).toBe(filled.content);
  expect(next.field('title').value).toBe('Đã gõ trước');
});

it('takes up a submit whose outcome an earlier visit did not learn', async () => {
  const page = freshPage();
  const form = await FormHarness.mount({
    page,
    on: {
      submitComment: () => {
        throw new CommentError('network');
      },
    },
  });
  await form.fill();
  form.submit();
  await expect.poll(() => form.status()).not.toBe('');
  const next = await (async () => {
    form.form.remove();
    const made = await FormHarness.mount({ page, challenge: 'none' });
    await expect.poll(() => made.status()).toContain('Có thể bình luận đã đến nơi');
    return made;
  })();
  expect(next.field('content').readOnly).toBe(true);
  expect(next.field('phone').value).toBe(filled.phone);
  next.press('Gửi lại');
  await expect.poll(() => next.receipt()).toContain(filled.content);
  expect(next.sent[0]!.submissionId).toBe(form.sent[0]!.submissionId);
});

it('leaves a draft with its page when the page changes', async () => {
  const form = await typed();
  const first = form.page;
  form.form.page = freshPage();
  await expect.poll(() => form.field('content').value).toBe('');
  form.form.page = first;
  await expect.poll(() => form.field('content').value).toBe(filled.content);
});

it('keeps the draft of the new page when a submit of the old one is taken', async () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const form = await FormHarness.mount({ on: { submitComment: () => opened } });
  await form.fill();
  form.submit();
  await expect.poll(() => form.sent.length).toBe(1);
  const second = freshPage();
  form.form.page = second;
  await expect.poll(() => form.field('content').readOnly).toBe(false);
  form.type('content', 'Cho trang sau');
  await expect.poll(() => form.note()).toBe('Đã lưu nháp');
  const created = form.next('yk-comment-created');
  open();
  await created;
  await form.form.updateComplete;
  expect(form.field('content').value).toBe('Cho trang sau');
  form.form.remove();
  const next = await FormHarness.mount({ page: second });
  await expect.poll(() => next.field('content').value).toBe('Cho trang sau');
});

it('reads the fields at most once for a burst of keys', async () => {
  const form = await FormHarness.mount();
  form.field('content').focus();
  await form.challenge();
  const get = vi.spyOn(HTMLTextAreaElement.prototype, 'value', 'get');
  onTestFinished(() => get.mockRestore());
  const field = form.field('content');
  for (let key = 0; key < 30; key++) field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  // Once per key for the counter, and once for the draft.
  expect(get.mock.calls.length).toBeLessThanOrEqual(31);
});
