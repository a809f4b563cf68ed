import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nodeResolve from '@rollup/plugin-node-resolve';
import type { Browser, Page } from 'playwright-core';
import { rollup } from 'rollup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.js';
import { comment } from '../support/comment-form.js';
import { contentSecurityPolicy, frontArticle } from '../support/demo.js';
import { openSite, type TestSite } from '../support/site.js';
import { openSnippet, type Place } from '../support/snippet-page.js';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const files = {
  elements: fileURLToPath(import.meta.resolve('../../demo/snippets/elements.js')),
  headless: fileURLToPath(import.meta.resolve('../../demo/snippets/headless.js')),
  node: fileURLToPath(import.meta.resolve('../../demo/snippets/node.js')),
  hono: fileURLToPath(import.meta.resolve('../../demo/snippets/hono.js')),
  express: fileURLToPath(import.meta.resolve('../../demo/snippets/express.js')),
};
const snippet = (name: string): string => readFileSync(file(`../../demo/snippets/${name}`), 'utf8');

let site: TestSite;
let browser: Browser;
let folder: string;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ykien-snippets-'));
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
});
afterAll(async () => {
  for (const child of running) child.kill();
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true, maxRetries: 3 });
});

const open = (body: string, place: Partial<Place> = {}): ReturnType<typeof openSnippet> =>
  openSnippet(browser, site, body, place);

/** Where the script does not stand in the snippet itself. */
const script = '<script type="module" src="/ykien/ykien.js"></script>';

/** A comment without the phone number, which not every snippet's form has. */
const { phone: _, ...words } = comment;

