import type { ThreadMessages } from '../messages.js';

const messages: ThreadMessages = {
  'comment.reply': 'Reply',
  'comment.edit': 'Edit',
};

export default messages;
