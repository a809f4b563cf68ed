import type { ModerationMessages } from '../messages.js';

const messages: ModerationMessages = {
  'moderation.heading': 'Duyệt bình luận',
};

export default messages;