const fieldNames = (page: Page): Promise<string[]> =>
  page
    .locator('yk-comment-form .fields [name]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('name') ?? ''));

describe('pasted into a page under the strict policy', () => {
  it('comments.html shows lists and form, and takes a comment', async () => {
    const { page, context, form, violations } = await open(snippet('comments.html'));
    await page.locator('yk-article-list[kind="recent"] a').first().waitFor();
    await page.locator('yk-article-list[kind="older"] a').first().waitFor();
    expect(await page.getByText('Comments need JavaScript').isVisible()).toBe(false);
    const before = site.rows().length;
    await form.write(site);
    expect(site.rows().slice(before)).toMatchObject([
      { page: `/bai-viet/${frontArticle.slug}`, status: 'pending', fields: comment },
    ]);
    expect(await violations()).toEqual([]);
    await context.close();
  });

  it('comment-form.html has the fields, heading and foot that it says', async () => {
    const { page, context, form, violations } = await open(script + snippet('comment-form.html'));
    await page.getByRole('heading', { name: 'Your opinion' }).waitFor();
    expect(await page.getByText('We publish under your name').isVisible()).toBe(true);
    await form.fill(words);
    await form.solve(site);
    expect(await fieldNames(page)).toEqual(['name', 'title', 'content']);
    await form.send();
    await form.receipt.waitFor();
    expect(site.rows().at(-1)?.fields).toEqual(words);
    expect(await violations()).toEqual([]);
    await context.close();
  });

  it('article-list.html gives lists and form one backend; given links ask for nothing until more is wanted', async () => {
    const { page, context, form, requests, violations } = await open(script + snippet('article-list.html'));
    const popular = page.locator('yk-article-list[kind="popular"]');
    await popular.locator('li a').first().waitFor();
    expect(await popular.locator('li').count()).toBe(5);
    expect(await popular.locator('[part="views"]').count()).toBe(5);
    const older = page.locator('yk-article-list[kind="older"]');
    await older.locator('input[type="date"]').waitFor();
    expect(await older.getByRole('link').allInnerTexts()).toEqual([
      'Library opens on Sundays',
      'New bus line to the lake',
    ]);
    await form.write(site);
    expect(requests.filter((url) => url.includes('older'))).toEqual([]);
    expect(requests.filter((url) => url.includes('/v1/page'))).toHaveLength(1);
    await older.getByRole('button', { name: 'More articles' }).click();
    await expect.poll(() => older.getByRole('link').count()).toBeGreaterThan(2);
    expect(await violations()).toEqual([]);
    await context.close();
  });

  it('theme.css changes colours, heights and a part', async () => {
    const { page, context } = await open(`<link rel="stylesheet" href="/site.css">${snippet('comments.html')}`, {
      styles: snippet('theme.css'),
    });
    const send = page.locator('yk-comments [part="submit"]');
    await send.waitFor();
    const look = await send.evaluate((element) => {
      const { backgroundColor, minHeight, textTransform, colorScheme } = getComputedStyle(element);
      return { backgroundColor, minHeight, textTransform, colorScheme };
    });
    const accent = 'rgb(255, 180, 84)';
    expect(look).toEqual({
      backgroundColor: accent,
      minHeight: '36px',
      textTransform: 'uppercase',
      colorScheme: 'dark',
    });
    await context.close();
  });
});

describe('bundled by a developer', () => {
  it('elements.js makes a form, holds back what it refuses, and hears of what was sent', async () => {
    const bundle = await rollup({ input: files.elements, plugins: [nodeResolve({ browser: true })] });
    const { output } = await bundle.generate({ inlineDynamicImports: true });
    await bundle.close();
    const body = '<div id="comments"></div><script type="module" src="/app.js"></script>';
    const { page, context, form, violations } = await open(body, { code: output[0].code });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.getByRole('heading', { name: 'Tell us' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await fieldNames(page)).toEqual(['content', 'title', 'name']);
    await form.fill({ ...words, content: 'Buy at https://example.com' });
    await form.solve(site);
    const before = site.rows().length;
    await form.send();
    expect(await form.field('content').inputValue()).toBe('Buy at https://example.com');
    await form.fill({ content: 'No address' });
    await form.send();
    await form.receipt.waitFor();
    // The first press sent nothing: its challenge was still good.
    expect(site.rows().slice(before)).toMatchObject([{ fields: { content: 'No address' } }]);
    expect(said).toContain('pending');
    expect(await violations()).toEqual([]);
    await context.close();
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface Run {
  readonly said: () => string;
  readonly exit: Promise<number | null>;
}

/** Runs a script in a folder of its own, where it may make its data. */
async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const cwd = await mkdtemp(join(folder, 'run-'));
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env } });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { said: () => text, exit };
}

/** Starts one of the three servers; its pages stand on its own origin. */
async function serve(program: string): Promise<string> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { said } = await run([program], { PORT: String(port), ORIGIN: url });
  const answers = (): Promise<boolean> =>
    fetch(`${url}/api/v1/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(answers, { timeout: 15_000, message: said() }).toBe(true);
  return url;
}

describe('run in Node', () => {
  it.each(['node', 'hono', 'express'] as const)(
    '%s.js answers, and takes writes from the site’s pages only',
    async (name) => {
      const url = await serve(files[name]);
      const form = (await (await fetch(`${url}/api/v1/form?page=/a`)).json()) as { fields: { name: string }[] };
      expect(form.fields.map((field) => field.name)).toEqual(['name', 'phone', 'title', 'content']);
      const challenge = (origin: string): Promise<Response> =>
        fetch(`${url}/api/v1/challenges`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin },
          body: JSON.stringify({ page: '/a', purpose: 'comment', accept: ['image'] }),
        });
      expect((await challenge(url)).status).toBe(201);
      expect((await challenge('https://elsewhere.example')).status).toBe(403);
    },
  );

  it('express.js checks what captcha.html posts', async () => {
    const url = await serve(files.express);
    const place = { url, path: '/contact', canonical: '/contact' };
    // A form may post to its own origin only where the policy says so.
    const policy = `${contentSecurityPolicy}; form-action 'self'`;
    const { page, context, violations } = await open(script + snippet('captcha.html'), { ...place, policy });
    const captcha = page.locator('yk-captcha');
    await captcha.locator('img').waitFor();
    await page.getByLabel('Message').fill('Hello');
    await captcha.getByRole('button', { name: 'Another way' }).click();
    await captcha.getByText('Confirmed').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Thank you.').waitFor();
    await context.close();

    const body = new URLSearchParams({ message: 'Hello', human: '{"id":"made up","answer":"12345"}' });
    expect((await fetch(`${url}/contact`, { method: 'POST', body })).status).toBe(422);
  });

  it('headless.js follows a list', async () => {
    const { said, exit } = await run([files.headless], { ENDPOINT: `${site.url}/api` });
    expect(await exit, said()).toBe(0);
    expect(said()).toMatch(/^loading 0\nready 10$/m);
  });
});
