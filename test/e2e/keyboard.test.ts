import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frontArticle } from '../support/demo.js';
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

/** What has the focus, through shadow roots: its id, or its text. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const text = element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    return element?.id || text || (element?.localName ?? '');
  });

/** Presses a key until something has the focus. */
async function go(page: Page, wanted: string | RegExp, key = 'Tab'): Promise<void> {
  const way: string[] = [];
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press(key);
    const here = await focused(page);
    way.push(here);
    if (typeof wanted === 'string' ? here === wanted : wanted.test(here)) return;
  }
  throw new Error(`Never came to ${String(wanted)}: ${way.join(' > ')}`);
}

async function openModelPage(): Promise<{ page: Page; form: CommentFormPage; close: () => Promise<void> }> {
  const { page, context } = await openPage(browser);
  await page.goto(site.url);
  const form = new CommentFormPage(page);
  await form.field('name').waitFor();
  return { page, form, close: () => context.close() };
}

async function typeFields(page: Page): Promise<void> {
  await go(page, 'f-name');
  await page.keyboard.type(comment.name);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('f-phone');
  await page.keyboard.type(comment.phone);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('f-title');
  await page.keyboard.type(comment.title);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('f-content');
  await page.keyboard.type('Dòng một');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Dòng hai');
}

describe('with the keyboard alone', () => {
  it('a comment is written, its code entered, and sent by Enter', async () => {
    const { page, form, close } = await openModelPage();
    await typeFields(page);
    const digits = await form.digits(site);
    await go(page, 'f-challenge');
    await page.keyboard.type(digits);
    await page.keyboard.press('Enter');
    await form.receipt.waitFor();
    await expect.poll(() => focused(page)).toBe('receipt');
    expect(site.rows().at(-1)).toMatchObject({
      page: `/bai-viet/${frontArticle.slug}`,
      fields: { name: comment.name, content: 'Dòng một\nDòng hai' },
    });
    await go(page, 'Viết bình luận khác');
    await page.keyboard.press('Space');
    await expect.poll(() => focused(page)).toBe('f-name');
    await close();
  });

  it('a new code is fetched, and then the way without a picture taken', async () => {
    const { page, form, close } = await openModelPage();
    await typeFields(page);
    await form.picture.waitFor();
    const before = form.challenge!.id;
    await go(page, 'Lấy lại mã bảo mật');
    await page.keyboard.press('Enter');
    await expect.poll(() => form.challenge?.id).not.toBe(before);
    await expect.poll(() => focused(page)).toBe('f-challenge');
    await go(page, 'Cách khác');
    await page.keyboard.press('Space');
    await form.form.getByText('Đã xác nhận').waitFor();
    await go(page, /^Gửi bình luận/);
    const stored = site.rows().length;
    await page.keyboard.press('Enter');
    await form.receipt.waitFor();
    expect(site.rows()).toHaveLength(stored + 1);
    await close();
  });

  it('the list of errors takes the focus and leads to each field', async () => {
    const { page, form, close } = await openModelPage();
    await go(page, 'f-name');
    await page.keyboard.press('Enter');
    await form.summary.waitFor();
    await expect.poll(() => focused(page)).toBe('summary');
    const address = page.url();
    await go(page, 'Mời bạn điền Nội dung.');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('f-content');
    await page.keyboard.type('Có nội dung');
    await expect.poll(() => form.summary.innerText()).not.toContain('Nội dung');
    expect(page.url()).toBe(address);
    await close();
  });

  it('the lists are walked, browsed by day and asked for more', async () => {
    const { page, close } = await openModelPage();
    const recent = page.locator('yk-article-list[part="recent"]');
    await page.locator('yk-comments').scrollIntoViewIfNeeded();
    await recent.locator('a').first().waitFor();
    await page.locator('yk-article-list[part="older"] a').first().waitFor();
    await go(page, (await recent.locator('a').first().innerText()).trim());
    await go(page, 'Xem thêm bài');
    await page.keyboard.press('Enter');
    await expect.poll(() => recent.locator('a').count()).toBe(20);
    await go(page, 'day');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await go(page, 'Xem');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('day');
    await close();
  });
});
