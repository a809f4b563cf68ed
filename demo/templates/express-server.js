/**
 * A comment server in one file, for Express: mount `comments(…)` in an application of yours, or run it as it is. It speaks the protocol of src/protocol/README.md as
 * far as a form and a list need it: replies, votes, edits, news and moderation are left out, and comments are public at once. It has no limits and no challenge
 * either: put something before it that has. What is stored lies in memory, and in a file with one line for each change.
 *
 *     ORIGINS=https://example.vn node express-server.js
 *     npx ykien check --endpoint http://127.0.0.1:8789 --origin https://example.vn
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { checkText, parseFields, validateFields } from 'ykien/headless';

const form = { fields: parseFields('name* phone title* content*'), challenge: 'none', moderation: 'post' };
const editMs = 15 * 60_000;

/** What a request is refused with: thrown anywhere, it becomes `application/problem+json`. */
const refusal = (status, code, details = {}) => Object.assign(new Error(code), { status, code, details });
const invalid = (...issues) => refusal(422, 'invalid', { issues });
const malformed = (field) => invalid({ field, code: 'malformed' });

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPage = (value) => typeof value === 'string' && value.length <= 500 && /^\/(?!\/)[^?#\0\\]*$/.test(value);

/** Comments in their order, kept in a file. A line holds a whole row: the last one of an id counts. */
function openRows(file) {
  const rows = new Map();
  if (existsSync(file))
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      const row = JSON.parse(line);
      rows.set(row.id, row);
    }
  const put = (row) => {
    // On the disk before anybody is told of it.
    appendFileSync(file, `${JSON.stringify(row)}\n`, { flush: true, mode: 0o600 });
    rows.set(row.id, row);
    return row;
  };
  const secret = rows.get('secret') ?? put({ id: 'secret', secret: randomBytes(32).toString('hex') });
  const all = () => [...rows.values()].filter(({ page }) => page !== undefined);
  return { put, secret: secret.secret, get: (id) => rows.get(id), all };
}

/** Routes to be mounted where the endpoint is: `app.use('/comments', comments({ file, origins }))`. */
export function comments({ file, origins }) {
  const { put, secret, get, all } = openRows(file);
  const bySubmission = new Map(all().map((row) => [row.submissionId, row.id]));
  const shown = (page) => all().filter((row) => row.page === page && !row.removed);

  const sign = (text) => createHmac('sha256', secret).update(text).digest('base64url');
  /** Proves an own comment: nothing has to be stored for it. */
  const tokenOf = (id) => `${id}.${sign(`token ${id}`)}`;
  /** Where a page of a list ended. It is signed with its query, so that with another it is refused. */
  const cursorOf = (n, page, sort) => `${n}.${sign(`cursor ${n} ${sort} ${page}`)}`;

  /** A row as anybody may see it: never its phone number. */
  const publicOf = ({ id, fields: { name, title, content }, created }) => {
    return { id, status: 'published', name, title, content, created: new Date(created).toISOString() };
  };
  const receiptOf = (row) => {
    const { id, submissionId, created, removed } = row;
    const receipt = { id, submissionId, token: tokenOf(id), status: removed ? 'removed' : 'published' };
    if (removed) return receipt;
    return { ...receipt, comment: publicOf(row), editForMs: Math.max(0, created + editMs - Date.now()) };
  };

  function list({ page, sort = 'newest', limit = '20', cursor, comment, parent }) {
    if (!isPage(page)) throw malformed('page');
    if (!['newest', 'oldest'].includes(sort)) throw malformed('sort');
    if (!/^([1-9]|[1-4]\d|50)$/.test(limit)) throw malformed('limit');
    const rows = shown(page);
    const wanted = comment ?? parent;
    if (wanted !== undefined) {
      const found = rows.find(({ id }) => id === wanted);
      if (!found) throw refusal(404, 'not-found');
      // There are no replies: a thread is its root, and nothing stands below it.
      return { items: comment === undefined ? [] : [publicOf(found)] };
    }
    const last = cursor === undefined ? undefined : Number.parseInt(cursor);
    if (cursor !== undefined && cursor !== cursorOf(last, page, sort)) throw malformed('cursor');
    const order = sort === 'newest' ? -1 : 1;
    const rest = rows.filter(({ n }) => last === undefined || order * n > order * last);
    if (sort === 'newest') rest.reverse();
    const items = rest.slice(0, Number(limit));
    const next = items.length < rest.length && cursorOf(items.at(-1).n, page, sort);
    return { items: items.map(publicOf), ...(next && { next }), count: rows.length };
  }

  function submit({ page, parent, fields, submissionId }) {
    if (typeof submissionId !== 'string' || !/^[\w-]{22}$/.test(submissionId)) throw malformed('submissionId');
    if (!isObject(page) || !isPage(page.id)) throw malformed('page');
    if (!isObject(fields) || Object.values(fields).some((value) => typeof value !== 'string'))
      throw malformed('fields');
    const said = JSON.stringify([page.id, parent ?? null, Object.entries(fields).sort()]);

    // First of all: a copy is answered with what is stored, whatever the rules say now.
    const known = get(bySubmission.get(submissionId));
    if (known && known.said !== said) {
      const { id, status, token } = receiptOf(known);
      throw refusal(409, 'conflict', { stored: { id, status, token } });
    }
    if (known) return receiptOf(known);

    const names = form.fields.map(({ name }) => name);
    const strange = Object.keys(fields).filter((name) => !names.includes(name));
    const issues = [
      ...validateFields(form.fields, fields),
      ...strange.map((field) => ({ field, code: 'unknown-field' })),
    ];
    if (parent != null) issues.push({ field: 'parent', code: 'invalid-parent' });
    if (issues.length > 0) throw invalid(...issues);
    const clean = form.fields
      .map(({ name, type }) => [name, checkText(fields[name] ?? '', { multiline: type === 'textarea' }).text])
      .filter(([, text]) => text !== '');
    const id = randomBytes(16).toString('base64url');
    const row = {
      id,
      submissionId,
      page: page.id,
      said,
      fields: Object.fromEntries(clean),
      created: Date.now(),
      n: bySubmission.size,
    };
    bySubmission.set(submissionId, put(row).id);
    return receiptOf(row);
  }

  function count({ page = [] }) {
    const pages = [page].flat();
    if (pages.length === 0 || pages.length > 100 || !pages.every(isPage)) throw malformed('page');
    return { counts: pages.map((each) => shown(each).length) };
  }

  function remove({ comment, token }) {
    const [given, right] = [Buffer.from(String(token)), Buffer.from(tokenOf(String(comment)))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) throw refusal(401, 'unauthorized');
    const row = get(comment);
    if (!row) throw refusal(404, 'not-found');
    if (!row.removed && Date.now() > row.created + editMs) throw refusal(403, 'forbidden');
    // The submission stays known, or a copy that is still on its way would bring the comment back; the text goes out of every answer.
    put({ ...row, fields: {}, removed: true });
  }

  const router = express.Router();
  const route = (path, methods) => {
    router.all(path, guard(origins, methods));
    if (methods.GET) router.get(path, (request, response) => response.json(methods.GET(request.query)));
    if (methods.POST) router.post(path, express.raw({ type: () => true, limit: 32_768 }), answerPost(methods.POST));
    router.all(path, () => refuse(refusal(405, 'unsupported')));
  };
  route('/v1/form', { GET: ({ page }) => (isPage(page) ? form : refuse(malformed('page'))) });
  route('/v1/comments', { GET: list, POST: submit });
  route('/v1/counts', { GET: count });
  route('/v1/comments/delete', { POST: remove });
  router.use(guard(origins, { GET: true }), () => refuse(refusal(404, 'not-found')));
  router.use(tellProblem);
  return router;
}

