import type { LiveMessages } from '../messages.js';

const messages: LiveMessages = {
  'form.select': 'Choose…',
  'form.sending': 'Sending…',
  'form.closed': 'This page takes no more comments.',
  'articles.recent': 'Recent articles',
  'articles.older': 'Older articles',
  'articles.newer': 'Newer articles',
  'articles.popular': 'Most read articles',
  'articles.column.title': 'Article',
  'articles.column.views': 'Views',
  'articles.views': { one: '{n} view', other: '{n} views' },
  'articles.comments': { one: '{n} comment', other: '{n} comments' },
  'articles.date': 'Posted on or before',
  'articles.go': 'View',
  'articles.more': 'More articles',
  'articles.loading': 'Loading the list…',
  'articles.empty': 'No articles yet.',
  'articles.failed': 'The list could not be loaded.',
  'articles.retry': 'Try again',
};

export default messages;
