// A JSON API as many sites have one, made up for the mapping of `restAdapter`: names differ from ours, times are seconds, texts come back as HTML, a page is a "post".

/** @typedef {{ seq: number, uuid: string, post: string, parentId?: string, threadId?: string, author: string, subject: string, text: string, createdAt: number, editedAt?: number, state: 'hold' | 'live' | 'gone', key: string, secret: string, voter?: string, votes: Map<string, number> }} Row */

/** For how long a comment may be edited, in seconds. */
export const editSeconds = 600;

/**
 * @param {{ moderate?: boolean }} [options] `moderate`: comments wait for `approve`.
 */
export function restStandIn({ moderate = true } = {}) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  const closed = new Set();
  let skipped = 0;
  const now = () => (Date.now() + skipped) / 1000;

  /** @param {Row} row */
  const below = (row) => [...rows.values()].filter(({ threadId, state }) => threadId === row.uuid && state === 'live');
  /** @param {Row} row @returns {boolean} */
  const isAnswered = (row) =>
    [...rows.values()].some((each) => each.parentId === row.uuid && (each.state === 'live' || isAnswered(each)));
  /** @param {Row} row */
  const isShown = (row) => row.state === 'live' || (row.state === 'gone' && isAnswered(row));
  /** @param {Row} row @param {number} sign */
  const tally = (row, sign) => [...row.votes.values()].filter((value) => value === sign).length;

  /** @param {Row} row */
  const view = (row) => {
    const place = { uuid: row.uuid, parentId: row.parentId ?? 0, threadId: row.threadId ?? null, state: row.state };
    const time = { createdAt: row.createdAt, answers: below(row).length };
    if (row.state === 'gone') return { ...place, ...time };
    return {
      ...place,
      ...time,
      author: { name: row.author },
      subject: row.subject || null,
      body_html: `<p>${escape(row.text).replaceAll('\n', '<br>')}</p>`,
      editedAt: row.editedAt ?? null,
      likes: tally(row, 1),
      dislikes: tally(row, -1),
    };
  };
  /** @param {Row} row */
  const receipt = (row) => ({ comment: view(row), state: row.state, secret: row.secret });

  /** @type {[string, RegExp, (call: { id: string, query: URLSearchParams, body: any, secret: string | null }) => Response][]} */
  const routes = [
    [
      'GET',
      /^\/posts\/([^/]+)\/comments$/,
      ({ id, query }) => {
        const parent = query.get('in');
        if (parent && !(rows.get(parent)?.post === id && isShown(rows.get(parent)))) return refuse(404, 'not_found');
        const all = [...rows.values()].filter(
          (row) => row.post === id && isShown(row) && (parent ? row.threadId === parent : !row.parentId),
        );
        const score = (row) => tally(row, 1) - tally(row, -1);
        const order = query.get('order');
        if (!parent && order !== 'asc') all.reverse();
        if (!parent && order === 'best') all.sort((a, b) => score(b) - score(a));
        const offset = Number(query.get('offset') ?? 0);
        const limit = Number(query.get('limit') ?? 10);
        const count = [...rows.values()].filter(({ post, state }) => post === id && state === 'live').length;
        const comments = all.slice(offset, offset + limit).map(view);
        return json(200, { data: { comments, total: all.length }, meta: { count, closed: closed.has(id) } });
      },
    ],
    ['GET', /^\/posts\/([^/]+)$/, ({ id }) => json(200, { meta: { closed: closed.has(id) } })],
    [
      'POST',
      /^\/posts\/([^/]+)\/comments$/,
      ({ id, body }) => {
        const { author, subject = '', text, parentId, key, voter } = body;
        const known = [...rows.values()].find((row) => row.key === key);
        if (known) {
          const same = known.text === text && known.author === author && known.subject === subject && known.post === id;
          return same ? json(200, receipt(known)) : refuse(409, 'key_in_use');
        }
        if (closed.has(id)) return refuse(403, 'closed');
        if (!author) return refuse(422, 'required', 'author');
        if (!text) return refuse(422, 'required', 'text');
        if (id.length > 500) return refuse(422, 'unknown_post', 'post');
        const parent = parentId === undefined ? undefined : rows.get(parentId);
        if (parentId !== undefined && (parent?.post !== id || parent.state !== 'live')) {
          return refuse(422, 'unknown_parent', 'parentId');
        }
        const uuid = crypto.randomUUID();
        const place = parent && { parentId: parent.uuid, threadId: parent.threadId ?? parent.uuid };
        /** @type {Row} */
        const row = {
          seq: rows.size,
          uuid,
          post: id,
          ...place,
          author,
          subject,
          text,
          key,
          voter,
          votes: new Map(),
          createdAt: now(),
          state: moderate ? 'hold' : 'live',
          secret: crypto.randomUUID(),
        };
        rows.set(uuid, row);
        return json(moderate ? 202 : 201, receipt(row));
      },
    ],
    [
      'POST',
      /^\/comments\/([^/]+)\/votes$/,
      ({ id, body }) => {
        const row = rows.get(id);
        if (row?.state !== 'live') return refuse(404, 'not_found');
        if (row.voter === body.voter) return refuse(403, 'own_comment');
        if (body.value === 0) row.votes.delete(body.voter);
        else row.votes.set(body.voter, body.value);
        return json(200, { likes: tally(row, 1), dislikes: tally(row, -1) });
      },
    ],
    [
      'PATCH',
      /^\/comments\/([^/]+)$/,
      ({ id, body, secret }) => {
        const row = rows.get(id);
        if (!row) return refuse(404, 'not_found');
        if (row.secret !== secret) return refuse(401, 'wrong_secret');
        if (now() - row.createdAt >= editSeconds) return refuse(403, 'too_late');
        Object.assign(row, { text: body.text ?? row.text, subject: body.subject ?? row.subject, editedAt: now() });
        return json(200, receipt(row));
      },
    ],
    [
      'DELETE',
      /^\/comments\/([^/]+)$/,
      ({ id, secret }) => {
        const row = rows.get(id);
        if (!row) return refuse(404, 'not_found');
        if (row.secret !== secret) return refuse(401, 'wrong_secret');
        if (row.state !== 'gone' && now() - row.createdAt >= editSeconds) return refuse(403, 'too_late');
        row.state = 'gone';
        return new Response(null, { status: 204 });
      },
    ],
    [
      'POST',
      /^\/(counts)$/,
      ({ body }) => {
        const live = [...rows.values()].filter(({ state }) => state === 'live');
        return json(200, { counts: body.posts.map((post) => live.filter((row) => row.post === post).length) });
      },
    ],
    [
      'POST',
      /^\/(receipts)$/,
      ({ body }) => {
        const own = (secret) => [...rows.values()].find((row) => row.secret === secret);
        return json(200, { receipts: body.secrets.map((secret) => (own(secret) ? receipt(own(secret)) : {})) });
      },
    ],
  ];

  return {
    /** @param {Request} request */
    async handle(request) {
      const { pathname, searchParams } = new URL(request.url);
      for (const [method, pattern, answer] of routes) {
        const found = pattern.exec(pathname);
        if (!found || method !== request.method) continue;
        const text = await request.text();
        const secret = request.headers.get('x-secret');
        return answer({
          id: decodeURIComponent(found[1]),
          query: searchParams,
          body: text ? JSON.parse(text) : {},
          secret,
        });
      }
      return refuse(404, 'no_route');
    },
    /** @param {string} id */
    approve: (id) => void (rows.get(id).state = 'live'),
    /** @param {string} id */
    remove: (id) => void (rows.get(id).state = 'gone'),
    count: () => rows.size,
    /** @param {number} ms */
    advance: (ms) => void (skipped += ms),
    /** @param {string} post @param {boolean} isClosed */
    close: (post, isClosed) => void (isClosed ? closed.add(post) : closed.delete(post)),
  };
}

function json(status, body) {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

function refuse(status, code, field) {
  return json(status, { errors: [{ code, field }] });
}

function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
