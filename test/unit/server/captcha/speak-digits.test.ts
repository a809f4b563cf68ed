import { describe, expect, it } from 'vitest';
import { speakDigits } from '../../../../src/server/captcha/index.js';
import { seedOf } from './fixtures.js';

const HEADER = 44;
const view = (wav: Uint8Array) => Buffer.from(wav.buffer, wav.byteOffset, wav.byteLength);

/** Root mean square of a stretch, 0 to 1. */
function loudness(samples: Uint8Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + ((sample - 128) / 127) ** 2, 0) / samples.length);
}

/** How many times the sound rises out of the background for at least 80 ms. */
function countLoudParts(wav: Uint8Array): number {
  const frame = 220;
  let parts = 0;
  let loudFor = 0;
  let quietFor = 99;
  for (let at = HEADER; at + frame <= wav.length; at += frame) {
    const loud = loudness(wav.subarray(at, at + frame)) > 0.075;
    loudFor = loud ? loudFor + 1 : 0;
    if (loudFor === 4 && quietFor > 12) {
      parts++;
      quietFor = 0;
    }
    quietFor = loud ? (loudFor >= 4 ? 0 : quietFor) : quietFor + 1;
  }
  return parts;
}

describe('speakDigits', () => {
  it('gives the same bytes for the same digits, seed and locale', () => {
    expect(speakDigits('13579', seedOf(1), 'vi')).toEqual(speakDigits('13579', seedOf(1), 'vi'));
  });

  it('gives other bytes for another seed', () => {
    const made = Array.from({ length: 20 }, (_, i) => view(speakDigits('13579', seedOf(i), 'en')).toString('base64'));
    expect(new Set(made).size).toBe(20);
  });

  it('is a WAV file, mono, 8 bit, 11025 samples a second', () => {
    const wav = speakDigits('02468', seedOf(2), 'vi');
    const bytes = view(wav);
    expect(bytes.toString('latin1', 0, 4)).toBe('RIFF');
    expect(bytes.readUInt32LE(4)).toBe(wav.length - 8);
    expect(bytes.toString('latin1', 8, 16)).toBe('WAVEfmt ');
    expect(bytes.readUInt32LE(16)).toBe(16);
    expect([20, 22, 32, 34].map((at) => bytes.readUInt16LE(at))).toEqual([1, 1, 1, 8]);
    expect([24, 28].map((at) => bytes.readUInt32LE(at))).toEqual([11025, 11025]);
    expect(bytes.toString('latin1', 36, 40)).toBe('data');
    expect(HEADER + bytes.readUInt32LE(40) + (bytes.readUInt32LE(40) & 1)).toBe(wav.length);
  });

  describe.each(['vi', 'en'] as const)('in %s', (locale) => {
    it.each(Array.from('0123456789'))('speaks %s, each time in its own way', (digit) => {
      const wav = speakDigits(digit.repeat(4), seedOf(3), locale);
      expect(countLoudParts(wav)).toBe(4);
    });

    it('speaks each digit with a sound of its own', () => {
      const made = Array.from('0123456789').map((digit) => speakDigits(digit.repeat(4), seedOf(4), locale));
      expect(new Set(made.map((wav) => view(wav).toString('base64'))).size).toBe(10);
    });
  });

  it('is heard over a background that never falls silent', () => {
    for (let i = 0; i < 20; i++) {
      const wav = speakDigits('13579', seedOf(i), i % 2 ? 'vi' : 'en').subarray(HEADER);
      for (let at = 0; at + 1100 <= wav.length; at += 1100) {
        expect(loudness(wav.subarray(at, at + 1100))).toBeGreaterThan(0.005);
      }
      expect(wav.filter((sample) => sample === 0 || sample === 255).length / wav.length).toBeLessThan(0.002);
    }
  });

  it('speaks English when it does not know the language', () => {
    const english = speakDigits('13579', seedOf(5), 'en');
    for (const locale of ['fr', '', 'constructor', '__proto__']) {
      expect(speakDigits('13579', seedOf(5), locale as 'en')).toEqual(english);
    }
    expect(speakDigits('13579', seedOf(5), 'vi')).not.toEqual(english);
  });

  it('takes 4 to 12 seconds for five digits and at most 130 kB', () => {
    for (let i = 0; i < 40; i++) {
      const { length } = speakDigits('13579', seedOf(i), i % 2 ? 'vi' : 'en');
      expect(length / 11025).toBeGreaterThan(4);
      expect(length / 11025).toBeLessThan(12);
    }
  });

  it.each(['', '123', '123456789', '12a45'])('refuses %j', (digits) => {
    expect(() => speakDigits(digits, seedOf(6), 'vi')).toThrow(RangeError);
  });

  it('refuses a seed of 15 bytes', () => {
    expect(() => speakDigits('12345', new Uint8Array(15), 'vi')).toThrow(RangeError);
  });
});
