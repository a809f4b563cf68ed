import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeScript, axeViolations } from '../support/axe.js';
import { openBrowser, openPage } from '../support/browser.js';
import { CommentListPage, seed, type Seed } from '../support/comment-list.js';
import { articles } from '../support/demo.js';
import { Desk } from '../support/desk.js';
import { openSite, type TestSite } from '../support/site.js';

const path = `/bai-viet/${articles[0]!.slug}`;
const pad = (name: string): string => name.padEnd(22, '-');
const [root, answer] = [pad('goc'), pad('traloi')];

/** A thread with everything that a row may have: depth, roles, links, folds, long words, other scripts. */
const thread: Seed[] = [
  ...Array.from({ length: 22 }, (): Seed => ({})),
  { fields: { content: 'Rất dài. '.repeat(150), title: 'Một bài góp ý rất dài' } },
  { fields: { content: `Xem https://vidu.vn/${'duong-dan-'.repeat(20)} nhé.`, name: 'Nguyễn'.repeat(12) } },
  { fields: { content: 'مرحبا بالعالم 123', title: 'عنوان' } },
  { id: root, fields: { content: 'Gốc của cuộc trao đổi.' } },
  { id: answer, parent: root, role: 'moderator', fields: { content: 'Lời của ban biên tập.' } },
  { id: pad('sau'), parent: answer, fields: { content: 'Sâu hai bậc.' } },
  { id: pad('saunua'), parent: pad('sau'), fields: { content: 'Sâu ba bậc.' } },
  { id: pad('saunhat'), parent: pad('saunua'), fields: { content: 'Sâu bốn bậc.' } },
];

let site: TestSite;
let browser: Browser;
let axe: string;
beforeAll(async () => {
  axe = await axeScript();
  [site, browser] = await Promise.all([openSite({ site: { challenge: 'none', moderation: 'pre' } }), openBrowser()]);
  await seed(site, path, thread);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** What is wider than its place: the page, or a part of a comment that would be cut off. */
const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const list = document.querySelector('yk-comments')!.shadowRoot!.querySelector('yk-comment-list')!;
    const right = list.getBoundingClientRect().right + 1;
    const over = [...list.shadowRoot!.querySelectorAll('article, article *, h2, select, button, form *')]
      .filter((part) => part.getBoundingClientRect().right > right)
      .map(({ className, localName }) => `${localName} ${className}`);
    return scrollWidth > clientWidth ? ['page', ...over] : over;
  });

/** Every target is 24 px at least, or stands in a line of text. */
const small = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const list = document.querySelector('yk-comments')!.shadowRoot!.querySelector('yk-comment-list')!;
    return [...list.shadowRoot!.querySelectorAll('button, select, input')]
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return width > 0 && (height < 24 || width < 24) && !target.closest('label');
      })
      .map(({ outerHTML }) => outerHTML);
  });

async function check(page: Page, state: string): Promise<void> {
  expect(await axeViolations(page), state).toEqual([]);
  expect(await sideways(page), state).toEqual([]);
  expect(await small(page), state).toEqual([]);
}

const words = {
  vi: {
    reply: 'Trả lời',
    menu: 'Thêm',
    report: 'Báo cáo',
    edit: 'Sửa',
    delete: 'Xoá',
    cancel: 'Thôi',
    save: 'Lưu bản sửa',
  },
  en: {
    reply: 'Reply',
    menu: 'More',
    report: 'Report',
    edit: 'Edit',
    delete: 'Delete',
    cancel: 'Cancel',
    save: 'Save',
  },
};

const schemes = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }],
] as const;
/** Each pair of language, colours and width once. */
const cases = schemes.flatMap(([name, options], n) => [
  ['vi', name, n % 2 ? 320 : 1280, options] as const,
  ['en', name, n % 2 ? 1280 : 320, options] as const,
]);

