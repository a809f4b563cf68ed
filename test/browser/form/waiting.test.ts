import { afterEach, expect, it, vi } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import type { YkErrorEvent } from '../../../src/elements/events.js';
import { filled, FormHarness, type Hook } from '../support/form-harness.js';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Fails with the given errors, one a call, then lets pass. */
function failing(...errors: CommentError[]): Hook {
  return () => {
    const error = errors.shift();
    if (error) throw error;
  };
}

/** Sends while time is held, so that a countdown moves when the test says so. */
async function sentInHeldTime(submitComment: Hook): Promise<FormHarness> {
  const form = await FormHarness.mount({ on: { submitComment } });
  await form.fill();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  form.submit();
  await expect.poll(() => form.status()).not.toBe('');
  return form;
}

function goOffline(): void {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
}

function goOnline(): void {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
  dispatchEvent(new Event('online'));
}

it('counts down until it may send again, and then does', async () => {
  const form = await sentInHeldTime(failing(new CommentError('rate-limited', { retryAfterMs: 5000 })));
  expect(form.status()).toContain('Bạn vừa gửi nhiều lần liên tiếp.');
  expect(form.status()).toContain('Sẽ tự gửi lại sau 5 giây.');
  await vi.advanceTimersByTimeAsync(3000);
  await expect.poll(() => form.status()).toContain('sau 2 giây');
  await vi.advanceTimersByTimeAsync(2000);
  vi.useRealTimers();
  await expect.poll(() => form.receipt()).not.toBe('');
  expect(form.sent).toHaveLength(2);
  expect(form.sent[1]!.submissionId).toBe(form.sent[0]!.submissionId);
});

it('says once that it waits, and not every second', async () => {
  const form = await sentInHeldTime(failing(new CommentError('rate-limited', { retryAfterMs: 60_000 })));
  const said = form.announced();
  expect(said).toBe('Bạn vừa gửi nhiều lần liên tiếp. Nội dung của bạn vẫn còn nguyên.');
  await vi.advanceTimersByTimeAsync(5000);
  expect(form.announced()).toBe(said);
});

it('lets the text be changed while it waits for a limit', async () => {
  const form = await sentInHeldTime(failing(new CommentError('rate-limited', { retryAfterMs: 60_000 })));
  form.press('Sửa lại');
  vi.useRealTimers();
  await expect.poll(() => form.focused()).toBe('f-content');
  expect(form.field('content').readOnly).toBe(false);
  expect(form.status()).toBe('');
  form.type('content', 'Bản đã sửa');
  form.submit();
  await expect.poll(() => form.receipt()).toContain('Bản đã sửa');
  expect(form.sent[1]!.submissionId).not.toBe(form.sent[0]!.submissionId);
});

it('sends again by itself after the network failed, with the same id', async () => {
  const form = await sentInHeldTime(failing(new CommentError('network'), new CommentError('server', { status: 503 })));
  expect(form.status()).toContain('Không kết nối được tới máy chủ.');
  // One wait after the other: between them the device's storage is asked, which no held clock moves.
  await vi.advanceTimersByTimeAsync(2000);
  await expect.poll(() => form.status()).toContain('Máy chủ đang gặp trục trặc.');
  await vi.advanceTimersByTimeAsync(5000);
  vi.useRealTimers();
  await expect.poll(() => form.receipt()).not.toBe('');
  expect(new Set(form.sent.map(({ submissionId }) => submissionId)).size).toBe(1);
  expect(form.sent).toHaveLength(3);
});

it('holds a text that may have arrived, and offers no change of it', async () => {
  const form = await sentInHeldTime(failing(new CommentError('network')));
  expect(form.field('content').readOnly).toBe(true);
  expect(form.button('Sửa lại')).toBeUndefined();
  form.press('Gửi lại');
  vi.useRealTimers();
  await expect.poll(() => form.receipt()).toContain(filled.content);
});

it('explains a held text, and finds out when asked, where nothing may be sent twice', async () => {
  const form = await FormHarness.mount({
    on: { submitComment: failing(new CommentError('timeout')) },
    adapt: (adapter) => ({ ...adapter, abilities: { ...adapter.abilities, resend: 'never' } }),
  });
  await form.fill();
  form.submit();
  await expect.poll(() => form.status()).toContain('Có thể bình luận đã đến nơi');
  await expect.poll(() => form.focused()).toBe('status');
  expect(form.sent).toHaveLength(1);
  form.press('Gửi lại');
  await expect.poll(() => form.receipt()).not.toBe('');
});

it('says what went wrong, and tries again when asked', async () => {
  const form = await FormHarness.mount({ on: { submitComment: failing(new CommentError('forbidden')) } });
  await form.fill();
  const failed = form.next<YkErrorEvent>('yk-error');
  form.submit();
  expect((await failed).error.code).toBe('forbidden');
  await expect.poll(() => form.status()).toContain('Máy chủ không nhận bình luận từ trang này.');
  await expect.poll(() => form.focused()).toBe('status');
  expect(form.field('content').readOnly).toBe(false);
  form.press('Gửi lại');
  await expect.poll(() => form.receipt()).not.toBe('');
});

it('keeps a comment that is sent offline, says so, and sends it once when online', async () => {
  const form = await FormHarness.mount();
  await form.fill();
  goOffline();
  form.submit();
  await expect.poll(() => form.status()).toContain('Bạn đang ngoại tuyến.');
  expect(form.announced()).toContain('Bạn đang ngoại tuyến.');
  expect(form.sent).toHaveLength(0);
  goOnline();
  await expect.poll(() => form.receipt()).not.toBe('');
  goOnline();
  expect(form.sent).toHaveLength(1);
});

it('asks the page once about a comment that waits in the queue', async () => {
  const form = await FormHarness.mount();
  let asked = 0;
  form.form.addEventListener('yk-comment-submit', () => asked++);
  await form.fill();
  goOffline();
  form.submit();
  await expect.poll(() => form.status()).not.toBe('');
  form.submit();
  await expect.poll(() => form.busy()).toBe(false);
  expect(asked).toBe(1);
});

it('lets a comment be changed while the device is offline', async () => {
  const form = await FormHarness.mount();
  await form.fill();
  goOffline();
  form.submit();
  await expect.poll(() => form.status()).not.toBe('');
  form.press('Sửa lại');
  await expect.poll(() => form.field('content').readOnly).toBe(false);
  goOnline();
  expect(form.sent).toHaveLength(0);
  expect(form.field('content').value).toBe(filled.content);
});
