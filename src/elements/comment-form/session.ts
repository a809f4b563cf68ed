import { findSource } from '../../controllers/source.js';
import { mergeFields } from '../../core/merge-fields.js';
import type { FormDescription } from '../../core/form.js';
import { systemClock } from '../../state/clock.js';
import { DraftKeeper, type DraftContent } from '../../state/draft.js';
import type { PageSource } from '../../state/page-source.js';
import { openDrafts, type DraftRecord } from '../../storage/draft-storage.js';
import type { ChallengeController } from '../parts/challenge-controller.js';
import { valuesOf, type FormHost, type SendingContext } from './form-host.js';
import type { Sending } from './sending.js';

/** One storage for all forms of a page. Opened by the first form, not at import: modules have no side effects. */
let drafts: ReturnType<typeof openDrafts> | undefined;

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
  #loading: Promise<Sending> | undefined;

  constructor(host: FormHost) {
    this.#host = host;
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
  }

  /** Finds the backend and takes up its form; again when the element is given another backend or page. */
  open(): Promise<void> {
    return (this.#opened = this.#open().catch((cause: unknown) => {
      this.#opened = undefined;
      // Wrong use of the element: the owner reads it in the console; readers still have their text.
      console.error(cause);
    }));
  }

  /** Merges the owner's wishes with the backend's truth. */
  describe(): void {
    if (!this.description) return;
    const { fields: described, consent } = this.description;
    const { fields, hidden } = mergeFields(this.#host.wished, described);
    if (hidden[0]) console.warn(`ykien: ${this.source!.adapter.name} cannot store ${hidden}: hidden. Change fields="…" or the backend.`);
    if (consent) fields.push({ name: 'consent', type: 'checkbox', required: true, label: consent.text });
    if (JSON.stringify(fields) !== JSON.stringify(this.#host.shown)) this.#host.shown = fields;
    this.#host.requestUpdate();
  }

  /** Nothing asks for a challenge here, or not yet. */
  get unasked(): boolean {
    const policy = this.description?.challenge;
    return policy === 'none' || (policy === 'on-demand' && !this.challenge) || (!!this.source && !this.source.adapter.requestChallenge);
  }

  /** The reader is in the form: what checks and sends will be needed, and a challenge. */
  async touched(): Promise<Sending | undefined> {
    await (this.#opened ?? this.open());
    if (!this.source) return undefined;
    if (!this.unasked) await this.needChallenge();
    try {
      return await (this.#loading ??= this.#load());
    } catch {
      // The network is gone: the next focus or press tries again.
      this.#loading = undefined;
      return undefined;
    }
  }

  async #load(): Promise<Sending> {
    const [{ Sending }] = await Promise.all([import('./sending.js'), this.#host.locale.send()]);
    return (this.sending = new Sending(this.#host, this));
  }

  /** Shows a challenge, now that one is asked for. */
  async needChallenge(): Promise<ChallengeController> {
    const { ChallengeController } = await import('../parts/challenge-controller.js');
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
    const host = this.#host;
    // What was typed for another page stays with that page; what is on its way goes on.
    await this.draft?.flush();
    this.challenge?.dispose();
    this.challenge = this.sending = this.#loading = undefined;
    const source = (this.source = await findSource(host));
    drafts ??= openDrafts();
    this.draft = new DraftKeeper({ page: source.page.id, clock: systemClock, storage: drafts, read: () => this.#toKeep() });
    this.draft.subscribe(() => host.requestUpdate());
    const described = source.part('form').then((description) => {
      this.description = description;
      this.describe();
    });
    const record = await this.draft.restore();
    // The form can be written in without its description; the submit will tell what is wrong.
    await described.catch(() => undefined);
    if (record) await this.#restore(record);
    if (host.matches(':focus-within')) void this.touched();
  }

  /** Puts a kept text back into the fields that are empty, and takes up a submit that an earlier visit left behind. */
  async #restore({ values, submissionId, frozen }: DraftRecord): Promise<void> {
    await this.#host.updateComplete;
    for (const control of this.#host.renderRoot.querySelectorAll<HTMLInputElement>('[name]')) {
      const value = values[control.name];
      if (value && control.type === 'checkbox') control.checked = true;
      else if (value && !control.value) control.value = value;
    }
    this.restored = true;
    const sending = await this.touched();
    if (submissionId) sending?.resume(values, submissionId, !!frozen);
    this.#host.requestUpdate();
  }

  #toKeep(): DraftContent {
    return this.sending?.toKeep() ?? { values: valuesOf(this.#host) };
  }

  #flush(): void {
    void this.draft?.flush();
  }
}
