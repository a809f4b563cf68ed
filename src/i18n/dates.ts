const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A moment as Vietnamese portals write it, `12:59 28/03/2018`, and in other languages as the language does it.
 * @param time ISO 8601. With an offset (`+07:00`) it is shown as the site's clock had it, wherever the reader is; with `Z` by the reader's.
 */
export function formatDateTime(time: string, locale: string): string {
  const wallClock = time.replace(/[+-]\d\d:?\d\d$/, 'Z');
  const date = new Date(wallClock);
  if (Number.isNaN(+date)) return '';
  const vi = /^vi\b/i.test(locale);
  const timeZone = wallClock === time ? undefined : 'UTC';
  const key = locale + timeZone;
  let format = formats.get(key);
  // Making a format takes longer than drawing the row that the time stands in.
  if (!format) {
    const styles = { dateStyle: vi ? 'short' : 'medium', timeStyle: 'short', timeZone } as const;
    formats.set(key, (format = new Intl.DateTimeFormat(vi ? 'en-GB' : locale, styles)));
  }
  const text = format.format(date);
  // en-GB writes 28/03/2018, 12:59.
  return vi ? text.split(', ').reverse().join(' ') : text;
}
