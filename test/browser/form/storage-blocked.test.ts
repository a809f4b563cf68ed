import { beforeAll, expect, it, vi } from 'vitest';
import { filled, FormHarness } from '../support/form-harness.js';

// The storage is opened once a page, so this stands in a file, which is a page, of its own.
beforeAll(() => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
});

it('says in one place that no draft can be kept, where the browser blocks storage', async () => {
  const form = await FormHarness.mount();
  form.type('content', filled.content);
  await expect.poll(() => form.note()).toBe('Trình duyệt không cho lưu nháp: hãy gửi trước khi đóng trang.');
  expect(form.root.textContent.split('không cho lưu nháp')).toHaveLength(2);
});

it('sends all the same', async () => {
  const form = await FormHarness.mount();
  await form.send();
  expect(form.sent[0]!.fields).toEqual(filled);
});

it('keeps the text for as long as the page lives', async () => {
  const form = await FormHarness.mount();
  form.type('content', filled.content);
  await expect.poll(() => form.note()).toContain('không cho lưu nháp');
  form.form.remove();
  const next = await FormHarness.mount({ page: form.page });
  next.field('name').focus();
  await expect.poll(() => next.field('content').value).toBe(filled.content);
});
