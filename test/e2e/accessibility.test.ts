import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeScript, axeViolations } from '../support/axe.js';
import { openBrowser, openPage } from '../support/browser.js';
import { comment, CommentFormPage } from '../support/comment-form.js';
import { openSite, type TestSite } from '../support/site.js';

let site: TestSite;
let browser: Browser;
let axe: string;
beforeAll(async () => {
  axe = await axeScript();
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** What is wider than its place: the page, or a part of the form that would be cut off at a narrow host. */
const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const host = document.querySelector('yk-comments')!.shadowRoot!.querySelector('yk-comment-form')!;
    const right = host.getBoundingClientRect().right + 1;
    const parts = [...host.shadowRoot!.querySelectorAll('input:not(.trap *), textarea, button, p, img')];
    const over = parts
      .filter((part) => part.getBoundingClientRect().right > right)
      .map(({ id, localName }) => id || localName);
    return scrollWidth > clientWidth ? ['page', ...over] : over;
  });

const schemes = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }],
] as const;
const cases = ['vi', 'en'].flatMap((lang) =>
  schemes.flatMap(([name, options]) => [1280, 320].map((width) => [lang, name, width, options] as const)),
);

/** The comments come when they are near, and have no words for a moment, while these are on their way; the list is marked as busy then. */
async function allIsTold(page: Page): Promise<void> {
  const list = await page.evaluateHandle(() =>
    document.querySelector('yk-comments')!.shadowRoot!.querySelector('yk-comment-list')!,
  );
  await list.evaluate((element) => element.scrollIntoView());
  await page.waitForFunction((element) => element.shadowRoot?.querySelector('h2')?.textContent.trim(), list);
}

describe('axe', () => {
  it.each(cases)('finds nothing on the whole model page: %s, %s, %i px', async (lang, _, width, options) => {
    const { page, context } = await openPage(browser, { ...options, viewport: { width, height: 900 } });
    await page.addInitScript(axe);
    await page.goto(`${site.url}/?lang=${lang}`);
    const form = new CommentFormPage(page);
    await page.locator('yk-comments').scrollIntoViewIfNeeded();
    await page.locator('yk-article-list[part="older"] a').first().waitFor();
    await allIsTold(page);
    expect(await axeViolations(page), 'lists').toEqual([]);
    await form.field('phone').fill('12');
    await form.picture.waitFor();
    await form.send();
    await form.summary.waitFor();
    await allIsTold(page);
    expect(await axeViolations(page), 'errors').toEqual([]);
    expect(await sideways(page), 'errors').toEqual([]);
    await form.write(site, comment);
    expect(await axeViolations(page), 'receipt').toEqual([]);
    expect(await sideways(page), 'receipt').toEqual([]);
    await context.close();
  });

  it('finds a planted fault', async () => {
    const { page, context } = await openPage(browser);
    await page.addInitScript(axe);
    await page.goto(site.url);
    await page.evaluate(() => document.querySelector('main')!.append(document.createElement('input')));
    expect((await axeViolations(page)).some((line) => line.startsWith('label'))).toBe(true);
    await context.close();
  });
});
