import type { Challenge, ChallengeAnswer, ChallengeImage } from '../../core/challenge.js';
import { randomId } from '../../core/random-id.js';

export interface MemoryChallengeOptions {
  /** Digits of the n-th challenge, counted from 0. Default: always those that the built-in picture shows. */
  readonly digits?: (n: number) => string;
  /** Draws them. Default: a fixed picture of the default digits, so that a person can answer it. */
  readonly picture?: (digits: string) => Omit<ChallengeImage, 'length'>;
  /** How long a challenge can be answered, in milliseconds. Default half an hour. */
  readonly challengeMs?: number;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

export interface MemoryChallenges {
  issue(page: string, purpose: string): Challenge;
  /** Checks, and uses the challenge up whatever the answer: who calls this has nothing left to check but the answer. */
  spend(answer: ChallengeAnswer | undefined, page: string, purpose: string): boolean;
}

interface Issued {
  readonly digits: string;
  readonly page: string;
  readonly purpose: string;
  readonly expiresAt: number;
}

export function memoryChallenges(options: MemoryChallengeOptions): MemoryChallenges {
  const { digits = () => shownDigits, picture = () => builtIn, challengeMs = 1_800_000, now = Date.now } = options;
  const live = new Map<string, Issued>();
  let count = 0;
  return {
    issue(page, purpose) {
      const id = randomId();
      const text = digits(count++);
      live.set(id, { digits: text, page, purpose, expiresAt: now() + challengeMs });
      const image = { ...picture(text), length: text.length };
      return { id, kind: 'image', expiresInMs: challengeMs, alternatives: [], image };
    },
    spend(answer, page, purpose) {
      const issued = live.get(answer?.id ?? '');
      // Bound to its page: elsewhere it does not exist, so it stays good where it belongs.
      if (!answer || issued?.page !== page || issued.purpose !== purpose) return false;
      live.delete(answer.id);
      return issued.expiresAt > now() && answer.answer?.normalize('NFKC').replace(/\s/g, '') === issued.digits;
    },
  };
}

const shownDigits = '20358';

/** Those digits in black on white, 1 bit a pixel. */
const builtIn = {
  src: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAMgAAABAAQAAAAB3wAWGAAAAdklEQVR42u2UsQ2AMAwEv3PJCIzCaEFiMjZhBEoKxCGbkI4OmQY3kf+ak/WKeBr95H0yCjZ1rJIhqUSSSNaCYf6wgMGVJBJ8tUOFvQe5ZDpxpbm6hdl9tywSSoOTepvmlkWmiGpgH5Copne0lbV1NIn8P9L35AQaujJgGpEc2AAAAABJRU5ErkJggg==',
  width: 200,
  height: 64,
};
