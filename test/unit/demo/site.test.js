import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articles, frontArticle } from '../../../demo/content/articles.js';
import { sections } from '../../../demo/content/sections.js';
import { contentSecurityPolicy, createSite } from '../../../demo/server.js';
import { articlePage } from '../../../demo/site.js';

const host = 'http://portal.example';
const canonicalOf = (html) => /<link rel="canonical" href="([^"]*)">/.exec(html)?.[1];
const count = (html, pattern) => html.match(pattern)?.length ?? 0;

let folder;
let site;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-'));
  writeFileSync(join(folder, 'ykien.js'), 'export {};');
  const api = (request) => Response.json({ path: new URL(request.url).pathname, method: request.method });
  const readScript = async (name) => (name === 'without-server.js' ? 'export {};' : undefined);
  const row = { type: 'http', label: 'Ykien', endpoint: '/api', standIn: false, fields: [], closed: false };
  const backends = {
    rows: async () => [{ ...row, methods: ['listComments'], abilities: {} }],
    handle: async () => undefined,
  };
  site = createSite({ api, cdnDir: folder, readScript, backends });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Where a page has another script than the tag's. */
const scripts = { '/khong-may-chu': '/pages/without-server.js' };
const paths = [
  '/',
  '/trang-tron',
  '/khong-may-chu',
  '/moi-may-chu/http',
  ...sections.map(({ id }) => `/chuyen-muc/${id}`),
  ...articles.map(({ slug }) => `/bai-viet/${slug}`),
];
const addresses = paths.flatMap((path) => [path, `${path}?lang=en`]);

