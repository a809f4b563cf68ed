import type { Locale } from './messages.js';
import captcha from './en/captcha.js';
import { form } from './en/form.js';
import live from './en/live.js';
import send from './en/send.js';

export const en: Locale = { code: 'en', messages: { ...form, ...live, ...captcha, ...send } };
export default en;
