/**
 * The three pages of the loading benchmark and their server. All show the same article, form and lists:
 * `native` has them in its HTML, `vanilla` builds them with the smallest script, `ykien` with the script tag.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const fields = [
  { name: 'name', label: 'Họ tên', type: 'text', required: true, maxLength: 80 },
  { name: 'phone', label: 'Số điện thoại', type: 'tel', required: false, maxLength: 32 },
  { name: 'title', label: 'Tiêu đề', type: 'text', required: true, maxLength: 200 },
  { name: 'content', label: 'Nội dung', type: 'textarea', required: true, maxLength: 5000 },
];

const articles = (first) =>
  Array.from({ length: 10 }, (_, i) => ({
    id: `/tin-tuc/${first + i}`,
    title: `Bài viết số ${first + i} về đời sống của người dân trong quận`,
    url: `/tin-tuc/${first + i}`,
    published: new Date(Date.UTC(2018, 2, 28 - i, 5, 59)).toISOString(),
    views: 100 + i,
  }));

const recent = { items: articles(1), total: 40 };
const older = { items: articles(11), next: 'c2', total: 30 };
const form = { fields, challenge: 'always', moderation: 'pre' };

/** A 1 × 1 picture stands for the captcha, which costs its network time only after the first focus. */
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';
const challenge = { id: 'c'.repeat(80), kind: 'image', expiresInMs: 600_000, alternatives: ['pow'] };
const image = { src: pixel, width: 160, height: 60, length: 5 };

const answers = {
  '/api/v1/page': { form, recent, older },
  '/api/v1/form': form,
  '/api/v1/articles': recent,
  '/api/v1/comments': { items: [], total: 0 },
  '/api/v1/views': {},
  '/api/v1/challenges': { ...challenge, image },
};

const prose = '<p>Ủy ban nhân dân quận vừa công bố kế hoạch chỉnh trang các tuyến đường trong khu vực.</p>'.repeat(3);

const document = (head, body) => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bài viết</title>
<link rel="icon" href="data:,">${head}</head><body><h1>Bài viết</h1>${prose}${body}</body></html>`;

const input = ({ name, label, type, required, maxLength }) => {
  const attributes = `name="${name}" maxlength="${maxLength}"${required ? ' required' : ''}`;
  const control = type === 'textarea' ? `<textarea ${attributes}></textarea>` : `<input type="${type}" ${attributes}>`;
  return `<p><label>${label} ${required ? '(*) ' : ''}${control}</label></p>`;
};
const row = ({ title, url, published }) => `<li><a href="${url}">${title}</a> <time>${published}</time></li>`;
const list = (heading, { items }) => `<h2>${heading}</h2><ul>${items.map(row).join('')}</ul>`;
const staticForm = `<h2>Viết bình luận</h2><form method="post">${fields.map(input).join('')}<button>Gửi</button></form>`;

/** The same form and lists from a script: what nobody could do with less. */
const vanillaScript = `
const h = (tag, set, ...inside) => { const e = Object.assign(document.createElement(tag), set); e.append(...inside); return e; };
const fields = ${JSON.stringify(fields)};
const foot = document.getElementById('foot');
const form = h('form', { method: 'post' }, ...fields.map(({ name, label, type, required, maxLength }) =>
  h('p', {}, h('label', {}, label + (required ? ' (*) ' : ' '),
    h(type === 'textarea' ? type : 'input', { name, required, maxLength, ...(type === 'textarea' ? {} : { type }) })))),
  h('button', {}, 'Gửi'));
form.onsubmit = (event) => { event.preventDefault(); fetch('/api/v1/comments', { method: 'POST', body: new FormData(form) }); };
foot.append(h('h2', {}, 'Viết bình luận'), form);
const { recent, older } = await (await fetch('/api/v1/page')).json();
for (const [heading, { items }] of [['Các bài mới đăng', recent], ['Các bài đã đăng', older]])
  foot.append(h('h2', {}, heading), h('ul', {}, ...items.map(({ title, url, published }) =>
    h('li', {}, h('a', { href: url }, title), ' ', h('time', {}, published)))));
`;

const pages = {
  '/native': document('', list('Các bài mới đăng', recent) + list('Các bài đã đăng', older) + staticForm),
  '/vanilla': document('<script type="module" src="/vanilla.js"></script>', '<div id="foot"></div>'),
  '/ykien': document(
    '<script type="module" src="/cdn/ykien.js"></script>',
    '<yk-comments endpoint="/api" show="recent older form"></yk-comments>',
  ),
};

const html = 'text/html; charset=utf-8';
const javascript = 'text/javascript; charset=utf-8';

function contentFor(path, distCdn) {
  if (pages[path]) return [html, pages[path]];
  if (answers[path]) return ['application/json', JSON.stringify(answers[path])];
  if (path === '/vanilla.js') return [javascript, vanillaScript];
  const file = join(distCdn, normalize(path.slice('/cdn'.length)));
  if (path.startsWith('/cdn/') && file.startsWith(distCdn) && existsSync(file)) return [javascript, readFileSync(file)];
  return undefined;
}

/** Serves the pages on 127.0.0.1; answers are compressed once and kept, so that the server's work is not what is measured. */
export async function servePages(distCdn) {
  const compressed = new Map();
  const missing = new Set();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (!compressed.has(pathname)) {
      const found = contentFor(pathname, distCdn);
      compressed.set(pathname, found && { type: found[0], body: brotliCompressSync(found[1]) });
    }
    const answer = compressed.get(pathname);
    if (!answer) {
      missing.add(pathname);
      return response.writeHead(404, { 'content-type': 'text/plain' }).end();
    }
    const created = request.method === 'POST' ? 201 : 200;
    const headers = { 'content-type': answer.type, 'content-encoding': 'br', 'cache-control': 'no-store' };
    return response.writeHead(created, headers).end(answer.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { origin: `http://127.0.0.1:${server.address().port}`, missing, close };
}
