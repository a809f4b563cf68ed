import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ProofOfWork } from '../../../src/core/challenge.js';
import { solveProof } from '../../../src/state/solve-proof.js';

function proofOf(number: number, maxNumber: number, salt = 'muối?expires=1&'): ProofOfWork {
  const challenge = createHash('sha256').update(`${salt}${number}`).digest('hex');
  return { algorithm: 'SHA-256', challenge, salt, maxNumber };
}

afterEach(() => vi.restoreAllMocks());

describe('solveProof', () => {
  it.each([0, 1, 15, 16, 17, 999])('finds %i', async (number) => {
    expect(await solveProof(proofOf(number, 1000))).toBe(number);
  });

  it('looks up to the largest number', async () => {
    expect(await solveProof(proofOf(50, 50))).toBe(50);
  });

  it('rejects when no number fits', async () => {
    await expect(solveProof(proofOf(51, 50))).rejects.toThrow('No number fits');
  });

  it('lets the page breathe every 8 ms', async () => {
    // A clock that moves 1 ms each time it is read, which is once for every 16 numbers.
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now++);
    let slices = 0;
    const Real = MessageChannel;
    vi.stubGlobal('MessageChannel', function count() {
      slices++;
      return new Real();
    });
    await solveProof(proofOf(16 * 8 * 10 - 1, 100_000));
    vi.unstubAllGlobals();
    expect(slices).toBeGreaterThanOrEqual(9);
    expect(slices).toBeLessThanOrEqual(11);
  });

  it('stops at the end of the slice in which it is aborted', async () => {
    const calls = new AbortController();
    const solving = solveProof(proofOf(-1, 1e9), calls.signal);
    calls.abort();
    await expect(solving).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
