import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../support/demo.js';
import { openBrowser, openPage } from '../support/browser.js';
import { comment, CommentFormPage } from '../support/comment-form.js';
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

describe('under the strict policy', () => {
  it('the pages are sent with it', async () => {
    const policy = (await fetch(site.url)).headers.get('content-security-policy');
    expect(policy).toBe(contentSecurityPolicy);
    expect(policy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
        "require-trusted-types-for 'script'; trusted-types lit-html",
    );
  });

  it.each(['vi', 'en'])('the whole flow violates nothing and asks nobody else (%s)', async (lang) => {
    const { page, context, violations, problems, requests } = await openPage(browser);
    const words = {
      vi: {
        more: 'Xem thêm bài',
        go: 'Xem',
        refresh: 'Lấy lại mã bảo mật',
        listen: 'Nghe mã',
        other: 'Cách khác',
        back: 'Nhập mã trong hình',
        done: 'Đã xác nhận',
      },
      en: {
        more: 'More articles',
        go: 'View',
        refresh: 'Get a new code',
        listen: 'Listen',
        other: 'Another way',
        back: 'Use the picture',
        done: 'Confirmed',
      },
    }[lang]!;
    await page.goto(`${site.url}/?lang=${lang}`);
    const form = new CommentFormPage(page);
    await page.locator('yk-comments').scrollIntoViewIfNeeded();
    const older = page.locator('yk-article-list[part="older"]');
    await older.locator('a').first().waitFor();
    await older.getByRole('button', { name: words.more }).click();
    await expect.poll(() => older.locator('a').count()).toBe(20);
    await older.locator('#day').fill('2026-06-01');
    await older.getByRole('button', { name: words.go, exact: true }).click();
    await expect.poll(() => older.locator('a').count()).toBeLessThan(20);
    await form.field('name').focus();
    await form.picture.waitFor();
    await form.send();
    await form.summary.waitFor();
    await form.press(words.refresh);
    await form.picture.waitFor();
    const sound = page.waitForResponse(/challenges\/sound/);
    await form.press(words.listen);
    expect((await sound).headers()['content-type']).toBe('audio/wav');
    await form.press(words.other);
    await form.form.getByText(words.done).waitFor();
    await form.press(words.back);
    await form.picture.waitFor();
    await form.fill(comment);
    await form.code.fill('00000');
    await form.send();
    await form.summary.waitFor();
    await form.solve(site);
    await form.send();
    await form.receipt.waitFor();
    expect(await violations()).toEqual([]);
    // The one wrong code is an answer with status 422, which Chromium writes into the console by itself.
    expect(problems.filter((text) => !text.includes('status of 422'))).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(`${site.url}/`) && !url.startsWith('data:'))).toEqual([]);
    await context.close();
  });

  it('a planted violation is seen', async () => {
    const { page, context, violations, problems } = await openPage(browser);
    await page.goto(site.url);
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'h1 { color: red }';
      document.head.append(style);
      const image = document.createElement('img');
      image.src = 'https://elsewhere.example/x.png';
      document.body.append(image);
      try {
        document.body.insertAdjacentHTML('beforeend', '<b>markup</b>');
      } catch {
        // Trusted Types throws; what is looked for is the event.
      }
    });
    await expect
      .poll(async () => (await violations()).map((text) => text.split(' ')[0]).sort())
      .toEqual(['img-src', 'require-trusted-types-for', 'style-src-elem']);
    expect(problems.length).toBeGreaterThanOrEqual(3);
    await context.close();
  });
});
