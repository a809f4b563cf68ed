/**
 * The pages of the list benchmark and their server. All show the same comments with the same actions:
 * `native` has them in its HTML, `vanilla` builds them with the smallest script, `ykien` with `<yk-comment-list>`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';

const names = ['Nguyễn Thị Ẫn', 'Trần Văn Bảy', 'Lê Hoàng Mai', 'Phạm Quốc Ý', 'Đỗ Thuỳ Dương'];
const texts = [
  'Đề nghị phường bố trí thêm ghế đá ven hồ, buổi chiều người già đi bộ không có chỗ nghỉ.',
  'Cuối tuần vừa rồi đông quá, rác đầy mặt đường đến sáng hôm sau mới có người dọn. Nên đặt thêm thùng rác và có người nhắc.',
  'Xin cho biết khi nào bắt đầu cấm xe? Nhà tôi ở trong ngõ, đi làm ca đêm về thì đi đường nào?',
];
const start = Date.UTC(2026, 9, 1);

/** Half of them roots, the others answers to the root before. */
const commentOf = (i) => ({
  id: `c${String(i).padStart(8, '0')}`,
  ...(i % 2 && { parent: `c${String(i - 1).padStart(8, '0')}`, root: `c${String(i - 1).padStart(8, '0')}` }),
  status: 'published',
  name: names[i % names.length],
  ...(i % 2 === 0 && { title: 'Ý kiến về phố đi bộ' }),
  content: texts[i % texts.length],
  created: new Date(start + i * 60_000).toISOString(),
  up: i % 12,
  down: i % 3,
});

function pageOf(count) {
  const items = [];
  for (let i = 0; i < count; i += 2) {
    const replies = i + 1 < count ? [commentOf(i + 1)] : [];
    items.push({ ...commentOf(i), replyCount: replies.length, replies: { items: replies } });
  }
  return { items, count };
}

const escape = (text) => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
const actions =
  '<div><button>Trả lời</button><button>Thích <b>3</b></button><button>Không thích</button><button>Thêm</button></div>';
const article = ({ id, name, title, content, created }) =>
  `<article id="yk-c-${id}" aria-label="${name}"><header><span>${name[0]}</span><bdi>${name}</bdi><a href="#yk-c-${id}"><time datetime="${created}">${created.slice(0, 16)}</time></a></header>${
    title ? `<h3>${title}</h3>` : ''
  }<p>${escape(content)}</p>${actions}</article>`;

const native = (count) =>
  `<ol>${pageOf(count)
    .items.map(
      (root) =>
        `<li>${article(root)}<ol>${root.replies.items.map((reply) => `<li>${article(reply)}</li>`).join('')}</ol></li>`,
    )
    .join('')}</ol>`;

/** The same rows from a script: what nobody could do with less. */
const vanillaScript = `
const h = (tag, set, ...inside) => { const e = Object.assign(document.createElement(tag), set); e.append(...inside); return e; };
const row = ({ id, name, title, content, created, up, down }) => {
  const time = h('time', { dateTime: created }, created.slice(0, 16));
  const like = h('button', {}, 'Thích ', h('b', {}, up || ''));
  const dislike = h('button', {}, 'Không thích ', h('b', {}, down || ''));
  const article = h('article', { id: 'yk-c-' + id, ariaLabel: name, tabIndex: -1 },
    h('header', {}, h('span', {}, name[0]), h('bdi', {}, name), h('a', { href: '#yk-c-' + id }, time)),
    ...(title ? [h('h3', {}, title)] : []), h('p', { dir: 'auto' }, content),
    h('div', {}, h('button', {}, 'Trả lời'), like, dislike, h('button', {}, 'Thêm')));
  return article;
};
const { items } = await (await fetch('/api/v1/comments' + location.search)).json();
document.getElementById('foot').append(h('ol', {}, ...items.map((root) =>
  h('li', {}, row(root), h('ol', {}, ...root.replies.items.map((reply) => h('li', {}, row(reply))))))));
`;

const document = (head, body) => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bình luận</title>
<link rel="icon" href="data:,">${head}</head><body><h1>Bài viết</h1>${body}</body></html>`;

const pages = {
  '/native': (count) => document('', native(count)),
  '/vanilla': () => document('<script type="module" src="/vanilla.js"></script>', '<div id="foot"></div>'),
  '/ykien': () =>
    document(
      '<script type="module" src="/cdn/ykien.js"></script>',
      '<yk-comment-list endpoint="/api"></yk-comment-list>',
    ),
};

function contentFor({ pathname, searchParams }, count, distCdn) {
  if (pages[pathname]) return ['text/html; charset=utf-8', pages[pathname](Number(searchParams.get('count')))];
  if (pathname === '/api/v1/comments') return ['application/json', JSON.stringify(pageOf(count))];
  if (pathname === '/api/v1/page') return ['application/json', JSON.stringify({ comments: pageOf(count) })];
  if (pathname === '/vanilla.js') return ['text/javascript', vanillaScript];
  const file = join(distCdn, normalize(pathname.slice('/cdn'.length)));
  if (pathname.startsWith('/cdn/') && file.startsWith(distCdn) && existsSync(file))
    return ['text/javascript', readFileSync(file)];
  return undefined;
}

/** Serves the pages on 127.0.0.1; the number of comments of a page stands in its address, and its API answers for the page that was last asked for. */
export async function servePages(distCdn) {
  let count = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    if (url.pathname === '/api/v1/events')
      return response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
    if (pages[url.pathname]) count = Number(url.searchParams.get('count'));
    const found = contentFor(url, count, distCdn);
    if (!found) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': found[0], 'cache-control': 'no-store' }).end(found[1]);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}
