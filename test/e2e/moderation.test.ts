import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomId } from '../../src/core/random-id.js';
import { openBrowser, openPage } from '../support/browser.js';
import { openSite, type TestSite } from '../support/site.js';

let site: TestSite;
let browser: Browser;
let token: string;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite({ site: { challenge: 'none' } }), openBrowser()]);
  token = (await readFile(join(site.dataDir, 'owner-token'), 'utf8')).trim();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function submit(title: string): Promise<void> {
  const response = await fetch(`${site.url}/api/v1/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site.url },
    body: JSON.stringify({
      page: { id: '/bai-viet/pho-di-bo', url: `${site.url}/bai-viet/pho-di-bo`, title: 'Phố đi bộ' },
      fields: { name: 'Trần Thị Bích', phone: '0912345678', title, content: `Xin sửa đoạn trước chợ, việc ${title}.` },
      submissionId: randomId(),
    }),
  });
  expect(response.status).toBe(202);
}
const statusOf = (title: string): string | undefined =>
  site.rows().find(({ fields }) => fields.title === title)?.status;

describe('/admin', () => {
  it('is sent under the strictest policy, and kept by nobody', async () => {
    const { headers } = await fetch(`${site.url}/admin`);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
        "require-trusted-types-for 'script'; trusted-types lit-html; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it('serves nothing but its own files', async () => {
    for (const path of ['ykien/..%2f..%2fcli.js', 'ykien/%2e%2e/server/index.js', 'ykien/khac.js', 'ykien/', 'x'])
      expect((await fetch(`${site.url}/admin/${path}`)).status).toBe(404);
    expect((await fetch(`${site.url}/admin`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${site.url}/admin/`, { redirect: 'manual' })).headers.get('location')).toBe('../admin');
  });

  it.each(['vi', 'en'])('approves, rejects and takes back with the keyboard alone (%s)', async (lang) => {
    const [first, second, third] = [`Một ${lang}`, `Hai ${lang}`, `Ba ${lang}`];
    for (const title of [first, second, third]) await submit(title);
    const { page, context, violations, problems, requests } = await openPage(browser);
    await page.goto(`${site.url}/admin?lang=${lang}`);
    await page.locator('#token').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type(token.replace(/.$/, '_'));
    await page.keyboard.press('Enter');
    await page
      .locator('#token-error')
      .getByText(lang === 'vi' ? 'Mã này không đúng' : 'not right')
      .waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(token);
    await page.keyboard.press('Enter');
    const current = page.locator('article.current');
    await current.getByText(first, { exact: true }).waitFor();
    await page.keyboard.press('a');
    await expect.poll(() => statusOf(first)).toBe('published');
    await current.getByText(second, { exact: true }).waitFor();
    await page.keyboard.press('s');
    await expect.poll(() => statusOf(second)).toBe('spam');
    await page.keyboard.press('u');
    await expect.poll(() => statusOf(second)).toBe('pending');
    await current.getByText(second, { exact: true }).waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('r');
    await expect.poll(() => [statusOf(second), statusOf(third)]).toEqual(['rejected', 'rejected']);
    await page.locator('.empty').waitFor();
    await submit(`Mới ${lang}`);
    await page.locator('[part~=fresh]').click();
    await current.getByText('*** **78').waitFor();
    await page.getByRole('button', { name: lang === 'vi' ? /^Hiện số/ : /^Show \(/ }).click();
    await current.getByText('0912345678').waitFor();
    await page.keyboard.press('d');
    await page.keyboard.type('Trùng bài khác');
    await page.keyboard.press('Enter');
    await expect.poll(() => statusOf(`Mới ${lang}`)).toBe('removed');
    const kept = await page.evaluate(() => {
      const roots = [document.documentElement.outerHTML];
      for (const element of document.querySelectorAll('*'))
        if (element.shadowRoot) roots.push(element.shadowRoot.innerHTML);
      return roots.join() + JSON.stringify([localStorage, sessionStorage]) + document.cookie + location.href;
    });
    expect(kept).not.toContain(token);
    expect(
      requests
        .filter((url) => url.includes(token) || !url.startsWith(`${site.url}/`))
        .filter((url) => !url.startsWith('data:')),
    ).toEqual([]);
    expect(await violations()).toEqual([]);
    // The one wrong token is an answer with status 401, which Chromium writes into the console by itself.
    expect(problems.filter((text) => !text.includes('status of 401'))).toEqual([]);
    await context.close();
  });

  it('hands the owner an export, and forgets the token when the page is loaded again', async () => {
    const { page, context, violations } = await openPage(browser, { acceptDownloads: true });
    await page.goto(`${site.url}/admin`);
    await page.locator('#token').fill(token);
    await page.keyboard.press('Enter');
    await page.locator('.who summary').click();
    await page.getByRole('button', { name: 'Xuất dữ liệu' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải tệp CSV' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain('Trần Thị Bích');
    expect(await violations()).toEqual([]);
    await page.reload();
    await page.locator('#token').waitFor();
    await context.close();
  });
});
