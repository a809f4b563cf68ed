import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { randomId } from '../../src/core/random-id.js';
import { checkText } from '../../src/core/text.js';
import { openBrowser } from '../support/browser.js';
import { seed, type Seed } from '../support/comment-list.js';
import { Desk } from '../support/desk.js';
import { fitting, hostileStrings, openProbe } from '../support/probe.js';
import { openSite, type TestSite } from '../support/site.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** As many as a list, and the feed, have on one page. */
const perPage = 50;
const patient = { timeout: 15_000 };

interface Words {
  readonly name: string;
  readonly title: string;
  readonly content: string;
}
interface Comment extends Words {
  readonly id: string;
}

/** Each string once in each field, as the server would keep it. */
const all: Words[] = hostileStrings.map((_, index) => {
  const at = (offset: number): string => hostileStrings[(index + offset) % hostileStrings.length]!;
  const content = checkText(fitting(at(2), 5000, true), { multiline: true }).text;
  return { name: checkText(fitting(at(0), 80)).text, title: checkText(fitting(at(1), 200)).text, content };
});
const batches = Array.from({ length: Math.ceil(all.length / perPage) }, (_, index) =>
  all.slice(index * perPage, (index + 1) * perPage),
);

let site: TestSite;
let browser: Browser;
let pages: { readonly path: string; readonly comments: readonly Comment[] }[];
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite({ site: { challenge: 'none', moderation: 'pre' } }), openBrowser()]);
  pages = [];
  for (const [index, words] of batches.entries()) {
    const path = `/tap/${index}`;
    pages.push({ path, comments: await put(path, words) });
  }
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function put(
  path: string,
  words: readonly Words[],
  changes: (index: number) => Seed = () => ({}),
): Promise<Comment[]> {
  const seeds = words.map((each, index): Seed => ({ fields: { ...each }, ...changes(index) }));
  const ids = await seed(site, path, seeds);
  return words.map((each, index) => ({ ...each, id: ids[index]! }));
}

/** Nothing of a text but its white space may look otherwise: paragraphs stand apart. */
const dense = ({ name, title, content }: Words): string[] =>
  [name, title, content].map((text) => text.replace(/\s+/g, ''));
const denseRow = (comment: Comment): string[] => [comment.id, ...dense(comment)];

const listOf = (path: string): string =>
  `<yk-comment-list endpoint="/api" page="${path}" limit="50"></yk-comment-list>`;

/** Rows as they are seen: a script for the page. */
const readRows = (selector: string): string => `
  [...document.querySelector('yk-comment-list').shadowRoot.querySelectorAll('${selector}')].map((row) => [
    row.id.slice('yk-c-'.length),
    ...['bdi', '[part="title"]', '[part="text"]'].map((part) => row.querySelector(part)?.textContent.replace(/\\s+/g, '') ?? ''),
  ])`;

/** How many comments the device has kept: they are written a moment after they are seen. Runs in the page. */
const countKept = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const opened = indexedDB.open('ykien-own');
    opened.onerror = () => reject(new Error('The storage cannot be opened.'));
    opened.onsuccess = () => {
      const range = IDBKeyRange.bound('comment ', 'comment ~');
      const counted = opened.result.transaction('own').objectStore('own').count(range);
      counted.onsuccess = () => resolve(counted.result);
    };
  });

