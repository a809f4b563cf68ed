import { link, portalDocument } from './layout.js';
import { markup } from './markup.js';

/**
 * What an adapter can do, as its methods and abilities say; nothing here is written by hand.
 * @typedef {object} BackendRow
 * @property {string} type as in `<yk-backend type="…">`
 * @property {string} label the backend's own name
 * @property {string} [endpoint] path on this site
 * @property {boolean} standIn an imitation answers
 * @property {Record<string, unknown>} [options] besides the endpoint
 * @property {readonly { name: string, required: boolean }[]} fields of its form; empty where nothing can be sent
 * @property {boolean} closed its form takes nothing
 * @property {import('../src/contract/adapter.js').Abilities} abilities
 * @property {readonly string[]} methods that are there
 */

const words = {
  vi: {
    title: 'Một tiện ích, mọi máy chủ',
    summary:
      'Cùng một chân trang, trên nhiều máy chủ bình luận. Mỗi trang chỉ tải bộ chuyển của máy chủ mà nó nêu tên; điều gì máy chủ không làm được thì biểu mẫu và danh sách không bày ra.',
    choose: 'Chọn máy chủ',
    markup: 'Đoạn mã của trang này',
    standIn:
      'Máy chủ thật không chạy trong bản trình diễn: phía sau là một bản mô phỏng trong bộ nhớ, nói đúng giao thức của nó và khởi động lại thì trống.',
    foot: 'Chân trang',
    table: 'Mỗi máy chủ làm được gì',
    caption: 'Bảng này lập ra từ chính các bộ chuyển: phương thức có mặt, khả năng khai báo, biểu mẫu mô tả.',
    backend: 'Máy chủ',
    columns: {
      fields: 'Trường của biểu mẫu',
      challenge: 'Mã xác nhận',
      replies: 'Trả lời',
      sorts: 'Thứ tự',
      votes: 'Thích',
      own: 'Sửa, xoá',
      report: 'Báo cáo',
      counts: 'Đếm',
      live: 'Tin mới tự đến',
      articles: 'Danh sách bài',
      resend: 'Mất câu trả lời thì',
    },
    yes: 'có',
    no: '–',
    closed: 'chỉ đọc',
    votes: { both: 'thích, không thích', up: 'thích' },
    minutes: (/** @type {number} */ seconds) => (seconds > 86_400 * 30 ? 'luôn' : `${Math.round(seconds / 60)} phút`),
    sorts: { newest: 'mới', oldest: 'cũ', top: 'được thích' },
    kinds: { recent: 'mới đăng', older: 'đã đăng', newer: 'đăng sau', popular: 'xem nhiều' },
    fields: {
      name: 'họ tên',
      phone: 'điện thoại',
      title: 'tiêu đề',
      content: 'nội dung',
      email: 'thư',
      url: 'trang web',
    },
    resend: {
      id: 'gửi lại, không thành hai',
      'duplicate-check': 'gửi lại, máy chủ từ chối bản thứ hai',
      'look-up': 'hỏi máy chủ trước',
      never: 'người viết quyết định',
    },
  },
  en: {
    title: 'One widget, any backend',
    summary:
      'The same foot of a page, over many comment servers. A page downloads the adapter of the one that it names; what a server cannot do, form and list do not offer.',
    choose: 'Choose a server',
    markup: 'The markup of this page',
    standIn:
      'The real server is not part of the demo: behind this page is an imitation in memory that speaks its protocol, and is empty after a restart.',
    foot: 'Foot of the page',
    table: 'What each server can do',
    caption:
      'Made from the adapters themselves: the methods that are there, the abilities they declare, the form they describe.',
    backend: 'Server',
    columns: {
      fields: 'Fields of the form',
      challenge: 'Challenge',
      replies: 'Replies',
      sorts: 'Orders',
      votes: 'Likes',
      own: 'Edit, delete',
      report: 'Report',
      counts: 'Counts',
      live: 'Live news',
      articles: 'Article lists',
      resend: 'When an answer is lost',
    },
    yes: 'yes',
    no: '–',
    closed: 'read only',
    votes: { both: 'likes, dislikes', up: 'likes' },
    minutes: (/** @type {number} */ seconds) => (seconds > 86_400 * 30 ? 'always' : `${Math.round(seconds / 60)} min`),
    sorts: { newest: 'newest', oldest: 'oldest', top: 'most liked' },
    kinds: { recent: 'recent', older: 'older', newer: 'newer', popular: 'popular' },
    fields: { name: 'name', phone: 'phone', title: 'title', content: 'content', email: 'e-mail', url: 'website' },
    resend: {
      id: 'sent again, never twice',
      'duplicate-check': 'sent again, the server refuses a copy',
      'look-up': 'asks the server first',
      never: 'the writer decides',
    },
  },
};

