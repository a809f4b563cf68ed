import type { Moderation } from '../contract/moderation.js';
import { CommentError } from '../core/error.js';
import type { ErasePreview, EraseSubject } from '../core/moderation.js';
import { Observable } from './observable.js';

export interface ErasureView {
  /** `shown`: what would go is listed and waits for a yes · `done`: it is gone. */
  readonly phase: 'idle' | 'previewing' | 'shown' | 'erasing' | 'done';
  readonly preview?: ErasePreview;
  /** Comments that were erased. */
  readonly erased?: number;
  /** More had come in since the preview; the one that is shown is new. */
  readonly changed?: boolean;
  readonly error?: unknown;
}

/** Erasing for good: first what would go, then a yes to exactly that. */
export class ModerationErasure extends Observable<ErasureView> {
  readonly #moderation: Moderation;
  #subject: EraseSubject | undefined;

  constructor(moderation: Moderation) {
    super({ phase: 'idle' });
    this.#moderation = moderation;
  }

  /** Lists what would go. */
  async preview(subject: EraseSubject, changed = false): Promise<void> {
    this.#subject = subject;
    this.set({ phase: 'previewing' });
    try {
      const { previewErase } = this.#moderation;
      if (!previewErase) throw new CommentError('unsupported');
      const preview = await previewErase(subject);
      // Asked about somebody else meanwhile.
      if (subject !== this.#subject) return;
      this.set({ phase: 'shown', preview, ...(changed && { changed }) });
    } catch (error) {
      if (subject === this.#subject) this.set({ phase: 'idle', error });
    }
  }

  /** Erases what is shown. When more has come in since, the list is made anew and nothing has been erased. */
  async confirm(): Promise<void> {
    const { phase, preview } = this.value;
    const subject = this.#subject;
    if (phase !== 'shown' || !preview || !subject) return;
    this.set({ phase: 'erasing', preview });
    try {
      const { erase } = this.#moderation;
      if (!erase) throw new CommentError('unsupported');
      const { comments } = await erase(subject, preview.confirm);
      this.set({ phase: 'done', erased: comments });
    } catch (error) {
      if (error instanceof CommentError && error.code === 'conflict') return this.preview(subject, true);
      this.set({ phase: 'shown', preview, error });
    }
  }

  /** Forgets the preview. */
  cancel(): void {
    this.#subject = undefined;
    this.set({ phase: 'idle' });
  }
}
