/**
 * `node test/tools/comment-shots.mjs [WORD]`: pictures of the comment list and of the moderators' queue in every state, on the demo with its comments, in both languages,
 * light and dark, wide and narrow, in test/output/states/. With a word, only of states whose name has it.
 */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { openDemo } from '../../demo/start.js';
import { seedRecords } from '../../demo/seed-comments.js';
import { foldText } from '../../dist/core/fold-text.js';
import { chromiumLaunchOptions } from '../config/find-chromium.ts';

const output = fileURLToPath(new URL('../output/states/', import.meta.url));
const [, , only = ''] = process.argv;

const front = '/';
const busy = '/bai-viet/phan-loai-rac-tai-nguon-sau-nua-nam';
const records = seedRecords({ foldText }).comment;
/** The oldest thread of the long page: it stands pages away from the newest. */
const farAway = records.find(({ page, parent }) => page === busy && parent !== undefined).id;

const list = (page, part) => page.locator('yk-comment-list').locator(part);
const comment = (page, text) => list(page, 'article').filter({ hasText: text }).first();
const problem = (status, code) => (route) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', title: code, status, code }),
  });

/** Sends a comment that the server then has, without the form: what is under test is the list. */
const own = {
  id: 'own',
  status: 'pending',
  name: 'Nguyễn Thị Ẫn',
  title: 'Xin giữ lối vào ngõ 12 cho xe cứu thương',
  content: 'Tôi sống trong ngõ 12 ven hồ. NGHIÊNG, Ẫ, ỹ: dấu chồng dấu mà không bị cắt.\n\nXin cảm ơn quận.',
};

/** What the form tells when a comment has been taken. */
const sendOwn = (page) =>
  page.evaluate((made) => {
    const event = new Event('yk-comment-created', { bubbles: true, composed: true });
    const created = new Date().toISOString();
    const receipt = { status: 'pending', id: made.id, token: 'x', editForMs: 900_000, comment: { ...made, created } };
    document
      .querySelector('yk-comments')
      .dispatchEvent(Object.assign(event, { receipt, page: '/bai-viet/lay-y-kien-pho-di-bo-ven-ho-sen' }));
  }, own);

async function openMenu(page, row) {
  await row.locator('[data-do="menu"]').click();
  await list(page, '.menu').waitFor();
}

const open = (page) => list(page, '.open').first();

const live = (page) => page.waitForResponse(/\/v1\/events/, { timeout: 15_000 });

const states = {
  thread: { at: busy, whole: true },
  'thread-grown': {
    at: busy,
    whole: true,
    async act(page) {
      for (let pages = 0; pages < 2; pages++) {
        const before = await list(page, 'article').count();
        await list(page, '.more').click();
        await page.waitForFunction(
          (count) =>
            document
              .querySelector('yk-comments')
              .shadowRoot.querySelector('yk-comment-list')
              .shadowRoot.querySelectorAll('article').length > count,
          before,
        );
      }
    },
  },
  front: { at: front, whole: true },
  pending: {
    at: front,
    async act(page) {
      await live(page).catch(() => undefined);
      await sendOwn(page);
      await comment(page, own.content.slice(0, 20)).waitFor();
    },
    see: (page) => comment(page, own.content.slice(0, 20)),
  },
  edit: {
    at: front,
    async act(page) {
      await live(page).catch(() => undefined);
      await sendOwn(page);
      await openMenu(page, comment(page, own.content.slice(0, 20)));
      await list(page, '[data-do="edit"]').click();
      await list(page, '.open textarea').waitFor();
    },
    see: open,
  },
  reply: {
    at: front,
    async act(page) {
      await list(page, 'article').first().locator('[data-do="reply"]').click();
      await list(page, 'yk-comment-form textarea').waitFor();
    },
    see: open,
  },
  menu: { at: front, act: (page) => openMenu(page, list(page, 'article').first()), see: open },
  report: {
    at: front,
    async act(page) {
      await openMenu(page, list(page, 'article').first());
      await list(page, '[data-do="report"]').click();
      await list(page, 'fieldset').waitFor();
    },
    see: open,
  },
  voted: {
    at: front,
    async act(page) {
      await list(page, '[data-do="up"]').first().click();
      await list(page, '[data-do="up"][aria-pressed="true"]').waitFor();
    },
    see: (page) => list(page, 'article').first(),
  },
  arrived: {
    at: front,
    async act(page, { server }) {
      await live(page);
      const [waiting] = records.filter(({ status }) => status === 'pending');
      // Approved while the page is open; taken back for the next picture.
      const decide = (to) =>
        server.store.decide([{ site: 'default', comment: waiting.id, to, actor: 'shots', at: Date.now() }]);
      await decide('pending');
      await decide('published');
      await list(page, '.arrived').waitFor();
      await decide('pending');
    },
    see: (page) => list(page, '.top'),
  },
  tombstone: {
    at: front,
    part: (page) =>
      list(page, 'li')
        .filter({ hasText: /được gỡ|was removed/ })
        .last(),
  },
  unfolded: {
    at: front,
    part: (page) => comment(page, 'Tôi xin góp mấy điểm'),
    act: (page) => list(page, '[data-do="unfold"]').first().click(),
  },
  permalink: {
    at: `${busy}#yk-c-${farAway}`,
    act: (page) => list(page, '.hit').waitFor(),
  },
  empty: { at: '/trang-tron', act: (page) => list(page, '.empty').waitFor(), see: (page) => list(page, '.empty') },
  failed: {
    at: front,
    before: (page) =>
      Promise.all([
        page.route('**/v1/page*', problem(500, 'server')),
        page.route('**/v1/comments?*', problem(500, 'server')),
      ]),
    act: (page) => list(page, '[part~="retry"]').waitFor(),
    see: (page) => list(page, '[part~="retry"]'),
  },
  section: {
    at: '/chuyen-muc/moi-truong',
    bare: true,
    act: (page) =>
      page.waitForFunction(() => /200/.test(document.querySelector('yk-comment-count').shadowRoot?.textContent)),
  },
  serverless: {
    at: '/khong-may-chu',
    bare: true,
    act: (page) => page.locator('yk-moderation [part~="row"]').first().waitFor(),
  },
  'admin-sign-in': { at: '/admin', bare: true, act: (page) => page.locator('#token').waitFor() },
  'admin-queue': { at: '/admin', whole: true, admin: true },
  'admin-reported': {
    at: '/admin',
    admin: true,
    async act(page) {
      const choice = page.locator('yk-moderation select').first();
      if (await choice.isVisible()) await choice.selectOption('reported');
      else
        await page
          .locator('[part~="filter"]')
          .filter({ hasText: /Bị báo|Reported/ })
          .click();
      await page.getByText('muốn yên thì về quê').waitFor();
    },
  },
};

