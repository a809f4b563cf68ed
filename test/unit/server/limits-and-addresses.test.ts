import { describe, expect, it } from 'vitest';
import { clientAddress, clientUnit, readProxies } from '../../../src/server/client-address.js';
import { contains, limitUnit, parseIp, parseNetwork } from '../../../src/server/ip.js';
import type { Store } from '../../../src/contract/store.js';
import { memoryStore } from '../../../src/server/stores/memory.js';
import { Backend, draft } from '../../support/backend.js';

const one = { limits: { submit: [{ max: 1, windowMs: 60_000 }], issue: [{ max: 1, windowMs: 60_000 }] } };
const unit = (text: string) => limitUnit(parseIp(text)!);

describe('a limit counts', () => {
  it('one IPv4 address, also when it is written as IPv6', () => {
    expect(unit('192.0.2.1')).toBe('192.0.2.1');
    for (const same of [
      '::ffff:192.0.2.1',
      '::FFFF:c000:201',
      '0:0:0:0:0:ffff:192.0.2.1',
      '192.0.2.1:4711',
      '[::ffff:192.0.2.1]:80',
    ]) {
      expect(unit(same)).toBe('192.0.2.1');
    }
    expect(unit('192.0.2.2')).not.toBe(unit('192.0.2.1'));
  });

  it('one /64 of IPv6', () => {
    expect(unit('2001:db8:1:2::1')).toBe(unit('2001:db8:1:2:ffff:ffff:ffff:ffff'));
    expect(unit('2001:db8:1:2::1%eth0')).toBe(unit('2001:db8:1:2::'));
    expect(unit('2001:db8:1:2::1')).not.toBe(unit('2001:db8:1:3::1'));
  });

  it('nothing that is no address', () => {
    const wrong = [
      '',
      'x',
      '1.2.3',
      '1.2.3.256',
      '1.2.3.4.5',
      ':::',
      '1::2::3',
      '12345::',
      '::g',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '::1.2.3',
    ];
    for (const text of wrong) expect(parseIp(text), text).toBeUndefined();
  });
});

describe('a network', () => {
  it('holds its addresses and no others', () => {
    const inside = (network: string, ip: string) => contains(parseNetwork(network)!, parseIp(ip)!);
    expect(inside('10.0.0.0/8', '10.255.1.2')).toBe(true);
    expect(inside('10.0.0.0/8', '11.0.0.0')).toBe(false);
    expect(inside('192.0.2.128/25', '192.0.2.129')).toBe(true);
    expect(inside('192.0.2.128/25', '192.0.2.127')).toBe(false);
    expect(inside('fd00::/8', 'fdff::1')).toBe(true);
    expect(inside('127.0.0.1', '::ffff:127.0.0.1')).toBe(true);
    expect(inside('0.0.0.0/0', '2001:db8::1')).toBe(false);
  });

  it('must be one', () => {
    for (const text of ['', '10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/8/8', 'localhost'])
      expect(parseNetwork(text), text).toBeUndefined();
    expect(() => readProxies(['localhost'])).toThrow(TypeError);
  });
});

describe('the client of a request', () => {
  const proxies = readProxies(['10.0.0.0/8', '127.0.0.1']);
  const behind = (forwarded: string, peer: string) =>
    clientUnit(clientAddress(new Request('http://x', { headers: { 'x-forwarded-for': forwarded } }), peer, proxies));

  it('is the peer, whatever it says of others, unless it is a trusted proxy', () => {
    expect(behind('198.51.100.1', '203.0.113.7')).toBe('203.0.113.7');
    expect(behind('198.51.100.1', '127.0.0.1')).toBe('198.51.100.1');
    expect(behind('198.51.100.1', '::ffff:127.0.0.1')).toBe('198.51.100.1');
  });

  it('is the last that is no proxy: what stands left of it was made up', () => {
    expect(behind('1.1.1.1, 198.51.100.1, 10.1.1.1', '10.2.2.2')).toBe('198.51.100.1');
    expect(behind('10.9.9.9, nonsense', '10.2.2.2')).toBe('10.2.2.2');
    expect(behind('', '10.2.2.2')).toBe('10.2.2.2');
  });

  it('without an address is one for all', () => {
    expect(clientUnit(clientAddress(new Request('http://x'), undefined, []))).toBe('unknown');
  });
});

describe('limits hold', () => {
  it('against a rotating X-Forwarded-For', async () => {
    const backend = new Backend({}, one);
    expect((await backend.submit()).status).toBe(202);
    for (let i = 0; i < 20; i++) {
      const spoofed = {
        'x-forwarded-for': `198.51.100.${i}`,
        forwarded: `for=198.51.100.${i}`,
        'x-real-ip': `198.51.100.${i}`,
      };
      expect((await backend.post('/v1/comments', draft(), spoofed)).status).toBe(429);
    }
  });

  it('against addresses within one /64, and not for the neighbour', async () => {
    const backend = new Backend({}, one);
    expect((await backend.submit({}, '2001:db8:1:2::1')).status).toBe(202);
    for (let i = 2; i < 20; i++) expect((await backend.submit({}, `2001:db8:1:2:${i}::${i}`)).status).toBe(429);
    expect((await backend.submit({}, '2001:db8:1:3::1')).status).toBe(202);
  });

  it('for what a window allows, and again when it is over', async () => {
    const backend = new Backend({}, one);
    await backend.submit();
    backend.now += 59_999;
    expect((await backend.submit()).headers.get('retry-after')).toBe('1');
    backend.now += 1;
    expect((await backend.submit()).status).toBe(202);
  });

  it('for challenges and their sounds together', async () => {
    const backend = new Backend({}, one);
    const { id } = await backend.challenge('image');
    expect((await backend.post('/v1/challenges/sound', { id })).status).toBe(429);
    backend.now += 60_000;
    const sound = await backend.post('/v1/challenges/sound', { id, locale: 'vi-VN' });
    expect(sound.status).toBe(200);
    expect(sound.headers.get('content-type')).toBe('audio/wav');
    expect(Buffer.from(await sound.arrayBuffer()).toString('latin1', 0, 4)).toBe('RIFF');
  });

  it('without an address in the store', async () => {
    const keys: string[] = [];
    const inner = memoryStore();
    const store: Store = {
      ...inner,
      takeLimits(rules, now) {
        keys.push(...rules.map(({ key }) => key));
        return inner.takeLimits(rules, now);
      },
    };
    await new Backend({}, { ...one, store }).submit({}, '203.0.113.99');
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatch(/^[\w-]{43}$/);
  });
});
