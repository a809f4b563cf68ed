import { renderMarkdown, sanitize } from './markdown.js';
import { controversyOf, goTime, limitTree, treeOf } from './remark42-tree.js';

/** @typedef {import('./remark42-tree.js').Row} Row */
/** @typedef {{ name: string, id: string, aud: string, xsrf: string }} User */

const escapable = /[\\`*_{}[\]()#+\-.!:|&<>~^]/;
const tags =
  /^(a|b|blockquote|br|code|del|div|em|h[1-6]|hr|i|img|li|ol|p|pre|span|strong|table|tbody|td|th|thead|tr|ul)$/i;

/**
 * An imitation of Remark42 1.14 in memory.
 * @param {{ site?: string, header?: boolean, anonymous?: boolean, anonVote?: boolean, maxSize?: number, minSize?: number, editSeconds?: number, restricted?: string[], blocked?: string[] }} options
 * `header`: AUTH_SEND_JWT_HEADER, else cookies · `anonVote`: ANON_VOTE · `restricted`: words · `blocked`: names
 */
export function remark42StandIn({
  site = 'vidu',
  header = true,
  anonymous = true,
  anonVote = true,
  maxSize = 2048,
  minSize = 0,
  editSeconds = 300,
  restricted = [],
  blocked = [],
} = {}) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  /** @type {Map<string, User>} */
  const logins = new Map();
  /** @type {Set<string>} */
  const closed = new Set();
  let ahead = 0;
  let last = 0;
  const now = () => (last = Math.max(last + 1, Date.now() + ahead));
  const at = (/** @type {string} */ url) => [...rows.values()].filter((row) => row.url === url);

  /** @param {Row} row @param {User} [user] */
  const told = (row, user) => {
    const vote = user && row.votes.get(user.id);
    const controversy = controversyOf([...row.votes.values()]);
    return {
      ...{ id: row.id, pid: row.pid, text: row.text, ...(row.orig && { orig: row.orig }) },
      user: { name: row.name, id: row.user, picture: '', admin: false, site_id: site },
      ...{ locator: { site, url: row.url }, score: row.score, vote: vote === undefined ? 0 : vote ? 1 : -1 },
      ...{ ...(controversy && { controversy }), time: goTime(row.time), title: row.title },
      ...(row.edit && { edit: { time: goTime(row.edit), summary: '' } }),
      ...(row.delete && { delete: true }),
    };
  };

  /** @param {User | undefined} user @param {URLSearchParams} query */
  const find = (user, query) => {
    const url = query.get('url') ?? '';
    const all = at(url);
    const info = {
      url,
      count: all.filter((row) => !row.delete).length,
      count_left: 0,
      ...(closed.has(url) && { read_only: true }),
    };
    const nodes = treeOf(all, query.get('sort') ?? 'time');
    const { shown, left } = limitTree(nodes, Number(query.get('limit') ?? 0), query.get('offset_id'));
    info.count_left = left;
    const lastOne = query.has('limit') && shown.at(-1)?.comment.id;
    /** @param {import('./remark42-tree.js').Node} node @returns {object} */
    const shape = ({ comment, replies }) => ({
      comment: told(comment, user),
      ...(replies.length > 0 && { replies: replies.map(shape) }),
    });
    return json({ comments: shown.map(shape), info: { ...info, ...(lastOne && { last_comment: lastOne }) } });
  };

  /** Its own idea of quotation marks and dashes, but none of what stands in a block of HTML. @param {string} text */
  const render = (text) => {
    const block = /^<(p|div)>[^]*?<\/\1>[ \t]*\n(?=\s*$)/.exec(text);
    const html = block ? text : renderMarkdown(text, { escapable, hardBreaks: true });
    const smart = block
      ? html
      : html
          .replace(/&quot;([^<]*?)&quot;/g, '«$1»')
          .replace(/--/g, '—')
          .replaceAll("'", '’');
    return sanitize(smart.replaceAll('&amp;mdash;', '—'), tags);
  };

  /** @param {any} text */
  const wrongText = (text) => {
    if (typeof text !== 'string' || !text) return 'empty comment text';
    const size = [...text].length;
    if (size > maxSize) return `comment text exceeded max allowed size ${maxSize} (${size})`;
    return size < minSize ? `comment text is smaller than min allowed size ${minSize} (${size})` : undefined;
  };

  /** @param {User} user @param {any} body */
  const create = (user, body) => {
    if (user.aud !== body.locator?.site) return problem(403, 'invalid site', 4, 'site mismatch');
    const wrong = wrongText(body.text);
    if (wrong) return problem(400, 'invalid comment', 4, wrong);
    if (blocked.includes(user.name)) return problem(403, 'user blocked', 7);
    if (closed.has(body.locator.url)) return problem(403, 'old post, read-only', 8);
    if (restricted.some((word) => body.text.includes(word)))
      return problem(400, 'invalid comment', 19, 'comment contains restricted words');
    /** @type {Row} */
    const row = {
      ...{ id: crypto.randomUUID(), pid: body.pid ?? '', text: render(body.text), orig: body.text, title: body.title },
      ...{ name: user.name, user: user.id, url: body.locator.url, score: 0, votes: new Map(), time: now() },
    };
    rows.set(row.id, row);
    return json(told(row, user), 201);
  };

  /** @param {User} user @param {Row | undefined} row @param {any} body */
  const update = (user, row, body) => {
    if (!row) return problem(400, "can't find comment", 1, 'not found');
    if (row.user !== user.id) return problem(403, 'can not edit comments for other users', 3);
    if (now() >= row.time + editSeconds * 1000)
      return problem(400, "can't update comment", 10, `too late to edit ${row.id}`);
    if ([...rows.values()].some(({ pid, delete: gone }) => pid === row.id && !gone))
      return problem(400, "can't update comment", 11, "parent comment with reply can't be edited");
    if (body.delete) remove(row.id);
    else if (restricted.some((word) => body.text.includes(word)))
      return problem(400, 'invalid comment', 19, 'restricted');
    else Object.assign(row, { text: render(body.text), orig: body.text, edit: now() });
    return json(told(row, user));
  };

  /** @param {User} user @param {Row | undefined} row @param {boolean} up */
  const vote = (user, row, up) => {
    if (!anonVote) return plain(403, 'Access denied');
    if (row && closed.has(row.url)) return problem(403, 'old post, read-only', 8);
    if (!row) return problem(400, "can't vote for comment", 12, 'not found');
    if (row.user === user.id) return problem(400, "can't vote for comment", 13, 'own comment');
    const had = row.votes.get(user.id);
    if (had === up) return problem(400, "can't vote for comment", 14, 'already voted');
    if (had === undefined) row.votes.set(user.id, up);
    else row.votes.delete(user.id);
    row.score += up ? 1 : -1;
    return json({ id: row.id, score: row.score });
  };

  /** @param {URLSearchParams} query */
  const logIn = (query) => {
    const [name, aud] = [query.get('user') ?? '', query.get('aud') ?? ''];
    if (!anonymous) return json({ error: 'provider anonymous not supported' }, 400);
    const size = new TextEncoder().encode(name).length;
    if (name !== name.trim() || size < 3 || size > 64 || !/^[\p{L}\d_ ]+$/u.test(name))
      return json({ error: 'incorrect user or password' }, 403);
    const user = { name, id: `anonymous_${name}`, aud, xsrf: crypto.randomUUID() };
    const token = crypto.randomUUID();
    logins.set(token, user);
    const answer = json({ name, id: user.id, picture: '' });
    if (header) answer.headers.set('x-jwt', token);
    else {
      answer.headers.append('set-cookie', `JWT=${token}; Path=/; HttpOnly`);
      answer.headers.append('set-cookie', `XSRF-TOKEN=${user.xsrf}; Path=/`);
    }
    return answer;
  };

  /** @param {Request} request */
  const userOf = ({ headers }) => {
    const given = headers.get('x-jwt');
    if (given) return logins.get(given);
    const user = logins.get(/(?:^|; )JWT=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1] ?? '');
    return user?.xsrf === headers.get('x-xsrf-token') ? user : undefined;
  };

  /** @param {string} id */
  const remove = (id) => {
    const row = rows.get(id);
    if (row) Object.assign(row, { text: '', orig: '', score: 0, votes: new Map(), edit: undefined, delete: true });
  };

  /** @param {Request} request */
  const handle = async (request) => {
    const { pathname, searchParams: query } = new URL(request.url);
    const route = `${request.method} ${pathname.replace(/^\/api\/v1/, '')}`;
    if (route === 'GET /auth/anonymous/login') return logIn(query);
    const body = request.method === 'GET' ? undefined : await request.json().catch(() => undefined);
    const user = userOf(request);
    if (route === 'GET /config')
      return json({ version: '1.14.0', edit_duration: editSeconds, max_comment_size: maxSize, min_comment_size: minSize, admins: [], auth_providers: anonymous ? ['anonymous'] : ['github'], anon_vote: anonVote, send_jwt_header: header }); // prettier-ignore
    if (route === 'GET /find') return find(user, query);
    if (route === 'POST /counts') {
      if (query.get('site') !== site || !Array.isArray(body)) return problem(400, `can't get counts for ${query.get('site')}`, 6, 'no site'); // prettier-ignore
      return json(body.map((url) => ({ url, count: at(url).filter((row) => !row.delete).length })));
    }
    const [, name = '', id = ''] = /^(\w+ \/\w+)\/([^/]+)$/.exec(route) ?? [];
    const found = rows.get(decodeURIComponent(id));
    const row = found?.url === query.get('url') ? found : undefined;
    if (name === 'GET /id')
      return row ? json(told(row, user)) : problem(400, "can't get comment by id", 1, 'not found');
    if (!['PUT /comment', 'PUT /vote'].includes(name) && route !== 'POST /comment')
      return plain(404, '404 page not found');
    if (!user) return plain(401, 'Unauthorized');
    if (query.get('site') !== user.aud) return plain(403, 'Access denied');
    if (name === 'PUT /vote') return vote(user, row, query.get('vote') === '1');
    if (typeof body !== 'object') return problem(400, "can't bind comment", 2, 'unexpected end of JSON input');
    return route === 'POST /comment' ? create(user, body) : update(user, row, body);
  };

  return {
    handle,
    /** There is no moderation before publishing. */
    approve: () => undefined,
    /** As an admin does. @param {string} id */
    remove,
    /** @param {string} url @param {boolean} is */
    close: (url, is) => void (is ? closed.add(url) : closed.delete(url)),
    /** Ends every login. */
    forget: () => logins.clear(),
    count: () => [...rows.values()].filter((row) => !row.delete).length,
    /** @param {number} ms */
    advance: (ms) => void (ahead += ms),
    /** A published comment whose text is this HTML. @param {string} url @param {string} html */
    storeHtml(url, html) {
      const id = crypto.randomUUID();
      rows.set(id, { id, pid: '', text: html, orig: html, name: 'Hạnh', user: 'seed', url, score: 0, votes: new Map(), time: now() }); // prettier-ignore
    },
  };
}

/** @param {unknown} value @param {number} [status] */
const json = (value, status = 200) => Response.json(value, { status });

/** @param {number} status @param {string} text */
const plain = (status, text) => new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain' } });

/** @param {number} status @param {string} details @param {number} code @param {string} [error] */
const problem = (status, details, code, error = 'rejected') => json({ code, details, error }, status);
