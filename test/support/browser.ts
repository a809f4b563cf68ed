import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumLaunchOptions } from '../config/find-chromium.js';

export const openBrowser = async (): Promise<Browser> => chromium.launch(await chromiumLaunchOptions());

/** What a page did that nobody may do, and what it received. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Violations of the content security policy, reported by the page's own event. */
  readonly violations: () => Promise<string[]>;
  /** Errors and warnings of the console, uncaught errors among them. */
  readonly problems: string[];
  /** Address of every request. */
  readonly requests: string[];
  /** Body of every answer that had text and an end. */
  readonly bodies: () => Promise<string>;
}

declare global {
  interface Window {
    ykViolations?: string[];
  }
}

/** A page in a context of its own: a reader who was never here. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', ...options });
  context.setDefaultTimeout(15_000);
  return watch(await context.newPage());
}

export async function watch(page: Page): Promise<Watched> {
  const problems: string[] = [];
  const requests: string[] = [];
  const texts: Promise<string>[] = [];
  page.on('console', (message) => {
    if (/^(error|warning)$/.test(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  page.on('response', (response) => {
    // A stream of events has no end that could be waited for.
    if (response.headers()['content-type']?.startsWith('text/event-stream')) return;
    texts.push(response.text().catch(() => ''));
  });
  await page.addInitScript(() => {
    window.ykViolations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.ykViolations?.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  return {
    page,
    context: page.context(),
    problems,
    requests,
    violations: () => page.evaluate(() => window.ykViolations ?? []),
    bodies: async () => (await Promise.all(texts)).join('\n'),
  };
}
