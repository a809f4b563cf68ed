import { showComment, storeComment, storeName } from './wordpress-text.js';

// What a WordPress answers to its guests under /wp/v2, for the routes that our adapter asks: its statuses, names of errors, headers and limits.

/** @typedef {{ id: number, type: 'posts' | 'pages', slug: string, title: string, date: string, open: boolean }} Post `date`: in the site's zone, to the second. */
/** @typedef {{ id: number, post: number, parent: number, name: string, email: string, content: string, time: number, status: 'hold' | 'approved' | 'trash', title: string, phone: string }} Row */

/**
 * @param {{ url?: string, posts?: readonly Partial<Post>[], plugin?: boolean, anonymous?: boolean, nameAndEmail?: boolean, flood?: boolean, hours?: number }} [options]
 * `plugin`: ours is there · `anonymous`: guests may write · `nameAndEmail`: both are required · `flood`: one comment in 15 seconds · `hours`: the site's zone.
 */
export function wordpressStandIn({
  url = 'https://vidu.vn',
  posts: given = [],
  plugin = true,
  anonymous = true,
  nameAndEmail = true,
  flood = false,
  hours = 7,
} = {}) {
  /** @type {Post[]} */
  const posts = given.map((post, n) => ({
    id: n + 1,
    type: 'posts',
    slug: `bai-${n + 1}`,
    title: `Bài ${n + 1}`,
    date: '2026-01-01T08:00:00',
    open: true,
    ...post,
  }));
  /** @type {Row[]} */
  const rows = [];
  let skipped = 0;
  const now = () => Date.now() + skipped;

  /** @param {number} ms */
  const second = (ms) => new Date(ms).toISOString().slice(0, 19);
  const link = (/** @type {Post} */ { slug }) => `${url}/${slug}/`;
  const find = (/** @type {number} */ id) => rows.find((row) => row.id === id);

  /** @param {Row} row @returns {number[]} */
  const pathOf = (row) => {
    const above = find(row.parent);
    return row.parent ? [...(above ? pathOf(above) : []), row.parent] : [];
  };
  /** @param {Post} post */
  const viewPost = (post) => ({
    id: post.id,
    date: post.date,
    date_gmt: second(Date.parse(`${post.date}Z`) - hours * 3_600_000),
    slug: post.slug,
    link: link(post),
    title: { rendered: post.title.replaceAll('&', '&amp;').replaceAll('<', '&lt;') },
    comment_status: post.open ? 'open' : 'closed',
  });
  /** @param {Row} row */
  const viewComment = (row) => ({
    id: row.id,
    post: row.post,
    parent: row.parent,
    author: 0,
    author_name: row.name,
    date: second(row.time + hours * 3_600_000),
    date_gmt: second(row.time),
    content: { rendered: showComment(row.content) },
    status: row.status,
    type: 'comment',
    meta: [],
    ...(plugin && { ykien_path: pathOf(row), ykien_title: row.title }),
  });

  /** @param {URLSearchParams} query */
  const listPosts = (query, /** @type {string} */ type) => {
    const [slugs, ids, not] = ['slug', 'include', 'exclude'].map((name) => query.get(name)?.split(','));
    const [before = '9', after = ''] = ['before', 'after'].map((name) => query.get(name) ?? undefined);
    const found = posts.filter(
      (post) =>
        post.type === type &&
        (!slugs || slugs.includes(post.slug)) &&
        (!ids || ids.includes(`${post.id}`)) &&
        !not?.includes(`${post.id}`) &&
        post.date < before &&
        post.date > after,
    );
    found.sort((a, b) => (a.date < b.date ? -1 : 1) * (query.get('order') === 'asc' ? 1 : -1));
    return paged(found, query, viewPost);
  };

  /** @param {URLSearchParams} query */
  const listComments = (query) => {
    const [of, parents] = ['post', 'parent'].map((name) => query.get(name)?.split(',').map(Number));
    const found = rows.filter(
      (row) =>
        row.status === 'approved' && (!of || of.includes(row.post)) && (!parents || parents.includes(row.parent)),
    );
    return paged(query.get('order') === 'asc' ? found : found.reverse(), query, viewComment);
  };

  /** @param {URLSearchParams} sent */
  const create = (sent) => {
    const post = posts.find(({ id }) => id === Number(sent.get('post')));
    const [name, email] = [storeName(sent.get('author_name') ?? ''), sent.get('author_email') ?? ''];
    const raw = sent.get('content') ?? '';
    const parent = Number(sent.get('parent') ?? 0);
    const long = [
      ['ykien_title', 200],
      ['ykien_phone', 32],
    ].find(([key, most]) => [...(sent.get(`${key}`) ?? '')].length > Number(most));
    if (plugin && long) return invalid(`${long[0]}`, 'rest_too_long');
    if (email && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) return invalid('author_email', 'rest_invalid_email');
    if (!anonymous) return refuse(401, 'rest_comment_login_required');
    if (!post) return refuse(403, 'rest_comment_invalid_post_id');
    if (!post.open) return refuse(403, 'rest_comment_closed');
    if (!raw) return refuse(400, 'rest_comment_content_invalid');
    if (nameAndEmail && !(name && email)) return refuse(400, 'rest_comment_author_data_required');
    if (new TextEncoder().encode(raw).length > 65_525) return refuse(400, 'comment_content_column_length');
    // As sent, not as it would be stored; and backslashes are taken for PHP's old ones.
    const asked = raw.replace(/\\(.?)/g, '$1');
    const copy = rows.some(
      (row) =>
        row.post === post.id &&
        row.parent === parent &&
        row.status !== 'trash' &&
        row.name === name &&
        (!email || row.email === email) &&
        row.content === asked,
    );
    if (copy) return refuse(409, 'comment_duplicate');
    if (flood && rows.some((row) => row.email === email && now() - row.time < 15_000))
      return refuse(400, 'comment_flood');
    const known = rows.some((row) => row.status === 'approved' && row.name === name && row.email === email);
    /** @type {Row} */
    const row = {
      id: rows.length + 1,
      post: post.id,
      // Whatever it is: nobody looks.
      parent,
      name,
      email,
      content: storeComment(raw),
      time: now(),
      status: known ? 'approved' : 'hold',
      title: plugin ? (sent.get('ykien_title') ?? '') : '',
      phone: plugin ? (sent.get('ykien_phone') ?? '') : '',
    };
    rows.push(row);
    return Response.json(only(viewComment(row), sent.get('_fields')), { status: 201 });
  };

  /** @param {Request} request */
  const answer = async (request) => {
    const { pathname, searchParams: query } = new URL(request.url);
    const route = query.get('rest_route') ?? pathname.replace(/^\/wp-json/, '');
    const [, type = '', id] = /^\/wp\/v2\/(posts|pages|comments)(?:\/(\d+))?$/.exec(route) ?? [];
    if (type === 'comments' && !id && request.method === 'POST')
      return create(new URLSearchParams([...new URLSearchParams(await request.text()), ...query]));
    if (!type || request.method !== 'GET') return refuse(404, 'rest_no_route');
    const most = Number(query.get('per_page') ?? 10);
    if (!(most >= 1 && most <= 100)) return invalid('per_page', 'rest_out_of_bounds');
    if (!id) return type === 'comments' ? listComments(query) : listPosts(query, type);
    if (type === 'comments') {
      const row = find(Number(id));
      if (!row) return refuse(404, 'rest_comment_invalid_id');
      return row.status === 'approved'
        ? Response.json(only(viewComment(row), query.get('_fields')))
        : refuse(401, 'rest_cannot_read');
    }
    const post = posts.find((each) => each.id === Number(id) && each.type === type);
    return post ? Response.json(only(viewPost(post), query.get('_fields'))) : refuse(404, 'rest_post_invalid_id');
  };

  return {
    /** @param {Request} request */
    async handle(request) {
      const response = request.method === 'OPTIONS' ? new Response() : await answer(request);
      const headers = {
        'access-control-allow-origin': request.headers.get('origin') ?? '',
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': 'Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type',
        'access-control-expose-headers': 'X-WP-Total, X-WP-TotalPages, Link',
        vary: 'Origin',
      };
      for (const [name, value] of Object.entries(headers)) if (value) response.headers.set(name, value);
      return response;
    },
    /** @param {string} id */
    approve: (id) => void (find(Number(id)).status = 'approved'),
    /** Into the trash. @param {string} id */
    remove: (id) => void (find(Number(id)).status = 'trash'),
    /** @param {string} slug @param {boolean} closed */
    close: (slug, closed) => void (posts.find((post) => post.slug === slug).open = !closed),
    /** A published comment with markup, as somebody who is trusted may have written it. @param {string} slug @param {string} html */
    storeHtml(slug, html) {
      const post = posts.find((each) => each.slug === slug);
      rows.push({
        id: rows.length + 1,
        post: post.id,
        parent: 0,
        name: 'Lan',
        email: '',
        content: html,
        time: now(),
        status: 'approved',
        title: '',
        phone: '',
      });
    },
    count: () => rows.length,
    rows: () => rows,
    /** @param {number} ms */
    advance: (ms) => void (skipped += ms),
  };
}

/** @template T @param {readonly T[]} found @param {URLSearchParams} query @param {(item: T) => object} view */
function paged(found, query, view) {
  const most = Number(query.get('per_page') ?? 10);
  const from = (Number(query.get('page') ?? 1) - 1) * most;
  const items = found.slice(from, from + most).map((item) => only(view(item), query.get('_fields')));
  const headers = { 'x-wp-total': `${found.length}`, 'x-wp-totalpages': `${Math.ceil(found.length / most)}` };
  return Response.json(items, { headers });
}

/** @param {object} item @param {string | null} fields */
function only(item, fields) {
  return fields ? Object.fromEntries(Object.entries(item).filter(([key]) => fields.split(',').includes(key))) : item;
}

/** @param {number} status @param {string} code @param {object} [data] */
function refuse(status, code, data) {
  return Response.json({ code, message: code.replaceAll('_', ' '), data: { status, ...data } }, { status });
}

/** @param {string} param @param {string} code */
function invalid(param, code) {
  return refuse(400, 'rest_invalid_param', {
    params: { [param]: 'Invalid parameter.' },
    details: { [param]: { code } },
  });
}
