import { expect, it, onTestFinished, vi } from 'vitest';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { TokenRequestEvent } from '../../../src/elements/events.js';
import { filled, FormHarness, typeInto } from '../support/form-harness.js';

/** A backend whose captcha is a third party's. */
const adapt = (adapter: Adapter): Adapter => ({
  ...adapter,
  describeForm: async (page) => ({ ...(await adapter.describeForm!(page)), challenge: 'always' }),
  requestChallenge: async () => ({
    id: 'turnstile 1',
    kind: 'token',
    expiresInMs: 60_000,
    alternatives: [],
    token: { provider: 'turnstile', siteKey: 'site-key' },
  }),
});

function listen(then: (event: TokenRequestEvent) => void): void {
  document.addEventListener('yk-token-request', then as (event: Event) => void);
  onTestFinished(() => document.removeEventListener('yk-token-request', then as (event: Event) => void));
}

it('has the page make a third party’s token, and sends it', async () => {
  const asked: string[] = [];
  listen((event) => {
    asked.push(`${event.provider} ${event.siteKey}`);
    event.respondWith(Promise.resolve('a-token'));
  });
  const form = await FormHarness.mount({ adapt });
  form.field('name').focus();
  await expect.poll(() => form.find('.state')?.textContent).toContain('Đã xác nhận');
  expect(asked).toEqual(['turnstile site-key']);
  for (const [name, text] of Object.entries(filled)) typeInto(form.field(name), text);
  form.submit();
  await expect.poll(() => form.sent.length).toBe(1);
  expect(form.sent[0]!.challenge).toEqual({ id: 'turnstile 1', token: 'a-token' });
});

it('tells the owner in the console where nobody makes it, and the reader that no code could be had', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const form = await FormHarness.mount({ adapt });
  form.field('name').focus();
  await expect.poll(() => form.find('.state')?.textContent).toContain('Chưa tải được mã xác nhận');
  expect(String(told.mock.calls[0]![0])).toContain('listen to "yk-token-request"');
});
