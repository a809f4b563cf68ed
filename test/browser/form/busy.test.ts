import { userEvent } from 'vitest/browser';
import { expect, it } from 'vitest';
import { filled, FormHarness } from '../support/form-harness.js';

/** A backend that answers when it is told to. */
function gate(): { hook: () => Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { hook: () => opened, open };
}

async function sending(): Promise<{ form: FormHarness; open: () => void }> {
  const { hook, open } = gate();
  const form = await FormHarness.mount({ on: { submitComment: hook } });
  await form.fill();
  form.submit();
  await expect.poll(() => form.sent.length).toBe(1);
  return { form, open };
}

it('says that it is sending, and keeps the button’s width', async () => {
  const { hook, open } = gate();
  const form = await FormHarness.mount({ on: { submitComment: hook } });
  await form.fill();
  const { width } = form.submitButton().getBoundingClientRect();
  form.submit();
  await expect.poll(() => form.announced()).toBe('Đang gửi…');
  expect(form.busy()).toBe(true);
  expect(form.submitButton().innerText.trim()).toBe('Đang gửi…');
  expect(form.submitButton().getBoundingClientRect().width).toBe(width);
  open();
  await expect.poll(() => form.receipt()).not.toBe('');
});

it('stays reachable by keyboard while it is busy', async () => {
  const { form, open } = await sending();
  expect(form.submitButton().disabled).toBe(false);
  form.submitButton().focus();
  expect(form.root.activeElement).toBe(form.submitButton());
  open();
});

it('makes one request of twenty clicks', async () => {
  const { hook, open } = gate();
  const form = await FormHarness.mount({ on: { submitComment: hook } });
  await form.fill();
  for (let click = 0; click < 20; click++) form.submit();
  await expect.poll(() => form.busy()).toBe(true);
  for (let click = 0; click < 20; click++) form.submit();
  open();
  await expect.poll(() => form.receipt()).not.toBe('');
  expect(form.sent).toHaveLength(1);
});

it('makes one request of Enter and a click', async () => {
  const form = await FormHarness.mount();
  await form.fill();
  form.field('name').focus();
  const enter = userEvent.keyboard('{Enter}');
  form.submit();
  await enter;
  await expect.poll(() => form.receipt()).not.toBe('');
  expect(form.sent).toHaveLength(1);
});

it('holds the text while it is on its way', async () => {
  const { form, open } = await sending();
  await expect.poll(() => form.field('content').readOnly).toBe(true);
  expect(form.field('challenge').readOnly).toBe(true);
  open();
  await expect.poll(() => form.receipt()).toContain(filled.content);
});

it('sends what was pressed before its parts have arrived', async () => {
  const form = await FormHarness.mount({ challenge: 'none' });
  for (const [name, text] of Object.entries(filled)) form.field(name).value = text;
  form.submit();
  await expect.poll(() => form.receipt()).not.toBe('');
  expect(form.sent).toHaveLength(1);
});
