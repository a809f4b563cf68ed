/** `node test/tools/readme-picture.mjs`: the README's picture, the foot of the model page, in demo/model-page.png. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { openDemo } from '../../demo/start.js';
import { chromiumLaunchOptions } from '../config/find-chromium.ts';

const path = fileURLToPath(new URL('../../demo/model-page.png', import.meta.url));
const maxBytes = 200_000;

const dataDir = await mkdtemp(join(tmpdir(), 'ykien-picture-'));
const server = await openDemo({ dataDir, port: 0 });
const browser = await chromium.launch(await chromiumLaunchOptions());
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    deviceScaleFactor: 1,
    colorScheme: 'light',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  });
  await page.goto(server.url);
  await page.locator('yk-comments').scrollIntoViewIfNeeded();
  for (const part of ['recent', 'older']) {
    const list = page.locator(`yk-article-list[part="${part}"]`);
    // Two of each: a picture of a page is not the page.
    await list.evaluate((element) => (element.limit = 2));
    await list.locator('a').nth(1).waitFor();
    await page.waitForFunction((name) => {
      const { shadowRoot } = document.querySelector('yk-comments');
      return shadowRoot.querySelector(`[part="${name}"]`).shadowRoot.querySelectorAll('li a').length === 2;
    }, part);
  }
  // The two newest threads, for the same reason.
  const comments = page.locator('yk-comment-list');
  await comments.evaluate((element) => (element.limit = 2));
  await comments.locator('.threads > li').nth(1).waitFor();
  await comments.locator('.more').waitFor();
  await page.locator('#f-name').fill('Nguyễn Thị Ẫn');
  await page.locator('#f-title').fill('Xin giữ lối vào ngõ 12 cho xe cứu thương');
  await page.locator('#f-content').fill('Đề nghị phương án phố đi bộ chừa lối cho xe cứu thương và xe chữa cháy.');
  await page.locator('img[part="picture"]').waitFor();
  await page.locator('input#f-challenge').focus();
  const top = await page.locator('.byline').boundingBox();
  const foot = await page.locator('yk-comments').boundingBox();
  const scrolled = await page.evaluate(() => window.scrollY);
  // The article's column alone, from the last lines of the text on.
  const [margin, y] = [40, Math.max(0, top.y + scrolled - 100)];
  const clip = {
    x: foot.x - margin,
    y,
    width: foot.width + 2 * margin,
    height: foot.y + scrolled + foot.height + margin - y,
  };
  await page.screenshot({ path, fullPage: true, clip });
} finally {
  await browser.close();
  await server.close();
  await rm(dataDir, { recursive: true });
}
const { size } = await stat(path);
console.log(`demo/model-page.png: ${Math.round(size / 1000)} kB`);
if (size > maxBytes) {
  console.error(`More than ${maxBytes / 1000} kB.`);
  process.exitCode = 1;
}
