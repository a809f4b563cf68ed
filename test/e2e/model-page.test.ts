import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articles, frontArticle } from '../support/demo.js';
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

const pathOf = (index: number): string => `/bai-viet/${articles[index]!.slug}`;
const titles = (page: Page, part: 'recent' | 'older') =>
  page.locator(`yk-article-list[part="${part}"] a`).allTextContents();

async function listsOf(page: Page): Promise<{ recent: string[]; older: string[] }> {
  await page.locator('yk-comments').scrollIntoViewIfNeeded();
  await page.locator('yk-article-list[part="recent"] a').first().waitFor();
  await page
    .locator('yk-article-list[part="older"] [part="row"]')
    .or(page.locator('yk-article-list[part="older"] .empty'))
    .first()
    .waitFor();
  return { recent: await titles(page, 'recent'), older: await titles(page, 'older') };
}

describe('the model page', () => {
  it('has, in order, the recent articles, the older ones, the form with its four fields, and the comments', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(site.url);
    await listsOf(page);
    await page.locator('yk-comment-list').scrollIntoViewIfNeeded();
    await expect
      .poll(() => page.locator('yk-comments h2').allTextContents())
      .toEqual(['Các bài mới đăng', 'Các bài đã đăng', 'Viết bình luận', 'Bình luận']);
    expect(await page.locator('yk-comment-form .fields label').allTextContents()).toEqual([
      'Họ tên(*)',
      'Số điện thoại',
      'Tiêu đề(*)',
      'Nội dung(*)',
    ]);
    await page.locator('#f-name').focus();
    await page.locator('img[part="picture"]').waitFor();
    expect(await page.getByRole('button', { name: 'Lấy lại mã bảo mật' }).count()).toBe(1);
    await context.close();
  });

  it('lists the newest articles without this one, and those posted before this one', async () => {
    const { page, context } = await openPage(browser);
    for (const index of [0, 7, 15, articles.length - 1]) {
      await page.goto(site.url + pathOf(index));
      const { recent, older } = await listsOf(page);
      const others = articles.filter((_, at) => at !== index);
      expect(recent, pathOf(index)).toEqual(others.slice(0, 10).map(({ title }) => title));
      expect(older, pathOf(index)).toEqual(articles.slice(index + 1, index + 11).map(({ title }) => title));
    }
    await context.close();
  });

  it('shows more, moves the focus to the first new one, and ends with the oldest', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(site.url + pathOf(0));
    await listsOf(page);
    const list = page.locator('yk-article-list[part="older"]');
    const more = list.getByRole('button', { name: 'Xem thêm bài' });
    for (let shown = 10; shown < articles.length - 1; shown += 10) {
      await more.click();
      const wanted = Math.min(shown + 10, articles.length - 1);
      await expect.poll(() => titles(page, 'older')).toEqual(articles.slice(1, wanted + 1).map(({ title }) => title));
      await expect.poll(() => list.locator('a:focus').textContent()).toBe(articles[shown + 1]!.title);
    }
    expect(await more.count()).toBe(0);
    await context.close();
  });

  it('browses the older articles by day, and back', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(site.url + pathOf(3));
    const { older } = await listsOf(page);
    const day = articles[20]!.published.slice(0, 10);
    const list = page.locator('yk-article-list[part="older"]');
    await list.locator('#day').fill(day);
    await list.getByRole('button', { name: 'Xem', exact: true }).click();
    const from = articles.filter(({ published }) => published.slice(0, 10) <= day);
    await expect.poll(() => titles(page, 'older')).toEqual(from.slice(0, 10).map(({ title }) => title));
    await list.getByRole('button', { name: 'Bỏ chọn ngày' }).click();
    await expect.poll(() => titles(page, 'older')).toEqual(older);
    await list.getByRole('button', { name: 'Xem', exact: true }).click();
    await expect.poll(() => list.locator('#day-error').textContent()).toBe('Mời bạn chọn một ngày có thật.');
    await context.close();
  });

  it('takes a comment: a new code, its digits, the receipt, one row in SQLite, and no phone in any answer', async () => {
    const { page, context, bodies, violations } = await openPage(browser);
    await page.goto(`${site.url}/?utm=1#x`);
    const form = new CommentFormPage(page);
    await form.fill(comment);
    await form.picture.waitFor();
    const first = await form.picture.getAttribute('src');
    await form.press('Lấy lại mã bảo mật');
    await expect.poll(() => form.picture.getAttribute('src').catch(() => first)).not.toBe(first);
    await form.solve(site);
    await form.send();
    await form.receipt.waitFor();
    const receipt = await form.receipt.innerText();
    expect(receipt).toContain('Đã nhận bình luận của bạn');
    expect(receipt).toContain(comment.title);
    expect(receipt).toContain('Đề nghị quận công bố lịch mới.\nXin cảm ơn.');
    expect(receipt).not.toMatch(/987/);
    const rows = site.rows();
    console.log('row in SQLite:', rows);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ page: `/bai-viet/${frontArticle.slug}`, status: 'pending', fields: comment });
    const received = await bodies();
    // What is looked through holds the receipt, and nowhere the phone, however it is written.
    expect(received.includes(rows[0]!.submissionId)).toBe(true);
    expect(/987\D{0,3}654\D{0,3}321/.exec(received)).toBeNull();
    expect(await violations()).toEqual([]);
    await context.close();
  });

  it('writes another comment after the receipt, with another code', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(site.url + pathOf(2));
    const form = new CommentFormPage(page);
    const before = site.rows().length;
    await form.write(site, { ...comment, title: 'Thứ nhất' });
    await form.press('Viết bình luận khác');
    await expect.poll(() => form.field('content').inputValue()).toBe('');
    await form.write(site, { ...comment, title: 'Thứ hai' });
    expect(
      site
        .rows()
        .slice(before)
        .map(({ fields }) => fields.title),
    ).toEqual(['Thứ nhất', 'Thứ hai']);
    await context.close();
  });

  it('keeps the page of the canonical link, whatever query and language the address has', async () => {
    const { page, context } = await openPage(browser);
    const { slug } = articles[5]!;
    await page.goto(`${site.url}/bai-viet/${slug}?lang=en&fbclid=abc#noi-dung`);
    const form = new CommentFormPage(page);
    const before = site.rows().length;
    await form.write(site, { ...comment, title: 'In English' });
    expect(await form.receipt.innerText()).toContain('We have received your comment');
    expect(site.rows()[before]).toMatchObject({ page: `/bai-viet/${slug}`, fields: { title: 'In English' } });
    await context.close();
  });

  it('speaks English behind the switch, with lists, dates and form', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(site.url);
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL(/lang=en/);
    await listsOf(page);
    expect(await page.locator('yk-comments h2').allTextContents()).toEqual([
      'Recent articles',
      'Older articles',
      'Write a comment',
    ]);
    const date = await page.locator('yk-article-list[part="recent"] time').first().textContent();
    expect(date).toMatch(/^[A-Z][a-z]{2} \d+, \d{4}, \d+:\d\d.[AP]M$/);
    await context.close();
  });

  it('takes a comment on the page with nothing but the tag', async () => {
    const { page, context, problems } = await openPage(browser);
    await page.goto(`${site.url}/trang-tron`);
    const form = new CommentFormPage(page);
    const before = site.rows().length;
    await form.write(site, comment);
    expect(site.rows()[before]).toMatchObject({ page: '/trang-tron', status: 'pending' });
    expect(problems).toEqual([]);
    await context.close();
  });
});
