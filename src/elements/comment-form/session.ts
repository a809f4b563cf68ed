import { findSource } from '../../controllers/source.js';
import type { FormDescription } from '../../core/form.js';
import type { DraftKeeper } from '../../state/draft.js';
import type { PageSource } from '../../state/page-source.js';
import { mayHaveDrafts } from '../../storage/draft-marker.js';
import type { ChallengeController } from '../parts/challenge-controller.js';
import type { FormHost, SendingContext } from './form-host.js';
import type { Sending } from './sending.js';

/**
 * What a form needs beyond its first view before anybody writes in it: the backend, its description of the form, and the draft. What
 * checks and sends comes with the first focus.
 */
export class FormSession implements SendingContext {
  /** What the live region says. */
  announcement = '';
  description: FormDescription | undefined;
  source: PageSource | undefined;
  challenge: ChallengeController | undefined;
  draft: DraftKeeper | undefined;
  /** A draft was put back into the fields. */
  restored = false;
  sending: Sending | undefined;
  readonly #host: FormHost;
  #events: AbortController | undefined;
  #opened: Promise<void> | undefined;
  #keeping: Promise<void> | undefined;
  #loading: Promise<Sending> | undefined;

  constructor(host: FormHost) {
    this.#host = host;
    // A form that stands in the middle of the screen will be written in: its challenge is there before the hand. The observer goes with the host.
    new IntersectionObserver(([entry]) => entry?.isIntersecting && this.touched(), { rootMargin: '-40% 0px' }).observe(
      host,
    );
  }

  connect(): void {
    const { signal } = (this.#events = new AbortController());
    addEventListener('online', () => this.sending?.submission.online(), { signal });
    addEventListener('pagehide', () => this.#flush(), { signal });
    document.addEventListener('visibilitychange', () => this.#flush(), { signal });
    if (!this.#opened) void this.open();
  }

  disconnect(): void {
    this.#events?.abort();
    this.#flush();
    // Gone, not moved: no request, no expiry and no proof of work goes on for a form that nobody sees.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.challenge?.dispose();
      this.challenge = undefined;
    });
  }

  /** Finds the backend and takes up its form; again when the element is given another backend or page. */
  open(): Promise<void> {
    return (this.#opened = this.#open().catch((cause: unknown) => {
      this.#opened = undefined;
      // Wrong use of the element: the owner reads it in the console; readers still have their text.
      console.error(cause);
    }));
  }

  /** Takes up what the backend says of the form. */
  async describe(): Promise<void> {
    const { description } = this;
    if (!description) return;
    const { wished, parent } = this.#host;
    // Most owners leave the choice to the backend.
    const fields = wished
      ? (await import('./wished-fields.js')).wishedFields(wished, description.fields, this.source!.adapter.name)
      : [...description.fields];
    const { consent } = description;
    if (consent) fields.push({ name: 'consent', type: 'checkbox', required: true, label: consent.text });
    // An answer has the title of what it answers.
    this.#host.shown = parent ? fields.filter(({ name }) => name !== 'title') : fields;
  }

  /** Nothing asks for a challenge here, or not yet. */
  get unasked(): boolean {
    const policy = this.description?.challenge;
    return (
      policy === 'none' ||
      (policy === 'on-demand' && !this.challenge) ||
      (!!this.source && !this.source.adapter.requestChallenge)
    );
  }

  /** The reader is in the form: what keeps, checks and sends will be needed, and a challenge. */
  async touched(): Promise<Sending | undefined> {
    await (this.#opened ?? this.open());
    if (!this.source) return undefined;
    try {
      const challenge = this.unasked ? undefined : this.needChallenge();
      this.#loading ??= this.#load();
      // A challenge that cannot be had says so itself.
      await challenge?.catch(() => undefined);
      return await this.#loading;
    } catch {
      // The network is gone: the next focus or press tries again.
      this.#loading = undefined;
      return undefined;
    }
  }

  async #load(): Promise<Sending> {
    const [{ Sending }] = await Promise.all([import('./sending.js'), this.#host.locale.load('send'), this.#keep()]);
    return (this.sending ??= new Sending(this.#host, this));
  }

  /** Shows a challenge, now that one is asked for. */
  async needChallenge(): Promise<ChallengeController> {
    const [{ ChallengeController }] = await Promise.all([
      import('../parts/challenge-controller.js'),
      this.#host.locale.load('send'),
    ]);
    if (!this.challenge) {
      this.challenge = new ChallengeController(this.#host, this.source!, 'comment');
      this.challenge.onAnnounce = (text) => this.announce(text);
    }
    this.challenge.ensure();
    return this.challenge;
  }

  announce(text: string): void {
    this.announcement = text;
    this.#host.requestUpdate();
  }

  async #open(): Promise<void> {
    const last = this.source?.page.id;
    // What was typed for another page stays with that page; what is on its way goes on.
    await this.draft?.flush();
    this.challenge?.dispose();
    this.draft = this.challenge = this.sending = this.#loading = this.#keeping = undefined;
    const source = (this.source = await findSource(this.#host));
    if (last && last !== source.page.id) {
      this.restored = false;
      this.#host.renderRoot.querySelector('form')?.reset();
    }
    try {
      this.description = await source.part('form');
      await this.describe();
    } catch {
      // The form can be written in without its description; the submit will tell what is wrong.
    }
    if (mayHaveDrafts()) await this.#keep();
    if (this.#host.matches(':focus-within')) void this.touched();
  }

  /** Begins to keep what is typed, and puts back what an earlier visit left. */
  #keep(): Promise<void> {
    return (this.#keeping ??= (async () => {
      const { createDraft, fillFields } = await import('./form-draft.js');
      const draft = (this.draft = createDraft(this.#host, this.source!.page.id, () => this.sending?.toKeep()));
      const record = await draft.restore();
      // What was typed while this was on its way.
      if (!record) return draft.touch();
      await fillFields(this.#host, record);
      this.restored = true;
      void this.touched().then((sending) => sending?.resume(record));
    })());
  }

  #flush(): void {
    void this.draft?.flush();
  }
}
