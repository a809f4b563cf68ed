import type { ThreadMessages } from '../messages.js';

const messages: ThreadMessages = {
  'thread.reply.to': 'Reply to {name}',
  'thread.cancel': 'Cancel',
  'thread.quote': 'Quote',
  'thread.report': 'Report',
  'thread.edit': 'Edit',
  'thread.delete': 'Delete',
  'thread.report.title': 'What is wrong with this comment?',
  'thread.report.spam': 'Spam or advertising',
  'thread.report.abuse': 'Insults or harassment',
  'thread.report.other': 'Something else',
  'thread.report.text': 'Tell more (optional)',
  'thread.report.send': 'Send report',
  'thread.report.sent': 'Report sent. Thank you.',
  'thread.edit.title': 'Edit comment',
  'thread.edit.save': 'Save',
  'thread.edit.saved': 'Saved.',
  'thread.edit.waits': 'Your edit waits for approval. Until then everybody sees the old text.',
  'thread.delete.sure': 'Delete this comment for good?',
  'thread.delete.yes': 'Delete comment',
  'thread.deleted': 'Comment deleted.',
  'thread.own': 'You cannot vote on your own comment.',
  'thread.late': 'The time to edit this comment is over.',
  'thread.failed': 'That did not work. Please try again.',
  'thread.replied': 'Your reply was added.',
};

export default messages;
