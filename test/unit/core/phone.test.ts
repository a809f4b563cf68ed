import { describe, expect, it } from 'vitest';
import { isPhone, normalizePhone } from '../../../src/core/phone.js';

describe('isPhone', () => {
  it.each([
    '0912345678',
    '0912 345 678',
    '0912.345.678',
    '(024) 3825-1234',
    '0292 382 5123',
    '+84 912 345 678',
    '(+84) 912 345 678',
    '0084912345678',
    '０９１２３４５６７８',
    '+442079460000',
    '0912–345–678',
  ])('takes %s', (text) => {
    expect(isPhone(text)).toBe(true);
  });

  it.each([
    '',
    '912345678',
    '091234567',
    '091234567890',
    '+0912345678',
    '+84',
    '+1234567890123456',
    '0912abc678',
    '0912345678; rm',
    '++84912345678',
  ])('refuses %j', (text) => {
    expect(isPhone(text)).toBe(false);
  });
});

describe('normalizePhone', () => {
  it('leaves digits and a leading plus', () => {
    expect(normalizePhone('（＋８４） 912.345-678')).toBe('+84912345678');
  });

  it('is the same when done twice', () => {
    const once = normalizePhone('(+84) 912 345 678');
    expect(normalizePhone(once)).toBe(once);
  });
});
