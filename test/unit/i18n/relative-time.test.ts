import { describe, expect, it } from 'vitest';
import { formatDateTime } from '../../../src/i18n/dates.js';
import { formatAgo } from '../../../src/i18n/relative-time.js';

const now = Date.parse('2026-11-23T12:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const ago = (ms: number, locale = 'vi'): string => formatAgo(new Date(now - ms).toISOString(), now, locale);

describe('formatAgo', () => {
  it.each([
    [0, 'bây giờ', 'now'],
    [59_999, 'bây giờ', 'now'],
    [minute, '1 phút trước', '1 minute ago'],
    [3 * minute, '3 phút trước', '3 minutes ago'],
    [hour - 1, '59 phút trước', '59 minutes ago'],
    [hour, '1 giờ trước', '1 hour ago'],
    [day - 1, '23 giờ trước', '23 hours ago'],
    [day, 'hôm qua', 'yesterday'],
    [3 * day, '3 ngày trước', '3 days ago'],
    [7 * day - 1, '6 ngày trước', '6 days ago'],
  ])('says of %i ms ago “%s” and “%s”', (ms, vi, en) => {
    // Some versions of the languages' data begin with a capital.
    expect(ago(ms).toLowerCase()).toBe(vi);
    expect(ago(ms, 'en')).toBe(en);
  });

  it('writes what is a week old or older as a date', () => {
    const time = new Date(now - 7 * day).toISOString();
    expect(formatAgo(time, now, 'vi')).toBe(formatDateTime(time, 'vi'));
    expect(formatAgo('2018-03-28T12:59:00+07:00', now, 'vi')).toBe('12:59 28/03/2018');
  });

  it('calls the future now', () => {
    expect(ago(-3 * day)).toBe('bây giờ');
  });

  it('reads an offset', () => {
    expect(formatAgo('2026-11-23T18:57:00+07:00', now, 'vi')).toBe('3 phút trước');
  });

  it('writes nothing for what is no time', () => {
    expect(formatAgo('hôm qua', now, 'vi')).toBe('');
    expect(formatAgo('', now, 'en')).toBe('');
  });

  it('takes a region', () => {
    expect(ago(3 * minute, 'vi-VN')).toBe('3 phút trước');
  });
});
