import { memoryAdapter, type MemoryAdapter, type MemoryAdapterOptions } from '../../../src/adapters/memory.js';
import type { Challenge, ProofOfWork } from '../../../src/core/challenge.js';
import { CommentError } from '../../../src/core/error.js';

/** SHA-256 of `saltN`, by the platform, so that a test does not check the solver with itself. */
export async function proofOf(number: number, maxNumber: number, salt = 'muối'): Promise<ProofOfWork> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt}${number}`));
  const challenge = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { algorithm: 'SHA-256', challenge, salt, maxNumber };
}

/** A short tone as a WAV file: 8 kHz, 8 bits, mono. */
export function toneOf(ms: number): ArrayBuffer {
  const length = ms * 8;
  const bytes = new Uint8Array(44 + length);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string): void =>
    [...value].forEach((c, i) => view.setUint8(at + i, c.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, 36 + length, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 8000, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, 'data');
  view.setUint32(40, length, true);
  for (let i = 0; i < length; i++) bytes[44 + i] = 128 + Math.round(60 * Math.sin(i / 3));
  return bytes.buffer;
}

export interface Senses {
  /** What the proof of work's number is. */
  readonly number?: number;
  /** A proof of work that nobody solves while a test lasts. */
  readonly endless?: boolean;
  readonly requestSound?: MemoryAdapter['requestSound'];
  /** The backend has no sound. */
  readonly silent?: boolean;
}

/** The memory adapter with what it lacks: a sound, and a proof of work that is worth as much as the picture's digits. */
export function sensesAdapter(options: MemoryAdapterOptions, senses: Senses = {}): MemoryAdapter {
  const { number = 20, endless = false, requestSound = async () => toneOf(60), silent = false } = senses;
  const memory = memoryAdapter(options);
  const works = new Set<string>();
  const alternatives = ['sound', 'pow'] as const;
  return {
    ...memory,
    ...(!silent && { requestSound }),
    async requestChallenge(request, call) {
      if (request.accept[0] === 'image') return { ...(await memory.requestChallenge(request, call)), alternatives };
      const { id } = await memory.requestChallenge({ ...request, accept: ['image'] }, call);
      works.add(id);
      const pow = await proofOf(endless ? -1 : number, endless ? 1e12 : 100);
      return { id, kind: 'pow', expiresInMs: 60_000, alternatives, pow } satisfies Challenge;
    },
    async submitComment(draft, call) {
      const { challenge } = draft;
      if (!challenge || !works.has(challenge.id)) {
        return memory.submitComment(draft, call).catch((error: unknown) => {
          if (!(error instanceof CommentError) || !error.challenge) throw error;
          throw new CommentError(error.code, { status: 422, challenge: { ...error.challenge, alternatives } });
        });
      }
      const digits = challenge.solution === number ? options.digits!(0) : '';
      return memory.submitComment({ ...draft, challenge: { id: challenge.id, answer: digits } }, call);
    },
  };
}
