import type { ListMessages } from '../messages.js';

const messages: ListMessages = {
  'comments.heading': { one: '{n} comment', other: '{n} comments' },
  'comments.none': 'Comments',
  'comments.empty': 'No comments yet. Be the first to write one.',
  'comments.failed': 'The comments could not be loaded.',
  'comments.more': 'More comments',
  'comments.loading': 'Loading comments…',
  'comments.sort': 'Order',
  'comments.newest': 'Newest',
  'comments.oldest': 'Oldest',
  'comments.top': 'Most liked',
  'comments.replies': { one: '{n} more reply', other: '{n} more replies' },
  'comment.answers': 'In reply to {name}',
  'comment.removed': 'This comment was removed.',
  'comment.edited': 'edited',
  'comment.more': 'Read on',
  'comment.reply': 'Reply',
  'comment.up': 'Like',
  'comment.down': 'Dislike',
  'comment.menu': 'More',
  'comment.author': 'Author',
  'comment.moderator': 'Editor',
};

export default messages;
