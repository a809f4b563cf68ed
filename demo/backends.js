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
          ...published.map(({ slug, title, date }, n) => ({ id: n + 2, slug, title, date: `${date.slice(0, 16)}:00` })),
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
 * The backends of `/moi-may-chu`: imitations in memory, and what each adapter of the built package can do with them. They are made when the first of these pages is asked for.
 * @param {{ site: Handle }} options `site` answers what is a part of the portal itself
 */
export function createBackends({ site }) {
  const rootOf = (/** @type {string} */ type) => `/mau/${type}`;
  /** @type {Map<string, { handle: Handle }> | undefined} */
  let standIns;
  /** @type {Promise<import('./any-backend-page.js').BackendRow[]> | undefined} */
  let rows;

  /** @param {string} type @param {Request} request @returns {Promise<Response | undefined>} */
  async function handle(type, request) {
    const { origin } = new URL(request.url);
    standIns ??= new Map(backends.flatMap((each) => (each.standIn ? [[each.type, each.standIn(origin)]] : [])));
    return standIns.get(type)?.handle(atRoot(request, rootOf(type)));
  }

  /** @param {(typeof backends)[number]} backend @param {string} origin */
  async function readRow({ type, label, endpoint, options, standIn }, origin) {
    const place = standIn ? rootOf(type) : endpoint;
    const module = await import(`../dist/adapters/${type}.js`);
    const create = module[`${type.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}Adapter`];
    const ask = (input, init) => {
      const request = new Request(input, init);
      return standIn ? handle(type, request) : site(request);
    };
    const adapter = create({ ...(place && { endpoint: origin + place }), ...options, fetch: ask });
    const page = { id: `/moi-may-chu/${type}`, url: `${origin}/moi-may-chu/${type}`, title: label };
    return { type, label, endpoint: place, options, standIn: !!standIn, ...(await readAbilities(adapter, page)) };
  }

  return {
    handle,
    /** @param {string} origin of this site */
    rows(origin) {
      rows ??= Promise.all(backends.map((backend) => readRow(backend, origin)));
      rows.catch(() => (rows = undefined));
      return rows;
    },
  };
}
