import type { ThreadMessages } from '../messages.js';

const messages: ThreadMessages = {
  'comment.reply': 'Trả lời',
  'comment.edit': 'Sửa',
};

export default messages;
