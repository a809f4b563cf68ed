/**
 * `node test/tools/state-shots.mjs [WORD]`: a picture of every state that a reader can meet, in both languages, light and dark, wide and
 * narrow, some right-to-left and in forced colours, in test/output/states/. With a word, only of states whose name has it.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { openDemo } from '../../demo/start.js';
import { chromiumLaunchOptions } from '../config/find-chromium.ts';

const output = fileURLToPath(new URL('../output/states/', import.meta.url));
const [, , only = ''] = process.argv;

const words = {
  name: 'Nguyễn Thị Ẫn',
  phone: '0987 654 321',
  title: 'Xin giữ lối vào ngõ 12 cho xe cứu thương',
  content:
    'Tôi sống trong ngõ 12 ven hồ. Đề nghị phương án phố đi bộ chừa lối cho xe cứu thương và xe chữa cháy.\n\nXin cảm ơn quận đã lấy ý kiến. NGHIÊNG, Ẫ, ỹ.',
};

const receipt = (status) => (route) => {
  const { submissionId } = route.request().postDataJSON();
  return route.fulfill({
    status: status === 'published' ? 201 : 202,
    json: { id: 'x', submissionId, status, token: 'x' },
  });
};
const problem =
  (status, code, more = {}) =>
  (route) =>
    route.fulfill({
      status,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', title: code, status, code, ...more }),
    });
const never = () => new Promise(() => {});

/** What a state needs besides the open page: routes before it, and what the reader then does. */
const form = (page, part) => page.locator('yk-comment-form').locator(part);
async function fill(page, code = '12345') {
  for (const [name, text] of Object.entries(words)) await form(page, `#f-${name}`).fill(text);
  await form(page, 'img[part="picture"]').waitFor();
  await form(page, 'input#f-challenge').fill(code);
}
const send = (page) => form(page, '[part="submit"]').click();
const submitted = (answer, sign) => ({
  before: (page) => page.route('**/v1/comments', answer),
  async act(page) {
    await fill(page);
    await send(page);
    await form(page, sign).waitFor();
  },
});
const lists = { part: 'yk-article-list[part="older"]' };
const pageParts = (change) => (page) =>
  page.route('**/v1/page*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), ...change } });
  });

const states = {
  initial: { act: async () => {} },
  filled: { act: (page) => fill(page) },
  errors: {
    async act(page) {
      await form(page, '#f-phone').fill('0987');
      await form(page, 'img[part="picture"]').waitFor();
      await send(page);
      await form(page, '#summary').waitFor();
    },
  },
  'long-text': {
    async act(page) {
      await fill(page);
      await form(page, '#f-title').fill('Ẵ'.repeat(205));
      await form(page, '#f-content').fill('Một đoạn dài. '.repeat(40));
    },
  },
  'challenge-failed': {
    before: (page) => page.route('**/v1/challenges', problem(503, 'server')),
    async act(page) {
      await form(page, '#f-name').focus();
      await form(page, '.state').waitFor();
    },
  },
  'pow-working': {
    before: (page) =>
      page.route('**/v1/challenges', async (route) => {
        const { accept } = route.request().postDataJSON();
        const pow = { algorithm: 'SHA-256', challenge: '0'.repeat(64), salt: 'x', maxNumber: 2 ** 31 - 1 };
        const json = { id: 'x', kind: 'pow', expiresInMs: 1_800_000, alternatives: [], pow };
        return accept[0] === 'pow' ? route.fulfill({ status: 201, json }) : route.continue();
      }),
    async act(page) {
      await form(page, '#f-name').focus();
      await form(page, '[part~="other"]').click();
      await form(page, '.state').waitFor();
    },
  },
  'pow-done': {
    async act(page) {
      await form(page, '#f-name').focus();
      await form(page, '[part~="other"]').click();
      await form(page, '.state.done').waitFor();
    },
  },
  busy: {
    before: (page) => page.route('**/v1/comments', never),
    async act(page) {
      await fill(page);
      await send(page);
      await form(page, '[part="submit"][aria-disabled="true"]').waitFor();
    },
  },
  'wrong-code': {
    async act(page) {
      await fill(page, '00000');
      await send(page);
      await form(page, '#summary').waitFor();
      await form(page, 'img[part="picture"]').waitFor();
    },
  },
  offline: {
    async act(page) {
      await fill(page);
      await page.context().setOffline(true);
      await send(page);
      await form(page, '#status').waitFor();
    },
  },
  'rate-limited': submitted(problem(429, 'rate-limited', { retryAfterMs: 45_000 }), '#status'),
  failed: submitted(problem(403, 'forbidden'), '#status'),
  waiting: submitted((route) => route.abort(), '#status'),
  'receipt-pending': submitted(receipt('pending'), '#receipt'),
  'receipt-published': submitted(receipt('published'), '#receipt'),
  'restored-draft': {
    async act(page) {
      await fill(page);
      await form(page, '[part="note"]')
        .getByText(/Đã lưu nháp|Draft saved/)
        .waitFor();
      await page.reload();
      await form(page, '[part="restored"]').waitFor();
    },
  },
  closed: {
    before: async (page) =>
      page.route('**/v1/page*', async (route) => {
        const response = await route.fetch();
        const json = await response.json();
        await route.fulfill({ response, json: { ...json, form: { ...json.form, closed: true } } });
      }),
    act: (page) => form(page, 'p').first().waitFor(),
  },
  lists: { ...lists, act: (page) => page.locator(`${lists.part} a`).first().waitFor() },
  'lists-loading': {
    ...lists,
    before: (page) => page.route('**/v1/page*', never),
    async act(page) {
      const first = page.locator(`${lists.part} .skeleton li`).first();
      await first.waitFor();
      await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState === 'finished'));
    },
  },
  'lists-empty': {
    ...lists,
    before: pageParts({ recent: { items: [] }, older: { items: [] } }),
    act: (page) => page.locator(`${lists.part} .empty`).waitFor(),
  },
  'lists-failed': {
    ...lists,
    before: (page) => page.route('**/v1/page*', problem(500, 'server')),
    act: (page) => page.locator(`${lists.part} [part~="retry"]`).waitFor(),
  },
  'lists-browsed': {
    ...lists,
    async act(page) {
      await page.locator(`${lists.part} a`).first().waitFor();
      await page.locator(`${lists.part} #day`).fill('2026-10-01');
      await page.locator(`${lists.part} [part~="go"]`).click();
      await page.locator(`${lists.part} [part~="all"]`).waitFor();
      await page.locator(`${lists.part} a`).first().waitFor();
    },
  },
  'lists-bad-date': {
    ...lists,
    async act(page) {
      await page.locator(`${lists.part} a`).first().waitFor();
      await page.locator(`${lists.part} [part~="go"]`).click();
    },
  },
};

