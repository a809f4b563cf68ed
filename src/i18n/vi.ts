import type { Locale } from './messages.js';
import captcha from './vi/captcha.js';
import { form } from './vi/form.js';
import live from './vi/live.js';
import send from './vi/send.js';

export const vi: Locale = { code: 'vi', messages: { ...form, ...live, ...captcha, ...send } };
export default vi;
