import { expect, it } from 'vitest';
import { FormHarness } from '../support/form-harness.js';

it('is not there where the backend takes nothing', async () => {
  const { form: element } = await FormHarness.mount();
  expect(element.checkVisibility()).toBe(true);
  element.adapter = { name: 'read-only' };
  await expect.poll(() => element.checkVisibility()).toBe(false);
});
