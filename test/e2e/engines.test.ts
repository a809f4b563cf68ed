import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frontArticle } from '../support/demo.js';
import { comment } from '../support/comment-form.js';
import { notRun, openFirefox } from '../support/firefox.js';
import { openSite, type TestSite } from '../support/site.js';
import { findWebKit, WebKitSession } from '../support/webkit.js';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const patient = { timeout: 30_000, interval: 100 };

/** The part of a journey that is the same everywhere, by what the engine's driver offers. */
interface Driver {
  /** Evaluates an expression in the page; `form` is the form's shadow root. */
  readonly ask: (expression: string) => Promise<unknown>;
  readonly type: (text: string) => Promise<void>;
}

const inForm = (expression: string): string =>
  `const form = document.querySelector('yk-comments')?.shadowRoot?.querySelector('yk-comment-form')?.shadowRoot; return ${expression};`;

async function journey({ ask, type }: Driver): Promise<void> {
  await expect.poll(() => ask(`!!form?.querySelector('#f-name')`), patient).toBe(true);
  for (const [name, text] of Object.entries(comment)) {
    await ask(`form.querySelector('#f-${name}').focus()`);
    await type(text.replace(/\n/g, ' '));
    await expect.poll(() => ask(`form.querySelector('#f-${name}').value`), patient).toBe(text.replace(/\n/g, ' '));
  }
  await expect.poll(() => ask(`!!form.querySelector('[part~="other"]')`), patient).toBe(true);
  await ask(`form.querySelector('[part~="other"]').click()`);
  await expect.poll(() => ask(`!!form.querySelector('.state.done')`), patient).toBe(true);
  await ask(`form.querySelector('[part="submit"]').click()`);
  await expect.poll(() => ask(`form.querySelector('#receipt')?.innerText ?? ''`), patient).toContain(comment.title);
  expect(await ask(`form.activeElement?.id`)).toBe('receipt');
  expect(site.rows().at(-1)).toMatchObject({
    page: `/bai-viet/${frontArticle.slug}`,
    status: 'pending',
    fields: { ...comment, content: comment.content.replace(/\n/g, ' ') },
  });
}

describe('Firefox', () => {
  it('writes a comment by proof of work, under the strict policy, into SQLite', async () => {
    const before = site.rows().length;
    const browser = await openFirefox();
    if (!browser) return;
    try {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      await page.goto(site.url);
      await journey({
        ask: (expression) => page.evaluate(`(() => { ${inForm(expression)} })()`),
        type: (text) => page.keyboard.type(text),
      });
      expect(problems).toEqual([]);
      expect(site.rows()).toHaveLength(before + 1);
    } finally {
      await browser.close();
    }
  }, 120_000);
});

describe('WebKitGTK', () => {
  it('writes a comment by proof of work, under the strict policy, into SQLite', async () => {
    const parts = findWebKit();
    if (!parts) {
      notRun('WebKitGTK');
      return;
    }
    const before = site.rows().length;
    const session = await WebKitSession.open(parts);
    try {
      await session.goto(site.url);
      await session.run(
        `window.ykViolations = []; document.addEventListener('securitypolicyviolation', (event) => window.ykViolations.push(event.violatedDirective + ' ' + event.blockedURI));`,
      );
      await journey({ ask: (expression) => session.run(inForm(expression)), type: (text) => session.type(text) });
      expect(await session.run('return window.ykViolations')).toEqual([]);
      expect(site.rows()).toHaveLength(before + 1);
    } finally {
      await session.close();
    }
  }, 120_000);
});
