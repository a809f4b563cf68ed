import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { hostPage, plainPage, prefer } from '../lists/page-look.js';
import { filled, FormHarness, type FormOptions } from '../support/form-harness.js';

afterEach(async () => {
  plainPage();
  await prefer();
  await page.viewport(1000, 800);
});

async function withErrors(options: FormOptions = {}): Promise<FormHarness> {
  const form = await FormHarness.mount({ parent: hostPage(), ...options });
  form.field('name').focus();
  await form.challenge();
  form.submit();
  await expect.poll(() => form.summary()).not.toBeNull();
  return form;
}

const sideways = (): number => document.scrollingElement!.scrollWidth - innerWidth;

it('does not scroll sideways at 320 px, with errors and a long word', async () => {
  await page.viewport(320, 800);
  const form = await withErrors();
  form.type('content', 'ă'.repeat(400));
  await form.form.updateComplete;
  expect(sideways()).toBeLessThanOrEqual(0);
});

it('does not scroll sideways with a receipt of one long word at 320 px', async () => {
  await page.viewport(320, 800);
  const form = await FormHarness.mount({ parent: hostPage() });
  await form.fill({ ...filled, name: 'x'.repeat(80), title: 'y'.repeat(200), content: 'ă'.repeat(400) });
  form.submit();
  await expect.poll(() => form.receipt()).not.toBe('');
  expect(sideways()).toBeLessThanOrEqual(0);
});

it.each([320, 1000])('makes every target at least 24 px high and wide at %i px', async (width) => {
  await page.viewport(width, 800);
  const form = await withErrors();
  const targets = [...form.root.querySelectorAll<HTMLElement>('button, a, input, textarea, select')];
  const small = targets
    .filter((target) => !target.closest('.trap'))
    .filter((target) => target.offsetWidth < 24 || target.offsetHeight < 24)
    .map((target) => `${target.localName} ${target.id} ${target.textContent.trim()}`);
  expect(small).toEqual([]);
});

it('makes fields and the send button at least 44 px high, with text of 16 px', async () => {
  const form = await withErrors();
  for (const control of [form.field('name'), form.field('challenge'), form.submitButton()]) {
    expect(control.offsetHeight).toBeGreaterThanOrEqual(44);
    expect(parseFloat(getComputedStyle(control).fontSize)).toBeGreaterThanOrEqual(16);
  }
});

it('puts name and phone side by side where there is room, and one over the other where not', async () => {
  const form = await FormHarness.mount({ parent: hostPage() });
  const top = (name: string): number => form.field(name).getBoundingClientRect().top;
  expect(top('phone')).toBe(top('name'));
  await page.viewport(400, 800);
  await expect.poll(() => top('phone') > top('name')).toBe(true);
});

it('marks an error at the start edge, in either direction', async () => {
  const form = await withErrors();
  const box = form.find('[part~=field-name]')!;
  expect(getComputedStyle(box).borderLeftWidth).toBe('3px');
  document.documentElement.dir = 'rtl';
  expect(getComputedStyle(box).borderRightWidth).toBe('3px');
  expect(getComputedStyle(box).borderLeftWidth).toBe('0px');
});

it('writes digits from left to right on a page from right to left', async () => {
  const form = await FormHarness.mount({ parent: hostPage({ dir: 'rtl' }) });
  form.field('name').focus();
  await form.challenge();
  expect(getComputedStyle(form.field('challenge')).direction).toBe('ltr');
  expect(getComputedStyle(form.field('phone')).direction).toBe('ltr');
  expect(getComputedStyle(form.find('label')!).direction).toBe('rtl');
  const left = (element: HTMLElement): number => element.getBoundingClientRect().left;
  expect(left(form.picture()!)).toBeGreaterThan(left(form.field('challenge')));
});

it('lets each field find its own direction', async () => {
  const form = await FormHarness.mount();
  form.type('name', 'سلام');
  form.type('content', 'Xin chào');
  expect(getComputedStyle(form.field('name')).direction).toBe('rtl');
  expect(getComputedStyle(form.field('content')).direction).toBe('ltr');
});

it('keeps borders and the error’s bar in forced colours', async () => {
  await prefer({ 'forced-colors': 'active' });
  const form = await withErrors();
  expect(matchMedia('(forced-colors: active)').matches).toBe(true);
  expect(getComputedStyle(form.field('name')).borderTopStyle).toBe('solid');
  expect(getComputedStyle(form.find('[part~=field-name]')!).borderInlineStartWidth).toBe('3px');
  expect(getComputedStyle(form.submitButton()).borderTopStyle).toBe('solid');
});

it('moves nothing under reduced motion', async () => {
  await prefer({ 'prefers-reduced-motion': 'reduce' });
  const form = await FormHarness.mount();
  for (const each of form.root.querySelectorAll('*')) {
    const { transitionDuration, animationName } = getComputedStyle(each);
    expect([transitionDuration, animationName]).toEqual(['0s', 'none']);
  }
});

it.each([
  ['textbox', 'Họ tên'],
  ['textbox', 'Số điện thoại'],
  ['textbox', 'Tiêu đề'],
  ['textbox', 'Nội dung'],
  ['textbox', 'Mã xác nhận'],
  ['button', 'Lấy lại mã bảo mật'],
  ['button', 'Nghe mã'],
  ['button', 'Cách khác'],
  ['button', 'Gửi bình luận'],
  ['heading', 'Viết bình luận'],
  ['group', 'Mã xác nhận'],
] as const)('is read as %s "%s"', async (role, name) => {
  const form = await FormHarness.mount({ parent: hostPage() });
  form.field('name').focus();
  await form.challenge();
  expect(page.getByRole(role, { name, exact: true }).elements()).toHaveLength(1);
});
