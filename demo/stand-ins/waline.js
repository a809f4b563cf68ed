import { escapeHtml, renderMarkdown, sanitize } from './markdown.js';

/** What its Markdown has besides: addresses without a scheme, emoji, formulas and typography. @type {[RegExp, (found: RegExpExecArray) => string][]} */
const more = [
  [/^(?:[\w.]+@)?[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|vn)\b/i, ([url]) => `<a href="http://${url}">${url}</a>`],
  [/^\w+/, ([word]) => word],
  [/^(?::\w+:|:[)(D]|;\)|8\)|<3)/, () => '🙂'],
  [/^\$(\S[^$]*)\$/, ([, formula = '']) => `<svg><title>${escapeHtml(formula)}</title></svg>`],
  [/^~(\S+?)~/, ([, inner = '']) => `<sub>${escapeHtml(inner)}</sub>`],
  [/^(?:\((?:c|r|tm)\)|\+-|--+|\.\.+|,,+|[!?]{4,}|["'])/i, () => '”'],
];
const shownTags = /^(p|br|a|em|strong|del|code|pre|blockquote|ul|ol|li|h[1-6]|sub|sup|svg|title|img|b|i)$/i;
const render = (/** @type {string} */ text) =>
  `${sanitize(renderMarkdown(text, { escapable: /[^]/, hardBreaks: true, more }), shownTags)}\n`;

/**
 * @typedef {object} Row
 * @property {number} id
 * @property {string} url
 * @property {string} comment
 * @property {string | null} nick
 * @property {string | null} mail
 * @property {string | null} link
 * @property {number | null} pid
 * @property {number | null} rid
 * @property {number | null} like
 * @property {string} status
 * @property {number} insertedAt
 */

/**
 * A Waline server in memory, over SQL as 1.39 is: its paths below `/api/`, its envelope, its refusals. Nobody can log in.
 * @param {{ audit?: boolean, secondsBetween?: number, captcha?: 'turnstile' | 'recaptchaV3', login?: boolean, forbiddenWords?: string[], domains?: string[] }} options
 *   `audit`: comments wait · `secondsBetween`: one comment in so many (0: no limit) · `captcha`: which token is wanted · `login`: guests may not write · `domains`: hosts whose pages may ask.
 */
export function walineStandIn({
  audit = false,
  secondsBetween = 60,
  captcha,
  login = false,
  forbiddenWords = [],
  domains,
} = {}) {
  /** @type {Row[]} */
  let rows = [];
  /** @type {Map<string, Record<string, number>>} */
  const counters = new Map();
  /** @type {Set<string>} */
  const tokens = new Set();
  let [lastId, ahead] = [0, 0];
  const now = () => Date.now() + ahead;

  /** What everybody may know of a row. Where it is a list, the time has passed through the database, which keeps seconds. */
  const shown = (/** @type {Row} */ row, /** @type {object} */ others) => ({
    nick: row.nick,
    link: row.link,
    pid: row.pid,
    rid: row.rid,
    status: row.status,
    comment: render(row.comment),
    orig: row.comment,
    like: row.like ?? 0,
    user_id: null,
    sticky: null,
    browser: '',
    os: '',
    avatar: `https://seccdn.libravatar.org/avatar/${row.mail ? 'of-the-address' : 'of-nothing'}`,
    ...others,
  });
  const listed = (/** @type {Row} */ row) =>
    shown(row, { objectId: row.id, time: Math.floor(row.insertedAt / 1000) * 1000 });
  const published = (/** @type {string} */ url) => rows.filter((row) => row.url === url && row.status === 'approved');

  function list(/** @type {URLSearchParams} */ query) {
    const wrong = rules(query, {
      path: required,
      page: integer(Infinity),
      pageSize: integer(100),
      sortBy: oneOf('insertedAt_desc', 'insertedAt_asc', 'like_desc'),
    });
    if (wrong) return wrong;
    const [page, pageSize] = [Number(query.get('page') ?? 1), Number(query.get('pageSize') ?? 10)];
    const sort = query.get('sortBy') ?? 'insertedAt_desc';
    const all = published(query.get('path') ?? '');
    if (sort === 'insertedAt_desc')
      all.sort((a, b) => Math.floor(b.insertedAt / 1000) - Math.floor(a.insertedAt / 1000));
    if (sort === 'like_desc') all.sort((a, b) => (b.like ?? -1) - (a.like ?? -1));
    const roots = all.filter(({ rid }) => !rid);
    const from = Math.max((page - 1) * pageSize, 0);
    const data = roots.slice(from, from + pageSize).map((root) => ({
      ...listed(root),
      // Turned around, whatever the order was.
      children: all
        .filter(({ rid }) => rid === root.id)
        .map(listed)
        .reverse(),
    }));
    return success({ page, totalPages: Math.ceil(roots.length / pageSize), pageSize, count: all.length, data });
  }

  function add(/** @type {any} */ body, /** @type {string | null} */ lang) {
    if (login) return failure(401);
    if (captcha && !tokens.delete(body[captcha])) return failure(403);
    for (const name of ['url', 'comment'])
      if (typeof body[name] !== 'string' || !body[name]) return refusal(1001, { [name]: `${name} can not be blank` });
    const { url, comment, nick = null, mail = null, link = null, pid = null, rid = null } = body;
    const same = { url, comment, nick, mail, link };
    if (
      rows.some((row) => Object.entries(same).every(([name, value]) => row[/** @type {keyof Row} */ (name)] === value))
    )
      return refusal(1000, lang === 'vi' ? 'Nội dung trùng lặp đã được gửi' : 'Duplicate Content');
    if (rows.some(({ insertedAt }) => insertedAt > now() - secondsBetween * 1000))
      return refusal(1000, 'Comment too fast!');
    const status = forbiddenWords.some((word) => comment.includes(word)) ? 'spam' : audit ? 'waiting' : 'approved';
    const row = { id: ++lastId, ...same, pid: number(pid), rid: number(rid), like: null, status, insertedAt: now() };
    rows.push(row);
    // The comment is stored by then.
    if (pid && !rows.some(({ id }) => id === Number(pid)))
      return failure(500, "Cannot read properties of undefined (reading 'user_id')");
    return success(
      shown(row, { url, objectId: row.id, time: row.insertedAt, pid: pid ?? undefined, rid: rid ?? undefined }),
    );
  }

  function like(/** @type {number} */ id, /** @type {any} */ body) {
    if (typeof body.like !== 'boolean' || Object.keys(body).length > 1) return failure(401);
    const row = rows.find((each) => each.id === id);
    if (!row) return success('');
    row.like = Math.max((row.like ?? 0) + (body.like ? 1 : -1), 0);
    return success(shown(row, { id, url: row.url, time: Math.floor(row.insertedAt / 1000) * 1000 }));
  }

  async function answer(/** @type {Request} */ request) {
    const { pathname, searchParams } = new URL(request.url);
    const [, resource, id] = /^\/api\/(comment|article)(?:\/([a-z0-9]+))?$/i.exec(pathname) ?? [];
    const origin = request.headers.get('origin');
    if (domains && !(origin && domains.includes(new URL(origin).hostname))) return failure(403);
    if (!resource) return failure(404, `url \`${pathname}\` not found.`);
    if (request.method === 'GET') {
      if (searchParams.get('type') === 'count')
        return success(several(searchParams, 'url').map((url) => published(url).length));
      if (resource === 'comment') return searchParams.get('type') === 'list' ? failure(401) : list(searchParams);
      return success(several(searchParams, 'path').map((path) => ({ time: counters.get(path)?.time ?? 0 })));
    }
    if (request.method === 'DELETE') return failure(401);
    const body = await request.json().catch(() => undefined);
    if (typeof body !== 'object' || !body) return failure(400, 'Incorrect parameter format');
    if (resource === 'comment')
      return request.method === 'PUT' ? like(Number(id), body) : add(body, searchParams.get('lang'));
    const { path, type = 'time', action = 'inc' } = body;
    if (!['inc', 'desc'].includes(action))
      return refusal(1001, { action: 'action need in an array of ["inc","desc"]' });
    const counter = { ...counters.get(path) };
    counter[type] = Math.max((counter[type] ?? 0) + (action === 'inc' ? 1 : -1), 0);
    counters.set(path, counter);
    return success([{ [type]: counter[type] }]);
  }

  return {
    /** @param {Request} request @returns {Promise<Response>} */
    async handle(request) {
      const headers = { 'access-control-allow-origin': '*', vary: 'Origin', 'x-waline-version': '1.39.3' };
      if (request.method === 'OPTIONS') {
        const methods = 'GET,HEAD,PUT,POST,DELETE,PATCH';
        const allowed = request.headers.get('access-control-request-headers') ?? '';
        return new Response(null, {
          status: 204,
          headers: { ...headers, 'access-control-allow-methods': methods, 'access-control-allow-headers': allowed },
        });
      }
      const { status, ...told } = await answer(request);
      return Response.json(told, { status, headers });
    },
    /** A moderator's decision. */
    approve(/** @type {string} */ id) {
      for (const row of rows) if (row.id === Number(id)) row.status = 'approved';
    },
    /** With what answers it, and a root with its whole thread, as Waline does. */
    remove(/** @type {string} */ id) {
      const gone = Number(id);
      rows = rows.filter((row) => row.id !== gone && row.pid !== gone && row.rid !== gone);
    },
    /** Stores a comment as somebody else's program would, its text as it is. */
    insert(/** @type {Partial<Row> & { url: string, comment: string }} */ row) {
      const blank = {
        nick: null,
        mail: null,
        link: null,
        pid: null,
        rid: null,
        like: null,
        status: 'approved',
        insertedAt: now(),
      };
      rows.push({ ...blank, ...row, id: ++lastId });
      return lastId;
    },
    /** Comments that are stored, whatever their state. */
    count: () => rows.length,
    /** What the provider would give a reader's browser: good for one comment. */
    newToken() {
      const token = `token-${tokens.size}-${Math.random()}`;
      tokens.add(token);
      return token;
    },
    advance(/** @type {number} */ ms) {
      ahead += ms;
    },
  };
}

const success = (/** @type {unknown} */ data) => ({ status: 200, errno: 0, errmsg: '', data });
const refusal = (/** @type {number} */ errno, /** @type {unknown} */ errmsg) => ({ status: 200, errno, errmsg });
const failure = (
  /** @type {number} */ status,
  errmsg = /** @type {Record<number, string>} */ ({ 401: 'Unauthorized', 403: 'Forbidden' })[status],
) => ({ status, errno: status, errmsg });

const number = (/** @type {unknown} */ value) => (value === null ? null : Number(value));

/** One value is cut at its commas, several are not. */
function several(/** @type {URLSearchParams} */ query, /** @type {string} */ name) {
  const values = query.getAll(name);
  return values.length === 1 ? values[0].split(',') : values;
}

/** @typedef {(name: string, value: string | null) => string | undefined} Check */
/** @type {Check} */
const required = (name, value) => (value ? undefined : `${name} can not be blank`);
const integer = (/** @type {number} */ max) => /** @type {Check} */ (name, value) =>
  value === null || (/^-?\d+$/.test(value) && Number(value) <= max)
    ? undefined
    : `${name} need an integer under your options`;
const oneOf =
  (/** @type {string[]} */ ...values) =>
  /** @type {Check} */ (name, value) =>
    value === null || values.includes(value) ? undefined : `${name} need in an array of ${JSON.stringify(values)}`;

function rules(/** @type {URLSearchParams} */ query, /** @type {Record<string, Check>} */ checks) {
  for (const [name, check] of Object.entries(checks)) {
    const wrong = check(name, query.get(name));
    if (wrong) return refusal(1001, { [name]: wrong });
  }
  return undefined;
}
