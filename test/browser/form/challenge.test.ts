import { expect, it, onTestFinished, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { CommentError } from '../../../src/core/error.js';
import type { YkErrorEvent } from '../../../src/elements/events.js';
import { digits, filled, FormHarness } from '../support/form-harness.js';

async function ready(options: Parameters<typeof FormHarness.mount>[0] = {}): Promise<FormHarness> {
  const form = await FormHarness.mount(options);
  form.field('name').focus();
  await form.challenge();
  return form;
}

it('asks for no challenge before the form is seen or touched', async () => {
  const asked: string[] = [];
  const below = document.createElement('div');
  below.style.paddingBlockStart = '3000px';
  document.body.append(below);
  onTestFinished(() => below.remove());
  const form = await FormHarness.mount({
    parent: below,
    on: { openPage: () => void asked.push('page'), requestChallenge: () => void asked.push('challenge') },
  });
  await expect.poll(() => asked).toEqual(['page']);
  form.field('name').focus();
  await form.challenge();
  expect(asked).toEqual(['page', 'challenge']);
});

it('reserves the room of the challenge', async () => {
  const form = await FormHarness.mount();
  const before = form.find('.challenge')!.offsetHeight;
  expect(before).toBeGreaterThan(80);
});

it('shows the picture in its own ratio, with words for those who cannot see it', async () => {
  const form = await ready();
  const picture = form.picture()!;
  expect(picture.alt).toContain('Hình có 5 chữ số');
  expect(picture.src).toMatch(/^data:image\/png;base64,/);
  expect(picture.getAttribute('width')).toBe('200');
});

it('loads another picture after a wrong code, keeps the text, and says so in words', async () => {
  const form = await FormHarness.mount();
  await form.fill(filled, '99999');
  const failed = form.next<YkErrorEvent>('yk-error');
  form.submit();
  expect((await failed).error.code).toBe('challenge');
  await expect.poll(() => form.errorOf('challenge')).toBe('Mã xác nhận không đúng. Đã tải mã mới, mời bạn nhập lại.');
  await expect.poll(() => form.focused()).toBe('summary');
  expect(form.field('challenge').value).toBe('');
  for (const [name, text] of Object.entries(filled)) expect(form.field(name).value).toBe(text);
});

it('takes the right code after a wrong one, under the same submission id', async () => {
  const form = await FormHarness.mount();
  await form.fill(filled, '99999');
  form.submit();
  await expect.poll(() => form.errorOf('challenge')).not.toBe('');
  form.type('challenge', digits);
  form.submit();
  await expect.poll(() => form.receipt()).not.toBe('');
  const [first, second] = form.sent;
  expect(second!.submissionId).toBe(first!.submissionId);
  expect(second!.challenge!.id).not.toBe(first!.challenge!.id);
});

it('says how many digits there are, before anything is sent', async () => {
  const form = await FormHarness.mount();
  await form.fill(filled, '123');
  form.submit();
  await expect.poll(() => form.errorOf('challenge')).toBe('Mã xác nhận gồm 5 chữ số.');
  expect(form.sent).toHaveLength(0);
});

it('gives another picture when asked, with the focus in the code field, and says so', async () => {
  const asked: unknown[] = [];
  const form = await ready({ on: { requestChallenge: (input) => void asked.push(input) } });
  form.type('challenge', '123');
  form.press('Lấy lại mã bảo mật');
  await expect.poll(() => form.announced()).toBe('Đã tải mã mới.');
  expect(form.focused()).toBe('f-challenge');
  expect(form.field('challenge').value).toBe('');
  expect(asked).toHaveLength(2);
});

it('keeps digits only, and makes full-width ones plain', async () => {
  const form = await ready();
  form.type('challenge', ' ４０a７ 1-8');
  expect(form.field('challenge').value).toBe('40718');
});

it('takes a code that is pasted with spaces', async () => {
  const form = await ready();
  const field = form.field('challenge');
  field.focus();
  await cdp().send('Input.insertText', { text: ' 407 18 ' });
  expect(field.value).toBe('40718');
});

it('keeps the text and offers another try when no challenge can be loaded', async () => {
  let down = true;
  const form = await FormHarness.mount({
    on: {
      requestChallenge: () => {
        if (down) throw new CommentError('network');
      },
    },
  });
  form.type('content', filled.content);
  await expect.poll(() => form.textOf('.state')).toBe('Chưa tải được mã xác nhận. Nội dung của bạn vẫn còn nguyên.');
  down = false;
  form.press('Thử lại');
  await form.challenge();
  expect(form.field('content').value).toBe(filled.content);
  expect(form.focused()).toBe('f-challenge');
});

it('says in the summary that the code could not be loaded', async () => {
  const form = await FormHarness.mount({
    on: {
      requestChallenge: () => {
        throw new CommentError('network');
      },
    },
  });
  for (const [name, text] of Object.entries(filled)) form.type(name, text);
  form.submit();
  await expect.poll(() => form.textOf('#summary li')).toContain('Chưa tải được mã xác nhận');
});

it('finds a way that needs no sense: the browser works, and the comment goes out', async () => {
  const form = await ready();
  for (const [name, text] of Object.entries(filled)) form.type(name, text);
  form.press('Cách khác');
  await expect.poll(() => form.textOf('.state')).toBe('Đã xác nhận, bạn không cần nhập mã.');
  expect(form.focused()).toBe('f-challenge');
  expect(form.find('input#f-challenge')).toBeNull();
  form.submit();
  await expect.poll(() => form.receipt()).not.toBe('');
  expect(form.sent[0]!.challenge).toEqual({ id: form.sent[0]!.challenge!.id, solution: 20 });
});

it('says that the browser works, and goes back to the picture when asked', async () => {
  const form = await ready({ endless: true });
  form.press('Cách khác');
  await expect.poll(() => form.textOf('.state')).toBe('Trình duyệt đang tự xác nhận, bạn cứ viết tiếp…');
  form.press('Nhập mã trong hình');
  await form.challenge();
  expect(form.focused()).toBe('f-challenge');
});

it('waits for the work when send is pressed before it is done', async () => {
  const form = await ready({ endless: true });
  for (const [name, text] of Object.entries(filled)) form.type(name, text);
  form.press('Cách khác');
  await expect.poll(() => form.textOf('.state')).toContain('Trình duyệt đang');
  form.submit();
  await expect.poll(() => form.busy()).toBe(true);
  expect(form.summary()).toBeNull();
  form.press('Nhập mã trong hình');
  await expect.poll(() => form.busy()).toBe(false);
});

it('offers only what the backend has', async () => {
  const form = await ready({ silent: true });
  expect(form.button('Nghe mã')).toBeUndefined();
  expect(form.button('Cách khác')).toBeDefined();
});

it('shows no challenge where the backend asks for none', async () => {
  const form = await FormHarness.mount({ challenge: 'none' });
  await expect.poll(() => form.find('.challenge')!.hidden).toBe(true);
  for (const [name, text] of Object.entries(filled)) form.type(name, text);
  form.submit();
  await expect.poll(() => form.receipt()).not.toBe('');
  expect(form.sent[0]!.challenge).toBeUndefined();
});

it('shows a challenge on demand only once it is demanded', async () => {
  let refused = false;
  const form = await FormHarness.mount({
    challenge: 'on-demand',
    on: {
      submitComment: () => {
        if (refused) return;
        refused = true;
        throw new CommentError('challenge', { status: 422 });
      },
    },
  });
  await expect.poll(() => form.find('.challenge')!.hidden).toBe(true);
  for (const [name, text] of Object.entries(filled)) form.type(name, text);
  form.submit();
  await form.challenge();
  expect(form.find('.challenge')!.hidden).toBe(false);
  form.type('challenge', digits);
  form.submit();
  await expect.poll(() => form.receipt()).not.toBe('');
  expect(form.sent).toHaveLength(2);
});

it('works no more for a form that has left the page', async () => {
  const form = await ready({ endless: true });
  form.press('Cách khác');
  await expect.poll(() => form.textOf('.state')).toContain('Trình duyệt đang');
  const hash = vi.spyOn(TextEncoder.prototype, 'encode');
  onTestFinished(() => hash.mockRestore());
  await expect.poll(() => hash.mock.calls.length).toBeGreaterThan(0);
  form.form.remove();
  await expect
    .poll(async () => {
      hash.mockClear();
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return hash.mock.calls.length;
    })
    .toBe(0);
});

it('takes letters where a foreign backend’s picture shows them, and says that there is no other way', async () => {
  const image = { src: 'data:image/png;base64,iVBORw0KGgo=', width: 160, height: 40, length: 0 };
  const foreign = { id: 'x', kind: 'image', expiresInMs: 60_000, alternatives: [], image } as const;
  const form = await FormHarness.mount({
    adapt: (adapter) => ({ ...adapter, requestChallenge: async () => foreign }),
  });
  form.field('name').focus();
  await form.challenge();
  const code = form.field('challenge');
  expect(code.inputMode).toBe('text');
  for (const [typed, kept] of [
    ['aB3', 'aB3'],
    ['Ấx ３đ', 'Ax3d'],
  ] as const) {
    code.value = typed;
    code.dispatchEvent(new Event('input', { bubbles: true }));
    expect(code.value).toBe(kept);
  }
  expect(form.picture()!.alt).toContain('không có cách khác');
  expect(form.find('#h-challenge')!.textContent).toContain('gồm chữ hoặc số');
  expect(form.find('[part~=listen]')).toBeNull();
  expect(form.find('[part~=other]')).toBeNull();
});
