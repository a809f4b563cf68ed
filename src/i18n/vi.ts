import type { Locale } from './messages.js';
import browse from './vi/browse.js';
import { form } from './vi/form.js';
import list from './vi/list.js';
import live from './vi/live.js';
import moderation from './vi/moderation.js';
import send from './vi/send.js';
import thread from './vi/thread.js';

export const vi: Locale = {
  code: 'vi',
  messages: { ...form, ...live, ...browse, ...send, ...list, ...thread, ...moderation },
};
export default vi;
