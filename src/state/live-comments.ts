import type { CommentListState } from './comment-list.js';
import type { PageSource } from './page-source.js';

/** Feeds a list with what happens on its page while somebody looks at it. */
export class LiveComments {
  readonly #source: PageSource;
  readonly #list: CommentListState;
  #call: AbortController | undefined;

  constructor(source: PageSource, list: CommentListState) {
    this.#source = source;
    this.#list = list;
  }

  /** Goes on from where the list stands. */
  start(): void {
    if (!this.#call) void this.#run((this.#call = new AbortController()));
  }

  stop(): void {
    this.#call?.abort();
    this.#call = undefined;
  }

  async #run(call: AbortController): Promise<void> {
    const { adapter, page } = this.#source;
    const { signal } = call;
    const { position } = this.#list;
    try {
      for await (const event of adapter.watch?.({ page, ...(position && { position }) }, { signal }) ?? []) {
        if (signal.aborted) return;
        this.#list.apply(event);
      }
    } catch {
      // The list is as good as it was; the next start tries again.
    }
    if (this.#call === call) this.#call = undefined;
  }
}
