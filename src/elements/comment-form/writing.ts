import type { FormDescription } from '../../core/form.js';
import type { DraftKeeper } from '../../state/draft.js';
import type { PageSource } from '../../state/page-source.js';
import type { ChallengeController } from '../parts/challenge-controller.js';
import { createDraft, fillFields } from './form-draft.js';
import type { FormContext, FormHost, SendingContext } from './form-host.js';
import type { Sending } from './sending.js';

/** What a form has once somebody writes in it: the draft, the challenge, and what checks and sends. One for each page that the form stands for. */
export class Writing implements SendingContext {
  challenge: ChallengeController | undefined;
  sending: Sending | undefined;
  /** A draft was put back into the fields. */
  restored = false;
  /** The element stands for another page by now. */
  left = false;
  readonly draft: DraftKeeper;
  readonly source: PageSource;
  readonly #host: FormHost;
  readonly #session: FormContext;
  #keeping: Promise<void> | undefined;
  #loading: Promise<Sending> | undefined;

  constructor(host: FormHost, session: FormContext) {
    this.#host = host;
    this.#session = session;
    this.source = session.source!;
    this.draft = createDraft(host, this.source.page.id, () => this.sending?.toKeep());
  }

  get description(): FormDescription | undefined {
    return this.#session.description;
  }

  get unasked(): boolean {
    return this.#session.unasked;
  }

  /** Gets everything that sending needs. Rejects when a part of it cannot be had; the next call tries again. */
  async begin(): Promise<Sending> {
    try {
      const challenge = this.unasked ? undefined : this.needChallenge();
      this.#loading ??= this.#load();
      // A challenge that cannot be had says so itself.
      await challenge?.catch(() => undefined);
      return await this.#loading;
    } catch (error) {
      this.#loading = undefined;
      throw error;
    }
  }

  /** Shows a challenge, now that one is asked for. */
  async needChallenge(): Promise<ChallengeController> {
    const [{ ChallengeController: Controller }] = await Promise.all([
      import('../parts/challenge-controller.js'),
      this.#host.locale.load('send'),
    ]);
    if (!this.challenge) {
      this.challenge = new Controller(this.#host, this.source, 'comment');
      this.challenge.onAnnounce = (text) => this.announce(text);
    }
    this.challenge.ensure();
    return this.challenge;
  }

  /** Begins to keep what is typed, and puts back what an earlier visit left. */
  keep(): Promise<void> {
    return (this.#keeping ??= (async () => {
      const record = await this.draft.restore();
      // What was typed while this was on its way.
      if (!record) return this.draft.touch();
      await fillFields(this.#host, record);
      this.restored = true;
      void this.begin().then(
        (sending) => sending.resume(record),
        () => undefined,
      );
    })());
  }

  announce(text: string): void {
    if (!this.left) this.#session.announce(text);
  }

  online(): void {
    this.sending?.submission.online();
  }

  flush(): void {
    void this.draft.flush();
  }

  /** The element has left the page, or moves. */
  rest(): void {
    this.flush();
    // Gone, not moved: no request, no expiry and no proof of work goes on for a form that nobody sees.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.challenge?.dispose();
      this.challenge = undefined;
    });
  }

  /** The element is given another backend or page. What is on its way goes on. */
  async leave(): Promise<void> {
    await this.draft.flush();
    this.challenge?.dispose();
    this.left = true;
  }

  async #load(): Promise<Sending> {
    const [{ Sending: Send }] = await Promise.all([
      import('./sending.js'),
      this.#host.locale.load('send'),
      this.keep(),
    ]);
    return (this.sending ??= new Send(this.#host, this));
  }
}
