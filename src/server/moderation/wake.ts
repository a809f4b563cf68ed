/** Something that is waited for and may ring at any time; a ring that nobody waits for is kept, several are one. */
export interface Wake {
  ring(): void;
  /** `true`: it rang · `false`: the time is over, or it has ended. */
  wait(ms: number): Promise<boolean>;
  /** Nobody waits any longer. */
  end(): void;
  readonly ended: boolean;
}

export function createWake(): Wake {
  let [rung, ended] = [false, false];
  let stop: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      stop?.();
    },
    async wait(ms) {
      if (!rung && !ended) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          stop = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        stop = undefined;
      }
      const was = rung && !ended;
      rung = false;
      return was;
    },
    end() {
      ended = true;
      stop?.();
    },
    get ended() {
      return ended;
    },
  };
}
