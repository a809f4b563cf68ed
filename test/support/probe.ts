import type { Browser, Page } from 'playwright-core';
import { checkText } from '../../src/core/text.js';
import { openPage } from './browser.js';
import { corpus } from './corpora.js';
import type { TestSite } from './site.js';

declare global {
  interface Window {
    ykFired?: string[];
  }
}

/** Every string of the corpora as it travels in JSON and stands in a field: whole characters, line breaks as LF. */
export const hostileStrings: readonly string[] = corpus()
  .map((text) => text.toWellFormed().replace(/\r\n?/g, '\n'))
  .filter((text, index, all) => all.indexOf(text) === index);

/** What a field of that limit would take, else something harmless in its place. */
export function fitting(text: string, maxLength: number, multiline = false): string {
  const checked = checkText(text, { maxLength, multiline });
  return checked.problem || !checked.text ? 'x' : multiline ? text : text.replace(/\n/g, '');
}

export interface Probe {
  readonly page: Page;
  /** Words of every dialog so far, in any frame. */
  readonly fired: () => Promise<string[]>;
  readonly close: () => Promise<void>;
}

/**
 * A page of the test's own and **without a policy**, so that whatever becomes markup also runs, and tells: every dialog, in every frame, is noted
 * at the top. Nothing but the site is reached.
 * @param markup stands in the body, below the script; for `path` that the site has itself: its page stays, without its policy.
 */
export async function openProbe(
  browser: Browser,
  site: TestSite,
  markup: string | undefined,
  path = '/probe',
): Promise<Probe> {
  const { page, context } = await openPage(browser);
  await context.addInitScript(() => {
    const fired = (window.top!.ykFired ??= []);
    const note = (text: unknown): void => void fired.push(String(text));
    Object.assign(window, { alert: note, confirm: note, prompt: note, print: note });
  });
  await context.route('**/*', (route) =>
    route.request().url().startsWith(`${site.url}/`) ? route.continue() : route.abort(),
  );
  await context.route(`${site.url}${path}`, async (route) => {
    const contentType = 'text/html; charset=utf-8';
    const head = '<title>probe</title><script type="module" src="/ykien/ykien.js"></script>';
    const body =
      markup === undefined
        ? await (await fetch(route.request().url())).text()
        : `<!doctype html><html lang="vi">${head}\n${markup}`;
    await route.fulfill({ contentType, body });
  });
  await page.goto(site.url + path);
  return { page, fired: () => page.evaluate(() => window.ykFired ?? []), close: () => context.close() };
}
