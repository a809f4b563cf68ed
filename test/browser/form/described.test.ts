import { expect, it, onTestFinished, vi } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { parseFields } from '../../../src/core/field.js';
import { filled, FormHarness } from '../support/form-harness.js';

function listen(method: 'warn' | 'error'): { calls: unknown[][] } {
  const spy = vi.spyOn(console, method).mockImplementation(() => undefined);
  onTestFinished(() => spy.mockRestore());
  return spy.mock;
}

const consent = { version: '2', text: 'Tôi đồng ý để trang này lưu những gì tôi viết.' };

it('asks for consent with an unticked box', async () => {
  const form = await FormHarness.mount({ form: { consent } });
  await expect.poll(() => form.field('consent')?.checked).toBe(false);
  expect(form.textOf('.checkbox label')).toBe(`${consent.text}(*)`);
  await form.fill();
  form.submit();
  await expect.poll(() => form.errorOf('consent')).toBe('Mời bạn đánh dấu vào ô đồng ý.');
  expect(form.sent).toHaveLength(0);
});

it('sends the version of the text that was agreed to', async () => {
  const form = await FormHarness.mount({ form: { consent } });
  await expect.poll(() => form.field('consent')).not.toBeNull();
  await form.fill();
  form.field('consent').click();
  form.submit();
  await expect.poll(() => form.receipt()).not.toBe('');
  expect(form.sent[0]!.consent).toEqual({ version: '2' });
  expect(form.sent[0]!.fields).not.toHaveProperty('consent');
});

it('lets the error of the consent go when the box is ticked', async () => {
  const form = await FormHarness.mount({ form: { consent } });
  await expect.poll(() => form.field('consent')).not.toBeNull();
  await form.fill();
  form.submit();
  await expect.poll(() => form.errorOf('consent')).not.toBe('');
  form.field('consent').click();
  await expect.poll(() => form.errorOf('consent')).toBe('');
});

it('says that a page takes no more comments', async () => {
  const form = await FormHarness.mount({ form: { closed: true } });
  await expect.poll(() => form.find('form')).toBeNull();
  expect(form.root.textContent).toContain('Trang này không nhận thêm bình luận.');
});

it('hides what the backend cannot store, and tells the owner once', async () => {
  const warned = listen('warn');
  const form = await FormHarness.mount({
    attributes: { fields: 'name phone village content' },
    form: { fields: parseFields('name content*') },
  });
  await expect.poll(() => form.find('#f-phone')).toBeNull();
  expect(form.find('#f-village')).toBeNull();
  expect(warned.calls).toHaveLength(1);
  expect(String(warned.calls[0]![0])).toMatch(/"memory" cannot store phone, village/);
});

it('adds what the backend requires', async () => {
  const form = await FormHarness.mount({ attributes: { fields: 'content' } });
  await expect.poll(() => form.field('title')?.required).toBe(true);
  expect(form.find('#f-phone')).toBeNull();
});

it('can be written in and sent while the description cannot be had', async () => {
  const form = await FormHarness.mount({
    on: {
      openPage: () => {
        throw new CommentError('server', { status: 500 });
      },
    },
  });
  await form.send();
  expect(form.sent[0]!.fields).toEqual(filled);
});

it('tells the owner what to do when there is no backend, and keeps the form', async () => {
  const failed = listen('error');
  const form = document.createElement('yk-comment-form');
  document.body.append(form);
  onTestFinished(() => form.remove());
  await expect
    .poll(() => String(failed.calls[0]?.[0]))
    .toMatch(/TypeError: <yk-comment-form> has no backend: give it endpoint=/);
  expect(form.shadowRoot!.querySelector('#f-content')).not.toBeNull();
});

it('says how comments are approved, before there is a draft', async () => {
  const form = await FormHarness.mount();
  form.field('name').focus();
  await expect.poll(() => form.note()).toBe('Bình luận được duyệt trước khi đăng.');
});

it('takes the owner’s own words', async () => {
  const form = await FormHarness.mount({ messages: { 'form.send': 'Gửi ý kiến', 'field.name': 'Tên của bạn' } });
  expect(form.submitButton().innerText.trim()).toBe('Gửi ý kiến');
  expect(form.textOf('label[for=f-name]')).toBe('Tên của bạn(*)');
});

it('lets what was typed go with its field when the backend has others, and the focus with it', async () => {
  let open: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (open = resolve));
  const form = await FormHarness.mount({
    form: { fields: parseFields('name* title* content*') },
    on: { openPage: () => held },
  });
  for (const [name, text] of Object.entries(filled)) form.type(name, text);
  form.field('content').setSelectionRange(4, 4);
  open();
  await expect.poll(() => form.field('phone')).toBeNull();
  await form.form.updateComplete;
  expect(['name', 'title', 'content'].map((name) => form.field(name).value)).toEqual([
    filled.name,
    filled.title,
    filled.content,
  ]);
  await expect.poll(() => form.focused()).toBe('f-content');
  expect(form.field('content').selectionStart).toBe(4);
});

it('puts no phone number where a title is asked for', async () => {
  let open: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (open = resolve));
  const form = await FormHarness.mount({
    form: { fields: parseFields('name* title* content*') },
    on: { openPage: () => held },
  });
  form.type('phone', filled.phone);
  open();
  await expect.poll(() => form.field('phone')).toBeNull();
  await expect.poll(() => form.field('title').value).toBe('');
});
