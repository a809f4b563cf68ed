import { formatDateTime } from './dates.js';

const formats = new Map<string, Intl.RelativeTimeFormat>();

/**
 * How long ago, as people say it ("3 phút trước", "yesterday"), for a week; what is older is written as a date. A moment in the future, by a clock that
 * is off, is now.
 * @param time ISO 8601.
 * @param now milliseconds since 1970.
 */
export function formatAgo(time: string, now: number, locale: string): string {
  const age = Math.max(0, now - Date.parse(time));
  if (!(age < 7 * 86_400_000)) return formatDateTime(time, locale);
  let format = formats.get(locale);
  if (!format) formats.set(locale, (format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })));
  const minutes = Math.floor(age / 60_000);
  if (minutes < 60) return minutes ? format.format(-minutes, 'minute') : format.format(0, 'second');
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? format.format(-hours, 'hour') : format.format(-Math.floor(hours / 24), 'day');
}
