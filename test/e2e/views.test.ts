import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articles } from '../support/demo.js';
import { openBrowser, openPage } from '../support/browser.js';
import { openSite, type TestSite } from '../support/site.js';

let site: TestSite;
let browser: Browser;
let now = Date.now();
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite({ now: () => now }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const pathOf = (index: number): string => `/bai-viet/${articles[index]!.slug}`;
const patient = { timeout: 15_000, interval: 200 };

describe('views', () => {
  it('are counted once per visible view, again after half an hour, and shown in the list of older articles', async () => {
    const { page, context, requests } = await openPage(browser);
    const before = site.viewsOf(pathOf(4));
    const beacons = (): number => requests.filter((url) => url.endsWith('/v1/views')).length;
    await page.goto(site.url + pathOf(4));
    await expect.poll(beacons).toBe(1);
    await page.reload();
    await expect.poll(beacons).toBe(2);
    now += 31 * 60_000;
    await page.reload();
    await expect.poll(beacons).toBe(3);
    // Two seen, one of them twice within half an hour.
    await expect.poll(() => site.viewsOf(pathOf(4)), patient).toBe(before + 2);
    await page.goto(site.url + pathOf(3));
    const row = page.locator('yk-article-list[part="older"] [part="row"]').first();
    expect(await row.locator('a').textContent()).toBe(articles[4]!.title);
    expect(await row.locator('[part="views"] [aria-hidden]').textContent()).toBe((before + 2).toLocaleString('vi'));
    expect(await row.locator('[part="views"] .visually-hidden').textContent()).toBe(
      `${(before + 2).toLocaleString('vi')} lượt xem`,
    );
    await context.close();
  });

  it('are not counted while the page is hidden, and once when it is first seen', async () => {
    const { page, context, requests } = await openPage(browser);
    await page.addInitScript(() => {
      let state: DocumentVisibilityState = 'hidden';
      Object.defineProperty(document, 'visibilityState', { get: () => state });
      document.addEventListener('ykien-show', () => {
        state = 'visible';
        document.dispatchEvent(new Event('visibilitychange'));
        document.dispatchEvent(new Event('visibilitychange'));
      });
    });
    const beacons = (): number => requests.filter((url) => url.endsWith('/v1/views')).length;
    await page.goto(site.url + pathOf(9));
    await page.locator('yk-comment-form #f-name').waitFor();
    await page.waitForLoadState('networkidle');
    expect(beacons()).toBe(0);
    await page.evaluate(() => document.dispatchEvent(new Event('ykien-show')));
    await expect.poll(beacons).toBe(1);
    await page.waitForLoadState('networkidle');
    expect(beacons()).toBe(1);
    await context.close();
  });

  it('of a page that is no article count nothing', async () => {
    const post = (page: string): Promise<Response> =>
      fetch(`${site.url}/api/v1/views`, { method: 'POST', body: JSON.stringify({ page }) });
    expect((await post('/trang-tron')).status).toBe(204);
    expect(site.viewsOf('/trang-tron')).toBe(-1);
  });
});
