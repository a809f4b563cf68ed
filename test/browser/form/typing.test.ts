import { expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { defineField } from '../../../src/core/field.js';
import { filled, FormHarness, typeInto } from '../support/form-harness.js';

async function focused(options: Parameters<typeof FormHarness.mount>[0] = {}): Promise<FormHarness> {
  const form = await FormHarness.mount(options);
  form.field('name').focus();
  await form.challenge();
  await expect.poll(() => form.note()).not.toBe('');
  return form;
}

it('sends nothing at an Enter that ends a composition', async () => {
  const form = await focused();
  for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
    const enter = new KeyboardEvent('keydown', {
      key: 'Enter',
      bubbles: true,
      cancelable: true,
      composed: true,
      ...composing,
    });
    form.field('name').dispatchEvent(enter);
    expect(enter.defaultPrevented).toBe(true);
  }
  const plain = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, composed: true });
  form.field('name').dispatchEvent(plain);
  expect(plain.defaultPrevented).toBe(false);
});

it('sends at Enter in a line, and breaks the line at Enter in the text', async () => {
  const form = await FormHarness.mount();
  await form.fill();
  form.field('content').focus();
  form.field('content').setSelectionRange(99, 99);
  await userEvent.keyboard('{Enter}x');
  expect(form.field('content').value).toBe(`${filled.content}\nx`);
  expect(form.sent).toHaveLength(0);
  form.field('title').focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => form.receipt()).not.toBe('');
});

it('takes a phone number in full-width digits', async () => {
  const form = await FormHarness.mount();
  await form.fill({ ...filled, phone: '０９１２３４５６７８' });
  form.submit();
  await expect.poll(() => form.receipt()).not.toBe('');
});

it('shows how many characters are left for the last fifth of the room', async () => {
  const form = await focused();
  form.type('name', 'a'.repeat(63));
  await form.form.updateComplete;
  expect(form.find('#c-name')).toBeNull();
  form.type('name', 'a'.repeat(64));
  await expect.poll(() => form.textOf('#c-name')).toBe('Còn 16 ký tự');
  expect(form.field('name').getAttribute('aria-describedby')).toContain('c-name');
  form.type('name', 'a');
  await expect.poll(() => form.find('#c-name')).toBeNull();
});

it('speaks at 50, 10 and 0 characters left, and at the first one over', async () => {
  const form = await focused();
  const said: string[] = [];
  for (let length = 4945; length <= 5003; length++) {
    form.type('content', 'a'.repeat(length));
    await form.form.updateComplete;
    if (form.announced() !== said.at(-1) && form.announced()) said.push(form.announced());
  }
  expect(said).toEqual(['Còn 50 ký tự', 'Còn 10 ký tự', 'Còn 0 ký tự', 'Thừa 1 ký tự']);
});

it('lets a text be longer than allowed, and shows by how much: nothing is cut', async () => {
  const form = await focused();
  form.type('name', 'a'.repeat(83));
  await expect.poll(() => form.textOf('#c-name')).toBe('Thừa 3 ký tự');
  expect(form.field('name').value).toHaveLength(83);
});

it('counts characters as a reader does', async () => {
  const form = await focused();
  form.type('name', 'ỹ'.normalize('NFD').repeat(70));
  await expect.poll(() => form.textOf('#c-name')).toBe('Còn 10 ký tự');
});

it('takes a paste of many lines into the text field', async () => {
  const form = await focused();
  form.field('content').focus();
  await cdp().send('Input.insertText', { text: 'một\n\nhai 👨‍👩‍👧‍👦' });
  expect(form.field('content').value).toBe('một\n\nhai 👨‍👩‍👧‍👦');
});

it('lets the text field grow with its text', async () => {
  const form = await focused();
  const { offsetHeight } = form.field('content');
  form.type('content', 'dòng\n'.repeat(12));
  await expect.poll(() => form.field('content').offsetHeight).toBeGreaterThan(offsetHeight);
});

it('never writes over what is typed while the form is described', async () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const form = await FormHarness.mount({ on: { openPage: () => opened } });
  form.type('content', filled.content);
  form.type('name', filled.name);
  open();
  await form.challenge();
  expect(form.field('content').value).toBe(filled.content);
  expect(form.field('name').value).toBe(filled.name);
});

it('sends a choice, an unticked box as nothing, an address and a page', async () => {
  const fields = [
    { ...defineField('ward'), type: 'select', options: [{ value: '1', label: 'Phường 1' }], label: 'Phường' },
    { name: 'news', type: 'checkbox', required: false, label: 'Nhận tin' },
    defineField('email'),
    defineField('url'),
    defineField('content', true),
  ] as const;
  const form = await FormHarness.mount({ form: { fields }, challenge: 'none' });
  await expect.poll(() => form.field('ward')).not.toBeNull();
  form.field('ward').focus();
  typeInto(form.field('ward'), '1');
  form.type('email', 'ten@example.com');
  form.type('url', 'https://example.com');
  form.type('content', 'a');
  form.submit();
  await expect
    .poll(() => form.sent[0]?.fields)
    .toEqual({
      ward: '1',
      email: 'ten@example.com',
      url: 'https://example.com',
      content: 'a',
    });
});
