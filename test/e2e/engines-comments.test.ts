import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed, seedMany } from '../support/comment-list.js';
import { articles } from '../support/demo.js';
import { Desk } from '../support/desk.js';
import { notRun, openFirefox } from '../support/firefox.js';
import { openSite, type TestSite } from '../support/site.js';
import { findWebKit, WebKitSession } from '../support/webkit.js';

let site: TestSite;
beforeAll(async () => {
  site = await openSite({ site: { challenge: 'none', moderation: 'pre' } });
});
afterAll(() => site.close());

const patient = { timeout: 30_000, interval: 100 };

/** The part of a journey that is the same everywhere, by what the engine's driver offers. */
interface Driver {
  readonly goto: (url: string) => Promise<unknown>;
  /** Evaluates an expression in the page; `list` is the shadow root of the comments, `form` that of the reply's form, `row` finds a comment by its words. */
  readonly ask: (expression: string) => Promise<unknown>;
  readonly type: (text: string) => Promise<void>;
}

const inList = (expression: string): string => `
  const host = document.querySelector('yk-comments')?.shadowRoot?.querySelector('yk-comment-list');
  const list = host?.shadowRoot;
  const form = list?.querySelector('yk-comment-form')?.shadowRoot;
  const row = (words) => [...(list?.querySelectorAll('article') ?? [])].find((each) => each.textContent.includes(words));
  return ${expression};`;

/** Reads, answers, votes, and hears of another reader's comment. @param engine stands in what is written. */
async function journey({ goto, ask, type }: Driver, engine: string): Promise<void> {
  const path = `/bai-viet/${articles[engine.length]!.slug}`;
  const ids = await seed(site, path, seedMany(25));
  const [first, id] = [ids[0], ids.at(-1)!];
  await goto(site.url + path);
  await expect.poll(() => ask(`!!host`), patient).toBe(true);
  await ask(`host.scrollIntoView()`);
  await expect.poll(() => ask(`list?.querySelectorAll('article').length`), patient).toBe(20);
  expect(await ask(`list.querySelector('h2').textContent`)).toBe('Bình luận (25)');
  await ask(`list.querySelector('.more').click()`);
  await expect.poll(() => ask(`!!row('Lời thứ 1.')`), patient).toBe(true);
  await expect.poll(() => ask(`list.activeElement?.localName`), patient).toBe('article');

  await ask(`row('Lời thứ 25.').querySelector('[data-do=up]').click()`);
  await expect
    .poll(() => site.ask('SELECT up, down FROM comment WHERE id = ?', id)[0], patient)
    .toMatchObject({ up: 1, down: 0 });
  expect(await ask(`row('Lời thứ 25.').querySelector('[data-do=up]').textContent`)).toBe('Thích 1');

  await ask(`row('Lời thứ 1.').querySelector('[data-do=reply]').click()`);
  await expect.poll(() => ask(`form?.activeElement?.id ?? ''`), patient).toBe('f-name');
  const words = { name: 'Trần Thị Bích', content: `Trả lời viết bằng ${engine}.` };
  for (const [name, text] of Object.entries(words)) {
    await ask(`form.querySelector('#f-${name}').focus()`);
    await type(text);
    await expect.poll(() => ask(`form.querySelector('#f-${name}').value`), patient).toBe(text);
  }
  await ask(`form.querySelector('[part="submit"]').click()`);
  await expect
    .poll(() => ask(`row('${words.content}')?.querySelector('[part=pending]')?.textContent`), patient)
    .toBe('Đang chờ duyệt');
  expect(site.rows().at(-1)).toMatchObject({ parent: first, page: path, status: 'pending', fields: words });
  await expect.poll(() => ask(`!form && list.activeElement?.closest('.replies') !== null`), patient).toBe(true);

  const news = `Tin của người khác, ${engine}.`;
  await seed(site, path, [{ status: 'pending', fields: { content: news } }]);
  await new Desk(site).decide(news, 'published');
  await expect.poll(() => ask(`list.querySelector('.arrived')?.textContent.trim()`), patient).toBe('1 bình luận mới');
  expect(await ask(`!!row('${news}')`)).toBe(false);
  await ask(`list.querySelector('.arrived').click()`);
  await expect.poll(() => ask(`list.activeElement?.querySelector('[part=text]')?.textContent`), patient).toBe(news);

  await new Desk(site).decide(words.content, 'published');
  await expect.poll(() => ask(`!!row('${words.content}')?.querySelector('[data-do=reply]')`), patient).toBe(true);
}

describe('Firefox', () => {
  it('lists comments, answers one, votes, and shows what others write behind the button', async () => {
    const browser = await openFirefox();
    if (!browser) return;
    try {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      await journey(
        {
          goto: (url) => page.goto(url),
          ask: (expression) => page.evaluate(`(() => { ${inList(expression)} })()`),
          type: (text) => page.keyboard.type(text),
        },
        'Firefox',
      );
      expect(problems).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 180_000);
});

describe('WebKitGTK', () => {
  it('lists comments, answers one, votes, and shows what others write behind the button', async () => {
    const parts = findWebKit();
    if (!parts) {
      notRun('WebKitGTK');
      return;
    }
    const session = await WebKitSession.open(parts);
    try {
      await journey(
        {
          async goto(url) {
            await session.goto(url);
            await session.run(
              `window.ykViolations = []; document.addEventListener('securitypolicyviolation', (event) => window.ykViolations.push(event.violatedDirective + ' ' + event.blockedURI));`,
            );
          },
          ask: (expression) => session.run(inList(expression)),
          type: (text) => session.type(text),
        },
        'WebKitGTK',
      );
      expect(await session.run('return window.ykViolations')).toEqual([]);
    } finally {
      await session.close();
    }
  }, 180_000);
});
