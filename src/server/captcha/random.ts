/** A stream of numbers that looks random and is the same each time for the same seed and label. */
export interface Random {
  /** The next number, from 0 up to but not 1. */
  next(): number;
  /** A number from `low` up to `high`. */
  between(low: number, high: number): number;
  /** A whole number from 0 up to `count - 1`. */
  below(count: number): number;
}

const SHORTEST_SEED = 16;

/**
 * Folds bytes into one 32-bit word: multiply and rotate per byte, then two rounds of avalanche, so that each bit of the
 * input moves about half of the bits of the word.
 */
function fold(bytes: Uint8Array, start: number): number {
  let word = start;
  for (const byte of bytes) {
    word = Math.imul(word ^ byte, 0x9e3779b1);
    word = (word << 13) | (word >>> 19);
  }
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

/**
 * Makes the generator that picture and sound take every accident from: sfc32 (Chris Doty-Humphrey's small fast counting
 * generator, 128 bits of state, period of at least 2^32), started from all bytes of the seed.
 *
 * It need not be a cipher: the seed is secret and says nothing about the digits, which come from another key.
 *
 * @param seed 16 bytes or more
 * @param label keeps the streams of two uses of one seed apart
 * @throws RangeError when the seed is too short to be a secret
 */
export function createRandom(seed: Uint8Array, label: string): Random {
  if (seed.length < SHORTEST_SEED) throw new RangeError(`a captcha seed has at least ${SHORTEST_SEED} bytes`);

  const name = new TextEncoder().encode(label);
  const input = new Uint8Array(name.length + 1 + seed.length);
  input.set(name);
  input.set(seed, name.length + 1);

  let a = fold(input, 0x243f6a88);
  let b = fold(input, 0x85a308d3);
  let c = fold(input, 0x13198a2e);
  let counter = fold(input, 0x03707344);

  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x100000000;
  };

  // The first outputs still show the start values; sfc32's own test suite discards as many.
  for (let i = 0; i < 16; i++) next();

  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    below: (count) => Math.floor(next() * count),
  };
}
