import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
import { comment } from '../support/comment-form.js';
import { CommentListPage, seed, type Seed } from '../support/comment-list.js';
import { articles, contentSecurityPolicy } from '../support/demo.js';
import { Desk } from '../support/desk.js';
import { openSite, type TestSite } from '../support/site.js';

let site: TestSite;
let browser: Browser;
let desk: Desk;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite({ site: { moderation: 'pre' } }), openBrowser()]);
  desk = new Desk(site);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const pathOf = (index: number): string => `/bai-viet/${articles[index]!.slug}`;

declare global {
  interface Window {
    /** Names of the policies that were made. */
    ykPolicies?: string[];
  }
}

/** The part of `window.trustedTypes` that counts here. */
interface Factory {
  createPolicy(name: string, rules?: object): unknown;
}

/** What makes a row draw something that others do not: links, folds, roles, replies that are deep, and more than come at once. */
function everyKind(): Seed[] {
  const root = 'goc'.padEnd(22, '-');
  const replies = Array.from({ length: 9 }, (_, index): Seed => {
    const parent = index % 3 ? `tl${index - 1}`.padEnd(22, '-') : root;
    return { id: `tl${index}`.padEnd(22, '-'), parent, fields: { content: `Trả lời số ${index}.` } };
  });
  return [
    ...Array.from({ length: 25 }, (): Seed => ({})),
    { fields: { content: 'Xem https://vidu.vn/lich?a=1&b=2 và\n\nhttp://vidu.vn/<b>.' } },
    { fields: { content: 'Một đoạn rất dài. '.repeat(90) } },
    { role: 'moderator', fields: { content: 'Lời của ban biên tập.' } },
    { id: root, fields: { content: 'Gốc của cuộc trao đổi.' } },
    ...replies,
  ];
}

describe('readers’ comments under the strict policy', () => {
  it('do everything with no violation, no problem in the console, and no request to anybody else', async () => {
    const path = pathOf(0);
    await seed(site, path, everyKind());
    const { page, context, violations, problems, requests } = await openPage(browser);
    const list = new CommentListPage(page);
    const answer = page.waitForResponse(site.url + path);
    await list.open(site.url + path);
    expect((await answer).headers()['content-security-policy']).toBe(contentSecurityPolicy);
    await list.row('Gốc của').waitFor();
    await list.row('Một đoạn').getByRole('button', { name: 'Đọc tiếp' }).click();
    await list.list.getByRole('button', { name: /^Xem thêm \d+ trả lời$/ }).click();
    await list.row('Trả lời số 8.').waitFor();
    await list.more.click();
    await list.row('Lời thứ 1.').waitFor();
    await list.list.locator('select').selectOption('oldest');
    await expect.poll(async () => (await list.texts())[0]).toBe('Lời thứ 1.');
    await list.list.locator('select').selectOption('newest');
    await list.row('Gốc của').waitFor();
    await list.row('Gốc của').locator('[part="time"]').hover();
    await list.button('Gốc của', 'Thích').click();
    await expect.poll(() => list.button('Gốc của', 'Thích').getAttribute('aria-pressed')).toBe('true');
    await list.choose('Lời của ban biên tập.', 'Báo cáo');
    await list.list.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await list.list.locator('.note').waitFor();
    await list.choose('Gốc của', 'Trích dẫn');
    const area = list.replyForm.field('content');
    await expect.poll(() => area.inputValue()).toContain('“Gốc của cuộc trao đổi.”');
    await list.replyForm.fill({ name: comment.name, content: 'Trích dẫn có mã.' });
    await list.replyForm.solve(site);
    await list.replyForm.send();
    await list.row('Trích dẫn có mã.').getByText('Đang chờ duyệt', { exact: true }).waitFor();
    await list.form.write(site, { ...comment, title: 'Tự viết' });
    await list.row('Tự viết').getByText('Đang chờ duyệt', { exact: true }).waitFor();
    await list.choose('Tự viết', 'Sửa');
    await list.list.locator('.extra #f-content').fill('');
    await list.list.getByRole('button', { name: 'Lưu bản sửa' }).click();
    await list.list.locator('.extra #e-content').waitFor();
    await list.list.locator('.extra #f-content').fill('Tự sửa.');
    await list.list.getByRole('button', { name: 'Lưu bản sửa' }).click();
    await list.row('Tự sửa.').waitFor();
    await list.choose('Tự viết', 'Xoá');
    await list.list.getByRole('button', { name: 'Xoá bình luận' }).click();
    await list.row('Tự viết').waitFor({ state: 'detached' });
    await seed(site, path, [{ status: 'pending', fields: { content: 'Người khác viết.' } }]);
    await desk.decide('Người khác viết.', 'published');
    await list.arrived.click();
    await list.row('Người khác viết.').waitFor();
    await page.evaluate(() => (location.hash = `#yk-c-${'tl8'.padEnd(22, '-')}`));
    await list.list.locator('article.hit', { hasText: 'Trả lời số 8.' }).waitFor();
    await desk.close(path);
    await list.list.getByText('Trang này không nhận thêm bình luận.').waitFor();
    expect(await violations()).toEqual([]);
    expect(problems).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(`${site.url}/`) && !url.startsWith('data:'))).toEqual([]);
    await context.close();
  });

  it('keep to the one policy of Lit: nothing else makes trusted types, and strings become no markup', async () => {
    const path = pathOf(1);
    await seed(site, path, [{ fields: { name: '<b>Tám</b>', content: '<img src=x onerror=alert(1)>' } }]);
    const { page, context, violations } = await openPage(browser);
    await page.addInitScript(() => {
      window.ykPolicies = [];
      const types = (window as unknown as { trustedTypes: Factory }).trustedTypes;
      const create = types.createPolicy.bind(types);
      types.createPolicy = (name, rules) => {
        window.ykPolicies!.push(name);
        return create(name, rules);
      };
    });
    const list = new CommentListPage(page);
    await list.open(site.url + path);
    await list.button('onerror', 'Trả lời').click();
    await list.replyForm.field('name').waitFor();
    expect(await page.evaluate(() => window.ykPolicies)).toEqual(['lit-html']);
    expect(await list.texts()).toEqual(['<img src=x onerror=alert(1)>']);
    expect(await list.list.locator('header b, .text :is(b, img)').count()).toBe(0);
    expect(await violations()).toEqual([]);
    await context.close();
  });

  it('show numbers of comments in a list of articles', async () => {
    const { page, context, violations, problems } = await openPage(browser);
    const article = articles.find(({ slug }) => `/bai-viet/${slug}` === pathOf(1))!;
    const { section } = article as typeof article & { section: string };
    await page.goto(`${site.url}/chuyen-muc/${section}`);
    await expect
      .poll(() =>
        page.locator(`yk-comment-count[page="${pathOf(1)}"]`).evaluate((count) => count.shadowRoot?.textContent),
      )
      .toBe('1');
    expect(await violations()).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
});
