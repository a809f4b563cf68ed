import { formatDateTime } from './dates.js';

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
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
  const [unit, ms] = units.find(([, each]) => age >= each) ?? ['minute', 60_000];
  // Under a minute "this minute" reads oddly: seconds have a word for now.
  return age < 60_000 ? format.format(0, 'second') : format.format(-Math.floor(age / ms), unit);
}
