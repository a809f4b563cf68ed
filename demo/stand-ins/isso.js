import { escapeHtml, renderMarkdown, sanitize } from './markdown.js';

/** @typedef {{ id: number, uri: string, parent: number | null, mode: 1 | 2 | 4, created: number, modified: number | null, text: string, author: string | null, email: string | null, website: string | null, likes: number, dislikes: number, address: string, voters: Set<string>, html?: string }} Row */

/** What Isso's `misaka` takes behind a backslash, and what its sanitizer lets through. */
const escapable = /[\\`*_{}[\]()#+\-.!:|&<>^~="$]/;
const tags = /^(a|p|hr|br|ol|ul|li|pre|code|blockquote|del|ins|strong|em|h[1-6]|sub|sup|table|thead|tbody|th|td)$/i;

/**
 * An imitation of Isso 0.14 in memory. The address of a reader, which votes and limits go by, is the header `x-real-ip`.
 * @param {{ moderated?: boolean, requireAuthor?: boolean, requireEmail?: boolean, maxAge?: number, guard?: { ratelimit: number, directReply: number } }} options
 * `maxAge`: seconds for edits · `guard`: off without it
 */
export function issoStandIn({
  moderated = false,
  requireAuthor = false,
  requireEmail = false,
  maxAge = 900,
  guard,
} = {}) {
  /** @type {Map<number, Row>} */
  const rows = new Map();
  /** @type {Map<string, { id: number, text: string, until: number }>} */
  const cookies = new Map();
  let last = 0;
  let ahead = 0;
  const now = () => Date.now() / 1000 + ahead;
  const seen = (/** @type {Row} */ { mode }) => mode === 1 || mode === 4;

  /** @param {Row} row */
  const told = ({ id, parent, created, modified, mode, text, html, author, website, likes, dislikes }) => ({
    ...{ id, parent, created, modified, mode, author, website, likes, dislikes, notification: 0, hash: 'c0ffee' },
    text: html ?? (sanitize(renderMarkdown(text, { escapable }), tags) || '<p></p>'),
  });

  /** @param {Row} row @param {number} status */
  const withCookie = (row, status) => {
    const value = `${crypto.randomUUID()}.${row.id}`;
    cookies.set(value, { id: row.id, text: row.text, until: now() + maxAge });
    return cookieAnswer(json(told(row), status), row.id, value, maxAge);
  };

  /** Whose cookie is good for this comment, as it is. @param {Request} request @param {number} id */
  const mayEdit = (request, id) => {
    const value = new RegExp(`(?:^|; )${id}=([^;]+)`).exec(request.headers.get('cookie') ?? '')?.[1] ?? '';
    const given = cookies.get(value);
    return given?.id === id && given.until > now() && given.text === rows.get(id)?.text;
  };

  /** @param {number} id */
  const remove = (id) => {
    const row = rows.get(id);
    if (!row) return null;
    if ([...rows.values()].some(({ parent }) => parent === id)) {
      Object.assign(row, { mode: 4, text: '', html: undefined, author: null, website: null });
      return told(row);
    }
    rows.delete(id);
    const above = row.parent === null ? undefined : rows.get(row.parent);
    if (above?.mode === 4 && ![...rows.values()].some(({ parent }) => parent === above.id)) rows.delete(above.id);
    return null;
  };

  /** @param {any} data @param {string} uri @param {string} address */
  const create = (data, uri, address) => {
    const wrong = verify(data);
    if (wrong) return page(400, 'Bad Request', wrong);
    if (!data.title && ![...rows.values()].some((row) => row.uri === uri))
      return page(400, 'Bad Request', `Cannot create new thread: URI ${uri} is not accessible and no title was provided. Please provide a title parameter in your request.`); // prettier-ignore
    const own = [...rows.values()].filter((row) => row.address === address);
    const recent = own.filter(({ created }) => now() - created < 60);
    if (guard && recent.length >= guard.ratelimit)
      return page(403, 'Forbidden', `${address}: ratelimit exceeded (${recent.map(({ id }) => id).join(', ')})`);
    const direct = own.filter((row) => row.uri === uri && row.parent === null);
    if (guard && data.parent == null && direct.length >= guard.directReply)
      return page(403, 'Forbidden', `${direct.length} direct responses to ${uri}`);
    let parent = data.parent ?? null;
    if (parent !== null) {
      const above = rows.get(parent);
      // As the real one fails there.
      if (!above) return page(500, 'Internal Server Error', 'The server encountered an internal error.');
      parent = above.parent ?? parent;
    }
    const escaped = (/** @type {string | null | undefined} */ each) =>
      each == null ? null : escapeHtml(each).replaceAll('&quot;', '"');
    /** @type {Row} */
    const row = {
      ...{ id: ++last, uri, parent, mode: moderated ? 2 : 1, created: now(), modified: null, text: data.text },
      ...{ author: escaped(data.author), email: escaped(data.email), website: escaped(data.website) },
      ...{ likes: 0, dislikes: 0, address, voters: new Set([address]) },
    };
    rows.set(row.id, row);
    return withCookie(row, moderated ? 202 : 201);
  };

  /** @param {URLSearchParams} query */
  const fetchThread = (query) => {
    const uri = query.get('uri');
    if (uri === null) return page(400, 'Bad Request', 'missing uri query');
    const sort = query.get('sort') ?? 'oldest';
    if (!['newest', 'oldest', 'upvotes'].includes(sort)) return page(400, 'Bad Request', 'Invalid sort option.');
    const [limit, offset, nested, parent] = ['limit', 'offset', 'nested_limit', 'parent'].map((name) =>
      query.get(name),
    );
    for (const [name, value] of Object.entries({ limit, offset, nested_limit: nested, parent }))
      if (value !== null && !/^-?\d+$/.test(value ?? '')) return page(400, 'Bad Request', `${name} should be integer`);
    const all = [...rows.values()].filter((row) => row.uri === uri && seen(row));
    const below = (/** @type {number | null} */ id) => {
      const found = all.filter((row) => row.parent === id).sort((a, b) => a.created - b.created || a.id - b.id);
      if (sort === 'newest') return found.reverse();
      return sort === 'oldest' ? found : found.sort((a, b) => b.likes - b.dislikes - (a.likes - a.dislikes));
    };
    const cut = (/** @type {Row[]} */ found, from = 0, most = /** @type {string | null | undefined} */ (null)) =>
      found.slice(from, most == null ? undefined : from + Number(most)).map(told);
    const root = parent == null ? null : Number(parent);
    const from = Number(offset ?? 0);
    const replies = cut(below(root), from, limit);
    const withReplies = replies.map((each) => {
      const mine = cut(below(each.id), 0, nested);
      return { ...each, total_replies: below(each.id).length, hidden_replies: below(each.id).length - mine.length, replies: mine }; // prettier-ignore
    });
    return json({
      id: root,
      total_replies: root === null ? all.length : below(root).length,
      hidden_replies: below(root).length - replies.length - from,
      replies: root === null ? withReplies : replies,
      config: configuration,
    });
  };
  const configuration = {
    ...{ 'reply-to-self': false, 'require-email': requireEmail, 'require-author': requireAuthor },
    ...{ 'reply-notifications': false, gravatar: false, feed: false },
  };

  /** @param {Row | undefined} row @param {boolean} up @param {string} address */
  const vote = (row, up, address) => {
    if (!row) return json(null);
    const { likes, dislikes } = row;
    const message = `${up ? 'Upvote' : 'Downvote'} denied because a vote has already been registered for this remote address: ${address}`;
    if (row.voters.has(address)) return json({ likes, dislikes, message });
    row.voters.add(address);
    row[up ? 'likes' : 'dislikes']++;
    return json({ likes: row.likes, dislikes: row.dislikes });
  };

  /** @param {Request} request */
  const answer = async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const type = request.headers.get('content-type') ?? '';
    if (request.method !== 'GET' && type && !type.startsWith('application/json')) return page(403, 'Forbidden', 'CSRF');
    const address = request.headers.get('x-real-ip') ?? '127.0.0.0';
    const body = request.method === 'GET' ? undefined : await request.json().catch(() => undefined);
    const route = `${request.method} ${pathname}`;
    if (route === 'GET /') return fetchThread(searchParams);
    if (route === 'GET /config') return json({ config: configuration });
    if (route === 'POST /count') {
      const count = (/** @type {string} */ uri) => [...rows.values()].filter((row) => row.uri === uri && row.mode === 1).length; // prettier-ignore
      return Array.isArray(body) ? json(body.map(count)) : page(400, 'Bad Request', 'JSON must be a list of URLs');
    }
    if (route === 'POST /new')
      return searchParams.has('uri') ? create(body ?? {}, searchParams.get('uri') ?? '', address) : page(400, 'Bad Request', 'missing uri query'); // prettier-ignore
    const [, digits = '', action = ''] = /^\/id\/(\d+)(?:\/(like|dislike))?$/.exec(pathname) ?? [];
    const id = Number(digits);
    const row = rows.get(id);
    if (!digits) return page(404, 'Not Found', 'The requested URL was not found on the server.');
    if (action && request.method === 'POST') return vote(row, action === 'like', address);
    if (request.method === 'GET' && !row)
      return page(404, 'Not Found', 'The requested URL was not found on the server.');
    if (!mayEdit(request, id) || !row) return page(403, 'Forbidden', "You don't have the permission to access it.");
    if (request.method === 'GET') return json(told(row));
    if (request.method === 'DELETE') return cookieAnswer(json(remove(id)), id, '', 0);
    if (request.method !== 'PUT') return page(405, 'Method Not Allowed', 'The method is not allowed.');
    const wrong = verify(body ?? {});
    if (wrong) return page(400, 'Bad Request', wrong);
    Object.assign(row, { text: body.text, html: undefined, modified: now() });
    return withCookie(row, 200);
  };

  return {
    handle: answer,
    /** As a moderator does. @param {string} id */
    approve: (id) => void Object.assign(rows.get(Number(id)) ?? {}, { mode: 1 }),
    /** @param {string} id */
    remove: (id) => void remove(Number(id)),
    count: () => [...rows.values()].filter(({ mode }) => mode !== 4).length,
    /** @param {number} ms */
    advance: (ms) => void (ahead += ms / 1000),
    /** A published comment whose text is this HTML. @param {string} uri @param {string} html */
    storeHtml(uri, html) {
      const voters = new Set(['seed']);
      rows.set(++last, { id: last, uri, parent: null, mode: 1, created: now(), modified: null, text: '', html, author: 'Hạnh', email: null, website: null, likes: 0, dislikes: 0, address: 'seed', voters }); // prettier-ignore
    },
  };
}

/** The rules of the real server, in its words. @param {any} data */
function verify(data) {
  if (data.text == null) return 'text is missing';
  if (data.parent != null && !Number.isInteger(data.parent)) return 'parent must be an integer or null';
  for (const key of ['text', 'author', 'website', 'email'])
    if (data[key] != null && typeof data[key] !== 'string') return `${key} must be a string or null`;
  if (data.text.trimEnd().length < 3) return 'text is too short (minimum length: 3)';
  if ([...data.text].length > 65535) return 'text is too long (maximum length: 65535)';
  return (data.email ?? '').length > 254 ? 'http://tools.ietf.org/html/rfc5321#section-4.5.3' : '';
}

/** @param {unknown} value */
const json = (value, status = 200) => Response.json(value, { status });

/** @param {number} status @param {string} name @param {string} reason */
function page(status, name, reason) {
  const html = `<!doctype html>\n<html lang=en>\n<title>${status} ${name}</title>\n<h1>${name}</h1>\n<p>${escapeHtml(reason)}</p>\n`;
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** @param {Response} answer @param {number} id @param {string} value @param {number} age */
function cookieAnswer(answer, id, value, age) {
  answer.headers.append('set-cookie', `${id}=${value}; Max-Age=${age}; Path=/; SameSite=Lax`);
  answer.headers.append('x-set-cookie', `isso-${id}=${value}; Max-Age=${age}; Path=/; SameSite=Lax`);
  return answer;
}
