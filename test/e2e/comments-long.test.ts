import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
import { CommentListPage, isStream, seed, seedMany } from '../support/comment-list.js';
import { articles } from '../support/demo.js';
import { Desk } from '../support/desk.js';
import { openSite, type TestSite } from '../support/site.js';

/** Streams that one address may have: enough for the readers of a test, few enough to be used up when they are counted. */
const perAddress = 4;

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite({ streams: { perAddress } }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const pathOf = (index: number): string => `/bai-viet/${articles[index]!.slug}`;
const patient = { timeout: 15_000 };

/** How many streams the server holds for this machine: as many as it may, less those that it still opens. */
async function openStreams(): Promise<number> {
  const calls = new AbortController();
  try {
    for (let left = 0; left <= perAddress; left++) {
      const answer = await fetch(`${site.url}/api/v1/events?page=/trang-tron`, { signal: calls.signal });
      if (answer.status === 429) return perAddress - left;
    }
    throw new Error('More streams were opened than one address may have.');
  } finally {
    calls.abort();
  }
}

/** As a browser tells a page that it is out of sight, or that it is seen again. */
const setVisible = (page: Page, state: DocumentVisibilityState): Promise<void> =>
  page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

describe('a long list', () => {
  it('is led through to its end by the button: 200 comments, each once, the focus on the first new one', async () => {
    const path = pathOf(0);
    await seed(site, path, seedMany(200));
    const { page, context } = await openPage(browser);
    const list = new CommentListPage(page);
    await list.open(site.url + path);
    const wanted = Array.from({ length: 200 }, (_, index) => `Lời thứ ${200 - index}.`);
    for (let shown = 20; shown < 200; shown += 20) {
      await expect.poll(() => list.rows.count()).toBe(shown);
      await list.more.click();
      await expect
        .poll(() => list.list.locator('article:focus [part="text"]').allTextContents())
        .toEqual([wanted[shown]]);
    }
    await expect.poll(() => list.texts()).toEqual(wanted);
    expect(await list.more.count()).toBe(0);
    expect(await list.heading.textContent()).toBe('Bình luận (200)');
    await context.close();
  });

  it('opens at the comment that a link names, however many pages away it stands', async () => {
    const path = pathOf(1);
    const [oldest] = await seed(site, path, seedMany(60));
    const { page, context } = await openPage(browser);
    const list = new CommentListPage(page);
    await page.goto(`${site.url}${path}#yk-c-${oldest}`);
    const row = list.list.locator('article.hit');
    await row.waitFor();
    expect(await row.locator('[part="text"]').textContent()).toBe('Lời thứ 1.');
    await expect.poll(() => list.list.locator('article:focus').getAttribute('id')).toBe(`yk-c-${oldest}`);
    await expect
      .poll(() =>
        row.evaluate(
          (each) => each.getBoundingClientRect().top >= 0 && each.getBoundingClientRect().bottom <= innerHeight,
        ),
      )
      .toBe(true);
    // Brought to the top it is not there once more when its page comes.
    for (let pages = 0; pages < 3 && (await list.more.count()); pages++) {
      const before = await list.rows.count();
      await list.more.click();
      await expect.poll(() => list.rows.count()).toBeGreaterThan(before);
    }
    await expect.poll(() => list.rows.count()).toBe(60);
    expect(new Set(await list.texts()).size).toBe(60);
    await context.close();
  });

  it('follows a link to a reply among many, and says when what a link names is gone', async () => {
    const path = pathOf(2);
    const [root] = await seed(site, path, seedMany(1));
    const replies = await seed(
      site,
      path,
      Array.from({ length: 80 }, (_, index) => ({
        parent: root!,
        createdAt: Date.now() - 3_000_000 + index * 1000,
        fields: { content: `Trả lời số ${index}.`, title: '' },
      })),
    );
    const { page, context } = await openPage(browser);
    const list = new CommentListPage(page);
    await page.goto(`${site.url}${path}#yk-c-${replies[70]}`);
    await expect
      .poll(() => list.list.locator('article.hit [part="text"]').allTextContents())
      .toEqual(['Trả lời số 70.']);
    await page.evaluate(() => (location.hash = '#yk-c-khong-co'));
    await list.list.getByText('Bình luận mà liên kết dẫn đến không còn nữa.').waitFor({ state: 'attached' });
    await context.close();
  });
});

describe('the stream of events', () => {
  it('is closed a minute after the page was hidden, and opened when it is seen again: nothing was missed', async () => {
    const path = pathOf(3);
    await seed(site, path, [{}, { fields: { content: 'Sẽ bị gỡ.' } }, {}]);
    const { page, context } = await openPage(browser);
    await page.clock.install();
    const list = new CommentListPage(page);
    const first = page.waitForResponse(isStream);
    await page.goto(site.url + path);
    await list.show();
    await expect.poll(() => list.rows.count()).toBe(3);
    await page.clock.fastForward(3500);
    await first;
    await expect.poll(openStreams).toBe(1);
    await setVisible(page, 'hidden');
    await page.clock.fastForward(50_000);
    expect(await openStreams()).toBe(1);
    await page.clock.fastForward(11_000);
    await expect.poll(openStreams).toBe(0);
    // A comment that was taken away meanwhile is told of, as it would have been at the time.
    await new Desk(site).decide('Sẽ bị gỡ.', 'rejected');
    const again = page.waitForResponse(isStream);
    await setVisible(page, 'visible');
    await again;
    await expect.poll(openStreams).toBe(1);
    await expect.poll(() => list.row('Bình luận này đã được gỡ.').count(), patient).toBe(1);
    await context.close();
  });

  it('is closed at once when the page goes into the cache of the browser, and opened when it comes back', async () => {
    const path = pathOf(4);
    await seed(site, path, seedMany(1));
    const { page, context } = await openPage(browser);
    const list = new CommentListPage(page);
    await list.open(site.url + path);
    await expect.poll(openStreams).toBe(1);
    const tell = (name: 'pagehide' | 'pageshow'): Promise<void> =>
      page.evaluate((type) => void dispatchEvent(new PageTransitionEvent(type, { persisted: true })), name);
    await tell('pagehide');
    await expect.poll(openStreams).toBe(0);
    await tell('pageshow');
    await expect.poll(openStreams).toBe(1);
    await page.goto('about:blank');
    await expect.poll(openStreams).toBe(0);
    await context.close();
  });

  it('is not opened by somebody who leaves at once', async () => {
    const path = pathOf(5);
    await seed(site, path, seedMany(1));
    const { page, context, requests } = await openPage(browser);
    const list = new CommentListPage(page);
    await page.goto(site.url + path);
    await list.show();
    await list.rows.first().waitFor();
    await page.goto(`${site.url}/chuyen-muc/moi-truong`);
    expect(requests.filter((url) => isStream({ url: () => url }))).toEqual([]);
    await context.close();
  });
});
