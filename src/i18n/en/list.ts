import type { ListMessages } from '../messages.js';

const messages: ListMessages = {
  'comments.heading': 'Comments',
  'comments.empty': 'No comments yet. Be the first to write one.',
};

export default messages;
