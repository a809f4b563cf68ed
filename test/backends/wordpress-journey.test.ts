import { mkdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openBrowser, openPage, type Watched } from '../support/browser.js';
import { CommentListPage } from '../support/comment-list.js';
import { openArticles, type Articles } from './wordpress-articles.js';
import { startWordpress, type WordpressServer } from './wordpress-server.js';

const built = new URL('../../dist/cdn/', import.meta.url);
const shots = new URL('../output/backends/', import.meta.url);

let wordpress: WordpressServer;
let browser: Browser;
let site: Server;
let origin = '';
let articles: Articles;

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  wordpress = await startWordpress();
  browser = await openBrowser();
  // The owner's own pages stand elsewhere: what they read of WordPress goes through its CORS.
  site = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://127.0.0.1').pathname;
    if (path.startsWith('/ykien/')) {
      void readFile(new URL(path.slice('/ykien/'.length), built)).then(
        (script) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(script),
        () => response.writeHead(404).end(),
      );
    } else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageAt(path));
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await browser?.close();
  site?.close();
  await wordpress?.stop();
});

beforeEach(async () => {
  articles = await openArticles(wordpress);
});

const policy = (): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${wordpress.url}; img-src 'self' data:; base-uri 'none'; form-action 'self'`;

function pageAt(path: string): string {
  const options = JSON.stringify({ fields: { title: 'ykien_title', phone: 'ykien_phone' } });
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Họp dân</title>
<meta name="viewport" content="width=device-width"><link rel="canonical" href="${path}">
<meta http-equiv="content-security-policy" content="${policy()}">
<script type="module" src="/ykien/ykien.js"></script></head><body><main><h1>Họp dân cuối tuần</h1>
<yk-backend type="wordpress" endpoint="${wordpress.url}" options='${options}'><yk-comments show="form comments recent older"></yk-comments></yk-backend></main></body></html>`;
}

async function open(): Promise<{ watched: Watched; list: CommentListPage }> {
  const watched = await openPage(browser, { viewport: { width: 900, height: 1200 } });
  const list = new CommentListPage(watched.page);
  await watched.page.goto(origin + articles.page.id);
  await list.show();
  return { watched, list };
}

const shoot = (watched: Watched, name: string): Promise<unknown> =>
  watched.page.screenshot({ path: new URL(`wordpress-${name}.png`, shots).pathname, fullPage: true });

const words = {
  name: 'Nguyễn Thị Ẫn',
  email: 'an@example.com',
  phone: '0987 654 321',
  title: 'Về "đường" & <chợ>',
  content: 'Đề nghị sửa -- xin cảm ơn...\n<b>Không đậm</b> & C:\\tmp, "https://example.com/?a=1&b=2"',
};

it('takes a comment, a moderator’s approval and a reply, and fills the lists of articles', async () => {
  const { watched, list } = await open();
  const { page } = watched;
  expect(await list.heading.textContent()).toMatch(/Bình luận/);
  const recent = page.locator('yk-article-list[kind="recent"] li a');
  await expect.poll(() => recent.count()).toBeGreaterThan(4);
  expect(await recent.first().getAttribute('href')).toBe(`${wordpress.url}/y-te/`);
  const older = page.locator('yk-article-list[kind="older"] li a');
  await expect.poll(() => older.allTextContents()).toContainEqual(expect.stringContaining('Sửa đường làng'));

  await list.form.field('content').click();
  await list.form.fill(words);
  await list.form.send();
  await list.form.receipt.waitFor();
  await list.row('Không đậm').waitFor();
  await shoot(watched, 'pending');
  expect(await list.row('Không đậm').textContent()).toMatch(/chờ duyệt/i);

  const [stored] = await wordpress.rows();
  expect([stored?.comment_approved, stored?.phone]).toEqual(['0', words.phone]);
  const other = await open();
  expect(await other.list.rows.count()).toBe(0);

  await wordpress.approve(stored!.comment_ID);
  await page.reload();
  await list.show();
  await list.row('Không đậm').waitFor();
  expect(await list.row('Không đậm').locator('[part="text"]').innerText()).toBe(words.content.replace('\n', '\n\n'));
  expect(await list.row('Không đậm').textContent()).toContain(words.title);
  expect(await list.row('Không đậm').textContent()).not.toMatch(/chờ duyệt/i);

  await other.watched.page.reload();
  await other.list.show();
  await other.list.button('Không đậm', 'Trả lời').click();
  await other.list.replyForm.fill({ name: 'Lê Văn Tám', content: 'Đồng ý với bà Ẫn.' });
  await other.list.replyForm.field('email').fill('tam@example.com');
  await other.list.replyForm.send();
  await other.list.row('Đồng ý với bà Ẫn.').waitFor();
  const rows = await wordpress.rows();
  await wordpress.approve(rows.at(-1)!.comment_ID);

  await page.reload();
  await list.show();
  await list.row('Đồng ý với bà Ẫn.').waitFor();
  expect(await list.heading.textContent()).toMatch(/2/);
  await shoot(watched, 'published');
  for (const each of [watched, other.watched]) {
    expect([await each.violations(), each.problems]).toEqual([[], []]);
    expect(await each.bodies()).not.toMatch(/0987|654 321|an@example\.com/);
    await each.context.close();
  }
});

it('keeps what was written when WordPress wants a login', async () => {
  const { watched, list } = await open();
  await wordpress.options({ comment_registration: '1' });
  await list.form.field('content').click();
  await list.form.fill(words);
  await list.form.send();
  await expect.poll(() => list.form.status.textContent()).not.toMatch(/^\s*(Đang gửi.*)?$/);
  await shoot(watched, 'refused');
  expect(await list.form.field('content').inputValue()).toBe(words.content);
  expect(await wordpress.rows()).toEqual([]);
  await watched.context.close();
});

it('closes the form where the post takes no more comments', async () => {
  await wordpress.close(articles.idOf(articles.page.id), true);
  const { watched, list } = await open();
  await expect.poll(() => watched.page.locator('yk-comments').textContent()).toBeDefined();
  await expect.poll(() => list.form.field('content').count()).toBe(0);
  await shoot(watched, 'closed');
  await watched.context.close();
});
