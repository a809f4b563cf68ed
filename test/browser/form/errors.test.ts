import { expect, it } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { filled, FormHarness } from '../support/form-harness.js';

const links = (form: FormHarness): HTMLAnchorElement[] => [...form.summary()!.querySelectorAll('a')];

async function refused(options: Parameters<typeof FormHarness.mount>[0] = {}): Promise<FormHarness> {
  const form = await FormHarness.mount(options);
  form.field('name').focus();
  await form.challenge();
  form.submit();
  await expect.poll(() => form.summary()).not.toBeNull();
  return form;
}

it('answers an empty submit with a summary that has the focus', async () => {
  const form = await refused();
  await expect.poll(() => form.focused()).toBe('summary');
  expect(links(form).map((link) => link.textContent)).toEqual([
    'Mời bạn điền Họ tên.',
    'Mời bạn điền Tiêu đề.',
    'Mời bạn điền Nội dung.',
    'Mời bạn nhập mã xác nhận.',
  ]);
  expect(form.textOf('#summary-title')).toBe('Mời bạn xem lại 4 chỗ sau:');
  expect(form.sent).toHaveLength(0);
});

it('says at each field what is wrong, and marks it', async () => {
  const form = await refused();
  for (const name of ['name', 'title', 'content', 'challenge']) {
    expect(form.errorOf(name)).not.toBe('');
    expect(form.field(name).getAttribute('aria-invalid')).toBe('true');
    expect(form.field(name).getAttribute('aria-describedby')).toContain(`e-${name}`);
  }
  expect(form.errorOf('phone')).toBe('');
  expect(form.field('phone').getAttribute('aria-invalid')).toBe('false');
});

it('moves the focus by the links of the summary, and leaves the page’s address alone', async () => {
  const form = await refused();
  const address = location.href;
  for (const [i, id] of ['f-name', 'f-title', 'f-content', 'f-challenge'].entries()) {
    links(form)[i]!.click();
    await expect.poll(() => form.focused()).toBe(id);
  }
  expect(location.href).toBe(address);
});

it('lets an error go as soon as its field is mended', async () => {
  const form = await refused();
  form.type('title', 'Góp ý');
  await expect.poll(() => form.errorOf('title')).toBe('');
  expect(form.field('title').getAttribute('aria-invalid')).toBe('false');
  expect(links(form)).toHaveLength(3);
});

it('lets the error of the code go when the code is typed', async () => {
  const form = await refused();
  form.type('challenge', '12345');
  await expect.poll(() => form.errorOf('challenge')).toBe('');
});

it('has no summary any more when everything is mended', async () => {
  const form = await refused();
  await form.fill();
  await expect.poll(() => form.summary()).toBeNull();
});

it('keeps an error while its field is not mended yet', async () => {
  const form = await FormHarness.mount();
  await form.fill({ ...filled, phone: '12' });
  form.submit();
  await expect.poll(() => form.errorOf('phone')).toContain('0912 345 678');
  form.type('phone', '123');
  await form.form.updateComplete;
  expect(form.errorOf('phone')).not.toBe('');
  form.type('phone', '0912345678');
  await expect.poll(() => form.errorOf('phone')).toBe('');
});

it('puts the backend’s issues at their fields', async () => {
  const issues = [
    { field: 'title', code: 'too-long', limit: 9 },
    { field: 'phone', code: 'invalid-phone' },
  ] as const;
  const form = await FormHarness.mount({
    on: {
      submitComment: () => {
        throw new CommentError('invalid', { status: 422, issues });
      },
    },
  });
  await form.fill();
  form.submit();
  await expect.poll(() => form.errorOf('title')).toBe('Tiêu đề dài quá 9 ký tự. Mời bạn rút gọn.');
  expect(form.errorOf('phone')).not.toBe('');
  await expect.poll(() => form.focused()).toBe('summary');
  expect(form.field('content').value).toBe(filled.content);
});

it('shows an issue of the backend that belongs to no field in the summary', async () => {
  const form = await FormHarness.mount({
    on: {
      submitComment: () => {
        throw new CommentError('invalid', { issues: [{ field: 'page', code: 'invalid-page' }] });
      },
    },
  });
  await form.fill();
  form.submit();
  await expect.poll(() => form.textOf('#summary li')).toBe('Máy chủ không nhận bình luận cho trang này.');
});

it('says when a text is too long, and sends nothing', async () => {
  const form = await FormHarness.mount();
  await form.fill({ ...filled, name: 'ỹ'.repeat(81) });
  form.submit();
  await expect.poll(() => form.errorOf('name')).toBe('Họ tên dài quá 80 ký tự. Mời bạn rút gọn.');
  expect(form.sent).toHaveLength(0);
});

it('speaks English on an English page', async () => {
  const form = await refused({ lang: 'en' });
  expect(form.textOf('#summary-title')).toBe('Please look at 4 things:');
  expect(form.errorOf('name')).toBe('Please fill in Full name.');
});
