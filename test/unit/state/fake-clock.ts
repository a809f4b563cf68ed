import type { Clock } from '../../../src/state/clock.js';

/** Lets every promise that is ready go on: several turns, because states await more than once. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Time that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now = 1_000_000;
  #timers: { at: number; call: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, call: () => void): () => void {
    const timer = { at: this.#now + ms, call };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  /** Timers that are still to come. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** Moves on by `ms`, calling back in order, with everything that follows from it. */
  async tick(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((each) => each !== next);
      this.#now = next.at;
      next.call();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}