describe('axe', () => {
  it.each(cases)(
    'finds nothing on the model page with its comments: %s, %s, %i px',
    async (lang, name, width, options) => {
      const { page, context } = await openPage(browser, { ...options, viewport: { width, height: 900 } });
      await page.addInitScript(axe);
      const list = new CommentListPage(page);
      const t = words[lang];
      const act = (text: string, button: string): Promise<void> =>
        list.row(text).getByRole('button', { name: button, exact: true }).click();
      await list.open(`${site.url}${path}?lang=${lang}`);
      await list.row('Gốc của').waitFor();
      await check(page, 'list');
      await act('Gốc của', t.reply);
      await list.replyForm.field('content').waitFor();
      await list.replyForm.send();
      await list.replyForm.summary.waitFor();
      await check(page, 'a reply with errors');
      await list.list.getByRole('button', { name: t.cancel }).click();
      await act('Gốc của', t.menu);
      await list.row('Gốc của').getByRole('button', { name: t.report, exact: true }).waitFor();
      await check(page, 'menu');
      await act('Gốc của', t.report);
      await list.list.locator('fieldset').waitFor();
      await check(page, 'report');
      const title = `Của tôi, ${lang}, ${name}, ${width}`;
      await list.form.fill({ name: 'Trần Thị Bích', title, content: `Đề nghị sửa đoạn trước chợ: ${title}.` });
      await list.form.send();
      await list.row(title).locator('[part="pending"]').waitFor();
      await act(title, t.menu);
      await act(title, t.edit);
      await list.list.locator('.extra #f-content').fill('');
      await list.list.locator('.extra').getByRole('button', { name: t.save }).click();
      await list.list.locator('.extra #e-content').waitFor();
      await check(page, 'an edit with errors');
      await list.list.locator('.extra').getByRole('button', { name: t.cancel }).click();
      await act(title, t.menu);
      await act(title, t.delete);
      await list.list.locator('.extra [role="group"]').waitFor();
      await check(page, 'deleting');
      const news = `Tin mới, ${title}.`;
      await seed(site, path, [{ status: 'pending', fields: { content: news } }]);
      await new Desk(site).decide(news, 'published');
      await list.list.locator('.arrived').waitFor();
      // The button floats over what is scrolled under it; its own place is below the heading.
      await list.heading.scrollIntoViewIfNeeded();
      await check(page, 'news');
      await list.list.locator('.arrived').click();
      await page.evaluate((id) => (location.hash = `#yk-c-${id}`), pad('saunhat'));
      await list.list.locator('article.hit').waitFor();
      await check(page, 'a link to a reply');
      await new Desk(site).close(path);
      await list.button('Gốc của', t.reply).waitFor({ state: 'detached' });
      await check(page, 'closed');
      await new Desk(site).close(path, false);
      await context.close();
    },
  );

  it('finds a fault that is planted into a row', async () => {
    const { page, context } = await openPage(browser);
    await page.addInitScript(axe);
    const list = new CommentListPage(page);
    await list.open(site.url + path);
    await list.row('Gốc của').evaluate((row) => row.append(document.createElement('textarea')));
    expect((await axeViolations(page)).some((line) => line.startsWith('label'))).toBe(true);
    await context.close();
  });
});

describe('zoom', () => {
  it('to 400 % of a window of 1280 px is a page of 320 px: nothing is cut off, and everything can be pressed', async () => {
    // What a browser's zoom does to a page: fewer and larger CSS pixels.
    const { page, context } = await openPage(browser, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
    const list = new CommentListPage(page);
    await list.open(site.url + path);
    await list.row('Gốc của').waitFor();
    expect(await sideways(page)).toEqual([]);
    await list.button('Gốc của', 'Trả lời').click();
    await list.replyForm.field('name').waitFor();
    expect(await sideways(page)).toEqual([]);
    await list.replyForm.fill({ name: 'Trần Thị Bích', content: 'Viết ở 400 %.' });
    await list.replyForm.send();
    await list.row('Viết ở 400 %.').locator('[part="pending"]').waitFor();
    expect(await sideways(page)).toEqual([]);
    await context.close();
  });
});
