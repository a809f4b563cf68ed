import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.js';
import { openSite, type TestSite } from '../support/site.js';
import { openSnippet } from '../support/snippet-page.js';

const snippet = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../demo/snippets/${name}`, import.meta.url)), 'utf8');
const script = '<script type="module" src="/ykien/ykien.js"></script>';

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const open = (name: string): ReturnType<typeof openSnippet> => openSnippet(browser, site, script + snippet(name));

describe('pasted into a page under the strict policy', () => {
  it('comment-list.html has its heading, and says that nobody has written yet', async () => {
    const { page, context, problems, violations } = await open('comment-list.html');
    await page.getByRole('heading', { name: 'What readers say' }).waitFor();
    await page.locator('yk-comment-list .empty').waitFor();
    expect(problems).toEqual([]);
    expect(await violations()).toEqual([]);
    await context.close();
  });

  it('comment-count.html asks for both numbers at once', async () => {
    const { page, context, requests, violations } = await open('comment-count.html');
    const shown = (): Promise<(string | undefined)[]> =>
      page.locator('yk-comment-count').evaluateAll((all) => all.map((each) => each.shadowRoot?.textContent?.trim()));
    await expect.poll(shown).toEqual(['0', '0']);
    expect(requests.filter((url) => url.includes('/api/'))).toHaveLength(1);
    expect(await violations()).toEqual([]);
    await context.close();
  });

  it('moderation.html shows the queue to whoever has the token, and tells others that theirs is wrong', async () => {
    const { page, context, violations } = await open('moderation.html');
    const token = page.locator('yk-moderation #token');
    await token.fill('made-up');
    await token.press('Enter');
    await page.locator('yk-moderation #token-error').waitFor();
    await token.fill((await readFile(join(site.dataDir, 'owner-token'), 'utf8')).trim());
    await token.press('Enter');
    await page.getByText('Nothing is waiting for review.').waitFor();
    expect(await violations()).toEqual([]);
    await context.close();
  });
});
