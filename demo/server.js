import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { articles, findArticle } from './content/articles.js';
import { sections } from './content/sections.js';
import { anyBackendPage } from './any-backend-page.js';
import { feedXml } from './feed.js';
import { serverlessPage } from './serverless-page.js';
import { articlePage, homePage, notFoundPage, plainPage, sectionPage } from './site.js';

export { articles };

/** The strictest policy that the widget promises to live under. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** The stylesheet's parts, in their order; sent as one file. */
const styles = ['base', 'masthead', 'columns', 'article', 'serverless', 'backends', 'print'];

/** @param {string} name */
const ownFile = (name) => readFile(new URL(name, import.meta.url), 'utf8');

/** The portal's articles as the backend keeps them; `id` is the path of the page's canonical link. */
export const seedArticles = () =>
  articles.map(({ slug, title, summary, published, views }) => ({
    id: `/bai-viet/${slug}`,
    url: `/bai-viet/${slug}`,
    title,
    published,
    views,
    summary,
  }));

/** @param {import('hono').Context} context */
const langOf = (context) => (context.req.query('lang') === 'en' ? 'en' : 'vi');

/**
 * The portal, without a port and without a backend of its own.
 * @param {object} options
 * @param {(request: Request, env: unknown) => Response | Promise<Response>} options.api answers everything under
 *   `/api`, headers included; its second argument is what the host passes on (on Node: the socket, for the address)
 * @param {string} options.cdnDir folder of the built script-tag files, served at `/ykien/`
 * @param {(name: string) => Promise<string | undefined>} [options.readScript] a script of one of the portal's own pages, served at
 *   `/pages/`; without it such a page says that it needs one
 * @param {ReturnType<typeof import('./backends.js').createBackends>} [options.backends] other backends, for `/moi-may-chu`; without them there is no such page
 */
export function createSite({ api, cdnDir, readScript = async () => undefined, backends }) {
  const site = new Hono({ strict: false });

  site.all('/api/*', (context) => api(context.req.raw, context.env));

  site.all('/mau/:type/*', async (context, next) => {
    const answered = await backends?.handle(context.req.param('type'), context.req.raw);
    return answered ?? next();
  });

  site.use(async (context, next) => {
    await next();
    context.header('Content-Security-Policy', contentSecurityPolicy);
    context.header('Referrer-Policy', 'same-origin');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Cache-Control', 'no-cache');
  });

  site.get('/', (context) => context.html(homePage({ lang: langOf(context) })));
  site.get('/bai-viet/:slug', (context, next) => {
    const article = findArticle(context.req.param('slug'));
    return article ? context.html(articlePage({ article, lang: langOf(context) })) : next();
  });
  site.get('/chuyen-muc/:id', (context, next) => {
    const section = sections.find(({ id }) => id === context.req.param('id'));
    return section ? context.html(sectionPage({ section, lang: langOf(context) })) : next();
  });
  site.get('/trang-tron', (context) => context.html(plainPage({ lang: langOf(context) })));
  site.get('/khong-may-chu', (context) => context.html(serverlessPage({ lang: langOf(context) })));
  site.get('/moi-may-chu/:type?', async (context, next) => {
    const rows = (await backends?.rows(new URL(context.req.url).origin)) ?? [];
    const type = context.req.param('type');
    const row = type === undefined ? rows[0] : rows.find((each) => each.type === type);
    return row ? context.html(anyBackendPage({ lang: langOf(context), row, rows })) : next();
  });
  site.get('/pages/:name', async (context, next) => {
    const text = await readScript(context.req.param('name'));
    return text === undefined ? next() : context.body(text, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
  });
  site.get('/rss.xml', (context) => {
    const xml = feedXml({ origin: new URL(context.req.url).origin });
    return context.body(xml, 200, { 'Content-Type': 'application/rss+xml; charset=utf-8' });
  });

  site.get('/site.css', async (context) => {
    const parts = await Promise.all(styles.map((name) => ownFile(`styles/${name}.css`)));
    return context.body(parts.join('\n'), 200, { 'Content-Type': 'text/css; charset=utf-8' });
  });
  for (const name of ['crest.svg', 'lake.svg']) {
    site.get(`/${name}`, async (context) =>
      context.body(await ownFile(name), 200, { 'Content-Type': 'image/svg+xml' }),
    );
  }
  site.get(
    '/ykien/*',
    serveStatic({ root: cdnDir, precompressed: true, rewriteRequestPath: (path) => path.replace(/^\/ykien\//, '/') }),
  );

  site.notFound((context) => context.html(notFoundPage({ lang: langOf(context) }), 404));
  return site;
}

// `node demo/server.js` serves; importing it, as tests do, starts nothing and needs no build.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  // Not awaited: start.js imports this module, which must be done first.
  void import('./start.js').then(({ run }) => run());
}
