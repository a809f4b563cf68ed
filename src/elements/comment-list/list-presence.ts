import type { LitElement } from 'lit';
import type { LocaleController } from '../../controllers/locale.js';
import { systemClock } from '../../state/clock.js';
import type { LiveComments } from '../../state/live-comments.js';
import { tellTimes } from './times.js';

/** A hidden page holds its connection no longer than this: browsers allow six to one server. Milliseconds. */
const hiddenMs = 60_000;
const minuteMs = 60_000;

/** While somebody looks at the page: what is new comes, and times stay true. Hidden, nothing runs. */
export class ListPresence {
  readonly #host: LitElement & { readonly locale: LocaleController };
  readonly #live: LiveComments;
  readonly #back: () => void;
  #events: AbortController | undefined;
  #stop: () => void = () => undefined;

  /** @param back called when somebody looks again. */
  constructor(host: LitElement & { readonly locale: LocaleController }, live: LiveComments, back: () => void) {
    this.#host = host;
    this.#live = live;
    this.#back = back;
  }

  connect(): void {
    const { signal } = (this.#events = new AbortController());
    // A page in the browser's cache may hold no connection.
    addEventListener('pagehide', () => this.#rest(), { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && this.#look(), { signal });
    document.addEventListener('visibilitychange', () => this.#look(), { signal });
    this.#watch();
  }

  disconnect(): void {
    this.#events?.abort();
    this.#rest();
  }

  #look(): void {
    this.#stop();
    if (document.visibilityState !== 'visible') {
      this.#stop = systemClock.after(hiddenMs, () => this.#live.stop());
      return;
    }
    this.#back();
    this.#watch();
  }

  #watch(): void {
    if (document.visibilityState !== 'visible') return;
    this.#live.start();
    this.#tell();
  }

  /** One timer for all times of the list. */
  #tell(): void {
    this.#stop();
    this.#stop = systemClock.after(minuteMs, () => {
      tellTimes(this.#host.renderRoot, systemClock.now(), this.#host.locale.code);
      this.#tell();
    });
  }

  #rest(): void {
    this.#stop();
    this.#live.stop();
  }
}
