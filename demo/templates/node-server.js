/**
 * A comment server in one file, on nothing but Node and SQLite. It speaks the protocol of src/protocol/README.md as far as a form and a list need it: replies, votes,
 * edits, news and moderation are left out, and comments are public at once. It has no limits and no challenge either: put something before it that has.
 *
 *     ORIGINS=https://example.vn node node-server.js
 *     npx ykien check --endpoint http://127.0.0.1:8788 --origin https://example.vn
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { checkText, parseFields, validateFields } from 'ykien/headless';

const { PORT = '8788', DATA = 'comments.db', ORIGINS = `http://127.0.0.1:${PORT}` } = process.env;
const origins = ORIGINS.split(',');
const form = { fields: parseFields('name* phone title* content*'), challenge: 'none', moderation: 'post' };
const editMs = 15 * 60_000;

const db = new DatabaseSync(DATA);
db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS comments (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, submission TEXT UNIQUE NOT NULL,
    page TEXT NOT NULL, said TEXT NOT NULL, fields TEXT NOT NULL, created INTEGER NOT NULL, removed INTEGER NOT NULL DEFAULT 0) STRICT;
  CREATE INDEX IF NOT EXISTS by_page ON comments (page, removed, n);
  CREATE TABLE IF NOT EXISTS secrets (secret TEXT NOT NULL) STRICT;`);
db.prepare('INSERT INTO secrets SELECT ? WHERE NOT EXISTS (SELECT 1 FROM secrets)').run(
  randomBytes(32).toString('hex'),
);
const { secret } = db.prepare('SELECT secret FROM secrets').get();

/** What a request is refused with: thrown anywhere, it becomes `application/problem+json`. */
const refusal = (status, code, details = {}) => Object.assign(new Error(code), { status, code, details });
const invalid = (...issues) => refusal(422, 'invalid', { issues });
const malformed = (field) => invalid({ field, code: 'malformed' });

const isText = (value, most) => typeof value === 'string' && value.length > 0 && value.length <= most;
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPage = (value) => isText(value, 500) && /^\/[^?#\0\\]*$/.test(value) && !value.startsWith('//');

const sign = (text) => createHmac('sha256', secret).update(text).digest('base64url');
/** Proves an own comment: nothing has to be stored for it. */
const tokenOf = (id) => `${id}.${sign(`token ${id}`)}`;
/** Where a page of a list ended. It is signed with its query, so that with another it is refused. */
const cursorOf = (n, page, sort) => `${n}.${sign(`cursor ${n} ${sort} ${page}`)}`;

/** A row as anybody may see it: never its phone number. */
function publicOf({ id, fields, created }) {
  const { name, title, content } = JSON.parse(fields);
  return { id, status: 'published', name, title, content, created: new Date(created).toISOString() };
}

function receiptOf(row) {
  const { id, submission: submissionId, created, removed } = row;
  const receipt = { id, submissionId, token: tokenOf(id), status: removed ? 'removed' : 'published' };
  if (removed) return receipt;
  return { ...receipt, comment: publicOf(row), editForMs: Math.max(0, created + editMs - Date.now()) };
}

/** The routes: what each method answers, as [status, body]. */
const routes = {
  '/v1/form': { GET: (query) => (pageOf(query), [200, form]) },
  '/v1/comments': { GET: (query) => [200, list(query)], POST: (query, body) => submit(body) },
  '/v1/counts': { GET: (query) => [200, { counts: count(query.getAll('page')) }] },
  '/v1/comments/delete': { POST: (query, body) => remove(body) },
};

function pageOf(query) {
  const page = query.get('page');
  if (!isPage(page)) throw malformed('page');
  return page;
}

function count(pages) {
  if (pages.length === 0 || pages.length > 100 || !pages.every(isPage)) throw malformed('page');
  const counted = db.prepare('SELECT count(*) AS count FROM comments WHERE page = ? AND NOT removed');
  return pages.map((page) => counted.get(page).count);
}

function list(query) {
  const page = pageOf(query);
  const sort = query.get('sort') ?? 'newest';
  const limit = Number(query.get('limit') ?? 20);
  if (!['newest', 'oldest'].includes(sort)) throw malformed('sort');
  if (!Number.isInteger(limit) || limit < 1 || limit > 50) throw malformed('limit');
  const wanted = query.get('comment') ?? query.get('parent');
  if (wanted !== null) {
    const row = db.prepare('SELECT * FROM comments WHERE id = ? AND page = ? AND NOT removed').get(wanted, page);
    if (!row) throw refusal(404, 'not-found');
    // There are no replies: a thread is its root, and nothing stands below it.
    return { items: query.has('comment') ? [publicOf(row)] : [] };
  }
  const [sign, order] = sort === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
  const cursor = query.get('cursor');
  const after = cursor === null ? (sort === 'newest' ? Number.MAX_SAFE_INTEGER : 0) : Number.parseInt(cursor);
  if (cursor !== null && cursor !== cursorOf(after, page, sort)) throw malformed('cursor');
  // One more than asked for tells whether a next page exists.
  const rows = db
    .prepare(`SELECT * FROM comments WHERE page = ? AND NOT removed AND n ${sign} ? ORDER BY n ${order} LIMIT ?`)
    .all(page, after, limit + 1);
  const items = rows.slice(0, limit).map(publicOf);
  const next = rows.length > limit ? cursorOf(rows[limit - 1].n, page, sort) : undefined;
  return { items, next, count: count([page])[0] };
}

function submit(draft) {
  const { page, parent, fields, submissionId } = draft;
  if (!isText(submissionId, 22) || !/^[\w-]{22}$/.test(submissionId)) throw malformed('submissionId');
  if (!isObject(page) || !isPage(page.id)) throw malformed('page');
  if (!isObject(fields) || !Object.values(fields).every((value) => typeof value === 'string'))
    throw malformed('fields');
  const said = JSON.stringify([page.id, parent ?? null, Object.entries(fields).sort()]);
  const find = db.prepare('SELECT * FROM comments WHERE submission = ?');

  // First of all: a copy is answered with what is stored, whatever the rules say now.
  const known = find.get(submissionId);
  if (known && known.said !== said) {
    const { id, status, token } = receiptOf(known);
    throw refusal(409, 'conflict', { stored: { id, status, token } });
  }
  if (known) return [known.removed ? 200 : 201, receiptOf(known)];

  const names = form.fields.map(({ name }) => name);
  const strange = Object.keys(fields).filter((name) => !names.includes(name));
  const issues = [
    ...validateFields(form.fields, fields),
    ...strange.map((field) => ({ field, code: 'unknown-field' })),
  ];
  if (parent != null) issues.push({ field: 'parent', code: 'invalid-parent' });
  if (issues.length > 0) throw invalid(...issues);
  const clean = form.fields.flatMap(({ name, type }) => {
    const { text } = checkText(fields[name] ?? '', { multiline: type === 'textarea' });
    return text ? [[name, text]] : [];
  });
  db.prepare('INSERT INTO comments (id, submission, page, said, fields, created) VALUES (?, ?, ?, ?, ?, ?)').run(
    ...[
      randomBytes(16).toString('base64url'),
      submissionId,
      page.id,
      said,
      JSON.stringify(Object.fromEntries(clean)),
      Date.now(),
    ],
  );
  return [201, receiptOf(find.get(submissionId))];
}

function remove({ comment, token }) {
  if (!isText(comment, 100)) throw malformed('comment');
  const [given, right] = [Buffer.from(String(token)), Buffer.from(tokenOf(comment))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw refusal(401, 'unauthorized');
  const row = db.prepare('SELECT * FROM comments WHERE id = ?').get(comment);
  if (!row) throw refusal(404, 'not-found');
  if (!row.removed && Date.now() > row.created + editMs) throw refusal(403, 'forbidden');
  // The submission stays known, or a copy that is still on its way would bring the comment back; the text goes.
  db.prepare(`UPDATE comments SET removed = 1, fields = '{}' WHERE id = ?`).run(comment);
  return [204];
}

async function readJson(request) {
  if (!/^application\/json *(;|$)/i.test(request.headers['content-type'] ?? '')) throw refusal(415, 'unsupported');
  const parts = [];
  let size = 0;
  for await (const part of request) if ((size += part.length) <= 32_768) parts.push(part);
  if (size > 32_768) throw refusal(413, 'too-large');
  try {
    const body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)));
    if (isObject(body)) return body;
  } catch {
    // Said below.
  }
  throw malformed('body');
}

