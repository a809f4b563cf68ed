import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Observable } from '../state/observable.js';

/** Renders a host anew whenever a state changes, for as long as the host is on the page. */
export class StateController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #states: readonly Observable<unknown>[];
  #stops: readonly (() => void)[] = [];

  constructor(host: ReactiveControllerHost, ...states: readonly Observable<unknown>[]) {
    this.#host = host;
    this.#states = states;
    host.addController(this);
  }

  hostConnected(): void {
    this.hostDisconnected();
    this.#stops = this.#states.map((state) => state.subscribe(() => this.#host.requestUpdate()));
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }
}
