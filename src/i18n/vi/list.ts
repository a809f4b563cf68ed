import type { ListMessages } from '../messages.js';

const messages: ListMessages = {
  'comments.heading': { other: 'Bình luận ({n})' },
  'comments.none': 'Bình luận',
  'comments.empty': 'Chưa có bình luận nào. Mời bạn viết bình luận đầu tiên.',
  'comments.failed': 'Chưa tải được bình luận.',
  'comments.more': 'Xem thêm bình luận',
  'comments.loading': 'Đang tải bình luận…',
  'comments.sort': 'Thứ tự',
  'comments.newest': 'Mới nhất',
  'comments.oldest': 'Cũ nhất',
  'comments.top': 'Được thích nhất',
  'comments.replies': { other: 'Xem thêm {n} trả lời' },
  'comment.answers': 'Trả lời {name}',
  'comment.removed': 'Bình luận này đã được gỡ.',
  'comment.edited': 'đã sửa',
  'comment.more': 'Đọc tiếp',
  'comment.reply': 'Trả lời',
  'comment.up': 'Thích',
  'comment.down': 'Không thích',
  'comment.menu': 'Thêm',
  'comment.author': 'Tác giả bài viết',
  'comment.moderator': 'Ban biên tập',
};

export default messages;
