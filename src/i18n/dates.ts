/**
 * A moment as Vietnamese portals write it, `12:59 28/03/2018`, and in other languages as the language does it.
 * @param time ISO 8601.
 * @param timeZone IANA name; the reader's own by default.
 */
export function formatDateTime(time: string, locale: string, timeZone?: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return '';
  if (!/^vi\b/i.test(locale)) {
    return date.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', ...(timeZone && { timeZone }) });
  }
  const parts = new Intl.DateTimeFormat('en-GB', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone && { timeZone }),
  }).formatToParts(date);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('hour')}:${part('minute')} ${part('day')}/${part('month')}/${part('year')}`;
}
