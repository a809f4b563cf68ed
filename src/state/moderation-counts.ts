import type { Moderation } from '../contract/moderation.js';
import type { QueueCounts } from '../core/moderation.js';
import type { Clock } from './clock.js';

/** Several verdicts in a row are counted once, this long after the last. */
const delayMs = 800;

/** Asks how many comments are in each state. Without an answer nothing changes: the filters work without numbers. */
export class ModerationCounts {
  readonly #moderation: Moderation;
  readonly #clock: Clock;
  readonly #tell: (counts: QueueCounts) => void;
  #cancel: (() => void) | undefined;
  #asked = 0;

  constructor(moderation: Moderation, clock: Clock, tell: (counts: QueueCounts) => void) {
    this.#moderation = moderation;
    this.#clock = clock;
    this.#tell = tell;
  }

  async ask(): Promise<void> {
    const asked = ++this.#asked;
    const counts = await this.#moderation.countQueue?.().catch(() => undefined);
    if (counts && asked === this.#asked) this.#tell(counts);
  }

  /** Asks a little later; what is under way now would be too old. */
  askLater(): void {
    this.stop();
    this.#cancel = this.#clock.after(delayMs, () => void this.ask());
  }

  stop(): void {
    this.#asked++;
    this.#cancel?.();
  }
}
