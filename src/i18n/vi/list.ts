import type { ListMessages } from '../messages.js';

const messages: ListMessages = {
  'comments.heading': 'Bình luận',
  'comments.empty': 'Chưa có bình luận nào. Mời bạn viết bình luận đầu tiên.',
};

export default messages;
