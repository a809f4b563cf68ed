import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkText } from '../../src/core/text.js';
import { safeUrl } from '../../src/core/url.js';
import { openBrowser, openPage } from '../support/browser.js';
import { corpus, hasCorpora } from '../support/corpora.js';
import { openSite, type TestSite } from '../support/site.js';

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite({ site: { challenge: 'none' } }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

declare global {
  interface Window {
    ykFired?: string[];
  }
}

/** As they travel in JSON and stand in a field: whole characters, line breaks as LF. */
const strings = corpus()
  .map((text) => text.toWellFormed().replace(/\r\n?/g, '\n'))
  .filter((text, index, all) => all.indexOf(text) === index);

/**
 * A page with the tag and **without a policy**, so that whatever becomes markup also runs, and tells: every dialog, in every frame, is
 * noted at the top. Nothing but the site is reached.
 */
async function openProbe(
  attributes = '',
): Promise<{ page: Page; fired: () => Promise<string[]>; close: () => Promise<void> }> {
  const { page, context } = await openPage(browser);
  await context.addInitScript(() => {
    const fired = (window.top!.ykFired ??= []);
    const note = (text: unknown): void => void fired.push(`${window.name} ${String(text)}`);
    Object.assign(window, { alert: note, confirm: note, prompt: note, print: note });
  });
  await context.route('**/*', (route) =>
    route.request().url().startsWith(`${site.url}/`) ? route.continue() : route.abort(),
  );
  await context.route(`${site.url}/probe*`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="vi"><title>probe</title><script type="module" src="/ykien/ykien.js"></script>
<yk-comments endpoint="/api" ${attributes}></yk-comments>`,
    }),
  );
  await page.goto(`${site.url}/probe`);
  return { page, fired: () => page.evaluate(() => window.ykFired ?? []), close: () => context.close() };
}

/** What a field of that limit would take, else something harmless in its place. */
function fitting(text: string, maxLength: number, multiline = false): string {
  const checked = checkText(text, { maxLength, multiline });
  return checked.problem || !checked.text ? 'x' : multiline ? text : text.replace(/\n/g, '');
}

describe(`${strings.length} hostile and awkward strings`, () => {
  it('as name, title and content execute nothing, and are shown and stored as they were typed', async () => {
    const { page, fired, close } = await openProbe('show="form"');
    await page.locator('yk-comment-form #f-name').focus();
    await page.locator('yk-comment-form [part="note"]').waitFor();
    const words = strings.map((_, index) => {
      const at = (offset: number): string => strings[(index + offset) % strings.length]!;
      return [fitting(at(0), 80), fitting(at(1), 200), fitting(at(2), 5000, true)] as const;
    });
    const shown = await page.evaluate(async (all) => {
      const root = document.querySelector('yk-comments')!.shadowRoot!.querySelector('yk-comment-form')!.shadowRoot!;
      const appears = (selector: string): Promise<HTMLElement> =>
        new Promise((resolve) => {
          const look = (): boolean => {
            const found = root.querySelector<HTMLElement>(selector);
            if (found) resolve(found);
            return !!found;
          };
          if (look()) return;
          const observer = new MutationObserver(() => {
            if (look()) observer.disconnect();
          });
          observer.observe(root, { childList: true, subtree: true });
        });
      const results: (readonly string[])[] = [];
      for (const texts of all) {
        await appears('#f-name');
        for (const [index, name] of ['name', 'title', 'content'].entries()) {
          const control = root.querySelector<HTMLInputElement>(`#f-${name}`)!;
          control.value = texts[index]!;
          control.dispatchEvent(new Event('input', { bubbles: true }));
        }
        root.querySelector('form')!.requestSubmit();
        const receipt = await appears('#receipt');
        results.push([...receipt.querySelectorAll('blockquote p')].map((line) => line.textContent));
        receipt.querySelector<HTMLElement>('button')!.click();
      }
      return results;
    }, words);
    expect(shown.filter((texts, index) => texts.join('\0') !== words[index]!.join('\0'))).toEqual([]);
    const rows = site.rows();
    expect(rows).toHaveLength(words.length);
    const wrong = rows.filter(({ fields }, index) => {
      const [name, title, content] = shown[index]!;
      return (
        fields['name'] !== checkText(name!).text ||
        fields['title'] !== checkText(title!).text ||
        fields['content'] !== checkText(content!, { multiline: true }).text
      );
    });
    expect(wrong).toEqual([]);
    expect(await fired()).toEqual([]);
    await close();
  }, 120_000);

  it('execute nothing in a draft that comes back', async () => {
    const { page, fired, close } = await openProbe('show="form"');
    const form = page.locator('yk-comment-form');
    const draft = { name: strings.join(' ').replace(/\n/g, ''), content: strings.join('\n') };
    for (const [name, text] of Object.entries(draft)) await form.locator(`#f-${name}`).fill(text);
    await form.getByText('Đã lưu nháp').waitFor();
    await page.reload();
    await form.getByText('Đã mở lại bản nháp').waitFor();
    for (const [name, text] of Object.entries(draft)) {
      expect((await form.locator(`#f-${name}`).inputValue()) === text, name).toBe(true);
    }
    expect(await fired()).toEqual([]);
    await close();
  });

  it('execute nothing as titles and addresses of articles, and no script becomes a link', async () => {
    const { page, fired, close } = await openProbe('show="recent"');
    const items = strings.map((text, index) => ({
      id: String(index),
      title: text || 'x',
      url: text || 'x',
      published: '2026-11-20T09:15+07:00',
    }));
    await page.route('**/api/v1/page*', (route) => route.fulfill({ json: { recent: { items } } }));
    await page.reload();
    const rows = page.locator('yk-article-list [part="row"]');
    await expect.poll(() => rows.count()).toBe(items.length);
    const shown = await rows.evaluateAll((all) =>
      all.map((row) => [row.querySelector('bdi')!.textContent, row.querySelector('a')?.href ?? ''] as const),
    );
    expect(shown.filter(([title], index) => title !== items[index]!.title)).toEqual([]);
    expect(shown.filter(([, href], index) => href !== (safeUrl(items[index]!.url, page.url()) ?? ''))).toEqual([]);
    expect(shown.filter(([, href]) => href && !/^(https?|mailto|tel):/.test(href))).toEqual([]);
    expect(await fired()).toEqual([]);
    await close();
  });

  it('execute nothing as labels, hints, choices and consent, nor in the errors that name them', async () => {
    const { page, fired, close } = await openProbe('show="form"');
    let from = 0;
    const batch = 400;
    await page.route('**/api/v1/page*', (route) => {
      const fields = strings.slice(from, from + batch).map((text, index) => {
        const label = text.trim() || 'x';
        return {
          name: `f${index}`,
          type: 'select',
          required: true,
          label,
          hint: label,
          options: [{ value: 'a', label }],
        };
      });
      const content = { name: 'content', type: 'textarea', required: true };
      const consent = { version: '1', text: strings[from] || 'x' };
      const form = { fields: [...fields, content], challenge: 'none', moderation: 'pre', consent };
      return route.fulfill({ json: { form } });
    });
    for (; from < strings.length; from += batch) {
      await page.reload();
      const form = page.locator('yk-comment-form');
      await form.locator('#f-f0').waitFor();
      await form.locator('[part="submit"]').click();
      await form.locator('#summary').waitFor();
      const wanted = strings.slice(from, from + batch).map((text) => `Mời bạn chọn ${text.trim() || 'x'} trong`);
      const shown = await form.locator('#summary a').allTextContents();
      expect(shown.length).toBeGreaterThanOrEqual(wanted.length);
      const labels = await form.locator('[part="label"]').allTextContents();
      expect(wanted.filter((_, index) => !labels[index]!.startsWith(strings[from + index]!.trim() || 'x'))).toEqual([]);
      expect(wanted.filter((_, index) => !shown[index]!.includes(strings[from + index]!.trim() || 'x'))).toEqual([]);
    }
    expect(await fired()).toEqual([]);
    await close();
  });

  it('execute when they are put into a page by innerHTML: the harness would see it', async () => {
    const { page, fired, close } = await openProbe('show=""');
    const wanted = hasCorpora ? 100 : 5;
    await page.evaluate((all) => {
      for (const [index, text] of all.entries()) {
        const frame = document.createElement('iframe');
        frame.name = String(index);
        document.body.append(frame);
        frame.contentDocument!.body.innerHTML = text;
      }
    }, strings);
    const frames = async (): Promise<number> => new Set((await fired()).map((text) => text.split(' ')[0])).size;
    await expect.poll(frames, { timeout: 30_000 }).toBeGreaterThanOrEqual(wanted);
    console.log(`${await frames()} of ${strings.length} strings run by innerHTML`);
    await close();
  });
});
