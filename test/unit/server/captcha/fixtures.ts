import { createHash } from 'node:crypto';

/** 16 bytes that are always the same for the same number. */
export function seedOf(number: number): Uint8Array {
  return new Uint8Array(createHash('sha256').update(`seed ${number}`).digest().subarray(0, 16));
}

/** Five digits that are always the same for the same number. */
export function digitsOf(number: number): string {
  return String(Math.imul(number + 1, 2654435761) >>> 0)
    .padStart(10, '0')
    .slice(-5);
}
