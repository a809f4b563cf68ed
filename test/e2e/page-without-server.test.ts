import type { Browser, Page } from 'playwright-core';
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

const words = {
  name: 'Nguyễn Thị Ẫn',
  title: 'Viết thử trong bộ nhớ',
  content: 'Dòng này không rời khỏi máy của tôi.',
};

/** What is drawn on the picture, told by what draws it: a person would read it. */
const listenToDigits = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
      window.ykDigits = (window.ykDigits ?? '') + text;
      return fillText.call(this, text, ...place);
    };
  });

declare global {
  interface Window {
    ykDigits?: string;
  }
}

async function write(page: Page): Promise<void> {
  const form = new CommentFormPage(page);
  await form.fill(words);
  await form.picture.waitFor();
  await form.code.fill(await page.evaluate(() => (window.ykDigits ?? '').slice(-5)));
  await form.send();
  await form.receipt.waitFor();
}

describe('the page without a server', () => {
  it('shows what was written as waiting, and as public once it is approved beside it, with no request but for its own files', async () => {
    const { page, context, requests, problems, violations } = await openPage(browser, {
      viewport: { width: 1280, height: 900 },
    });
    await listenToDigits(page);
    await page.goto(`${site.url}/khong-may-chu`);
    await page.locator('yk-comment-list [part~="comment"]').first().waitFor({ state: 'attached' });
    await write(page);

    const own = page.locator('yk-comment-list [part~="comment"]').filter({ hasText: words.content });
    await own.getByText('Đang chờ duyệt').waitFor();
    const row = page.locator('yk-moderation [part~="row"]').filter({ hasText: words.content });
    // What comes in while the queue is open waits behind a button.
    await page.locator('yk-moderation [part~="fresh"]').click();
    await row.getByRole('button', { name: 'Duyệt', exact: true }).click();
    await expect.poll(() => own.getByText('Đang chờ duyệt').count()).toBe(0);
    expect(await own.count()).toBe(1);

    expect(requests.filter((url) => url.includes('/api/'))).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(site.url) && !url.startsWith('data:'))).toEqual([]);
    expect(problems).toEqual([]);
    expect(await violations()).toEqual([]);
    await context.close();
  });

  it('tells of a comment that arrives by a button, and moves nothing before it is pressed', async () => {
    const { page, context } = await openPage(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.url}/khong-may-chu`);
    const list = page.locator('yk-comment-list');
    await list.scrollIntoViewIfNeeded();
    await list.locator('[part~="comment"]').first().waitFor();
    const before = await list.locator('[part~="comment"]').count();
    const arrived = list.locator('[part~="arrived"]');
    await page.getByRole('button', { name: 'Giả lập bình luận mới' }).click();
    await arrived.waitFor();
    expect(await list.locator('[part~="comment"]').count()).toBe(before);
    await arrived.click();
    await expect.poll(() => list.locator('[part~="comment"]').count()).toBeGreaterThan(before);
    await context.close();
  });

  it('stays at its beginning while the queue loads below', async () => {
    for (const width of [1280, 320]) {
      const { page, context } = await openPage(browser, { viewport: { width, height: 900 } });
      await page.goto(`${site.url}/khong-may-chu`);
      await page.locator('yk-moderation article.current').waitFor();
      expect(await page.evaluate(() => [scrollY, document.activeElement?.localName])).toEqual([0, 'body']);
      await context.close();
    }
  });

  it('speaks English behind the switch', async () => {
    const { page, context } = await openPage(browser, { locale: 'en-GB' });
    await page.goto(`${site.url}/khong-may-chu?lang=en`);
    await page.getByRole('heading', { name: 'Comments to review' }).waitFor();
    await page.getByRole('heading', { name: 'Write a comment' }).waitFor();
    await context.close();
  });

  it('is back at its beginning after a reload', async () => {
    const { page, context } = await openPage(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.url}/khong-may-chu`);
    const rows = page.locator('yk-moderation [part~="row"]');
    await rows.first().waitFor();
    const before = await rows.count();
    await rows.first().getByRole('button', { name: 'Duyệt', exact: true }).click();
    await expect.poll(() => rows.count()).toBe(before - 1);
    await page.reload();
    await expect.poll(() => rows.count()).toBe(before);
    await context.close();
  });
});

describe('the portal with its comments', () => {
  it('shows them under the form, the editors’ answers marked, the newest first', async () => {
    const seeded = await openSite({ seedComments: true });
    const { page, context, problems, violations } = await openPage(browser);
    await page.goto(seeded.url);
    const list = page.locator('yk-comment-list');
    await list.scrollIntoViewIfNeeded();
    await list.getByRole('heading', { name: 'Bình luận (27)' }).waitFor();
    const titles = await list.locator('[part~="title"]').allTextContents();
    expect(titles[0]).toBe('Buổi đối thoại ngày 5/12 có phát trực tiếp không?');
    expect(await list.getByText('Bình luận này đã được gỡ.').count()).toBe(1);
    expect(await list.getByText('Ban biên tập').count()).toBe(3);

    await page.goto(`${seeded.url}/chuyen-muc/moi-truong`);
    const count = page.locator('yk-comment-count').first();
    await expect.poll(() => count.evaluate((element) => element.shadowRoot?.textContent?.trim())).toBe('200');
    expect(problems).toEqual([]);
    expect(await violations()).toEqual([]);
    await context.close();
    await seeded.close();
  });
});
