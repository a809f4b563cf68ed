import { filterRows, orderRows } from './postgrest-query.js';

// As much of PostgREST, and of the functions in ../snippets/supabase.sql, as `supabaseAdapter` asks for, in memory. What it does not know it refuses.

/** @typedef {{ id: number, page: string, parent: number | null, root: number | null, depth: number, status: string, name: string, title: string | null, content: string, phone: string | null, created_at: string, edited_at: string | null, waiting: Record<string, string> | null, submission_id: string, digest: string, token: string, reader: string | null, votes: Map<string, number> }} Row */

const editSeconds = 900;

/**
 * @param {{ moderation?: 'pre' | 'post' }} [options]
 */
export function supabaseStandIn({ moderation = 'pre' } = {}) {
  /** @type {Row[]} */
  const rows = [];
  const closed = new Set();
  let skipped = 0;
  const now = () => Date.now() + skipped;
  // PostgreSQL counts microseconds.
  const stamp = () =>
    new Date(now()).toISOString().replace('Z', `${String(rows.length % 1000).padStart(3, '0')}+00:00`);

  const tally = (row, sign) => [...row.votes.values()].filter((value) => value === sign).length;
  const hasPublished = (row) =>
    rows.some((each) => each.parent === row.id && (each.status === 'published' || hasPublished(each)));
  const isShown = (row) => row.status === 'published' || (row.status === 'removed' && hasPublished(row));

  /** A row of the view `public_comments`. */
  const view = (row) => {
    const gone = row.status === 'removed';
    const below = rows.filter(({ root, status }) => root === row.id && status === 'published').length;
    return {
      id: row.id,
      page: row.page,
      parent: row.parent,
      root: row.root,
      status: row.status,
      name: gone ? '' : row.name,
      title: gone ? null : row.title,
      content: gone ? '' : row.content,
      created_at: row.created_at,
      edited_at: gone ? null : row.edited_at,
      up: gone ? null : tally(row, 1),
      down: gone ? null : tally(row, -1),
      score: tally(row, 1) - tally(row, -1),
      reply_count: row.root === null ? below : null,
    };
  };

  const receipt = (row) => {
    const shown = row.waiting && row.status === 'published' ? 'pending' : row.status;
    const status = shown === 'published' || shown === 'removed' ? shown : 'pending';
    const comment = {
      id: `${row.id}`,
      ...(row.parent !== null && { parent: `${row.parent}`, root: `${row.root}` }),
      status,
      name: row.name,
      ...(row.title && { title: row.title }),
      content: row.content,
      created: row.created_at,
      ...(row.edited_at && { edited: row.edited_at }),
      ...row.waiting,
    };
    const editForMs = Math.max(0, Date.parse(row.created_at) + editSeconds * 1000 - now());
    const { submission_id: submissionId, token } = row;
    return { status, submissionId, id: `${row.id}`, token, editForMs, ...(status !== 'removed' && { comment }) };
  };

  const own = ({ comment, token }) => {
    const row = rows.find((each) => each.token === token && `${each.id}` === comment);
    if (!row) throw refusal('unauthorized');
    const over = now() >= Date.parse(row.created_at) + editSeconds * 1000;
    if (over && row.status !== 'removed') throw refusal('forbidden');
    return row;
  };

  const functions = {
    submit({ page, fields, submission_id, parent, reader }) {
      const digest = JSON.stringify([
        page,
        parent ?? null,
        Object.entries(fields)
          .filter(([, text]) => text)
          .sort(),
      ]);
      const known = rows.find((row) => row.submission_id === submission_id);
      if (known && known.digest !== digest) throw refusal('conflict');
      if (known) return receipt(known);
      const issues = issuesOf(fields, parent !== undefined);
      if (page.length < 1 || page.length > 500) issues.push({ field: 'page', code: 'invalid-page' });
      const above = rows.find((row) => `${row.id}` === parent && row.page === page && row.status === 'published');
      if (parent !== undefined && (!above || above.depth >= 100))
        issues.push({ field: 'parent', code: 'invalid-parent' });
      if (issues.length > 0) throw refusal('invalid', issues);
      if (closed.has(page)) throw refusal('forbidden');
      /** @type {Row} */
      const row = {
        id: rows.length + 1,
        page,
        parent: above?.id ?? null,
        root: above ? (above.root ?? above.id) : null,
        depth: above ? above.depth + 1 : 0,
        status: moderation === 'post' ? 'published' : 'pending',
        name: fields.name,
        title: fields.title || null,
        content: fields.content,
        phone: fields.phone || null,
        created_at: stamp(),
        edited_at: null,
        waiting: null,
        submission_id,
        digest,
        token: crypto.randomUUID(),
        reader: reader || null,
        votes: new Map(),
      };
      rows.push(row);
      return receipt(row);
    },
    status({ tokens }) {
      const found = tokens.map((token) => rows.find((row) => row.token === token));
      return found.map((row) => (row ? receipt(row) : { status: 'unknown' }));
    },
    page: ({ page }) => ({ count: functions.counts({ pages: [page] })[0], closed: closed.has(page), moderation }),
    counts: ({ pages }) =>
      pages.map((page) => rows.filter((row) => row.page === page && row.status === 'published').length),
    vote({ comment, value, reader }) {
      if (![1, 0, -1].includes(value) || !reader || reader.length < 16 || reader.length > 128) {
        throw refusal('invalid', [{ field: 'value', code: 'malformed' }]);
      }
      const row = rows.find((each) => `${each.id}` === comment && each.status === 'published');
      if (!row) throw refusal('not-found');
      if (row.reader === reader) throw refusal('forbidden');
      if (value === 0) row.votes.delete(reader);
      else row.votes.set(reader, value);
      return { up: tally(row, 1), down: tally(row, -1), mine: value };
    },
    edit({ comment, token, fields }) {
      const row = own({ comment, token });
      if (row.status === 'removed') throw refusal('not-found');
      const { name, title, content } = { ...row, ...row.waiting, ...fields };
      const issues = issuesOf({ name, title: title ?? '', content, ...fields }, row.parent !== null);
      if (fields.name !== undefined || fields.phone !== undefined)
        issues.push({ field: 'name', code: 'unknown-field' });
      if (issues.length > 0) throw refusal('invalid', issues);
      const text = { ...(title && { title }), content };
      if (row.status === 'published' && moderation === 'pre') row.waiting = text;
      else Object.assign(row, { title: null, ...text, edited_at: stamp() });
      return receipt(row);
    },
    delete: (input) => void Object.assign(own(input), { status: 'removed', waiting: null }),
  };
  const required = {
    submit: 'page fields submission_id',
    status: 'tokens',
    page: 'page',
    counts: 'pages',
    vote: 'comment value reader',
    edit: 'comment token fields',
    delete: 'comment token',
  };
  const optional = { submit: 'parent reader' };

  function invoke(name, input) {
    const needed = required[name]?.split(' ') ?? [];
    const taken = [...needed, ...(optional[name]?.split(' ') ?? [])];
    const given = Object.keys(input);
    if (!needed.length || needed.some((each) => !given.includes(each)) || given.some((each) => !taken.includes(each))) {
      return json(404, {
        code: 'PGRST202',
        message: `Could not find the function public.ykien_${name} in the schema cache`,
        details: null,
        hint: null,
      });
    }
    const result = functions[name](input);
    return result === undefined ? new Response(null, { status: 204 }) : json(200, result);
  }

  return {
    /** @param {Request} request */
    async handle(request) {
      const { pathname, searchParams } = new URL(request.url);
      if (!request.headers.get('apikey')) return json(401, { message: 'No API key found in request' });
      try {
        const rpc = /^\/rest\/v1\/rpc\/ykien_([a-z]+)$/.exec(pathname);
        if (rpc && request.method === 'POST') return invoke(rpc[1], await request.json());
        if (pathname !== '/rest/v1/public_comments' || request.method !== 'GET') {
          return json(404, {
            code: 'PGRST205',
            message: 'Could not find the table in the schema cache',
            details: null,
            hint: null,
          });
        }
        const found = filterRows(rows.filter(isShown).map(view), searchParams);
        const shown = orderRows(found, searchParams);
        const total = request.headers.get('prefer') === 'count=exact' ? found.length : '*';
        return json(200, shown, { 'content-range': `${shown.length ? `0-${shown.length - 1}` : '*'}/${total}` });
      } catch (error) {
        const { code, message, details = null } = /** @type {any} */ (error);
        if (!code) throw error;
        return json(400, { code, message, details, hint: null });
      }
    },
    /** As `ykien.publish` does. @param {string} id */
    approve(id) {
      const row = rows.find((each) => `${each.id}` === id);
      const changes = row.waiting && { title: null, ...row.waiting, edited_at: stamp() };
      Object.assign(row, changes, { status: 'published', waiting: null });
    },
    /** @param {string} id */
    remove: (id) => void (rows.find((each) => `${each.id}` === id).status = 'removed'),
    count: () => rows.length,
    /** @param {number} ms */
    advance: (ms) => void (skipped += ms),
    /** @param {string} page @param {boolean} isClosed */
    close: (page, isClosed) => void (isClosed ? closed.add(page) : closed.delete(page)),
  };
}

function issuesOf(fields, isReply) {
  const most = { name: 160, title: 400, content: 10_000, phone: 64 };
  const issues = [];
  for (const name of Object.keys(most)) {
    const text = fields[name] ?? '';
    if (typeof text !== 'string') issues.push({ field: name, code: 'malformed' });
    else if (!text.trim() && name !== 'phone' && !(name === 'title' && isReply))
      issues.push({ field: name, code: 'required' });
    else if ([...text].length > most[name]) issues.push({ field: name, code: 'too-long' });
    else if (name === 'phone' && text && !/^[+0-9(][0-9 ().-]{5,30}$/.test(text))
      issues.push({ field: name, code: 'invalid-phone' });
  }
  const strange = Object.keys(fields).filter((name) => !(name in most));
  return [...issues, ...strange.map((field) => ({ field: field.slice(0, 32), code: 'unknown-field' }))];
}

/** As a function's `raise` comes through. */
function refusal(message, issues) {
  return { code: 'P0001', message, details: issues ? JSON.stringify(issues) : '' };
}

function json(status, body, headers = {}) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}
