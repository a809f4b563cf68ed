import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { hostPage } from '../lists/page-look.js';
import { digits, filled, FormHarness, type FormOptions } from '../support/form-harness.js';

/** A form behind a link of the page, which has the focus. */
async function behindLink(options: FormOptions = {}): Promise<FormHarness> {
  const parent = hostPage();
  const link = document.createElement('a');
  link.href = '#truoc';
  link.textContent = 'Trước biểu mẫu';
  parent.append(link);
  const form = await FormHarness.mount({ parent, ...options });
  link.focus();
  return form;
}

/** What has the focus, in one word. */
function stop(form: FormHarness): string {
  const active = form.root.activeElement;
  return active ? active.id || active.textContent.trim().split('\n')[0]! : '';
}

async function tab(form: FormHarness, key = '{Tab}'): Promise<string> {
  await userEvent.keyboard(key);
  return stop(form);
}

it('goes by Tab through fields, code, its buttons and the send button, in the order they are seen', async () => {
  const form = await behindLink();
  expect(await tab(form)).toBe('f-name');
  await form.challenge();
  const stops: string[] = [];
  for (let i = 0; i < 8; i++) stops.push(await tab(form));
  expect(stops.slice(0, 7)).toEqual([
    'f-phone',
    'f-title',
    'f-content',
    'f-challenge',
    'Lấy lại mã bảo mật',
    'Nghe mã',
    'Cách khác',
  ]);
  expect(form.root.activeElement).toBe(form.submitButton());
});

it('goes back by Shift and Tab', async () => {
  const form = await behindLink();
  await tab(form);
  await form.challenge();
  expect(await tab(form)).toBe('f-phone');
  expect(await tab(form, '{Shift>}{Tab}{/Shift}')).toBe('f-name');
});

it('lets a comment be written and sent by keyboard alone', async () => {
  const form = await behindLink();
  await tab(form);
  await form.challenge();
  for (const text of [filled.name, filled.phone, filled.title, filled.content, digits]) {
    await userEvent.keyboard(text);
    await userEvent.keyboard('{Tab}');
  }
  for (const _ of ['listen', 'other', 'send']) await userEvent.keyboard('{Tab}');
  expect(form.root.activeElement).toBe(form.submitButton());
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => form.receipt()).toContain(filled.content);
  expect(form.sent[0]!.fields).toEqual(filled);
});

it('lets errors be reached and mended by keyboard alone', async () => {
  const form = await behindLink({ challenge: 'none' });
  await tab(form);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => stop(form)).toBe('summary');
  await userEvent.keyboard('{Tab}{Tab}{Enter}');
  await expect.poll(() => stop(form)).toBe('f-title');
  await userEvent.keyboard(filled.title);
  await expect.poll(() => form.errorOf('title')).toBe('');
});

it('presses the challenge’s buttons with the space bar, and sends nothing', async () => {
  const form = await behindLink();
  await tab(form);
  await form.challenge();
  form.button('Lấy lại mã bảo mật')!.focus();
  await userEvent.keyboard(' ');
  await expect.poll(() => form.announced()).toBe('Đã tải mã mới.');
  expect(stop(form)).toBe('f-challenge');
  expect(form.summary()).toBeNull();
});

it('shows where the focus is', async () => {
  const form = await behindLink();
  await tab(form);
  await form.challenge();
  for (const control of [form.field('name'), form.field('content'), form.submitButton()]) {
    control.focus();
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(control);
    expect([outlineStyle, parseFloat(outlineWidth) >= 2]).toEqual(['solid', true]);
    expect(boxShadow).not.toBe('none');
  }
});

it('passes the trap by', async () => {
  const form = await behindLink();
  const trap = form.find('.trap input')!;
  expect(trap.tabIndex).toBe(-1);
  expect(trap.closest('[aria-hidden=true]')).not.toBeNull();
});
