import { beforeEach, expect, it, vi } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { toneOf } from '../support/senses.js';
import { CaptchaHarness } from './harness.js';

/** Sounds that were started, so that a test ends them instead of waiting. */
const playing: AudioBufferSourceNode[] = [];

const counts = { started: 0, closed: 0 };

// For the whole file: elements stop their sound when they are taken away after a test.
vi.spyOn(AudioBufferSourceNode.prototype, 'start').mockImplementation(function (this: AudioBufferSourceNode) {
  counts.started++;
  playing.push(this);
});
vi.spyOn(AudioBufferSourceNode.prototype, 'stop').mockImplementation(() => undefined);
vi.spyOn(AudioContext.prototype, 'resume').mockResolvedValue();
vi.spyOn(AudioContext.prototype, 'close').mockImplementation(async () => {
  counts.closed++;
});

/** The sound is over by itself. */
function end(): void {
  playing.at(-1)?.dispatchEvent(new Event('ended'));
}

beforeEach(() => {
  Object.assign(counts, { started: 0, closed: 0 });
  playing.length = 0;
});

it('fetches the sound when asked and plays it, with the focus in the code field', async () => {
  const asked: unknown[] = [];
  const captcha = await CaptchaHarness.mount({
    requestSound: async (input) => {
      asked.push(input);
      return toneOf(60);
    },
  });
  expect(asked).toHaveLength(0);
  captcha.press('Nghe mã');
  await expect.poll(() => counts.started).toBe(1);
  expect(asked).toEqual([{ id: expect.any(String), locale: 'vi' }]);
  await expect.poll(() => captcha.button('Dừng')).toBeDefined();
  await expect.poll(() => captcha.root.activeElement).toBe(captcha.code);
});

it('decodes a real sound file', async () => {
  const captcha = await CaptchaHarness.mount();
  captcha.press('Nghe mã');
  await expect.poll(() => playing[0]?.buffer?.duration).toBeCloseTo(0.06, 2);
});

it('plays again without fetching again', async () => {
  let fetched = 0;
  const captcha = await CaptchaHarness.mount({
    requestSound: async () => {
      fetched++;
      return toneOf(60);
    },
  });
  captcha.press('Nghe mã');
  await expect.poll(() => counts.started).toBe(1);
  end();
  await expect.poll(() => captcha.button('Nghe lại')).toBeDefined();
  captcha.press('Nghe lại');
  await expect.poll(() => counts.started).toBe(2);
  expect(fetched).toBe(1);
});

it('stops when asked', async () => {
  const captcha = await CaptchaHarness.mount();
  captcha.press('Nghe mã');
  await expect.poll(() => captcha.button('Dừng')).toBeDefined();
  await expect.poll(() => counts.started).toBe(1);
  captcha.press('Dừng');
  await expect.poll(() => captcha.button('Nghe lại')).toBeDefined();
});

it('fetches the sound of another picture', async () => {
  const ids = new Set<string>();
  const captcha = await CaptchaHarness.mount({
    requestSound: async ({ id }) => {
      ids.add(id);
      return toneOf(60);
    },
  });
  captcha.press('Nghe mã');
  await expect.poll(() => counts.started).toBe(1);
  end();
  captcha.press('Lấy lại mã bảo mật');
  await expect.poll(() => captcha.button('Nghe mã')).toBeDefined();
  await captcha.picture();
  captcha.press('Nghe mã');
  await expect.poll(() => counts.started).toBe(2);
  expect(ids.size).toBe(2);
});

it.each([
  ['cannot be fetched', () => Promise.reject(new CommentError('network'))],
  ['is no sound', () => Promise.resolve(new ArrayBuffer(9))],
])('says what else there is when the sound %s', async (_, requestSound) => {
  const captcha = await CaptchaHarness.mount({ requestSound });
  captcha.press('Nghe mã');
  await expect.poll(() => captcha.announced()).toBe('Không phát được âm thanh. Bạn thử “Cách khác”.');
  expect(captcha.textOf('#e-challenge')).toBe('Không phát được âm thanh. Bạn thử “Cách khác”.');
  expect(captcha.button('Dừng')).toBeUndefined();
});

it('frees the device when it leaves the page', async () => {
  const captcha = await CaptchaHarness.mount();
  captcha.press('Nghe mã');
  await expect.poll(() => counts.started).toBe(1);
  captcha.captcha.remove();
  expect(counts.closed).toBe(1);
});

it('offers no sound where the backend has none', async () => {
  const captcha = await CaptchaHarness.mount({ silent: true });
  expect(captcha.button('Nghe mã')).toBeUndefined();
});
