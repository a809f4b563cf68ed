import { drawDigits } from './digits-layer.js';
import { disturb, scatter } from './disturbance.js';
import { encodePng } from './png.js';
import { createRandom } from './random.js';

/** A captcha's picture. */
export interface Picture {
  /** A PNG file, at most 16 kB, twice as fine as `width` × `height` so that it is sharp on dense screens. */
  png: Uint8Array;
  /** How wide the picture is shown, in CSS pixels. */
  width: number;
  /** How high the picture is shown, in CSS pixels. */
  height: number;
}

const FINENESS = 2;
const HEIGHT = 64;
const MARGIN = 20;
const PER_DIGIT = 36;

/** Ink on paper, contrast 10 : 1, far above the 3 : 1 that WCAG 2.2 (1.4.11) asks of graphics. */
const PAPER = [0xf5, 0xf2, 0xea];
const INK = [0x27, 0x3b, 0x57];

/** 16 even steps from paper to ink: an edge needs no more to look smooth, and two pixels share a byte. */
function createPalette(): Uint8Array {
  return Uint8Array.from({ length: 48 }, (_, i) => {
    const share = Math.floor(i / 3) / 15;
    return Math.round(PAPER[i % 3]! + (INK[i % 3]! - PAPER[i % 3]!) * share);
  });
}

/**
 * Draws digits as a picture that people read and programs find hard to.
 *
 * The same digits and seed give the same pixels, so that nothing need be kept between issuing and showing. (The bytes
 * are the same on one runtime; another build of zlib may pack the same pixels otherwise.)
 *
 * @param digits 4 to 8 characters from 0 to 9
 * @param seed at least 16 secret bytes; shapes, places, warp and noise come from it and from nothing else
 * @throws RangeError for other digits or a shorter seed
 */
export async function drawPicture(digits: string, seed: Uint8Array): Promise<Picture> {
  if (!/^[0-9]{4,8}$/.test(digits)) throw new RangeError('a captcha picture has 4 to 8 digits');

  const random = createRandom(seed, 'picture');
  const width = MARGIN + PER_DIGIT * digits.length;
  const layer = drawDigits(digits, width * FINENESS, HEIGHT * FINENESS, random);
  disturb(layer, random);
  scatter(layer, random);

  const pixels = new Uint8Array(layer.ink.length);
  for (let i = 0; i < pixels.length; i++) pixels[i] = layer.ink[i]! * 15 + 0.5; // `Uint8Array.from` takes 5 ms for this
  return { png: await encodePng(pixels, layer.width, layer.height, createPalette()), width, height: HEIGHT };
}
