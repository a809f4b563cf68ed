import axe from 'axe-core';
import { expect, it, onTestFinished, vi } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { digits } from '../support/form-harness.js';
import { CaptchaHarness } from './harness.js';

it('belongs to the form around it', async () => {
  const { captcha, form } = await CaptchaHarness.mount();
  expect(captcha.form).toBe(form);
  expect([...form.elements]).toContain(captcha);
});

it('submits one entry: the id of the challenge and the digits', async () => {
  const captcha = await CaptchaHarness.mount();
  expect(captcha.entry()).toBeNull();
  captcha.type();
  expect(captcha.entry()).toEqual({ id: expect.stringMatching(/^[\w-]{22}$/), answer: digits });
  expect([...new FormData(captcha.form).keys()]).toEqual(['mail', 'yk-captcha']);
  expect(captcha.captcha.value).toBe(JSON.stringify(captcha.entry()));
});

it('has no entry until all digits are there', async () => {
  const captcha = await CaptchaHarness.mount();
  captcha.type('4071');
  expect(captcha.entry()).toBeNull();
  captcha.type('407181');
  expect(captcha.entry()).toBeNull();
});

it('takes the name that it is given', async () => {
  const captcha = await CaptchaHarness.mount({ name: 'ma' });
  captcha.type();
  expect(captcha.entry('ma')).toMatchObject({ answer: digits });
  expect(captcha.entry()).toBeNull();
});

it('asks for a challenge of its own purpose and page', async () => {
  const asked: unknown[] = [];
  const intercept = (_: string, input: unknown): void => void asked.push(input);
  const captcha = await CaptchaHarness.mount({ purpose: 'lien-he', intercept });
  expect(asked).toMatchObject([{ purpose: 'lien-he', page: captcha.captcha.page, locale: 'vi' }]);
});

it('keeps the form from being sent while it is not answered', async () => {
  const captcha = await CaptchaHarness.mount();
  let submitted = 0;
  captcha.form.addEventListener('submit', (event) => {
    event.preventDefault();
    submitted++;
  });
  expect(captcha.form.checkValidity()).toBe(false);
  captcha.form.requestSubmit();
  expect(submitted).toBe(0);
  captcha.type();
  expect(captcha.form.checkValidity()).toBe(true);
  captcha.form.requestSubmit();
  expect(submitted).toBe(1);
});

it('gives another picture when asked, empties the code and says so', async () => {
  const captcha = await CaptchaHarness.mount();
  captcha.type();
  const { id } = captcha.entry() as { id: string };
  captcha.press('Lấy lại mã bảo mật');
  await expect.poll(() => captcha.announced()).toBe('Đã tải mã mới.');
  expect(captcha.entry()).toBeNull();
  expect(captcha.root.activeElement).toBe(captcha.code);
  captcha.type();
  expect((captcha.entry() as { id: string }).id).not.toBe(id);
});

it.each([
  ['the page refreshes it', (captcha: CaptchaHarness) => captcha.captcha.refresh()],
  ['its form is reset', (captcha: CaptchaHarness) => captcha.form.reset()],
])('is empty and has another challenge after %s', async (_, act) => {
  const captcha = await CaptchaHarness.mount();
  captcha.type();
  const { id } = captcha.entry() as { id: string };
  act(captcha);
  await expect.poll(() => captcha.entry()).toBeNull();
  await captcha.picture();
  captcha.type();
  expect((captcha.entry() as { id: string }).id).not.toBe(id);
});

it('answers by proof of work, without a code', async () => {
  const captcha = await CaptchaHarness.mount();
  captcha.press('Cách khác');
  await expect.poll(() => captcha.entry()).toEqual({ id: expect.any(String), solution: 20 });
  expect(captcha.textOf('.state')).toBe('Đã xác nhận, bạn không cần nhập mã.');
  expect(captcha.form.checkValidity()).toBe(true);
  captcha.press('Nhập mã trong hình');
  await captcha.picture();
  expect(captcha.entry()).toBeNull();
});

it('offers another try when no challenge can be loaded', async () => {
  let down = false;
  const captcha = await CaptchaHarness.mount({
    intercept: () => {
      if (down) throw new CommentError('network');
    },
  });
  down = true;
  captcha.captcha.refresh();
  await expect.poll(() => captcha.textOf('.state')).toContain('Chưa tải được mã xác nhận.');
  expect(captcha.form.checkValidity()).toBe(false);
  down = false;
  captcha.press('Thử lại');
  await captcha.picture();
});

it('works again after it was away, with its words', async () => {
  const captcha = await CaptchaHarness.mount();
  captcha.captcha.remove();
  captcha.form.prepend(captcha.captcha);
  await captcha.picture();
  captcha.type();
  expect(captcha.entry()).toMatchObject({ answer: digits });
  expect(captcha.textOf('#challenge-label')).toBe('Mã xác nhận(*)');
  expect(captcha.root.querySelectorAll('img')).toHaveLength(1);
});

it('asks for nothing more once it has left the page', async () => {
  const asked: unknown[] = [];
  const captcha = await CaptchaHarness.mount({ challengeMs: 60_000, intercept: (method) => void asked.push(method) });
  captcha.captcha.remove();
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked).toHaveLength(1);
});

it('gives its focus to the code field', async () => {
  const captcha = await CaptchaHarness.mount();
  captcha.captcha.focus();
  expect(captcha.root.activeElement).toBe(captcha.code);
});

it('violates no rule of axe', async () => {
  const captcha = await CaptchaHarness.mount();
  const { violations } = await axe.run(captcha.captcha);
  expect(violations.map(({ id }) => id)).toEqual([]);
});