describe('every page', () => {
  it.each(addresses)('%s has language, canonical link and one heading, and nothing inline', async (address) => {
    const response = await site.request(host + address);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain(`<html lang="${address.endsWith('?lang=en') ? 'en' : 'vi'}">`);
    expect(canonicalOf(html)).toBe(
      address.startsWith('/?') || address === '/' ? `/bai-viet/${frontArticle.slug}` : address.split('?')[0],
    );
    expect(count(html, /<h1[ >]/g)).toBe(1);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|<!--/i);
    const script = scripts[address.split('?')[0]] ?? '/ykien/ykien.js';
    expect(html.match(/<script[^]*?<\/script>/g)).toEqual([`<script type="module" src="${script}"></script>`]);
    expect(html).not.toMatch(/undefined|\[object/);
  });

  it('leads only to pages that are there', async () => {
    const seen = new Map();
    for (const address of [...addresses, '/not-there']) {
      const html = await (await site.request(host + address)).text();
      for (const [, href] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
        const url = new URL(href, host + address);
        // Its own language switch, and what the server around the site answers.
        if (/^\/(not-there|admin)$/.test(url.pathname)) continue;
        if (url.origin === host) seen.set(url.pathname + url.search, address);
        else expect(url.protocol).toMatch(/^(mailto|tel):$/);
      }
    }
    expect(seen.size).toBeGreaterThan(100);
    for (const [address, from] of seen) {
      expect((await site.request(host + address)).status, `${address}, linked from ${from}`).toBe(200);
    }
  });

  it('is sent with the strict policy', async () => {
    const { headers } = await site.request('/');
    expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('an article page', () => {
  it('holds exactly the tag at its foot', () => {
    for (const lang of ['vi', 'en']) {
      const html = articlePage({ article: frontArticle, lang });
      expect(html).toMatch(
        /<section class="article-foot"[^>]*><yk-comments endpoint="\/api"><\/yk-comments><\/section>/,
      );
    }
  });

  it('shows the time as Vietnamese portals do', () => {
    const html = articlePage({ article: frontArticle, lang: 'vi' });
    expect(html).toContain('<time datetime="2026-11-20T09:15+07:00">09:15 20/11/2026</time>');
  });

  it('shows hostile texts as texts', () => {
    const evil = '"><img src=x onerror=alert(1)>\'&amp;</title><script>alert(1)</script>';
    const article = {
      ...frontArticle,
      title: evil,
      summary: evil,
      byline: evil,
      body: [evil],
      en: { title: evil, summary: evil },
    };
    for (const lang of ['vi', 'en']) {
      const html = articlePage({ article, lang });
      expect(html).not.toContain('<img src=x');
      expect(count(html, /<script/g)).toBe(1);
      expect(count(html, /<\/title>/g)).toBe(1);
      expect(html).toContain('<h1>&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#39;&amp;amp;&lt;/title&gt;');
    }
  });

  it('marks a Vietnamese body on an English page, and says so', () => {
    const article = articles.find(({ en }) => !en.body);
    const html = articlePage({ article, lang: 'en' });
    expect(html).toContain('<div class="body" lang="vi">');
    expect(html).toContain('in Vietnamese');
    expect(articlePage({ article: frontArticle, lang: 'en' })).toContain('<div class="body">');
  });

  it('can be followed by its own feed', () => {
    const html = articlePage({ article: frontArticle, lang: 'vi' });
    const feed = `/api/v1/feed?page=${encodeURIComponent(`/bai-viet/${frontArticle.slug}`)}`;
    expect(html).toContain(`<link rel="alternate" type="application/atom+xml" href="${feed}">`);
  });

  it('offers the other language', () => {
    expect(articlePage({ article: frontArticle, lang: 'vi' })).toMatch(/href="\?lang=en" lang="en">English</);
    expect(articlePage({ article: frontArticle, lang: 'en' })).toMatch(/href="\?lang=vi" lang="vi">Tiếng Việt</);
  });
});

describe('a section page', () => {
  it('counts the comments of each article, over one backend', async () => {
    const { id } = sections[0];
    const html = await (await site.request(`/chuyen-muc/${id}`)).text();
    const [, inside] = /<yk-backend endpoint="\/api">(.*)<\/yk-backend>/s.exec(html);
    const counted = [...inside.matchAll(/<yk-comment-count page="([^"]+)">–<\/yk-comment-count>/g)];
    const listed = articles.filter(({ section }) => section === id);
    expect(counted.map(([, page]) => page)).toEqual(listed.map(({ slug }) => `/bai-viet/${slug}`));
  });
});

describe('the plain page', () => {
  it('has no stylesheet', async () => {
    expect(await (await site.request('/trang-tron')).text()).not.toContain('stylesheet');
  });
});

describe('the site', () => {
  it.each([
    ['/site.css', 'text/css'],
    ['/crest.svg', 'image/svg+xml'],
    ['/lake.svg', 'image/svg+xml'],
    ['/ykien/ykien.js', 'text/javascript'],
    ['/pages/without-server.js', 'text/javascript'],
    ['/rss.xml', 'application/rss+xml'],
  ])('sends %s as %s', async (path, type) => {
    const response = await site.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(type);
    expect((await response.text()).length).toBeGreaterThan(0);
  });

  it('hands everything under /api to the backend, headers untouched', async () => {
    const response = await site.request('/api/v1/comments', { method: 'POST', body: '{}' });
    expect(await response.json()).toEqual({ path: '/api/v1/comments', method: 'POST' });
    expect(response.headers.has('content-security-policy')).toBe(false);
  });

  it.each([
    '/ykien/../package.json',
    '/ykien/%2e%2e/package.json',
    '/ykien/..%2f..%2fpackage.json',
    '/ykien/..%5cpackage.json',
    '/ykien//etc/passwd',
    '/ykien/%00',
    '/ykien/',
    '/pages/other.js',
    '/pages/..%2fserver.js',
    '/bai-viet/',
    '/bai-viet/__proto__',
    '/chuyen-muc/constructor',
    '/server.js',
  ])('answers %s with the page that says nothing is there', async (path) => {
    const response = await site.fetch(new Request(host + path));
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Không tìm thấy trang');
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  });

  it('gives a page that is not there no canonical link', async () => {
    expect(canonicalOf(await (await site.request('/not-there')).text())).toBeUndefined();
  });
});
