import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomId } from '../../src/core/random-id.js';
import { openBrowser, openPage } from '../support/browser.js';
import { CommentListPage, isStream, seed, type Seed } from '../support/comment-list.js';
import { articles } from '../support/demo.js';
import { Desk } from '../support/desk.js';
import { openSite, type TestSite } from '../support/site.js';

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite({ limits: { submit: [], vote: [] } }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

declare global {
  interface Window {
    /** What moved, and from where to where. */
    ykMoved?: { score: number; moves: string[] }[];
  }
}

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly previousRect: DOMRect; readonly currentRect: DOMRect }[];
}

/** As the measure is defined: what moves within half a second of a press was asked for. */
const watchShifts = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    window.ykMoved = [];
    const place = ({ x, y, width, height }: DOMRect) => `${[x, y, width, height].map(Math.round)}`;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
        if (hadRecentInput) continue;
        const moves = sources.map(({ previousRect, currentRect }) => `${place(previousRect)} → ${place(currentRect)}`);
        window.ykMoved!.push({ score: value, moves });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** What has moved since the last time that this was asked. */
async function shiftOf(page: Page): Promise<number> {
  // An entry comes with the frame after the one that moved.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
  const moved = await page.evaluate(() => window.ykMoved!.splice(0));
  const sum = moved.reduce((total, { score }) => total + score, 0);
  if (sum > 0.02) console.log(JSON.stringify(moved));
  return sum;
}

/** Of very different heights, some with replies. */
function manyHeights(count: number): Seed[] {
  const ids = Array.from({ length: count }, () => randomId());
  return ids.map((id, index) => ({
    id,
    ...(index % 5 === 4 && { parent: ids[index - 4]! }),
    fields: { content: `Lời thứ ${index + 1}. ${'Đề nghị quận công bố lịch mới. '.repeat((index % 7) * 4)}` },
  }));
}

/** As a reader comes: the comments are fetched before they are in sight. */
async function arrive(page: Page, url: string): Promise<CommentListPage> {
  const list = new CommentListPage(page);
  const live = page.waitForResponse(isStream);
  await page.goto(url);
  await list.form.field('content').waitFor();
  await page.locator('yk-article-list[part="older"] a').first().waitFor();
  await page.waitForLoadState('networkidle');
  // What moves before that is the page's own first load, which has tests of its own.
  await shiftOf(page);
  await list.list.evaluate((element) => scrollTo(0, scrollY + element.getBoundingClientRect().top - innerHeight - 400));
  await list.rows.first().waitFor();
  await list.heading.scrollIntoViewIfNeeded();
  await live;
  return list;
}

const pathOf = (index: number): string => `/bai-viet/${articles[index]!.slug}`;
const widths = [320, 800, 1280] as const;

describe('under the reader', () => {
  it.each(widths)('nothing moves while the comments come, and while further pages of them do: %i px', async (width) => {
    const path = pathOf(widths.indexOf(width));
    await seed(site, path, manyHeights(100));
    const { page, context } = await openPage(browser, { viewport: { width, height: 900 } });
    await watchShifts(page);
    const list = await arrive(page, site.url + path);
    expect(await shiftOf(page), 'first page').toBeLessThanOrEqual(0.02);
    // Later than half a second after the press, so that it counts.
    await page.route(/\/v1\/comments\?/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      await route.continue();
    });
    for (let pages = 0; (await list.more.count()) > 0; pages++) {
      const before = await list.rows.count();
      await list.more.click();
      await expect.poll(() => list.rows.count()).toBeGreaterThan(before);
      expect(await shiftOf(page), `page ${pages + 2}`).toBeLessThanOrEqual(0.02);
    }
    expect(await list.rows.count()).toBe(100);
    // And on the way back up, where heights were guesses.
    for (let at = 0; at < 30; at++) await page.mouse.wheel(0, -600);
    expect(await shiftOf(page), 'back').toBeLessThanOrEqual(0.02);
    await context.close();
  });

  it.each(widths)('nothing moves while votes and comments of others arrive: %i px', async (width) => {
    const path = pathOf(10 + widths.indexOf(width));
    const ids = await seed(site, path, manyHeights(20));
    const { page, context } = await openPage(browser, { viewport: { width, height: 900 } });
    await watchShifts(page);
    const list = await arrive(page, site.url + path);
    await shiftOf(page);
    const post = async (route: string, body: object): Promise<void> => {
      const headers = { 'content-type': 'application/json', origin: site.url };
      const answer = await fetch(`${site.url}/api${route}`, { method: 'POST', headers, body: JSON.stringify(body) });
      expect(answer.status, await answer.clone().text()).toBeLessThan(300);
    };
    for (let votes = 0; votes < 12; votes++) {
      for (const id of ids.slice(-6)) {
        await post('/v1/comments/vote', { comment: id, value: votes % 3 ? 1 : -1, readerKey: randomId(32) });
      }
    }
    const last = list.list.locator(`#yk-c-${ids.at(-2)}`);
    await expect.poll(() => last.getByRole('button', { name: 'Thích 8', exact: true }).count()).toBe(1);
    const fresh = [`Mới một, ${width} px.`, `Mới hai, ${width} px.`];
    await seed(
      site,
      path,
      fresh.map((content) => ({ status: 'pending', fields: { content } })),
    );
    for (const words of fresh) await new Desk(site).decide(words, 'published');
    await expect.poll(async () => (await list.arrived.textContent())?.trim()).toBe('2 bình luận mới');
    expect(await shiftOf(page)).toBeLessThanOrEqual(0.02);
    await context.close();
  });
});
