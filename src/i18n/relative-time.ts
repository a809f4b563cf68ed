import { formatDateTime } from './dates.js';

const formats: Record<string, Intl.RelativeTimeFormat> = {};

/**
 * How long ago, as people say it ("3 phút trước", "yesterday"), for a week; what is older is written as a date. A moment in the future, by a clock that
 * is off, is now.
 * @param time ISO 8601.
 * @param now milliseconds since 1970.
 */
export function formatAgo(time: string, now: number, locale: string): string {
  const age = Math.max(0, now - Date.parse(time));
  if (!(age < 7 * 86_400_000)) return formatDateTime(time, locale);
  const format = (formats[locale] ??= new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const [count, unit] =
    age < 60_000
      ? ([0, 'second'] as const)
      : age < 3_600_000
        ? ([age / 60_000, 'minute'] as const)
        : age < 86_400_000
          ? ([age / 3_600_000, 'hour'] as const)
          : ([age / 86_400_000, 'day'] as const);
  return format.format(-Math.floor(count), unit);
}