/** Every state is seen wide and narrow, light and dark, in both languages; some of them also the other way round or in forced colours. */
const looks = [
  { name: 'vi-light-1280', lang: 'vi', width: 1280, colorScheme: 'light' },
  { name: 'vi-light-320', lang: 'vi', width: 320, colorScheme: 'light' },
  { name: 'en-dark-1280', lang: 'en', width: 1280, colorScheme: 'dark' },
  { name: 'en-dark-320', lang: 'en', width: 320, colorScheme: 'dark' },
];
const extraStates = /^(filled|errors|receipt-pending|lists-browsed|offline)$/;
const extraLooks = [
  { name: 'rtl-light-1280', lang: 'vi', width: 1280, colorScheme: 'light', rtl: true },
  { name: 'rtl-light-320', lang: 'vi', width: 320, colorScheme: 'light', rtl: true },
  { name: 'forced-1280', lang: 'vi', width: 1280, colorScheme: 'dark', forcedColors: 'active' },
];

async function shoot(browser, url, [name, { before, act, part }], { lang, width, rtl, ...look }) {
  const { name: lookName, ...options } = look;
  const context = await browser.newContext({
    ...options,
    locale: lang === 'vi' ? 'vi-VN' : 'en-GB',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width, height: 900 },
  });
  try {
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    if (rtl)
      await page.addInitScript(() => document.addEventListener('DOMContentLoaded', () => (document.dir = 'rtl')));
    await before?.(page);
    await page.goto(`${url}/?lang=${lang}`);
    await page.locator('yk-comments').scrollIntoViewIfNeeded();
    await page.locator('yk-article-list[part="older"] h2').waitFor();
    await act(page);
    await page.locator(part ?? 'yk-comment-form').screenshot({ path: join(output, `${name}-${lookName}.png`) });
  } finally {
    await context.close();
  }
}

await mkdir(output, { recursive: true });
const dataDir = await mkdtemp(join(tmpdir(), 'ykien-shots-'));
const server = await openDemo({ dataDir, port: 0, limits: { submit: [], free: [], issue: [], view: [] } });
const browser = await chromium.launch(await chromiumLaunchOptions());
let failed = 0;
try {
  for (const state of Object.entries(states).filter(([name]) => name.includes(only))) {
    for (const look of [...looks, ...(extraStates.test(state[0]) ? extraLooks : [])]) {
      await shoot(browser, server.url, state, look).catch((error) => {
        failed++;
        console.error(`${state[0]}-${look.name}: ${error.message.split('\n')[0]}`);
      });
    }
    console.log(state[0]);
  }
} finally {
  await browser.close();
  await server.close();
  await rm(dataDir, { recursive: true });
}
process.exitCode = failed ? 1 : 0;
