import { codePicture, codeSigns } from './code-picture.js';
import { renderMarkdown, sanitize } from './markdown.js';

/** @typedef {{ id: number, rid: number, root: number, key: string, title: string, nick: string, email: string, content: string, html?: string, date: number, pending: boolean, votes: Map<string, 'up' | 'down'> }} Row */
/** @typedef {{ id: number, key: string, title: string, url: string, pv: number, adminOnly: boolean, date: number }} Page */

const tags =
  /^(a|p|hr|br|ol|ul|li|pre|code|blockquote|del|strong|em|b|i|h[1-6]|sub|sup|table|thead|tbody|tr|th|td|img|span|div)$/i;

/**
 * An imitation of Artalk 2.9 in memory, its dates in UTC. The address of a reader, which votes and captchas go by, is the header `x-real-ip`.
 * @param {{ site?: string, captcha?: 'off' | 'always' | 'on-demand', pendingDefault?: boolean, adminEmail?: string, pages?: { key: string, title: string, url: string, published: string, views?: number }[] }} options
 * `on-demand`: asked for from the fourth comment of an address on
 */
export function artalkStandIn({
  site = 'Làng',
  captcha = 'off',
  pendingDefault = false,
  adminEmail = 'admin@example.vn',
  pages: seeded = [],
} = {}) {
  /** @type {Map<number, Row>} */
  const rows = new Map();
  /** @type {Map<string, Page>} */
  const pages = new Map();
  /** @type {Map<string, { code?: string, passed?: boolean, actions: number }>} */
  const readers = new Map();
  let last = 0;

  const openPage = (/** @type {string} */ key, title = '', url = key, date = Date.now(), pv = 0) => {
    const page = pages.get(key) ?? { id: pages.size + 1, key, title, url, pv, adminOnly: false, date };
    pages.set(key, page);
    return page;
  };
  for (const { key, title, url, published, views } of seeded) openPage(key, title, url, Date.parse(published), views);

  const readerOf = (/** @type {Request} */ request) => {
    const address = request.headers.get('x-real-ip') ?? '127.0.0.1';
    const reader = readers.get(address) ?? { actions: 0 };
    readers.set(address, reader);
    return { address, reader };
  };
  const passes = (/** @type {{ passed?: boolean, actions: number }} */ reader) =>
    captcha === 'off' || !!reader.passed || (captcha === 'on-demand' && reader.actions < 3);
  const draw = (/** @type {{ code?: string }} */ reader) => {
    // As the real one's: letters too, in either case when they are sent.
    reader.code = Array.from({ length: 4 }, () => codeSigns[Math.floor(Math.random() * codeSigns.length)]).join('');
    return codePicture(reader.code);
  };

  /** @param {Row} row */
  const told = ({ id, rid, key, nick, content, html, date, pending, votes }) => ({
    ...{ id, rid, nick, content, page_key: key, page_url: key, site_name: site, user_id: 1, date: dateText(date) },
    content_marked: html ?? sanitize(renderMarkdown(content, { escapable: /./, hardBreaks: true }), tags),
    ...{ email_encrypted: 'c0ffee', link: '', ua: '', ip_region: '', badge_name: '', badge_color: '', visible: true },
    ...{ is_collapsed: false, is_pending: pending, is_pinned: false, is_verified: false, is_allow_reply: !pending },
    ...{ vote_up: [...votes.values()].filter((vote) => vote === 'up').length },
    ...{ vote_down: [...votes.values()].filter((vote) => vote === 'down').length },
  });
  /** @param {Page} page */
  const toldPage = ({ id, key, title, url, pv, adminOnly, date }) => ({
    ...{
      id,
      key,
      title,
      url,
      pv,
      admin_only: adminOnly,
      site_name: site,
      vote_up: 0,
      vote_down: 0,
      date: dateText(date),
    },
  });
  const published = (/** @type {string | null} */ key) =>
    [...rows.values()].filter((row) => row.key === key && !row.pending);

  const listComments = (/** @type {URLSearchParams} */ query) => {
    const key = query.get('page_key') ?? '';
    if (!key.trim()) return refuse(400, 'Param `page_key` is required');
    const all = published(key);
    const roots = all.filter(({ rid }) => rid === 0).sort((a, b) => b.id - a.id);
    if (query.get('sort_by') === 'date_asc') roots.reverse();
    const from = Number(query.get('offset') ?? 0);
    const shown = roots.slice(from, from + Number(query.get('limit') ?? 0));
    const below = all.filter(({ rid, root }) => rid !== 0 && shown.some(({ id }) => id === root));
    const unknown = { id: 0, key, title: '', url: key, pv: 0, adminOnly: false, date: 0 };
    return Response.json({
      ...{ comments: [...shown, ...below.reverse()].map(told), count: all.length, roots_count: roots.length },
      page: toldPage(pages.get(key) ?? unknown),
    });
  };

  /** @param {any} data @param {Request} request */
  const create = (data, request) => {
    const { reader } = readerOf(request);
    if (!passes(reader)) return refuse(403, '需要验证码', { need_captcha: true, img_data: draw(reader) });
    for (const name of ['name', 'email', 'content', 'page_key', 'site_name'])
      if (!String(data?.[name] ?? '').trim()) return refuse(400, `Param \`${name}\` is required`);
    if (!/^[^\s@,]+@[\w-]+(\.[\w-]+)+$/.test(data.email)) return refuse(400, '无效的邮箱');
    if (data.site_name !== site) return refuse(404, '未找到站点');
    const page = openPage(data.page_key, data.page_title);
    if (page.adminOnly || data.email === adminEmail) return refuse(403, '需要管理员身份', { need_login: true });
    const above = rows.get(data.rid ?? 0);
    if (data.rid && !above) return refuse(404, '未找到父评论');
    if (above && above.key !== data.page_key)
      return refuse(400, 'Inconsistent with the page_key of the parent comment');
    if (above?.pending) return refuse(400, '不允许回复该评论');
    const id = ++last;
    /** @type {Row} */
    const row = {
      ...{ id, rid: data.rid ?? 0, root: above?.root ?? id, key: data.page_key, title: '', nick: data.name },
      ...{ email: data.email, content: data.content, date: Date.now(), pending: pendingDefault, votes: new Map() },
    };
    rows.set(id, row);
    reader.passed = false;
    reader.actions++;
    return Response.json(told(row));
  };

  /** @param {Row | undefined} row @param {string} address @param {string | undefined} to */
  const vote = (row, address, to) => {
    if (!row) return refuse(404, '未找到评论');
    const had = row.votes.get(address);
    if (to) row.votes.delete(address);
    if (to && had !== to) row.votes.set(address, to === 'up' ? 'up' : 'down');
    const { vote_up: up, vote_down: down } = told(row);
    const mine = row.votes.get(address);
    return Response.json({ up, down, is_up: mine === 'up', is_down: mine === 'down' });
  };

  const stats = (/** @type {string} */ type, /** @type {URLSearchParams} */ query) => {
    const all = [...pages.values()];
    const limit = Math.min(100, Number(query.get('limit')) || 5);
    const keys = (query.get('page_keys') ?? '').split(',').map((key) => key.trim()).filter(Boolean); // prettier-ignore
    if (type === 'page_comment') return Response.json({ data: Object.fromEntries(keys.map((key) => [key, published(key).length])) }); // prettier-ignore
    const sorted = { latest_pages: all.sort((a, b) => b.date - a.date), pv_most_pages: all.toSorted((a, b) => b.pv - a.pv) }; // prettier-ignore
    const found = type === 'latest_pages' || type === 'pv_most_pages' ? sorted[type] : undefined;
    return found ? Response.json({ data: found.slice(0, limit).map(toldPage) }) : refuse(404, '无效的类型');
  };

  /** @param {Request} request */
  const answer = async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const path = pathname.replace(/^\/api\/v2/, '');
    const { address, reader } = readerOf(request);
    const isPost = request.method === 'POST';
    const body = isPost ? await request.json().catch(() => undefined) : undefined;
    if (isPost && body === undefined) return refuse(500, 'Unprocessable Entity');
    const route = `${request.method} ${path}`;
    if (path.startsWith('/captcha') && captcha === 'off') return refuse(404, 'Captcha disabled');
    if (route === 'GET /captcha/status') return Response.json({ is_pass: passes(reader) });
    if (route === 'GET /captcha') return Response.json({ img_data: draw(reader) });
    if (route === 'POST /captcha/verify') {
      if (!String(body.value ?? '').trim()) return refuse(400, 'Param `value` is required');
      // The real one takes a code as often as it is sent, until there is another.
      reader.passed = reader.code?.toLowerCase() === String(body.value).toLowerCase();
      return reader.passed ? Response.json({}) : refuse(403, '验证码错误', { img_data: draw(reader) });
    }
    if (route === 'GET /comments') return listComments(searchParams);
    if (route === 'POST /comments') return create(body, request);
    if (route === 'POST /pages/pv') return Response.json({ pv: ++openPage(body.page_key, body.page_title).pv });
    const [, kind = '', id = '', to] = /^\/(comments|votes\/comment|stats)\/(\w+)(?:\/(up|down))?$/.exec(path) ?? [];
    const row = rows.get(Number(id));
    if (kind === 'stats') return stats(id, searchParams);
    if (kind === 'votes/comment' && isPost === !!to) return vote(row, address, to);
    if (kind === 'comments' && !isPost && !to) return row ? Response.json({ comment: told(row), reply_comment: null }) : refuse(404, '未找到评论'); // prettier-ignore
    return refuse(404, 'Not Found');
  };

  return {
    handle: answer,
    /** @param {string} id */
    approve: (id) => void Object.assign(rows.get(Number(id)) ?? {}, { pending: false }),
    /** As an administrator does: what answers it goes too. @param {string} id */
    remove(id) {
      for (const row of rows.values()) if (String(row.rid) === id) this.remove(String(row.id));
      rows.delete(Number(id));
    },
    count: () => rows.size,
    /** What the last picture for an address shows. */
    code: (address = '127.0.0.1') => readers.get(address)?.code ?? '',
    /** Only administrators may write there. @param {string} key @param {boolean} closed */
    close: (key, closed) => void (openPage(key).adminOnly = closed),
    /** A published comment whose text is this HTML. @param {string} key @param {string} html */
    storeHtml(key, html) {
      const id = ++last;
      openPage(key);
      rows.set(id, { id, rid: 0, root: id, key, title: '', nick: 'Hạnh', email: '', content: '', html, date: Date.now(), pending: false, votes: new Map() }); // prettier-ignore
    },
  };
}

/** `2026-11-23 11:00:00`. @param {number} time */
const dateText = (time) => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

/** @param {number} status @param {string} msg */
const refuse = (status, msg, more = {}) => Response.json({ msg, ...more }, { status });
