import type { Locale } from './messages.js';
import { form } from './vi/form.js';
import { live } from './vi/live.js';

export const vi: Locale = { code: 'vi', messages: { ...form, ...live } };
export default vi;
