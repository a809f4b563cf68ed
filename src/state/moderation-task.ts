import { Observable } from './observable.js';

export interface TaskView<T> {
  readonly phase: 'idle' | 'busy' | 'done' | 'failed';
  /** What the last success gave; it stays while something else is asked. */
  readonly value?: T;
  /** What the last attempt rejected with. */
  readonly error?: unknown;
}

/** One thing that a press starts and whose answer is shown: a history, an export, a reply. One at a time; another press meanwhile does nothing. */
export class ModerationTask<T> extends Observable<TaskView<T>> {
  #calls: AbortController | undefined;
  #ask: ((signal: AbortSignal) => Promise<T>) | undefined;

  constructor() {
    super({ phase: 'idle' });
  }

  /** Resolves with whether it succeeded; never rejects. */
  async run(ask: (signal: AbortSignal) => Promise<T>): Promise<boolean> {
    if (this.value.phase === 'busy') return false;
    this.#ask = ask;
    const { signal } = (this.#calls = new AbortController());
    const { value } = this.value;
    const kept = value === undefined ? {} : { value };
    this.set({ phase: 'busy', ...kept });
    try {
      const answer = await ask(signal);
      if (signal.aborted) return false;
      this.set({ phase: 'done', value: answer });
      return true;
    } catch (error) {
      if (!signal.aborted) this.set({ phase: 'failed', error, ...kept });
      return false;
    }
  }

  /** What failed, once more. */
  async retry(): Promise<boolean> {
    return this.#ask ? this.run(this.#ask) : false;
  }

  /** Ends what is on its way: its panel is closed. */
  stop(): void {
    this.#calls?.abort();
  }
}
