import type { CallOptions } from '../contract/adapter.js';
import type { CommentDraft, Receipt } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import type { Clock } from './clock.js';
import { Observable } from './observable.js';

export type SubmissionState =
  | { readonly phase: 'editing' }
  /** Offline: goes out by itself once the device is online. */
  | { readonly phase: 'queued' }
  | { readonly phase: 'sending' }
  /** Goes out again at `until` (the clock's ms). */
  | { readonly phase: 'waiting'; readonly until: number; readonly error: CommentError }
  /** Only the reader can go on. */
  | { readonly phase: 'needs-input'; readonly error: CommentError }
  | { readonly phase: 'accepted'; readonly receipt: Receipt; readonly draft: CommentDraft };

export type SubmissionContent = Omit<CommentDraft, 'submissionId'>;

export interface SubmissionOptions {
  submit(draft: CommentDraft, options?: CallOptions): Promise<Receipt>;
  /** `abilities.resend` of the adapter. */
  readonly resend: 'id' | 'duplicate-check' | 'look-up' | 'never';
  readonly clock: Clock;
  isOnline(): boolean;
  newId(): string;
  /** 0 ≤ x < 1, for the jitter that keeps a thousand waiting readers from coming back in the same second. */
  random(): number;
}

// 1, 2, 4, 8, 16 s and then the reader decides: half a minute spans a server's restart, and is as long as anybody watches a form.
const maxTries = 6;

/** The life of one submit: free of the DOM, one request in flight at most, one id for one text. */
export class Submission extends Observable<SubmissionState> {
  readonly #options: SubmissionOptions;
  #draft: CommentDraft | undefined;
  #tries = 0;
  #frozen = false;
  // Once an attempt ended unknown, a copy may still be on its way: the id then stays even when the text changes, so that only one can win.
  #keepId = false;
  #stopWaiting: (() => void) | undefined;

  constructor(options: SubmissionOptions) {
    super({ phase: 'editing' });
    this.#options = options;
  }

  /** The draft last sent, with its id. */
  get draft(): CommentDraft | undefined {
    return this.#draft;
  }

  /** `true` while the outcome of an attempt is unknown: the text must stay as it was sent. */
  get frozen(): boolean {
    return this.#frozen;
  }

  /** `true` while the draft's id must survive a reload: it was sent, or is about to be. */
  get held(): boolean {
    return this.#keepId || /^(sending|queued|waiting)$/.test(this.value.phase);
  }

  /** Takes up a submit that an earlier visit of the page left behind. */
  resume(draft: CommentDraft, frozen: boolean): void {
    this.#draft = draft;
    this.#frozen = this.#keepId = frozen;
    if (frozen) this.set({ phase: 'needs-input', error: new CommentError('network') });
  }

  /** Sends; while something is in flight, accepted or waiting in the queue, another press changes nothing. */
  send(content: SubmissionContent): void {
    const { phase } = this.value;
    if (phase === 'sending' || phase === 'queued' || phase === 'accepted') return;
    this.#stopWaiting?.();
    const last = this.#draft;
    if (last && this.#frozen) this.#draft = withChallenge(last, content);
    else {
      const same = last && (this.#keepId || textOf(last) === textOf(content));
      this.#draft = { ...content, submissionId: same ? last.submissionId : this.#options.newId() };
    }
    this.#tries = 0;
    void this.#attempt();
  }

  /** Sends the same draft again, now. */
  again(): void {
    const { phase } = this.value;
    if (phase !== 'waiting' && phase !== 'needs-input' && phase !== 'queued') return;
    this.#tries = 0;
    void this.#attempt();
  }

  /** To be called when the device is online again. */
  online(): void {
    const { phase } = this.value;
    if (phase === 'queued' || (phase === 'waiting' && this.value.error.code === 'network')) void this.#attempt();
  }

  /** Stops waiting, so that the text can be changed; not while its outcome is unknown. */
  cancel(): void {
    const { phase } = this.value;
    if ((phase !== 'queued' && phase !== 'waiting') || this.#frozen) return;
    this.#stopWaiting?.();
    this.set({ phase: 'editing' });
  }

  /** Back to an empty form, after a receipt or when the reader starts over. */
  reset(): void {
    this.#stopWaiting?.();
    this.#draft = undefined;
    this.#frozen = this.#keepId = false;
    this.set({ phase: 'editing' });
  }

  async #attempt(): Promise<void> {
    const draft = this.#draft;
    if (!draft) return;
    this.#stopWaiting?.();
    if (!this.#options.isOnline()) return this.set({ phase: 'queued' });
    this.#tries++;
    this.set({ phase: 'sending' });
    try {
      const receipt = await this.#options.submit(draft);
      if (this.#options.resend === 'id' && receipt.submissionId !== draft.submissionId) {
        throw new CommentError('protocol', { message: 'The receipt is for another submission.' });
      }
      this.#frozen = this.#keepId = false;
      this.set({ phase: 'accepted', receipt, draft });
    } catch (cause) {
      this.#failed(cause instanceof CommentError ? cause : new CommentError('network', { cause }));
    }
  }

  #failed(error: CommentError): void {
    const unknown = error.outcome === 'unknown';
    this.#frozen = unknown;
    this.#keepId = (this.#keepId || unknown) && error.code !== 'conflict';
    if (error.code === 'conflict') this.#draft = undefined;
    const { resend, clock, random } = this.#options;
    const mayResend = !unknown || resend === 'id' || resend === 'duplicate-check';
    const transient = unknown || error.code === 'rate-limited';
    if (!transient || !mayResend || this.#tries >= maxTries) return this.set({ phase: 'needs-input', error });
    const backoff = 1000 * 2 ** (this.#tries - 1) * (0.75 + random() / 2);
    const ms = Math.max(
      error.retryAfterMs ?? 0,
      error.code === 'rate-limited' && !error.retryAfterMs ? 30_000 : backoff,
    );
    this.set({ phase: 'waiting', until: clock.now() + ms, error });
    this.#stopWaiting = clock.after(ms, () => void this.#attempt());
  }
}

function withChallenge(draft: CommentDraft, { challenge }: SubmissionContent): CommentDraft {
  return challenge ? { ...draft, challenge } : draft;
}

/** What makes two drafts the same text: everything but the challenge and the hints. */
function textOf({ page, parent, fields }: SubmissionContent): string {
  return JSON.stringify([page.id, parent, Object.entries(fields).sort()]);
}
