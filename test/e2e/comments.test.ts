import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
import { comment } from '../support/comment-form.js';
import { CommentListPage, seed, seedMany } from '../support/comment-list.js';
import { articles } from '../support/demo.js';
import { Desk } from '../support/desk.js';
import { openSite, type TestSite } from '../support/site.js';

let site: TestSite;
let browser: Browser;
let desk: Desk;
let now = Date.now();
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite({ now: () => now, site: { moderation: 'pre' } }), openBrowser()]);
  desk = new Desk(site);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const pathOf = (index: number): string => `/bai-viet/${articles[index]!.slug}`;
const patient = { timeout: 15_000 };
const textsOf = (path: string) =>
  site
    .rows()
    .filter(({ page }) => page === path)
    .map(({ fields }) => fields.content);

interface Counts {
  readonly up: number;
  readonly down: number;
}
const votesOf = (id: string): Counts => ({ ...site.ask<Counts>('SELECT up, down FROM comment WHERE id = ?', id)[0]! });

describe('a comment', () => {
  it('waits where its author sees it, stays after a reload, and stands in its place once it is approved, without another', async () => {
    const { page, context, requests } = await openPage(browser);
    const reader = new CommentListPage(page);
    await page.goto(site.url + pathOf(0));
    await reader.form.write(site);
    const row = reader.row(comment.title);
    await row.getByText('Đang chờ duyệt', { exact: true }).waitFor();
    expect(await reader.heading.textContent()).toBe('Bình luận');
    await page.reload();
    await reader.show();
    await row.getByText('Đang chờ duyệt', { exact: true }).waitFor();
    expect(await reader.button(comment.title, 'Trả lời').count()).toBe(0);
    const before = requests.length;
    await desk.decide(comment.title, 'published');
    await reader.button(comment.title, 'Trả lời').waitFor();
    expect(await row.count()).toBe(1);
    expect(await row.getByText('Đang chờ duyệt', { exact: true }).count()).toBe(0);
    expect(await reader.heading.textContent()).toBe('Bình luận (1)');
    expect(await reader.arrived.count()).toBe(0);
    expect(requests.slice(before).filter((url) => /\/v1\/(page|comments)(\?|$)/.test(url))).toEqual([]);
    await page.reload();
    await reader.show();
    await expect.poll(() => reader.texts()).toEqual([comment.content.replace('\n', '')]);
    await context.close();
  });

  it('that was rejected looks to its author as if it still waited, and to nobody else like anything', async () => {
    const { page, context } = await openPage(browser);
    const reader = new CommentListPage(page);
    await page.goto(site.url + pathOf(1));
    await reader.form.write(site, { ...comment, title: 'Bị từ chối' });
    await desk.decide('Bị từ chối', 'rejected');
    await page.reload();
    await reader.show();
    await reader.row('Bị từ chối').getByText('Đang chờ duyệt', { exact: true }).waitFor();
    const other = await openPage(browser);
    await other.page.goto(site.url + pathOf(1));
    await new CommentListPage(other.page).show();
    await other.page.locator('yk-comment-list .empty').waitFor();
    expect(await other.bodies()).not.toContain('Bị từ chối');
    await Promise.all([context.close(), other.context.close()]);
  });

  it('that others publish meanwhile moves nothing until its button is pressed, which then leads to it', async () => {
    const path = pathOf(2);
    await seed(site, path, seedMany(8));
    const [reader, writer] = [await openPage(browser), await openPage(browser)];
    const list = new CommentListPage(reader.page);
    await list.open(site.url + path);
    await expect.poll(() => list.rows.count()).toBe(8);
    const places = () =>
      list.rows.evaluateAll((rows) => rows.map((row) => Math.round(row.getBoundingClientRect().top)));
    const form = new CommentListPage(writer.page);
    await writer.page.goto(site.url + path);
    await form.form.write(site, { ...comment, title: 'Vừa mới viết' });
    const before = await places();
    await desk.decide('Vừa mới viết', 'published');
    await list.arrived.waitFor();
    expect(await list.arrived.textContent().then((text) => text!.trim())).toBe('1 bình luận mới');
    expect(await list.row('Vừa mới viết').count()).toBe(0);
    expect(await places()).toEqual(before);
    expect(await list.heading.textContent()).toBe('Bình luận (9)');
    await list.arrived.click();
    await list.row('Vừa mới viết').waitFor();
    await expect.poll(() => list.list.locator('article:focus h3').textContent()).toBe('Vừa mới viết');
    expect(await list.arrived.count()).toBe(0);
    await Promise.all([reader.context.close(), writer.context.close()]);
  });

  it('is answered in place: the reply stands in the file with its parent, and below what it answers', async () => {
    const path = pathOf(3);
    const [first] = await seed(site, path, seedMany(3));
    const { page, context, violations } = await openPage(browser);
    const list = new CommentListPage(page);
    await list.open(site.url + path);
    await list.button('Lời thứ 1.', 'Trả lời').click();
    await expect.poll(() => list.list.locator('yk-comment-form #f-name:focus').count()).toBe(1);
    const [name, content] = [comment.name, 'Tôi cũng nghĩ vậy.'];
    await list.replyForm.fill({ name, content });
    await list.replyForm.solve(site);
    await list.replyForm.send();
    const reply = list.list.locator('.replies article', { hasText: content });
    await reply.getByText('Đang chờ duyệt', { exact: true }).waitFor();
    await expect.poll(() => list.list.locator('yk-comment-form').count()).toBe(0);
    expect(site.rows().filter((row) => row.parent === first)).toMatchObject([
      { fields: { name, content }, page: path },
    ]);
    await expect.poll(() => list.list.locator('.replies article:focus').count()).toBe(1);
    await desk.decide(content, 'published');
    await reply.getByText('Đang chờ duyệt', { exact: true }).waitFor({ state: 'detached' });
    await expect.poll(() => list.heading.textContent()).toBe('Bình luận (4)');
    expect(await violations()).toEqual([]);
    await context.close();
  });
});

