import { mkdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage, type Watched } from '../support/browser.js';
import { CommentListPage } from '../support/comment-list.js';
import { startWaline, type WalineServer } from './waline-server.js';

const built = new URL('../../dist/cdn/', import.meta.url);
const shots = new URL('../output/backends/', import.meta.url);

let waline: WalineServer;
let browser: Browser;
let site: Server;
let origin = '';

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  waline = await startWaline();
  browser = await openBrowser();
  // The owner's pages stand at another origin: everything goes through Waline's CORS.
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
  await waline?.stop();
});

const policy = (): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${waline.url}; img-src 'self' data:; base-uri 'none'; form-action 'self'`;

function pageAt(path: string): string {
  const articles = ['/tin/cau-moi', '/tin/cho-phien'].map((each, n) => ({
    path: each,
    title: n ? 'Chợ phiên tháng Chạp' : 'Cầu mới đã thông xe',
    published: `2026-11-0${n + 1}T08:00:00+07:00`,
  }));
  const options = JSON.stringify({ lang: 'vi', moderation: 'pre', articles }).replaceAll("'", '&#39;');
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cầu mới</title>
<meta name="viewport" content="width=device-width"><link rel="canonical" href="${path}">
<meta http-equiv="content-security-policy" content="${policy()}">
<script type="module" src="/ykien/ykien.js"></script></head><body><main><h1>Cầu mới đã thông xe</h1>
<yk-backend type="waline" endpoint="${waline.url}" options='${options}'><yk-comments show="form comments"></yk-comments>
<yk-article-list kind="popular" show="views"></yk-article-list></yk-backend></main></body></html>`;
}

async function open(path = '/tin/cau-moi'): Promise<{ watched: Watched; list: CommentListPage }> {
  const watched = await openPage(browser, { viewport: { width: 900, height: 1200 } });
  const list = new CommentListPage(watched.page);
  await watched.page.goto(origin + path);
  await list.show();
  return { watched, list };
}

const shoot = (watched: Watched, name: string): Promise<unknown> =>
  watched.page.screenshot({ path: new URL(`waline-${name}.png`, shots).pathname, fullPage: true });

const words = {
  name: 'Nguyễn Thị Ẫn',
  content:
    'Cầu *mới* rộng hơn -- xin cảm ơn...\n1. Còn thiếu đèn :)\n<b>Không đậm</b> & C:\\tmp, "https://example.com/?a=1"',
};
const shown = words.content.replace(/\s+/g, '');

it('takes a comment, a moderator’s approval, a reply and likes', async () => {
  const path = '/tin/cau-moi';
  const { watched, list } = await open();
  // What Waline cannot keep is not asked for.
  await list.form.field('content').click();
  expect([await list.form.field('phone').count(), await list.form.field('title').count()]).toEqual([0, 0]);
  await list.form.fill(words);
  await list.form.send();
  await list.form.receipt.waitFor();
  await shoot(watched, '1-pending');
  const [row] = waline.rows(path);
  expect([row?.status, row?.nick, row?.ua]).toEqual(['waiting', words.name, null]);

  // Another reader sees it when a moderator has approved it, as it was typed.
  const stranger = await open();
  expect(await stranger.list.rows.count()).toBe(0);
  await waline.moderate(String(row?.id), 'published');
  await stranger.watched.page.reload();
  await stranger.list.show();
  await expect.poll(() => stranger.list.rows.count()).toBe(1);
  const text = await stranger.list.row(words.name).locator('[part="text"]').innerText();
  expect(text.replace(/\s+/g, '')).toBe(shown);
  await shoot(stranger.watched, '2-published');

  // Likes it, and takes nothing back by coming again.
  await stranger.list.button(words.name, 'Thích').click();
  await expect.poll(() => stranger.list.button(words.name, 'Thích').textContent()).toMatch(/1/);

  await stranger.list.button(words.name, 'Trả lời').click();
  const { replyForm } = stranger.list;
  await replyForm.field('content').waitFor();
  await replyForm.fill({ name: 'Trần Văn Bông', content: 'Đúng vậy, _xã_ ơi.' });
  await replyForm.send();
  await expect.poll(() => waline.rows(path).length).toBe(2);
  const [, reply] = waline.rows(path);
  expect([reply?.pid, reply?.rid]).toEqual([row?.id, row?.id]);
  await shoot(stranger.watched, '3-reply-pending');
  await waline.moderate(String(reply?.id), 'published');

  await watched.page.reload();
  await list.show();
  await expect.poll(() => list.texts()).toContainEqual(expect.stringContaining('Đúng vậy, _xã_ ơi.'));
  await expect.poll(() => list.button(words.name, 'Thích').textContent()).toMatch(/1/);
  await shoot(watched, '4-thread');

  for (const each of [watched, stranger.watched]) {
    expect([each.problems, await each.violations()]).toEqual([[], []]);
    await each.context.close();
  }
});

it('ranks the articles by their views', async () => {
  const path = '/tin/cho-phien';
  const views = async (): Promise<string> => (await fetch(`${waline.url}/api/article?path=${path}`)).text();
  for (const count of [1, 2, 3]) {
    const { watched } = await open(path);
    await expect.poll(views, { timeout: 10_000 }).toContain(`"time":${count}`);
    // The same reader, half an hour not yet over.
    await watched.page.reload();
    await watched.context.close();
  }
  const { watched } = await open('/tin/khac');
  const titles = watched.page.locator('yk-article-list li a');
  await titles.first().scrollIntoViewIfNeeded();
  await expect
    .poll(() => titles.allTextContents())
    .toEqual([expect.stringContaining('Chợ phiên'), expect.stringContaining('Cầu mới')]);
  await shoot(watched, '5-popular');
  await watched.context.close();
});
