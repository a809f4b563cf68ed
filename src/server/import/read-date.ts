const withZone =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?(?:\s.*)?$/i;

/**
 * Milliseconds since 1970 of a date as exports write it, or `NaN`: ISO 8601, `2018-03-28 12:59:00`, Go's `2018-03-28 12:59:00.5 +0700 +07`, or a number of seconds or
 * milliseconds.
 * @param timeZone IANA name: what a date without a zone means.
 */
export function readDate(value: unknown, timeZone: string): number {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string') return NaN;
  const text = value.trim();
  if (/^\d{9,13}(\.\d+)?$/.test(text)) return fromNumber(Number(text));
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone] =
    withZone.exec(text) ?? [];
  // MySQL's "no date".
  if (year === undefined || year === '0000') return NaN;
  const milliseconds = fraction.slice(0, 4).padEnd(4, '0').replace(/^0/, '.');
  const wall = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${milliseconds}Z`);
  if (zone === undefined) return fromWallClock(wall, timeZone);
  return wall - offsetOf(zone);
}

/** Seconds until the year 5138, milliseconds from 1973 on. */
function fromNumber(value: number): number {
  if (!Number.isFinite(value) || value <= 0) return NaN;
  return Math.round(value < 1e11 ? value * 1000 : value);
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
}

/** The moment at which clocks of a zone show this time. Twice, because the offset is asked for at a moment that is only guessed at first. */
function fromWallClock(wall: number, timeZone: string): number {
  if (Number.isNaN(wall)) return NaN;
  const first = wall - offsetAt(wall, timeZone);
  return wall - offsetAt(first, timeZone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(moment: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return offsetOf(name.replace('GMT', ''));
}
