import type { LiveMessages } from '../messages.js';

const messages: LiveMessages = {
  'form.select': 'Chọn…',
  'form.sending': 'Đang gửi…',
  'form.closed': 'Trang này không nhận thêm bình luận.',
  'articles.recent': 'Các bài mới đăng',
  'articles.older': 'Các bài đã đăng',
  'articles.newer': 'Các bài đăng sau',
  'articles.popular': 'Các bài được xem nhiều',
  'articles.column.title': 'Bài viết',
  'articles.column.views': 'Xem',
  'articles.views': { other: '{n} lượt xem' },
  'articles.comments': { other: '{n} bình luận' },
  'articles.date': 'Đăng từ ngày này trở về trước',
  'articles.go': 'Xem',
  'articles.more': 'Xem thêm bài',
  'articles.loading': 'Đang tải danh sách…',
  'articles.empty': 'Chưa có bài nào.',
  'articles.failed': 'Chưa tải được danh sách.',
  'articles.retry': 'Thử lại',
};

export default messages;
