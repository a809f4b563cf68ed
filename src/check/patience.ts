/** How long a whole check may wait for a server that says "later". */
export interface Patience {
  /** Waits as long as the server asks for, and says whether it did: `false` when that is more than is left. */
  readonly wait: (ms: number, signal?: AbortSignal | null) => Promise<boolean>;
  /** Milliseconds waited until now. */
  readonly waitedMs: () => number;
  /** How often it could not wait, and the longest time that was asked for. */
  readonly refusals: () => number;
  readonly refusedMs: () => number;
}

/** @param tell hears of every wait of a second and more, before it begins. */
export function createPatience(limitMs: number, tell: (text: string) => void): Patience {
  let [waited, refused, refusals] = [0, 0, 0];
  return {
    async wait(ms, signal) {
      if (waited + ms > limitMs) {
        refusals++;
        refused = Math.max(refused, ms);
        return false;
      }
      waited += ms;
      if (ms >= 1000) tell(`The server's limits ask for ${Math.ceil(ms / 1000)} s of patience …\n`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      });
      return true;
    },
    waitedMs: () => waited,
    refusals: () => refusals,
    refusedMs: () => refused,
  };
}
