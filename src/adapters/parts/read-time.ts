// From the year 1 to 9999: what lies outside has no four digits in ISO 8601.
const [first, last] = [-62_135_596_800_000, 253_402_300_800_000];

/** Ends in `Z`, `+0700`, `+07:00`, `GMT`, `EST` or `GMT+7`. */
const zoned = /(?:\dZ|:\d\d\S*\s?[+-]\d\d:?\d\d|\s(?!am$|pm$)[a-z]{1,5}(?:[+-][\d:]{1,5})?)$/i;

/**
 * A time as RFC 822, ISO 8601 or an editor writes it, in milliseconds since 1970; `undefined` for what is none.
 * @param timeZone of a time that names no zone; `undefined`: the reader's, as engines take it.
 */
export function readTime(written: string, timeZone: string | undefined): number | undefined {
  const text = written.trim();
  // Some engines take a bare number for a year; no time is as long as sixty characters.
  if (/^\d*$/.test(text) || text.length > 60) return undefined;
  let time = Date.parse(zoned.test(text) ? text : inUtc(text));
  if (!zoned.test(text) && inRange(time)) {
    const utc = time;
    // Twice: near a change of the clocks the first guess lies on its other side.
    time -= aheadBy(time, timeZone);
    time = utc - aheadBy(time, timeZone);
  }
  return inRange(time) ? time : undefined;
}

function inUtc(text: string): string {
  const [, day, clock = '00:00'] = /^(\d{4}-\d\d-\d\d)(?:[T ]([\d:.]+))?$/.exec(text) ?? [];
  return day ? `${day}T${clock}Z` : `${text} UTC`;
}

const inRange = (time: number): boolean => time >= first && time < last;

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function aheadBy(time: number, timeZone: string | undefined): number {
  // Swedish dates are written as ISO 8601 wants them.
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(time);
  return Date.parse(`${clock.replace(' ', 'T')}Z`) - Math.floor(time / 1000) * 1000;
}
