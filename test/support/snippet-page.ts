import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { openPage, type Watched } from './browser.js';
import { CommentFormPage } from './comment-form.js';
import { contentSecurityPolicy, frontArticle } from './demo.js';
import type { TestSite } from './site.js';

export interface Place {
  /** Origin that has `/api` and, unless a folder is given, `/ykien/`. */
  readonly url: string;
  readonly path?: string;
  readonly canonical?: string;
  readonly policy?: string | undefined;
  /** Files of the page's own: `/app.js` and `/site.css`. */
  readonly code?: string;
  readonly styles?: string;
}

const built = (name: string): string => fileURLToPath(new URL(`../../dist/cdn/${name}`, import.meta.url));

/** Opens a page that holds what the README says to paste, and nothing else. */
export async function openSnippet(
  browser: Browser,
  site: TestSite,
  body: string,
  place: Partial<Place> = {},
): Promise<Watched & { form: CommentFormPage }> {
  const { url = site.url, path = '/snippet', canonical = `/bai-viet/${frontArticle.slug}` } = place;
  const watched = await openPage(browser);
  const policy = 'policy' in place ? place.policy : contentSecurityPolicy;
  await watched.context.route(url + path, (route) =>
    route.request().method() === 'GET'
      ? route.fulfill({
          contentType: 'text/html; charset=utf-8',
          headers: policy ? { 'content-security-policy': policy } : {},
          body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A snippet</title>
<link rel="canonical" href="${canonical}"></head><body>${body}</body></html>`,
        })
      : route.continue(),
  );
  const { code = '', styles = '' } = place;
  await watched.context.route(`${url}/app.js`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: code }),
  );
  await watched.context.route(`${url}/site.css`, (route) => route.fulfill({ contentType: 'text/css', body: styles }));
  if (url !== site.url) {
    await watched.context.route(`${url}/ykien/*`, async (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: await readFile(built(basename(new URL(route.request().url()).pathname)), 'utf8'),
      }),
    );
  }
  const form = new CommentFormPage(watched.page);
  await watched.page.goto(url + path);
  return { ...watched, form };
}
