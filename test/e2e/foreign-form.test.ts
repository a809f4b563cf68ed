import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
import { openForeignSite, type ForeignSite } from '../support/foreign-express.js';
import { openSite, type TestSite } from '../support/site.js';

let foreign: ForeignSite;
let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  foreign = await openForeignSite();
  [site, browser] = await Promise.all([openSite({ siteOrigins: [foreign.url] }), openBrowser()]);
  foreign.endpoint = `${site.url}/api`;
});
afterAll(async () => {
  await browser.close();
  await Promise.all([site.close(), foreign.close()]);
});

/** The foreign page with its picture shown, and the id of its challenge. */
async function openForm(page: Page): Promise<string> {
  const issued = page.waitForResponse(
    (response) => response.url().endsWith('/v1/challenges') && response.status() === 201,
  );
  await page.goto(`${foreign.url}/lien-he`);
  const { id } = (await (await issued).json()) as { id: string };
  await page.locator('yk-captcha img').waitFor();
  return id;
}

async function send(page: Page, message: string): Promise<string> {
  await page.locator('[name="message"]').fill(message);
  await page.getByRole('button', { name: 'Gửi' }).click();
  await page.waitForLoadState();
  return page.locator('body > p').innerText();
}

/** The entry that a form would post now. */
const entryOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const entry = new FormData(document.querySelector('form')!).get('human');
    return typeof entry === 'string' ? entry : '';
  });

const post = async (message: string, human: string): Promise<number> => {
  const body = new URLSearchParams({ message, human });
  return (await fetch(`${foreign.url}/lien-he`, { method: 'POST', body })).status;
};

describe('a foreign form with a yk-captcha', () => {
  it('passes once with the right answer, and never again with the same entry', async () => {
    const { page, context } = await openPage(browser);
    const id = await openForm(page);
    await page.locator('yk-captcha input').fill(await site.digitsOf(id));
    const entry = await entryOf(page);
    expect(JSON.parse(entry)).toEqual({ id, answer: await site.digitsOf(id) });
    expect(await send(page, 'Xin chào')).toBe('Đã nhận');
    expect(await post('Lần nữa', entry)).toBe(422);
    expect(foreign.taken).toEqual(['Xin chào']);
    await context.close();
  });

  it('passes with the way that needs no sense', async () => {
    const { page, context } = await openPage(browser);
    await openForm(page);
    await page.locator('yk-captcha').getByRole('button', { name: 'Cách khác' }).click();
    await expect.poll(() => entryOf(page), { timeout: 15_000 }).toMatch(/"solution":\d+/);
    expect(await send(page, 'Không cần mã')).toBe('Đã nhận');
    await context.close();
  });

  it('is refused with a wrong answer, and then also with the right one', async () => {
    const { page, context } = await openPage(browser);
    const id = await openForm(page);
    const right = await site.digitsOf(id);
    await page.locator('yk-captcha input').fill(right === '12345' ? '54321' : '12345');
    expect(await send(page, 'Sai')).toBe('Mã không đúng');
    expect(await post('Rồi đúng', JSON.stringify({ id, answer: right }))).toBe(422);
    expect(foreign.taken).not.toContain('Sai');
    expect(foreign.taken).not.toContain('Rồi đúng');
    await context.close();
  });

  it('is not sent while the code is missing', async () => {
    const { page, context } = await openPage(browser);
    await openForm(page);
    await page.locator('[name="message"]').fill('Thiếu mã');
    await page.getByRole('button', { name: 'Gửi' }).click();
    expect(await page.evaluate(() => document.querySelector('form')!.checkValidity())).toBe(false);
    expect(page.url()).toBe(`${foreign.url}/lien-he`);
    expect(await page.locator('yk-captcha').count()).toBe(1);
    await context.close();
  });

  it.each(['', 'null', '[]', '{"id":"x","answer":"12345"}', '{"__proto__":{"id":1}}', '\ud800'])(
    'is refused with the entry %j',
    async (entry) => {
      expect(await post('Rác', entry)).toBe(422);
    },
  );

  it('cannot be asked for from an origin that is not on the list', async () => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
      body: JSON.stringify({ page: '/lien-he', purpose: 'contact', accept: ['image'] }),
    };
    const answer = await fetch(`${site.url}/api/v1/challenges`, init);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
