import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
import { CommentFormPage } from '../support/comment-form.js';
import { openSite, type TestSite } from '../support/site.js';

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Of nobody. */
const address = {
  fields: [
    { name: 'NAME_FULL', value: 'Nguyễn Thị Ẫn' },
    { name: 'PHONE_HOME_WHOLE_NUMBER', value: '+84987654321' },
    { name: 'ADDRESS_HOME_STREET_ADDRESS', value: '2 Đình Thượng' },
    { name: 'ADDRESS_HOME_COUNTRY', value: 'VN' },
  ],
};

describe("Chromium's autofill", () => {
  it('fills name and phone inside the shadow roots, leaves the rest and the trap alone, and the comment is taken', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(site.url);
    const form = new CommentFormPage(page);
    await form.field('name').focus();
    await form.picture.waitFor();
    const devtools = await context.newCDPSession(page);
    await devtools.send('DOM.enable');
    await devtools.send('Autofill.enable');
    await devtools.send('Autofill.setAddresses', { addresses: [address] });
    const { result } = await devtools.send('Runtime.evaluate', {
      expression: `document.querySelector('yk-comments').shadowRoot.querySelector('yk-comment-form').shadowRoot.querySelector('#f-name')`,
    });
    const { node } = await devtools.send('DOM.describeNode', { objectId: result.objectId! });
    // Playwright's types are older than the browser: they know cards only.
    const parameters = { fieldId: node.backendNodeId, address } as unknown as { fieldId: number; card: never };
    await devtools.send('Autofill.trigger', parameters);
    await expect.poll(() => form.field('phone').inputValue()).toBe('+84987654321');
    expect(await form.field('name').inputValue()).toBe('Nguyễn Thị Ẫn');
    expect(await form.field('title').inputValue()).toBe('');
    expect(await form.form.locator('.trap input').inputValue()).toBe('');
    expect(await form.code.inputValue()).toBe('');
    await form.write(site, { title: 'Điền tự động', content: 'Họ tên và số điện thoại do trình duyệt điền.' });
    expect(site.rows().at(-1)?.fields).toMatchObject({ name: 'Nguyễn Thị Ẫn', phone: '+84987654321' });
    await context.close();
  });
});
