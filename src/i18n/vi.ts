import type { Locale } from './messages.js';
import { form } from './vi/form.js';
import live from './vi/live.js';
import send from './vi/send.js';

export const vi: Locale = { code: 'vi', messages: { ...form, ...live, ...send } };
export default vi;
