import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
import { CommentFormPage } from '../support/comment-form.js';
import { openFirefox } from '../support/firefox.js';
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

/** The same person, in the file where Firefox keeps saved addresses. */
const profile = {
  version: 1,
  addresses: [
    {
      guid: 'a1b2c3d4e5f6',
      version: 1,
      timeCreated: 1_760_000_000_000,
      timeLastModified: 1_760_000_000_000,
      timeLastUsed: 0,
      timesUsed: 0,
      name: 'Nguyễn Thị Ẫn',
      tel: '+84987654321',
      'street-address': '2 Đình Thượng',
      country: 'VN',
    },
  ],
  creditCards: [],
};

/** By default Firefox offers addresses in some countries only; and without a window its list closes by itself. */
const preferences = {
  'extensions.formautofill.addresses.supported': 'on',
  'extensions.formautofill.addresses.enabled': true,
  'ui.popup.disable_autohide': true,
};
const patient = { timeout: 30_000, interval: 250 };

describe("Firefox's autofill", () => {
  it.each(['name', 'phone'])(
    'fills both from %s inside the shadow roots, leaves the rest and the trap alone, and the comment is taken',
    async (first) => {
      const userDataDir = await mkdtemp(join(tmpdir(), 'ykien-firefox-'));
      await writeFile(join(userDataDir, 'autofill-profiles.json'), JSON.stringify(profile));
      const firefox = await openFirefox({ userDataDir, extraPrefsFirefox: preferences });
      try {
        if (!firefox) return;
        const page = await firefox.newPage();
        await page.goto(site.url);
        // Puppeteer's own waiting does not see what changes inside shadow roots.
        const find = async (selector: string) => {
          await expect.poll(async () => !!(await page.$(`yk-comments >>> ${selector}`)), patient).toBe(true);
          return (await page.$(`yk-comments >>> ${selector}`))!;
        };
        const value = async (selector: string) =>
          (await find(selector)).evaluate((el) => (el as HTMLInputElement).value);
        const field = await find(`#f-${first}`);
        // What an entry of the list would fill is shown, and matches, while the entry is chosen.
        const chosen = async (): Promise<boolean> => {
          if (await field.evaluate((element) => element.matches(':autofill'))) return true;
          const focused = await field.evaluate((el) => (el.getRootNode() as ShadowRoot).activeElement === el);
          if (!focused) await field.click();
          await page.keyboard.press('ArrowDown');
          return false;
        };
        await expect.poll(chosen, patient).toBe(true);
        await page.keyboard.press('Enter');
        await expect.poll(() => value('#f-phone'), patient).toBe('+84987654321');
        await expect.poll(() => value('#f-name'), patient).toBe('Nguyễn Thị Ẫn');
        for (const other of ['#f-title', '#f-content', '.trap input', '#f-challenge'])
          expect(await value(other), other).toBe('');

        await (await find('#f-title')).type('Điền tự động');
        await (await find('#f-content')).type('Họ tên và số điện thoại do trình duyệt điền.');
        await (await find('[part~="other"]')).evaluate((element) => (element as HTMLElement).click());
        await find('.state.done');
        await (await find('[part="submit"]')).evaluate((element) => (element as HTMLElement).click());
        await find('#receipt');
        expect(site.rows().at(-1)?.fields).toMatchObject({ name: 'Nguyễn Thị Ẫn', phone: '+84987654321' });
      } finally {
        await firefox?.close();
        await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
      }
    },
    120_000,
  );
});
