import type { BrowseMessages } from '../messages.js';

const messages: BrowseMessages = {
  'articles.loaded': { one: '{n} article added.', other: '{n} articles added.' },
  'articles.baddate': 'Please choose a date that exists.',
  'articles.all': 'Clear the date',
};

export default messages;
