import { articles } from './content/articles.js';
import { artalkStandIn } from './stand-ins/artalk.js';
import { issoStandIn } from './stand-ins/isso.js';
import { remark42StandIn } from './stand-ins/remark42.js';
import { restMapping } from './stand-ins/rest-mapping.js';
import { restStandIn } from './stand-ins/rest.js';
import { supabaseStandIn } from './stand-ins/supabase.js';
import { twikooStandIn } from './stand-ins/twikoo.js';
import { walineStandIn } from './stand-ins/waline.js';
import { wordpressStandIn } from './stand-ins/wordpress.js';

/** @typedef {(request: Request) => Response | Promise<Response>} Handle */

const published = articles.map(({ slug, title, published: date, views }) => ({ slug, title, date, views }));

/** What stands behind a page of `/moi-may-chu`; a type without `standIn` needs none, or is a part of this site. */
const backends = [
  { type: 'http', label: 'Ykien', endpoint: '/api' },
  { type: 'memory', label: 'Bộ nhớ / memory' },
  { type: 'local-storage', label: 'Trình duyệt / localStorage' },
  {
    type: 'wordpress',
    label: 'WordPress',
    options: { fields: { title: 'ykien_title', phone: 'ykien_phone' } },
    standIn: (/** @type {string} */ origin) =>
      wordpressStandIn({
        url: `${origin}/bai-viet`,
        // Its page is known by the last part of the address, as on a WordPress site.
        posts: [
          { id: 1, slug: 'wordpress', title: 'WordPress', date: '2026-01-01T08:00:00' },
          ...published.map(({ slug, title, date }, n) => ({ id: n + 2, slug, title, date: date.slice(0, 19) })),
        ],
      }),
  },
  { type: 'waline', label: 'Waline', standIn: () => walineStandIn({ secondsBetween: 0 }) },
  { type: 'isso', label: 'Isso', standIn: () => issoStandIn() },
  {
    type: 'artalk',
    label: 'Artalk',
    options: { site: 'Quận Hồng Đức' },
    standIn: () =>
      artalkStandIn({
        site: 'Quận Hồng Đức',
        captcha: 'always',
        pages: published.map(({ slug, date, ...rest }) => {
          const path = `/bai-viet/${slug}`;
          return { ...rest, key: path, url: path, published: date };
        }),
      }),
  },
  {
    type: 'remark42',
    label: 'Remark42',
    options: { site: 'hong-duc' },
    standIn: () => remark42StandIn({ site: 'hong-duc' }),
  },
  { type: 'twikoo', label: 'Twikoo', standIn: () => twikooStandIn() },
  {
    type: 'supabase',
    label: 'Supabase',
    options: { key: 'sb_publishable_demo' },
    standIn: () => supabaseStandIn({ moderation: 'post' }),
  },
  { type: 'rest', label: 'REST', options: restMapping, standIn: () => restStandIn({ moderate: false }) },
  { type: 'feed', label: 'RSS', endpoint: '/rss.xml' },
];

/** A request as the backend would have it at its own root. @param {Request} request @param {string} root */
function atRoot(request, root) {
  const { origin, href } = new URL(request.url);
  return new Request(origin + (href.slice(origin.length + root.length) || '/'), request);
}

/** What an adapter tells of itself. @param {import('../src/contract/adapter.js').Adapter} adapter */
async function readAbilities(adapter, page) {
  const methods = Object.keys(adapter).filter((name) => typeof adapter[name] === 'function');
  const form = methods.includes('submitComment') ? await adapter.describeForm?.(page) : undefined;
  return {
    methods,
    abilities: adapter.abilities ?? {},
    fields: form?.fields ?? [],
    closed: !form || !!form.closed,
  };
}

/**
 * The backends of `/moi-may-chu`: imitations in memory, and what each adapter of the built package can do with them.
 * @param {{ origin: string, site: Handle }} options `site` answers what is a part of the portal itself
 * @returns {{ rows: () => Promise<readonly import('./any-backend-page.js').BackendRow[]>, handle: (type: string, request: Request) => Promise<Response | undefined> }}
 */
export function createBackends({ origin, site }) {
  const standIns = new Map(backends.flatMap(({ type, standIn }) => (standIn ? [[type, standIn(origin)]] : [])));
  const rootOf = (/** @type {string} */ type) => `/mau/${type}`;

  const answer = async (/** @type {string} */ type, /** @type {Request} */ request) =>
    standIns.get(type)?.handle(atRoot(request, rootOf(type)));

  async function readRow({ type, label, endpoint, options, standIn }) {
    const url = standIn ? origin + rootOf(type) : endpoint && origin + endpoint;
    const module = await import(`../dist/adapters/${type}.js`);
    const create = module[`${type.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}Adapter`];
    const ask = (input, init) => {
      const request = new Request(input, init);
      return standIn ? answer(type, request) : site(request);
    };
    const adapter = create({ ...(url && { endpoint: url }), ...options, fetch: ask });
    const page = { id: `/moi-may-chu/${type}`, url: `${origin}/moi-may-chu/${type}`, title: label };
    const place = standIn ? rootOf(type) : endpoint;
    return { type, label, endpoint: place, options, standIn: !!standIn, ...(await readAbilities(adapter, page)) };
  }

  /** Read when the first of these pages is asked for. */
  let rows;
  return {
    rows: () => (rows ??= Promise.all(backends.map(readRow))),
    handle: answer,
  };
}
