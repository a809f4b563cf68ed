import { portalDocument } from './layout.js';
import { markup } from './markup.js';

/** What the page says, in both languages; the steps in the order in which they are tried. */
const words = {
  vi: {
    title: 'Trang không có máy chủ',
    summary:
      'Chân trang dưới đây giống hệt dưới các bài viết, chỉ khác là mọi thứ nằm trong bộ nhớ của trang. Không có yêu cầu nào gửi đi, và tải lại trang là mọi thứ trở về như đầu.',
    steps: [
      'Viết một bình luận. Nó hiện ở cuối trang với dòng “Đang chờ duyệt”, và vào hàng chờ.',
      markup`Duyệt nó ở <a href="#hang-cho">hàng chờ</a>. Trong danh sách nó thành bình luận công khai, không phải tải lại trang.`,
      'Cho một bình luận khác đến trong lúc bạn đang đọc. Không dòng nào bị đẩy đi: chỉ có một nút báo tin.',
    ],
    arrive: 'Giả lập bình luận mới',
    foot: 'Chân trang',
    queue: 'Hàng chờ duyệt',
    script: 'Trang này cần JavaScript; thiếu nó thì không có gì giữ bình luận.',
  },
  en: {
    title: 'A page without a server',
    summary:
      'The foot below is the one that articles have, but everything lies in this page’s own memory. No request leaves it, and a reload puts all of it back to the beginning.',
    steps: [
      'Write a comment. It stands in the list with the words “Waiting for approval”, and in the queue.',
      markup`Approve it in the <a href="#hang-cho">queue</a>. In the list it becomes public without a reload.`,
      'Let another comment arrive while you read. No line is pushed away: there is a button that tells of it.',
    ],
    arrive: 'Let a new comment arrive',
    foot: 'Foot of the page',
    queue: 'Moderators’ queue',
    script: 'This page needs JavaScript; without it there is nothing that keeps comments.',
  },
};

/**
 * Everything over `memoryAdapter`: the foot of a page, and the moderators' queue beside it.
 * @param {{ lang: import('./labels.js').Language }} options
 */
export function serverlessPage({ lang }) {
  const { title, summary, steps, arrive, foot, queue, script } = words[lang];
  const content = markup`      <h1>${title}</h1>
      <p class="summary">${summary}</p>
      <ol class="steps">${steps.map(
        (step) => markup`
        <li>${step}</li>`,
      )}
      </ol>
      <div class="sides">
        <section class="article-foot" aria-label="${foot}"><yk-comments show="form comments recent older"><p>${script}</p></yk-comments></section>
        <section class="queue article-foot" id="hang-cho" aria-label="${queue}">
          <p><button type="button" id="arrive" hidden>${arrive}</button></p>
          <yk-moderation></yk-moderation>
        </section>
      </div>`;
  return String(
    portalDocument({
      ...{ lang, title, summary, content, wide: true },
      ...{ canonical: '/khong-may-chu', crumbs: [{ text: title }], script: '/pages/without-server.js' },
    }),
  );
}