describe('votes', () => {
  it('count once for each reader, can be changed and taken back, and are seen by others as they come', async () => {
    const path = pathOf(4);
    const [id] = (await seed(site, path, seedMany(1))) as [string];
    const [one, two] = [await openPage(browser), await openPage(browser)];
    const [first, second] = [new CommentListPage(one.page), new CommentListPage(two.page)];
    await Promise.all([first.open(site.url + path), second.open(site.url + path)]);
    const words = 'Lời thứ 1.';
    const [up, down] = [first.button(words, 'Thích'), first.button(words, 'Không thích')];
    await up.click();
    await expect.poll(() => votesOf(id)).toEqual({ up: 1, down: 0 });
    await second.button(words, 'Thích').click();
    await expect.poll(() => votesOf(id)).toEqual({ up: 2, down: 0 });
    await expect.poll(() => up.textContent(), patient).toBe('Thích 2');
    await down.click();
    await expect.poll(() => votesOf(id)).toEqual({ up: 1, down: 1 });
    await expect.poll(() => second.button(words, 'Không thích').textContent(), patient).toBe('Không thích 1');
    // The same reader in another tab is no other reader.
    const tab = new CommentListPage(await one.context.newPage());
    await tab.open(site.url + path);
    await expect.poll(() => tab.button(words, 'Không thích').getAttribute('aria-pressed')).toBe('true');
    await tab.button(words, 'Thích').click();
    await expect.poll(() => votesOf(id)).toEqual({ up: 2, down: 0 });
    await tab.button(words, 'Thích').click();
    await expect.poll(() => votesOf(id)).toEqual({ up: 1, down: 0 });
    expect(site.ask('SELECT * FROM vote WHERE comment = ?', id)).toHaveLength(1);
    await Promise.all([one.context.close(), two.context.close()]);
  });
});

