import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeScript, axeViolations } from '../support/axe.js';
import { openBrowser, openPage } from '../support/browser.js';
import { CommentFormPage } from '../support/comment-form.js';
import { openSite, type TestSite } from '../support/site.js';

let site: TestSite;
let browser: Browser;
let axe: string;
beforeAll(async () => {
  axe = await axeScript();
  [site, browser] = await Promise.all([openSite({ site: { challenge: 'none' } }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const words: Readonly<Record<string, string>> = {
  name: 'Nguyen Thi An',
  email: 'an@example.vn',
  phone: '0987 654 321',
  title: 'Về lịch thu gom rác',
  content: 'Đề nghị quận công bố lịch mới <b>sớm</b> & rõ.',
};

interface Opened {
  readonly page: Page;
  readonly form: CommentFormPage;
  readonly troubles: string[];
  readonly scripts: string[];
}

/** A page of the demo, with whatever its console says and the chunks that it has fetched. */
async function open(type: string, query = '', options: Parameters<typeof openPage>[1] = {}): Promise<Opened> {
  const { page } = await openPage(browser, options);
  const troubles: string[] = [];
  const scripts: string[] = [];
  page.on('console', (message) => {
    if (/error|warning/.test(message.type())) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('request', (request) => {
    const chunk = /\/ykien\/ykien-([a-z\d-]+)-\w{7}\.js$/.exec(request.url())?.[1];
    if (chunk) scripts.push(chunk);
  });
  await page.addInitScript(axe);
  await page.goto(`${site.url}/moi-may-chu/${type}${query}`);
  return { page, form: new CommentFormPage(page), troubles, scripts };
}

const adapters = ['artalk', 'feed', 'isso', 'local-storage', 'memory', 'remark42', 'rest', 'supabase', 'twikoo'];

describe('the page of any backend', () => {
  it.each(['http', 'local-storage', 'wordpress', 'waline', 'isso', 'remark42', 'twikoo', 'supabase', 'rest'])(
    'takes a comment to %s and shows it as it was typed',
    async (type) => {
      const { page, form, troubles, scripts } = await open(type);
      await form.field('content').waitFor();
      // The backend's own fields are there once it has described its form.
      await page.locator('yk-comment-list h2').filter({ hasText: /\S/ }).waitFor();
      for (const [name, text] of Object.entries(words)) {
        if (await form.field(name).count()) await form.field(name).fill(text);
      }
      await form.send();
      await form.receipt.waitFor();
      const row = page.locator('yk-comment-list [part="text"]').filter({ hasText: words.content! });
      await row.first().waitFor();
      expect(await row.locator('b').count()).toBe(0);
      expect(await page.locator('yk-comments').innerText()).not.toContain('0987');
      expect(troubles).toEqual([]);
      expect(scripts.filter((name) => [...adapters, 'waline', 'wordpress'].includes(name))).toEqual(
        type === 'http' ? [] : [type],
      );
      await page.context().close();
    },
  );

  it('asks for the letters of Artalk’s picture', async () => {
    const { page, form, troubles } = await open('artalk');
    await form.field('content').click();
    await form.picture.waitFor();
    expect(await form.code.getAttribute('inputmode')).toBe('text');
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it('shows the lists of a feed, and no form', async () => {
    const { page, troubles } = await open('feed');
    await page.locator('yk-article-list[part="older"] a').first().waitFor();
    expect(await page.locator('yk-comment-form').count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['vi', 1280, 'light'],
    ['en', 320, 'dark'],
  ] as const)('has nothing that axe finds, nor anything too wide: %s, %i px, %s', async (lang, width, colorScheme) => {
    const viewport = { width, height: 900 };
    const { page, form } = await open('wordpress', `?lang=${lang}`, { viewport, colorScheme });
    await form.field('content').waitFor();
    await page.locator('yk-comment-list h2').filter({ hasText: /\S/ }).waitFor();
    await page.locator('yk-article-list[part="older"] a').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it('has a table with a row for every backend, and says “–” for what one cannot', async () => {
    const { page } = await open('http');
    const rows = page.locator('.abilities tbody tr');
    expect(await rows.count()).toBe(adapters.length + 3);
    const feed = await rows.filter({ hasText: 'RSS' }).locator('td').allTextContents();
    expect(feed.filter((text) => text !== '–')).toEqual(['chỉ đọc', 'mới đăng, đã đăng, đăng sau']);
    await page.context().close();
  });
});
