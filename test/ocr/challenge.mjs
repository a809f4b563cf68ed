// The nth random captcha of a seeded run: its digits and the seed of its picture. The two are independent of each other.
import { createHash } from 'node:crypto';

/** @returns {{ digits: string, bytes: Uint8Array }} */
export function createChallenge(seed, index, length = 5) {
  const hash = (what) => createHash('sha256').update(`${what} ${seed} ${index}`).digest();
  // 250 is the last multiple of ten in a byte: the rest is dropped, or 0 to 5 would come more often.
  const digits = [...hash('digits')].filter((byte) => byte < 250).map((byte) => byte % 10);
  return { digits: digits.slice(0, length).join(''), bytes: new Uint8Array(hash('picture').subarray(0, 16)) };
}