const looks = [
  { name: 'vi-light-1280', lang: 'vi', width: 1280, colorScheme: 'light' },
  { name: 'vi-light-320', lang: 'vi', width: 320, colorScheme: 'light' },
  { name: 'en-dark-1280', lang: 'en', width: 1280, colorScheme: 'dark' },
  { name: 'en-dark-320', lang: 'en', width: 320, colorScheme: 'dark' },
];

const wholeOf = ({ admin }) => (admin ? 'body' : 'yk-comment-list');

async function shoot(browser, { server, token }, [name, state], { name: lookName, lang, width, ...look }) {
  const context = await browser.newContext({
    ...look,
    locale: lang === 'vi' ? 'vi-VN' : 'en-GB',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // What is out of view is not drawn at all; a whole thread is pictured on a page that is tall enough for it.
    viewport: { width, height: state.whole ? 16_000 : 900 },
  });
  try {
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await state.before?.(page);
    const [path, hash = ''] = state.at.split('#');
    await page.goto(`${server.url}${path}?lang=${lang}${hash && `#${hash}`}`);
    if (state.admin) {
      await page.locator('#token').fill(token);
      await page.locator('#token').press('Enter');
      await page.locator('[part~="row"]').first().waitFor();
    } else if (!state.bare) {
      if (!hash) await page.locator('yk-comment-list').scrollIntoViewIfNeeded();
      if (!/empty|failed/.test(name)) await list(page, 'article').first().waitFor();
    }
    await state.act?.(page, { server });
    const file = join(output, `comments-${name}-${lookName}.png`);
    if (state.whole || state.part)
      await (state.part?.(page) ?? page.locator(wholeOf(state))).screenshot({ path: file });
    else {
      await state.see?.(page).evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await page.screenshot({ path: file });
    }
  } finally {
    await context.close();
  }
}

await mkdir(output, { recursive: true });
const dataDir = await mkdtemp(join(tmpdir(), 'ykien-shots-'));
const server = await openDemo({
  dataDir,
  port: 0,
  limits: { submit: [], free: [], issue: [], view: [], vote: [], report: [] },
});
const token = (await readFile(join(dataDir, 'owner-token'), 'utf8')).trim();
const browser = await chromium.launch(await chromiumLaunchOptions());
let failed = 0;
try {
  for (const state of Object.entries(states).filter(([name]) => name.includes(only))) {
    for (const look of looks) {
      await shoot(browser, { server, token }, state, look).catch((error) => {
        failed++;
        console.error(`${state[0]}-${look.name}: ${error.message.split('\n').slice(0, 3).join(' ')}`);
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
