import type { ModerationMessages } from '../messages.js';

const messages: ModerationMessages = {
  'moderation.heading': 'Comments to review',
};

export default messages;
