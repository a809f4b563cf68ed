import type { Store } from '../contract/store.js';

/** Counters and uses are small; once in five minutes keeps them few. */
const everyMs = 5 * 60_000;

/** Lets the store forget what is over. Driven by requests, not by a timer: a server that nobody uses has nothing to sweep. */
export interface Sweeper {
  touch(now: number): void;
  /** Waits for a sweep that is under way. */
  rest(): Promise<void>;
}

export function createSweeper(store: Store): Sweeper {
  let next = 0;
  let running: Promise<void> = Promise.resolve();
  return {
    touch(now) {
      // Also when the clock was set back by more than the pause.
      if (now < next && next <= now + everyMs) return;
      next = now + everyMs;
      // A busy store is swept the next time.
      running = store.sweep(now).catch(() => undefined);
    },
    rest: () => running,
  };
}