describe('an author', () => {
  it('edits and deletes what waits, and no longer when the time is over: the text stays in the form then', async () => {
    const path = pathOf(5);
    const { page, context } = await openPage(browser);
    const list = new CommentListPage(page);
    await page.goto(site.url + path);
    await list.form.write(site, { ...comment, title: 'Sửa được' });
    const content = list.list.locator('.extra #f-content');
    await list.choose('Sửa được', 'Sửa');
    expect(await content.inputValue()).toBe(comment.content);
    await content.fill('Lời đã sửa.');
    await list.list.getByRole('button', { name: 'Lưu bản sửa' }).click();
    await list.row('Lời đã sửa.').waitFor();
    expect(textsOf(path)).toEqual(['Lời đã sửa.']);
    await list.choose('Sửa được', 'Sửa');
    await content.fill('Quá muộn.');
    now += 901_000;
    await list.list.getByRole('button', { name: 'Lưu bản sửa' }).click();
    await list.list.getByText('Đã hết thời gian sửa bình luận này.').first().waitFor();
    expect(await content.inputValue()).toBe('Quá muộn.');
    expect(textsOf(path)).toEqual(['Lời đã sửa.']);
    await context.close();
  });

  it('edits what is public: the approved text stays until a moderator has seen the new one; and deletes it', async () => {
    const path = pathOf(6);
    const { page, context } = await openPage(browser);
    const list = new CommentListPage(page);
    await page.goto(site.url + path);
    await list.form.write(site, { ...comment, title: 'Công khai', content: 'Lời cũ.' });
    await list.row('Công khai').waitFor();
    await desk.decide('Công khai', 'published');
    await list.button('Công khai', 'Trả lời').waitFor();
    await list.choose('Công khai', 'Sửa');
    await list.list.locator('.extra #f-content').fill('Lời mới.');
    await list.list.getByRole('button', { name: 'Lưu bản sửa' }).click();
    await list.row('Công khai').getByText('Bản sửa của bạn đang chờ duyệt.').waitFor();
    expect(textsOf(path)).toEqual(['Lời cũ.']);
    expect(await list.texts()).toEqual(['Lời cũ.']);
    await list.choose('Công khai', 'Xoá');
    await list.list.getByRole('button', { name: 'Xoá bình luận' }).click();
    await expect.poll(() => site.rows().find(({ page: at }) => at === path)?.status).toBe('removed');
    await list.list.getByText('Bình luận này đã được gỡ.').waitFor();
    await page.reload();
    await list.show();
    await page.locator('yk-comment-list .empty').waitFor();
    await context.close();
  });
});

describe('a reader', () => {
  it('reports a comment: reason and words stand in the file, once for each reader', async () => {
    const path = pathOf(7);
    const [id] = (await seed(site, path, seedMany(1))) as [string];
    const { page, context } = await openPage(browser);
    const list = new CommentListPage(page);
    await list.open(site.url + path);
    for (const text of ['Lần một.', 'Lần hai.']) {
      await list.choose('Lời thứ 1.', 'Báo cáo');
      await list.list.getByLabel('Xúc phạm, quấy rối').check();
      await list.list.getByLabel('Nói rõ hơn (không bắt buộc)').fill(text);
      await list.list.getByRole('button', { name: 'Gửi báo cáo' }).click();
      await list.list.locator('.note', { hasText: 'Đã gửi báo cáo. Cảm ơn bạn.' }).waitFor();
    }
    expect(site.ask('SELECT reason, text FROM report WHERE comment = ?', id)).toHaveLength(1);
    expect(site.ask('SELECT reason FROM report WHERE comment = ?', id)[0]).toMatchObject({ reason: 'abuse' });
    await context.close();
  });

  it('whose browser blocks IndexedDB votes, writes, and sees what waits', async () => {
    const path = pathOf(8);
    const [id] = (await seed(site, path, seedMany(1))) as [string];
    const { page, context } = await openPage(browser);
    await page.addInitScript(() => {
      const blocked = (): never => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
      Object.defineProperty(window, 'indexedDB', { get: blocked });
      Object.defineProperty(window, 'localStorage', { get: blocked });
    });
    const list = new CommentListPage(page);
    await list.open(site.url + path);
    await list.button('Lời thứ 1.', 'Thích').click();
    await expect.poll(() => votesOf(id)).toEqual({ up: 1, down: 0 });
    await list.form.write(site, { ...comment, title: 'Không có kho' });
    await list.row('Không có kho').getByText('Đang chờ duyệt', { exact: true }).waitFor();
    await desk.decide('Không có kho', 'published');
    await list.button('Không có kho', 'Trả lời').waitFor();
    expect(await list.arrived.count()).toBe(0);
    await context.close();
  });

  it('finds a page that a moderator has closed without replies and without a form, at once and at the next visit', async () => {
    const path = pathOf(9);
    await seed(site, path, seedMany(2));
    const { page, context } = await openPage(browser);
    const list = new CommentListPage(page);
    await list.open(site.url + path);
    await list.button('Lời thứ 1.', 'Trả lời').waitFor();
    await desk.close(path);
    await expect.poll(() => list.button('Lời thứ 1.', 'Trả lời').count(), patient).toBe(0);
    await list.list.getByText('Trang này không nhận thêm bình luận.').waitFor();
    await page.reload();
    await list.show();
    await list.form.form.getByText('Trang này không nhận thêm bình luận.').waitFor();
    expect(await list.form.field('content').count()).toBe(0);
    await expect.poll(() => list.rows.count()).toBe(2);
    expect(await list.button('Lời thứ 1.', 'Trả lời').count()).toBe(0);
    await desk.close(path, false);
    await list.button('Lời thứ 1.', 'Trả lời').waitFor();
    await context.close();
  });
});