const refuse = (refusal) => {
  throw refusal;
};

/** What every answer of a route has, and what is settled before anything is read: a preflight, and a page that may not write. */
const guard = (origins, methods) => (request, response, next) => {
  const { method } = request;
  const origin = request.get('origin');
  const writes = (method === 'OPTIONS' ? request.get('access-control-request-method') : method) === 'POST';
  const allowed = !writes ? '*' : origins.includes(origin) && origin;
  const names = Object.keys(methods).join(', ');
  response.set({ 'x-content-type-options': 'nosniff', 'access-control-expose-headers': 'ETag, Retry-After' });
  response.set({ allow: `${names}, OPTIONS`, ...(writes && { vary: 'Origin', 'cache-control': 'no-store' }) });
  if (allowed) response.set('access-control-allow-origin', allowed);
  if (method === 'OPTIONS') {
    response.set({ 'access-control-allow-methods': names, 'access-control-allow-headers': 'Content-Type' });
    return response.set('access-control-max-age', '7200').status(204).end();
  }
  if (writes && origin && !allowed) throw refusal(403, 'forbidden');
  if (writes && !/^application\/json *(;|$)/i.test(request.get('content-type'))) throw refusal(415, 'unsupported');
  return next();
};

const answerPost = (act) => (request, response) => {
  let body;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.body));
  } catch {
    // Said below.
  }
  if (!isObject(body)) throw malformed('body');
  const receipt = act(body);
  if (!receipt) return response.status(204).end();
  return response.status(receipt.status === 'removed' ? 200 : 201).json(receipt);
};

/** Every error as the protocol tells it; Express knows it by its four parameters. */
// eslint-disable-next-line no-unused-vars -- Express takes a function of three parameters for a route
function tellProblem(error, request, response, _next) {
  const known = error.status === 413 ? refusal(413, 'too-large') : error;
  const { status, code, details } = known.details ? known : refusal(500, 'server');
  if (status === 500) console.error(error);
  const problem = { type: 'about:blank', title: code, status, code, ...details };
  response
    .status(status)
    .set('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

const { PORT = '8789', DATA = 'comments.jsonl', ORIGINS = `http://127.0.0.1:${PORT}` } = process.env;
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const app = express().disable('x-powered-by');
  app.use(comments({ file: DATA, origins: ORIGINS.split(',') }));
  const server = app.listen(Number(PORT), '127.0.0.1', () => {
    console.log(`Comments are served at http://127.0.0.1:${server.address().port}`);
  });
}
