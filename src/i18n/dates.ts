/**
 * A moment as Vietnamese portals write it, `12:59 28/03/2018`, and in other languages as the language does it.
 * @param time ISO 8601. With an offset (`+07:00`) it is shown as the site's clock had it, wherever the reader is; with `Z` by the reader's.
 */
export function formatDateTime(time: string, locale: string): string {
  const wallClock = time.replace(/[+-]\d\d:?\d\d$/, 'Z');
  const date = new Date(wallClock);
  if (Number.isNaN(+date)) return '';
  const vi = /^vi\b/i.test(locale);
  const text = date.toLocaleString(vi ? 'en-GB' : locale, {
    dateStyle: vi ? 'short' : 'medium',
    timeStyle: 'short',
    ...(wallClock !== time && { timeZone: 'UTC' }),
  });
  // en-GB writes 28/03/2018, 12:59.
  return vi ? text.split(', ').reverse().join(' ') : text;
}
