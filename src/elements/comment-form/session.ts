import { findSource } from '../../controllers/source.js';
import type { FieldDefinition } from '../../core/field.js';
import type { FormDescription } from '../../core/form.js';
import type { PageSource } from '../../state/page-source.js';
import { mayHaveDrafts } from '../../storage/draft-marker.js';
import type { FormContext, FormHost } from './form-host.js';
import type { Sending } from './sending.js';
import type { Writing } from './writing.js';

/**
 * What a form needs beyond its first view before anybody writes in it: the backend and its description of the form. What keeps, checks and
 * sends comes with the first focus.
 */
export class FormSession implements FormContext {
  /** What the live region says. */
  announcement = '';
  description: FormDescription | undefined;
  source: PageSource | undefined;
  writing: Writing | undefined;
  readonly #host: FormHost;
  #events: AbortController | undefined;
  #opened: Promise<void> | undefined;
  #loading: Promise<Writing> | undefined;

  constructor(host: FormHost) {
    this.#host = host;
    // A form that stands in the middle of the screen will be written in: its challenge is there before the hand. The observer goes with the host.
    new IntersectionObserver(([entry]) => entry?.isIntersecting && this.touched(), { rootMargin: '-40% 0px' }).observe(
      host,
    );
  }

  connect(): void {
    const { signal } = (this.#events = new AbortController());
    addEventListener('online', () => this.writing?.online(), { signal });
    addEventListener('pagehide', () => this.writing?.flush(), { signal });
    document.addEventListener('visibilitychange', () => this.writing?.flush(), { signal });
    if (!this.#opened) void this.open();
  }

  disconnect(): void {
    this.#events?.abort();
    this.writing?.rest();
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
    const { fields, consent } = description;
    const { wished, parent, shown } = this.#host;
    const names = (all: readonly FieldDefinition[]): string => all.map(({ name }) => name).join();
    // What was guessed is mostly right, and further fields move none.
    if (!wished && !parent && !consent && names(fields).startsWith(names(shown))) this.#host.shown = fields;
    else await (await import('./described-fields.js')).takeFields(this.#host, description, this.source!.adapter.name);
  }

  /** Nothing asks for a challenge here, or not yet. */
  get unasked(): boolean {
    const policy = this.description?.challenge;
    return (
      policy === 'none' ||
      (policy === 'on-demand' && !this.writing?.challenge) ||
      (!!this.source && !this.source.adapter.requestChallenge)
    );
  }

  /** The reader is in the form: what keeps, checks and sends will be needed, and a challenge. */
  async touched(): Promise<Sending | undefined> {
    await (this.#opened ?? this.open());
    try {
      return this.source && (await (await this.#write()).begin());
    } catch {
      // The network is gone: the next focus or press tries again.
      return undefined;
    }
  }

  announce(text: string): void {
    this.announcement = text;
    this.#host.requestUpdate();
  }

  async #write(): Promise<Writing> {
    const load = async () => (this.writing = new (await import('./writing.js')).Writing(this.#host, this));
    try {
      return await (this.#loading ??= load());
    } catch (error) {
      this.#loading = undefined;
      throw error;
    }
  }

  async #open(): Promise<void> {
    const last = this.source?.page.id;
    // What was typed for another page stays with that page; what is on its way goes on.
    await this.writing?.leave();
    this.writing = this.#loading = undefined;
    const source = (this.source = await findSource(this.#host));
    // A form that nobody takes anything from is none.
    this.#host.hidden ||= !source.adapter.submitComment;
    if (last && last !== source.page.id) this.#host.renderRoot.querySelector('form')?.reset();
    try {
      this.description = await source.part('form');
      await this.describe();
    } catch {
      // The form can be written in without its description; the submit will tell what is wrong.
    }
    if (mayHaveDrafts()) await (await this.#write()).keep();
    if (this.#host.matches(':focus-within')) void this.touched();
  }
}
