import type { Locale } from './messages.js';
import browse from './en/browse.js';
import { form } from './en/form.js';
import list from './en/list.js';
import live from './en/live.js';
import moderation from './en/moderation.js';
import send from './en/send.js';
import thread from './en/thread.js';

export const en: Locale = {
  code: 'en',
  messages: { ...form, ...live, ...browse, ...send, ...list, ...thread, ...moderation },
};
export default en;
