/** In milliseconds since 1970. */
interface TestClock {
  readonly now: () => number;
  readonly advance: (ms: number) => void;
}

/** A clock that never shows one time twice, so that what was made later is later, and that can be moved on. */
export function steppingClock(): TestClock {
  let [last, ahead] = [0, 0];
  return {
    now: () => (last = Math.max(last + 1, Date.now() + ahead)),
    advance(ms) {
      last += ms;
      ahead += ms;
    },
  };
}
