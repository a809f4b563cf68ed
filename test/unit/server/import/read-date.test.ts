import { describe, expect, it } from 'vitest';
import { readDate } from '../../../../src/server/import/read-date.js';

const moment = Date.parse('2018-03-28T05:59:00Z');

describe('a date of an export', () => {
  it.each([
    '2018-03-28T05:59:00Z',
    '2018-03-28T12:59:00+07:00',
    '2018-03-28 12:59:00 +0700',
    '2018-03-28 12:59:00.000000001 +0700 +07',
    '2018-03-28 12:59:00 +0700 +07 m=+0.1',
    '2018-03-28T05:59:00.000Z',
    '2018-03-28 12:59:00',
    '2018-03-28 12:59',
    '1522216740',
    '1522216740000',
    1522216740.0,
    1522216740000,
  ])('is read: %j', (text) => {
    expect(readDate(text, 'Asia/Ho_Chi_Minh')).toBe(moment);
  });

  it('without a zone means the clocks of the zone that was given, in summer too', () => {
    expect(readDate('2018-03-28 12:59:00', 'UTC')).toBe(Date.parse('2018-03-28T12:59:00Z'));
    expect(readDate('2018-07-01 12:00:00', 'Europe/Paris')).toBe(Date.parse('2018-07-01T10:00:00Z'));
    expect(readDate('2018-01-01 12:00:00', 'Europe/Paris')).toBe(Date.parse('2018-01-01T11:00:00Z'));
  });

  it('keeps milliseconds', () => {
    expect(readDate('2018-03-28T05:59:00.25Z', 'UTC')).toBe(moment + 250);
  });

  it.each(['0000-00-00 00:00:00', '', 'hôm qua', '2018-13-40 00:00:00', null, undefined, {}, NaN, -1, Infinity])(
    'is not made up: %j',
    (value) => {
      expect(readDate(value, 'UTC')).toBeNaN();
    },
  );
});
