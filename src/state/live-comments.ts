import type { CommentListChanges } from './comment-list-changes.js';

/** Feeds a list with what happens on its page while somebody looks at it. */
export class LiveComments {
  readonly #changes: CommentListChanges;
  #call: AbortController | undefined;

  constructor(changes: CommentListChanges) {
    this.#changes = changes;
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
    const { source, position } = this.#changes.list;
    const { adapter, page } = source;
    const { signal } = call;
    try {
      for await (const event of adapter.watch?.({ page, ...(position && { position }) }, { signal }) ?? []) {
        if (signal.aborted) return;
        this.#changes.apply(event);
      }
    } catch {
      // The list is as good as it was; the next start tries again.
    }
    if (this.#call === call) this.#call = undefined;
  }
}