describe(`${all.length} hostile and awkward strings as name, title and content`, () => {
  it('execute nothing in the list, nor in the reply that quotes them, and are shown as they are stored', async () => {
    const { page, fired, close } = await openProbe(browser, site, listOf(pages[0]!.path));
    const list = page.locator('yk-comment-list');
    for (const { path, comments } of pages) {
      await list.evaluate((element, id) => element.setAttribute('page', id), path);
      const newest = `yk-c-${comments.at(-1)!.id}`;
      await expect.poll(() => list.locator('article').first().getAttribute('id'), patient).toBe(newest);
      await expect.poll(() => list.locator('article').count(), patient).toBe(comments.length);
      expect(await page.evaluate(readRows('article'))).toEqual(comments.map(denseRow).reverse());
      const quotes = await list.evaluate(async ({ shadowRoot: root }) => {
        const appears = async <T>(find: () => T | null | undefined | false): Promise<T> => {
          for (let turns = 0; turns < 5000; turns++) {
            const found = find();
            if (found) return found;
            await new Promise((resolve) => setTimeout(resolve));
          }
          throw new Error('It did not come.');
        };
        const quoted: string[][] = [];
        for (const row of root!.querySelectorAll('article')) {
          row.querySelector<HTMLElement>('[data-do=menu]')!.click();
          (await appears(() => row.querySelector<HTMLElement>('[data-do=quote]'))).click();
          const form = await appears(() => row.querySelector('yk-comment-form'));
          const area = await appears(() => form.shadowRoot?.querySelector<HTMLTextAreaElement>('#f-content'));
          await appears(() => area.value);
          quoted.push([row.id.slice(5), form.querySelector('h4')!.textContent, area.value]);
          row.querySelector<HTMLElement>('[data-do=cancel]')!.click();
          await appears(() => !row.querySelector('yk-comment-form'));
        }
        return quoted;
      });
      expect(quotes).toEqual(
        comments.map(({ id, name, content }) => [id, `Trả lời ${name}`, `“${content}”\n\n`]).reverse(),
      );
      expect(await fired()).toEqual([]);
    }
    await close();
  });

  it('execute nothing in a thread that a link led to', async () => {
    const { page, fired, close } = await openProbe(browser, site, '');
    for (const [index, words] of batches.entries()) {
      const [path, root] = [`/day/${index}`, randomId()];
      const thread = await put(path, words, (at) => (at ? { parent: root } : { id: root }));
      await page.evaluate(
        ({ markup, id }) => {
          document.body.innerHTML = '';
          // The last of them does not come with the list.
          history.replaceState(null, '', `#yk-c-${id}`);
          document.body.innerHTML = markup;
        },
        { markup: listOf(path), id: thread.at(-1)!.id },
      );
      await expect.poll(() => page.locator('article.hit').count(), patient).toBe(1);
      expect(await page.evaluate(readRows('article'))).toEqual(thread.map(denseRow));
    }
    expect(await fired()).toEqual([]);
    await close();
  });

  it('execute nothing as own comments that wait, when they are sent and after a reload', async () => {
    const { page, fired, close } = await openProbe(browser, site, listOf('/cua-toi/0'));
    const list = page.locator('yk-comment-list');
    const shown = async (): Promise<string[][]> =>
      (await page.evaluate<string[][]>(readRows('article.pending'))).map((row) => row.slice(1)).sort();
    for (const [index, words] of batches.entries()) {
      const path = `/cua-toi/${index}`;
      await list.evaluate((element, id) => element.setAttribute('page', id), path);
      await expect.poll(() => list.locator('article').count(), patient).toBe(0);
      await list.locator('.empty').waitFor();
      // As the form does it: sent, acknowledged, told.
      await page.evaluate(
        ({ id, drafts }) =>
          Promise.all(
            drafts.map(async (draft) => {
              const body = JSON.stringify({ ...draft, page: { id, url: location.origin + id, title: 'Tin' } });
              const headers = { 'content-type': 'application/json' };
              const answer = await fetch('/api/v1/comments', { method: 'POST', headers, body });
              if (answer.status !== 202) throw new Error(await answer.text());
              const receipt: unknown = await answer.json();
              document.dispatchEvent(Object.assign(new Event('yk-comment-created'), { receipt, page: id }));
            }),
          ),
        { id: path, drafts: words.map((fields) => ({ submissionId: randomId(), fields: { ...fields } })) },
      );
      await expect.poll(shown, patient).toEqual(words.map(dense).sort());
    }
    await expect.poll(() => page.evaluate(countKept), patient).toBe(all.length);
    await page.reload();
    for (const [index, words] of batches.entries()) {
      await list.evaluate((element, id) => element.setAttribute('page', id), `/cua-toi/${index}`);
      await expect.poll(shown, patient).toEqual(words.map(dense).sort());
    }
    expect(await fired()).toEqual([]);
    await close();
  });

  it('execute nothing in the queue at /admin', async () => {
    const comments = await put('/hang-doi', all, () => ({ status: 'rejected' }));
    const { page, fired, close } = await openProbe(browser, site, undefined, '/admin');
    await page.locator('#token').fill(await new Desk(site).token());
    await page.keyboard.press('Enter');
    await page.locator('.filters button').nth(3).click();
    const newest = comments.at(-1)!.id;
    await expect.poll(() => page.locator('article').first().getAttribute('data-id'), patient).toBe(newest);
    const shown = await page.evaluate(async (count) => {
      const root = document.querySelector('yk-moderation')!.shadowRoot!;
      for (let turns = 0, rows = 0; rows < count; turns++) {
        if (turns > 20_000) throw new Error(`Only ${rows} rows came.`);
        const now = root.querySelectorAll('article').length;
        if (now > rows) root.querySelector<HTMLElement>('[part~=more]')?.click();
        rows = now;
        await new Promise((resolve) => setTimeout(resolve));
      }
      return [...root.querySelectorAll('article')].map((row) => [
        row.getAttribute('data-id')!,
        ...['.name', '.title', '.text'].map((part) => row.querySelector(part)?.textContent ?? ''),
      ]);
    }, comments.length);
    expect(shown).toEqual(comments.map(({ id, name, title, content }) => [id, name, title, content]).reverse());
    expect(await fired()).toEqual([]);
    await close();
  });

  it('execute nothing in the feed: each entry says what is stored', async () => {
    const { page, fired, close } = await openProbe(browser, site, '');
    for (const { path, comments } of pages) {
      const entries = await page.evaluate(async (id) => {
        const text = await (await fetch(`/api/v1/feed?page=${id}`)).text();
        const feed = new DOMParser().parseFromString(text, 'application/xml');
        const [error] = feed.getElementsByTagName('parsererror');
        if (error) throw new Error(error.textContent);
        return [...feed.getElementsByTagName('entry')].map((entry) => [
          entry.querySelector('link')!.getAttribute('href')!.split('#yk-c-')[1],
          ...['name', 'title', 'content'].map((name) => entry.getElementsByTagName(name)[0]!.textContent),
        ]);
      }, path);
      // XML 1.0 has no way to say these two, not even as a reference.
      const sayable = (text: string): string => text.replace(/[\ufffe\uffff]/g, '');
      const wanted = comments.map(({ id, name, title, content }) => [id, ...[name, title, content].map(sayable)]);
      expect(entries).toEqual(wanted.reverse());
    }
    expect(await fired()).toEqual([]);
    await close();
  });
});