/** What a cell says; an empty one stands for "no". */
const cells = {
  fields: ({ fields, closed }, t) =>
    closed || fields.length === 0
      ? t.closed
      : fields.map(({ name, required }) => `${t.fields[name] ?? name}${required ? '*' : ''}`).join(', '),
  challenge: ({ methods }, t) => methods.includes('requestChallenge') && t.yes,
  replies: ({ abilities: { maxDepth = 0 } }, t) => maxDepth > 0 && t.yes,
  sorts: ({ methods, abilities: { sorts = ['newest'] } }, t) =>
    methods.includes('listComments') && sorts.map((sort) => t.sorts[sort]).join(', '),
  votes: ({ abilities: { voteValues = [] } }, t) =>
    voteValues.length > 0 && (voteValues.includes(-1) ? t.votes.both : t.votes.up),
  own: ({ abilities: { editSeconds = 0 } }, t) => editSeconds > 0 && t.minutes(editSeconds),
  report: ({ methods }, t) => methods.includes('reportComment') && t.yes,
  counts: ({ methods }, t) => methods.includes('countComments') && t.yes,
  live: ({ methods }, t) => methods.includes('watch') && t.yes,
  articles: ({ abilities: { articleKinds = [] } }, t) => articleKinds.map((kind) => t.kinds[kind]).join(', '),
  resend: ({ methods, abilities: { resend = 'never' } }, t) => methods.includes('submitComment') && t.resend[resend],
};

const pathOf = (type) => `/moi-may-chu/${type}`;

/** @param {BackendRow} row */
function show({ fields, closed, methods, abilities: { articleKinds = [] } }) {
  const parts = [];
  if (!closed && fields.length > 0) parts.push('form');
  if (methods.includes('listComments')) parts.push('comments');
  return [...parts, ...['recent', 'older'].filter((kind) => articleKinds.includes(kind))].join(' ');
}

const tagOf = (row) =>
  markup`<yk-backend type="${row.type}"${row.endpoint && markup` endpoint="${row.endpoint}"`}${
    row.options && markup` options="${JSON.stringify(row.options)}"`
  }><yk-comments show="${show(row)}"></yk-comments></yk-backend>`;

/**
 * The widget over one backend, and what every one of them can do.
 * @param {{ lang: import('./labels.js').Language, row: BackendRow, rows: readonly BackendRow[] }} options
 */
export function anyBackendPage({ lang, row, rows }) {
  const t = words[lang];
  const names = Object.keys(cells);
  const content = markup`      <h1>${t.title}</h1>
      <p class="summary">${t.summary}</p>
      <nav class="backends" aria-label="${t.choose}">
        <ul>${rows.map(
          ({ type, label }) => markup`
          <li><a href="${link(pathOf(type), lang)}"${type === row.type && markup` aria-current="page"`}>${label}</a></li>`,
        )}
        </ul>
      </nav>
      <h2 class="backend-name">${row.label}</h2>
      ${row.standIn && markup`<p class="note">${t.standIn}</p>`}
      <details class="markup"><summary>${t.markup}</summary><pre><code>${String(tagOf(row))}</code></pre></details>
      <section class="article-foot" aria-label="${t.foot}">${tagOf(row)}</section>
      <div>
        <h2 id="bang">${t.table}</h2>
        <p class="table-note">${t.caption}</p>
        <div class="scroll" role="region" aria-labelledby="bang" tabindex="0">
          <table class="abilities" aria-labelledby="bang">
            <thead><tr><th scope="col">${t.backend}</th>${names.map((name) => markup`<th scope="col">${t.columns[name]}</th>`)}</tr></thead>
            <tbody>${rows.map(
              (each) => markup`
              <tr${each === row && markup` class="current"`}><th scope="row">${each.label}</th>${names.map(
                (name) => markup`<td>${cells[name](each, t) || t.no}</td>`,
              )}</tr>`,
            )}
            </tbody>
          </table>
        </div>
      </div>`;
  return String(
    portalDocument({
      ...{ lang, title: `${t.title}: ${row.label}`, summary: t.summary, content, wide: true },
      ...{ canonical: pathOf(row.type), crumbs: [{ text: t.title }] },
    }),
  );
}
