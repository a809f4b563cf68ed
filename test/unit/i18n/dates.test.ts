import { describe, expect, it } from 'vitest';
import { formatDateTime } from '../../../src/i18n/dates.js';

describe('formatDateTime', () => {
  it('writes as Vietnamese portals do', () => {
    expect(formatDateTime('2018-03-28T12:59:00+07:00', 'vi')).toBe('12:59 28/03/2018');
  });

  it.each(['vi', 'vi-VN', 'VI'])('does so for %s', (locale) => {
    expect(formatDateTime('2018-03-08T01:05:00+07:00', locale)).toBe('01:05 08/03/2018');
  });

  it('writes midnight as 00:00', () => {
    expect(formatDateTime('2018-03-28T00:00:00+07:00', 'vi')).toBe('00:00 28/03/2018');
  });

  it('follows the site’s clock by the offset, on either side of UTC', () => {
    expect(formatDateTime('2018-03-28T23:30:00-09:30', 'vi')).toBe('23:30 28/03/2018');
    expect(formatDateTime('2018-03-28T23:30:00+0530', 'vi')).toBe('23:30 28/03/2018');
  });

  it('shows a time of UTC by the reader’s clock', () => {
    const time = '2018-03-28T05:59:00Z';
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const hours = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
      new Date(time),
    );
    expect(formatDateTime(time, 'vi')).toBe(`${hours} 28/03/2018`);
  });

  it('writes other languages their own way', () => {
    expect(formatDateTime('2018-03-28T12:59:00+07:00', 'en-GB')).toMatch(/^28 Mar 2018.+12:59$/);
  });

  it('writes nothing for what is no time', () => {
    expect(formatDateTime('yesterday', 'vi')).toBe('');
    expect(formatDateTime('', 'en')).toBe('');
  });
});
