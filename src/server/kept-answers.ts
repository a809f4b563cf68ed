import { digestOf, type DigestedText } from './public-json.js';

/** Answers that are kept at once, and the bytes of all of them: a few hundred pages of a site. */
const maxAnswers = 500;
const maxBytes = 16 * 1024 * 1024;

interface Kept {
  readonly mark: string;
  readonly answer: Promise<DigestedText>;
  /** 0 until it is made. */
  bytes: number;
}

/** What was answered to everybody lately, by what was asked. */
export interface KeptAnswers {
  /**
   * The answer under a key as it was made while `mark` was the same; else it is made, once for all who ask meanwhile.
   * @param mark read before this is called: whatever changes afterwards has another one.
   */
  take(key: string, mark: string, make: () => Promise<string>): Promise<DigestedText>;
}

/** The least recently used goes when there are too many or they are too large. What fails is not kept. */
export function createKeptAnswers(limits = { answers: maxAnswers, bytes: maxBytes }): KeptAnswers {
  // In the order of their last use.
  const kept = new Map<string, Kept>();
  let bytes = 0;

  function drop(key: string, one: Kept | undefined): void {
    if (one === undefined || kept.get(key) !== one) return;
    kept.delete(key);
    bytes -= one.bytes;
  }

  function shrink(): void {
    for (const [key, one] of kept) {
      if (kept.size <= limits.answers && bytes <= limits.bytes) return;
      drop(key, one);
    }
  }

  return {
    take(key, mark, make) {
      const known = kept.get(key);
      if (known?.mark === mark) {
        kept.delete(key);
        kept.set(key, known);
        return known.answer;
      }
      drop(key, known);
      const one: Kept = { mark, answer: make().then(digestOf), bytes: 0 };
      kept.set(key, one);
      one.answer.then(
        (made) => {
          if (kept.get(key) !== one) return;
          one.bytes = made.bytes.length + 2 * key.length;
          bytes += one.bytes;
          shrink();
        },
        () => drop(key, one),
      );
      return one.answer;
    },
  };
}