async function answer(request, response) {
  const { method, headers } = request;
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const route = Object.hasOwn(routes, pathname) ? routes[pathname] : undefined;
  const writes = (method === 'OPTIONS' ? headers['access-control-request-method'] : method) === 'POST';
  const allowed = !writes ? '*' : origins.includes(headers.origin) ? headers.origin : undefined;
  response.setHeader('x-content-type-options', 'nosniff');
  if (writes) response.setHeader('vary', 'Origin');
  if (allowed) response.setHeader('access-control-allow-origin', allowed);
  response.setHeader('access-control-expose-headers', 'ETag, Retry-After');
  if (!route) throw refusal(404, 'not-found');
  response.setHeader('allow', [...Object.keys(route), 'OPTIONS'].join(', '));
  if (method === 'OPTIONS') {
    response.setHeader('access-control-allow-methods', Object.keys(route).join(', '));
    response.setHeader('access-control-allow-headers', 'Content-Type');
    response.setHeader('access-control-max-age', '7200');
    return response.writeHead(204).end();
  }
  if (!route[method]) throw refusal(405, 'unsupported');
  if (writes && headers.origin && !allowed) throw refusal(403, 'forbidden');
  const [status, body] = route[method](searchParams, writes ? await readJson(request) : undefined);
  const text = body && JSON.stringify(body);
  const etag = `"${createHash('sha256')
    .update(text ?? '')
    .digest('base64url')}"`;
  if (writes) response.setHeader('cache-control', 'no-store');
  else response.setHeader('etag', etag).setHeader('cache-control', 'public, max-age=0, must-revalidate');
  if (!writes && headers['if-none-match'] === etag) return response.writeHead(304).end();
  if (text) response.setHeader('content-type', 'application/json');
  return response.writeHead(status).end(text);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    const { status, code, details } = error.details ? error : refusal(500, 'server');
    if (status === 500) console.error(error);
    response.writeHead(status, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ type: 'about:blank', title: code, status, code, ...details }));
  });
});
server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`Comments are served at http://127.0.0.1:${server.address().port}`);
});
