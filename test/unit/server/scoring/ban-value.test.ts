import { describe, expect, it } from 'vitest';
import { banValue } from '../../../../src/server/ban-value.js';
import { createKeyRing, readSecrets } from '../../../../src/server/keys.js';
import { secret } from '../../../support/backend.js';

const site = { id: 'default', phoneCountry: 'VN' };
const [keys] = await createKeyRing(readSecrets(secret));

describe('the value of a ban', () => {
  it('is one for every spelling of a phone number, and does not hold the number', async () => {
    const values = await Promise.all(
      ['0912345678', '+84 912 345 678', '０９１２-345-678'].map((text) => banValue(keys, site, 'phone', text)),
    );
    expect(new Set(values).size).toBe(1);
    expect(values[0]).toMatch(/^[\w-]{43}$/);
    expect(await banValue(keys, { ...site, id: 'other' }, 'phone', '0912345678')).not.toBe(values[0]);
  });

  it.each([
    ['203.0.113.9', '203.0.113.9/32'],
    ['203.0.113.9/24', '203.0.113.0/24'],
    ['203.0.113.255/25', '203.0.113.128/25'],
    ['::ffff:203.0.113.9', '203.0.113.9/32'],
    ['2001:db8::1/64', '2001:db8:0:0:0:0:0:0/64'],
    ['2001:DB8:0:0:8000::/65', '2001:db8:0:0:8000:0:0:0/65'],
  ])('writes the network %s as %s', async (given, value) => {
    expect(await banValue(keys, site, 'address', given)).toBe(value);
    expect(await banValue(keys, site, 'address', value)).toBe(value);
  });

  it('is the folded word, and the hash of the reader as it is', async () => {
    expect(await banValue(keys, site, 'word', '  Vay  Tiền NÓNG ')).toBe('vay tien nong');
    expect(await banValue(keys, site, 'reader', 'abc')).toBe('abc');
  });

  it.each([
    ['phone', '12'],
    ['phone', 'chợ'],
    ['address', '300.1.1.1'],
    ['address', '0.0.0.0/0'],
    ['address', '1.0.0.0/7'],
    ['address', '::/16'],
    ['address', '2001::/15'],
    ['address', '10.0.0.0/8/8'],
    ['word', ' a '],
    ['word', 'x'.repeat(101)],
    ['reader', ''],
  ] as const)('does not exist for the %s "%s"', async (kind, value) => {
    expect(await banValue(keys, site, kind, value)).toBeUndefined();
  });
});
