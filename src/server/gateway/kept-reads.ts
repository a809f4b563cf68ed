import { Refusal } from '../refusal.js';

/** Answers that are kept at once, and the bytes of all of them. */
const maxAnswers = 500;
const maxBytes = 16 * 1024 * 1024;

/** A backend that fails is not asked again at once, in milliseconds. */
const failedMs = 1000;

/** Questions that are asked at once, and those that may wait for their turn: whoever asks ever new ones does not get through to the backend. */
const maxAsked = 16;
const maxWaiting = 200;

/** What an answer without bytes of its own is counted as. */
const fewBytes = 2000;

interface Kept {
  readonly page: string;
  readonly answer: Promise<unknown>;
  readonly since: number;
  until: number;
  bytes: number;
}

/** What the backend behind us has answered lately, so that a page with many readers asks it once. */
export interface KeptReads {
  /** The answer under a key, or a new one, which is made once for all who ask meanwhile. What fails fails for a second. */
  take<T extends object>(key: readonly unknown[], page: string, make: () => Promise<T>): Promise<T>;
  /** Something of the page has changed by our own doing: its reader wants to see it. */
  forget(page: string): void;
}

/** The least recently used goes when there are too many or they are too large. */
export function createKeptReads(keepMs: number, now: () => number): KeptReads {
  // In the order of their last use.
  const kept = new Map<string, Kept>();
  let bytes = 0;

  function drop(key: string, one: Kept): void {
    if (kept.get(key) !== one) return;
    kept.delete(key);
    bytes -= one.bytes;
  }

  function shrink(): void {
    for (const [key, one] of kept) {
      if (kept.size <= maxAnswers && bytes <= maxBytes) return;
      drop(key, one);
    }
  }

  let asked = 0;
  const waiting: (() => void)[] = [];

  /** In turn. @throws Refusal 503 when too many wait */
  async function inTurn<T>(make: () => Promise<T>): Promise<T> {
    if (asked < maxAsked) asked += 1;
    else {
      if (waiting.length >= maxWaiting) {
        throw new Refusal('server', { title: 'Too many questions at once.', status: 503, retryAfterMs: failedMs });
      }
      // Whoever ends hands its place on.
      await new Promise<void>((go) => waiting.push(go));
    }
    try {
      return await make();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else asked -= 1;
    }
  }

  return {
    async take<T extends object>(parts: readonly unknown[], page: string, make: () => Promise<T>): Promise<T> {
      const key = JSON.stringify(parts);
      const at = now();
      const known = kept.get(key);
      // Also when the clock was set back.
      if (known && at < known.until && at >= known.since) {
        kept.delete(key);
        kept.set(key, known);
        return known.answer as Promise<T>;
      }
      if (known) drop(key, known);
      const answer = inTurn(make);
      const one: Kept = { page, answer, since: at, until: Infinity, bytes: 0 };
      kept.set(key, one);
      answer.then(
        (made) => {
          one.until = now() + keepMs;
          if (keepMs === 0) return drop(key, one);
          if (kept.get(key) !== one) return;
          one.bytes = ((made as { bytes?: Uint8Array }).bytes?.length ?? fewBytes) + 2 * key.length;
          bytes += one.bytes;
          shrink();
        },
        () => {
          one.until = now() + Math.min(keepMs, failedMs);
          if (keepMs === 0) drop(key, one);
        },
      );
      return answer;
    },
    forget(page) {
      for (const [key, one] of kept) if (one.page === page) drop(key, one);
    },
  };
}
