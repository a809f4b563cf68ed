/** The time zone's own offset at the end of an ISO time, in minutes: `+07:00` → 420. `Z` tells none. */
function offsetOf(time: string): number | undefined {
  const [, sign, hours, minutes] = /T.*([+-])(\d\d):?(\d\d)$/.exec(time) ?? [];
  return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : undefined;
}

/**
 * A moment as Vietnamese portals write it, `12:59 28/03/2018`, and in other languages as the language does it.
 * @param time ISO 8601. With an offset (`+07:00`) it is shown as the site's clock had it, wherever the reader is.
 * @param timeZone IANA name, instead of that. Without both it is the reader's own.
 */
export function formatDateTime(time: string, locale: string, timeZone?: string): string {
  const offset = timeZone ? undefined : offsetOf(time);
  const date = new Date(new Date(time).getTime() + (offset ?? 0) * 60_000);
  const zone = timeZone ?? (offset === undefined ? undefined : 'UTC');
  if (Number.isNaN(date.getTime())) return '';
  if (!/^vi\b/i.test(locale)) {
    return date.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', ...(zone && { timeZone: zone }) });
  }
  const parts = new Intl.DateTimeFormat('en-GB', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(zone && { timeZone: zone }),
  }).formatToParts(date);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('hour')}:${part('minute')} ${part('day')}/${part('month')}/${part('year')}`;
}
