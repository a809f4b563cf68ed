import { sha256 } from '@noble/hashes/sha2.js';
import type { ProofOfWork } from '../core/challenge.js';

// Half a frame at 60 Hz: typing stays smooth while the work goes on.
const sliceMs = 8;

/** Lets the browser answer keys and paint; a message comes back at once, where a timer would be held for 4 ms. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}

/**
 * Finds the number of an ALTCHA challenge on the page's own thread, in slices of at most 8 ms: a strict policy forbids a worker
 * from a blob, and `crypto.subtle` does not exist on `http://` pages.
 * @throws Error when no number up to `maxNumber` fits; the signal's reason when aborted.
 */
export async function solveProof(pow: ProofOfWork, signal?: AbortSignal): Promise<number> {
  const encoder = new TextEncoder();
  const target = Uint8Array.from(pow.challenge.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  let number = 0;
  while (number <= pow.maxNumber) {
    const end = performance.now() + sliceMs;
    do {
      const hash = sha256(encoder.encode(pow.salt + number));
      // The first four bytes tell nearly all apart; the rest is compared once.
      if (hash[0] === target[0] && hash[1] === target[1] && hash.every((byte, i) => byte === target[i])) return number;
      number++;
    } while (number <= pow.maxNumber && (number & 15 || performance.now() < end));
    await breathe();
    signal?.throwIfAborted();
  }
  throw new Error('No number fits the challenge.');
}
