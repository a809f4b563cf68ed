import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
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

declare global {
  interface Window {
    ykShift?: number;
  }
}

async function watchShift(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.ykShift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) window.ykShift! += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

describe('the first load', () => {
  it('asks for the document, the script, the page and the view, and our own chunks; for no challenge', async () => {
    const { page, context, requests } = await openPage(browser);
    await page.goto(`${site.url}/trang-tron`);
    await page.locator('yk-article-list[part="older"] a').first().waitFor();
    await page.waitForLoadState('networkidle');
    const others = requests.map((url) => new URL(url)).filter(({ pathname }) => !/\/ykien-[\w-]+\.js$/.test(pathname));
    expect(
      others
        .map(({ pathname }) => pathname)
        .filter((path) => path !== '/crest.svg')
        .sort(),
    ).toEqual(['/api/v1/page', '/api/v1/views', '/trang-tron', '/ykien/ykien.js']);
    await page.locator('#f-name').focus();
    await page.locator('img[part="picture"]').waitFor();
    expect(requests.filter((url) => url.endsWith('/v1/challenges'))).toHaveLength(1);
    await context.close();
  });

  it.each(['/', '/?lang=en'].flatMap((path) => [320, 800, 1280].map((width) => [path, width] as const)))(
    'moves nothing under the reader of the model page: %s at %i px',
    async (path, width) => {
      const { page, context } = await openPage(browser, { viewport: { width, height: 900 } });
      await watchShift(page);
      await page.goto(site.url + path);
      await page.waitForLoadState('networkidle');
      await page.locator('#f-name').scrollIntoViewIfNeeded();
      await page.locator('yk-article-list[part="older"] a').first().waitFor();
      await page.locator('#f-name').focus();
      await page.locator('img[part="picture"]').waitFor();
      expect(await page.evaluate(() => window.ykShift)).toBeLessThanOrEqual(0.02);
      await context.close();
    },
  );
});

const cdn = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));

/** Serves a page of the test's own, and a second copy of the script under `/copy/`. */
async function servePage(context: BrowserContext, head: string, policy?: string): Promise<string> {
  const files = new Set(await readdir(cdn));
  await context.route(`${site.url}/copy/*`, async (route) => {
    const name = new URL(route.request().url()).pathname.replace('/copy/', '');
    const body = files.has(name) ? await readFile(cdn + name, 'utf8') : '';
    await route.fulfill({ contentType: 'text/javascript', body });
  });
  await context.route(`${site.url}/other-lit.js`, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `globalThis.trustedTypes?.createPolicy('lit-html', { createHTML: (html) => html });`,
    }),
  );
  await context.route(`${site.url}/other-definitions.js`, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `customElements.define('yk-comments', class extends HTMLElement {});
customElements.define('yk-article-list', class extends HTMLElement {});`,
    }),
  );
  await context.route(`${site.url}/trang-thu`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: policy ? { 'content-security-policy': policy } : {},
      body: `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Thử</title>${head}</head>
<body><h1>Thử</h1><yk-comments endpoint="/api"><p>Gửi thư cho tòa soạn.</p></yk-comments></body></html>`,
    }),
  );
  return `${site.url}/trang-thu`;
}

const script = (path: string): string => `<script type="module" src="${path}"></script>`;

describe('a page that loads the script more than once', () => {
  it.each([
    ['two tags for one file', script('/ykien/ykien.js').repeat(2), undefined],
    ['two copies of the file', script('/ykien/ykien.js') + script('/copy/ykien.js'), undefined],
    [
      'two copies under the strict policy with allow-duplicates',
      script('/ykien/ykien.js') + script('/copy/ykien.js'),
      `${contentSecurityPolicy} 'allow-duplicates'`,
    ],
  ])('%s: one form, which works, and nothing thrown', async (_, head, policy) => {
    const { page, context, problems } = await openPage(browser);
    await page.goto(await servePage(context, head, policy));
    const form = new CommentFormPage(page);
    await form.write(site, comment);
    expect(site.rows().at(-1)).toMatchObject({ page: '/trang-thu' });
    expect(problems.filter((text) => !text.includes('Multiple versions of Lit'))).toEqual([]);
    await context.close();
  });

  it('names that are taken already are left alone, and nothing is thrown', async () => {
    const { page, context, problems } = await openPage(browser);
    await page.goto(await servePage(context, script('/other-definitions.js') + script('/ykien/ykien.js')));
    await page.waitForFunction(() => customElements.get('yk-comment-form'));
    expect(await page.locator('yk-comments').innerText()).toBe('Gửi thư cho tòa soạn.');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('under the strict policy a second Lit leaves what stands in the element, and the console says why', async () => {
    const { page, context, problems } = await openPage(browser);
    const head = script('/other-lit.js') + script('/ykien/ykien.js');
    await page.goto(await servePage(context, head, contentSecurityPolicy));
    await expect.poll(() => problems.join('\n')).toMatch(/lit-html/);
    expect(await page.locator('yk-comments').innerText()).toBe('Gửi thư cho tòa soạn.');
    expect(await page.locator('yk-comments p').isVisible()).toBe(true);
    await context.close();
  });
});
