import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkText } from '../../src/core/text.js';
import { openBrowser } from '../support/browser.js';
import { hasCorpora } from '../support/corpora.js';
import { fitting, hostileStrings, openProbe } from '../support/probe.js';
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

const strings = hostileStrings;
const probe = (attributes = '') =>
  openProbe(browser, site, `<yk-comments endpoint="/api" ${attributes}></yk-comments>`);

/** Sends every triple through the form of a page of its own; the receipts show what was typed, and nothing runs. */
async function writeAll(words: readonly (readonly [string, string, string])[]): Promise<void> {
  const { page, fired, close } = await probe('show="form"');
  await page.locator('yk-comment-form #f-name').focus();
  await page.locator('yk-comment-form [part="note"]').waitFor();
  const shown = await page.evaluate(async (all) => {
    const root = document.querySelector('yk-comments')!.shadowRoot!.querySelector('yk-comment-form')!.shadowRoot!;
    const appears = (selector: string): Promise<HTMLElement> =>
      new Promise((resolve) => {
        const observer = new MutationObserver(() => look());
        const look = (): void => {
          const found = root.querySelector<HTMLElement>(selector);
          if (!found) return;
          observer.disconnect();
          resolve(found);
        };
        observer.observe(root, { childList: true, subtree: true });
        look();
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
  expect(await fired()).toEqual([]);
  await close();
}

describe(`${strings.length} hostile and awkward strings`, () => {
  it('as name, title and content execute nothing, and are shown and stored as they were typed', async () => {
    const words = strings.map((_, index) => {
      const at = (offset: number): string => strings[(index + offset) % strings.length]!;
      return [fitting(at(0), 80), fitting(at(1), 200), fitting(at(2), 5000, true)] as const;
    });
    const half = Math.ceil(words.length / 2);
    await Promise.all([words.slice(0, half), words.slice(half)].map(writeAll));
    const rules = ([name, title, content]: readonly [string, string, string]): string[] => [
      checkText(name).text,
      checkText(title).text,
      checkText(content, { multiline: true }).text,
    ];
    const stored = site.rows().map(({ fields }) => JSON.stringify([fields.name, fields.title, fields.content]));
    expect(stored.sort()).toEqual(words.map((texts) => JSON.stringify(rules(texts))).sort());
  }, 240_000);

  it('execute nothing in a draft that comes back', async () => {
    const { page, fired, close } = await probe('show="form"');
    const form = page.locator('yk-comment-form');
    // As long as drafts of a long comment are.
    for (let from = 0; from < strings.length; from += 400) {
      const some = strings.slice(from, from + 400);
      const draft = { name: some.slice(0, 60).join(' ').replace(/\n/g, ''), content: some.join('\n') };
      for (const [name, text] of Object.entries(draft)) await form.locator(`#f-${name}`).fill(text);
      await form.getByText('Đã lưu nháp').waitFor();
      await page.reload();
      await form.getByText('Đã mở lại bản nháp').waitFor();
      for (const [name, text] of Object.entries(draft)) {
        expect((await form.locator(`#f-${name}`).inputValue()) === text, name).toBe(true);
      }
      expect(await fired()).toEqual([]);
    }
    await close();
  });

  it('execute nothing as titles and addresses of articles, and no script becomes a link', async () => {
    const { page, fired, close } = await probe('show="recent"');
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
    // What a link should lead to, by the browser's own parser.
    const shown = await rows.evaluateAll(
      (all, urls) => {
        const wanted = (url: string): string => {
          if (!URL.canParse(url, document.baseURI)) return '';
          const { protocol, href } = new URL(url, document.baseURI);
          return ['http:', 'https:', 'mailto:', 'tel:'].includes(protocol) ? href : '';
        };
        return all.map((row, index) => ({
          title: row.querySelector('bdi')!.textContent,
          href: row.querySelector('a')?.getAttribute('href') ?? '',
          wanted: wanted(urls[index]!),
        }));
      },
      items.map(({ url }) => url),
    );
    expect(shown.filter(({ title }, index) => title !== items[index]!.title)).toEqual([]);
    expect(shown.filter(({ href, wanted }) => href !== wanted)).toEqual([]);
    expect(shown.filter(({ href }) => href === '').length).toBeGreaterThan(5);
    expect(await fired()).toEqual([]);
    await close();
  });

  it('execute nothing as labels, hints, choices and consent, nor in the errors that name them', async () => {
    const { page, fired, close } = await probe('show="form"');
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
    const { page, fired, close } = await probe('show=""');
    const wanted = hasCorpora ? 100 : 5;
    await page.evaluate((all) => {
      // Taken at once: some strings name a form `createElement`, and the document answers to that from then on.
      const { body } = document;
      const create = document.createElement.bind(document);
      for (const text of all) {
        const place = create('div');
        body.appendChild(place).innerHTML = text;
        // Much waits for a reader's hand: what would answer to it is called.
        for (const element of place.querySelectorAll('*')) {
          const names = Element.prototype.getAttributeNames.call(element);
          for (const name of names.filter((each) => /^on\w+$/.test(each))) {
            EventTarget.prototype.dispatchEvent.call(element, new Event(name.slice(2)));
          }
        }
      }
    }, strings);
    await expect.poll(async () => (await fired()).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(wanted);
    console.log(`${(await fired()).length} dialogs by innerHTML`);
    await close();
  });
});
