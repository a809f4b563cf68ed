import type { Locale } from './messages.js';
import { form } from './en/form.js';
import live from './en/live.js';
import send from './en/send.js';

export const en: Locale = { code: 'en', messages: { ...form, ...live, ...send } };
export default en;
