import { describe, expect, it } from 'vitest';
import { drawPicture } from '../../../../src/server/captcha/index.js';
import { readPng } from '../../../tools/read-png.js';
import { digitsOf, seedOf } from './fixtures.js';

const LARGEST = 16 * 1024;

describe('drawPicture', () => {
  it('gives the same bytes for the same digits and seed', async () => {
    expect(await drawPicture('13579', seedOf(1))).toEqual(await drawPicture('13579', seedOf(1)));
  });

  it('gives other bytes for another seed', async () => {
    const drawn = await Promise.all(Array.from({ length: 20 }, (_, i) => drawPicture('13579', seedOf(i))));
    expect(new Set(drawn.map(({ png }) => Buffer.from(png).toString('base64'))).size).toBe(20);
  });

  it('gives other bytes when any one byte of the seed differs', async () => {
    const first = Buffer.from((await drawPicture('13579', seedOf(1))).png);
    for (let at = 0; at < 16; at++) {
      const seed = seedOf(1);
      seed[at]! ^= 1;
      expect(first.equals((await drawPicture('13579', seed)).png)).toBe(false);
    }
  });

  it('gives other bytes for other digits', async () => {
    const { png } = await drawPicture('13579', seedOf(1));
    expect(Buffer.from(png).equals((await drawPicture('13578', seedOf(1))).png)).toBe(false);
  });

  it('is a PNG whose chunks, checksums and rows are whole, twice as fine as it is shown', async () => {
    const { png, width, height } = await drawPicture('02468', seedOf(2));
    const image = readPng(png);
    expect([image.width, image.height]).toEqual([width * 2, height * 2]);
    expect([width, height]).toEqual([200, 64]);
  });

  it('stays within 16 kB over 200 pictures', async () => {
    let largest = 0;
    for (let i = 0; i < 200; i++) {
      const { png } = await drawPicture(digitsOf(i), seedOf(i));
      readPng(png);
      largest = Math.max(largest, png.length);
    }
    expect(largest).toBeLessThanOrEqual(LARGEST);
  });

  it('stays within 16 kB with 8 digits', async () => {
    const { png } = await drawPicture('08642086', seedOf(3));
    expect(png.length).toBeLessThanOrEqual(LARGEST);
  });

  it.each(['1234', '12345', '123456', '1234567', '12345678'])('gives %s a place for each digit', async (digits) => {
    const { png, width } = await drawPicture(digits, seedOf(4));
    expect(width).toBe(20 + 36 * digits.length);
    expect(readPng(png).width).toBe(2 * width);
  });

  it.each(Array.from('0123456789'))('draws the digit %s', async (digit) => {
    const { pixels } = readPng((await drawPicture(digit.repeat(4), seedOf(5))).png);
    const others = readPng((await drawPicture(digit === '0' ? '1111' : '0000', seedOf(5))).png).pixels;
    expect(pixels.filter((pixel, i) => pixel !== others[i]).length).toBeGreaterThan(1000);
  });

  it('has a light paper and a dark ink of its own, so that it stands on any page', async () => {
    const { palette, pixels } = readPng((await drawPicture('97531', seedOf(6))).png);
    expect(Math.min(...palette.subarray(0, 3))).toBeGreaterThan(220);
    expect(Math.max(...palette.subarray(45, 48))).toBeLessThan(110);
    for (const index of [0, 15]) {
      expect(pixels.filter((pixel) => pixel === index).length / pixels.length).toBeGreaterThan(0.2);
    }
  });

  it.each(['', '123', '123456789', '12a45', '１２３４５', '12345\n'])('refuses %j', async (digits) => {
    await expect(drawPicture(digits, seedOf(7))).rejects.toThrow(RangeError);
  });

  it('refuses a seed of 15 bytes', async () => {
    await expect(drawPicture('12345', new Uint8Array(15))).rejects.toThrow(RangeError);
  });
});
