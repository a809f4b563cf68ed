import type { Moderation, ModerationEvent } from '../contract/moderation.js';
import type { QueueItem } from '../core/moderation.js';
import type { Clock } from './clock.js';
import { belongs, type QueueFilter } from './moderation-items.js';
import type { QueueView } from './moderation-view.js';

/** Several events in a row are looked at together after this long. */
const gatherMs = 500;
/** More new comments than this at once are counted without looking at each. */
const lookedAt = 10;

/** What brings a comment into a view, by filter. */
const arrivals: Partial<Record<QueueFilter, RegExp>> = {
  pending: /^(submitted|edited)$/,
  reported: /^reported$/,
  published: /^published$/,
  all: /^submitted$/,
};

export interface LiveTarget {
  view(): Pick<QueueView, 'filter' | 'page'>;
  has(id: string): boolean;
  /** Comments that would stand in the list if it were loaded anew. */
  arrive(ids: readonly string[]): void;
  /** A comment of the list that somebody has changed. */
  change(item: QueueItem): void;
  /** Something happened: counts are no longer right. */
  count(): void;
}

/**
 * Follows what happens elsewhere, until it is stopped. It never moves anything: what is new is only counted, what changed keeps its place.
 * When the stream ends for good the queue stands as it is; the next call tells what is wrong.
 */
export class ModerationLive {
  readonly #moderation: Moderation;
  readonly #clock: Clock;
  readonly #target: LiveTarget;
  readonly #calls = new AbortController();
  #events: ModerationEvent[] = [];
  #cancel: (() => void) | undefined;

  constructor(moderation: Moderation, target: LiveTarget, clock: Clock) {
    this.#moderation = moderation;
    this.#target = target;
    this.#clock = clock;
    void this.#follow().catch(() => undefined);
  }

  stop(): void {
    this.#calls.abort();
    this.#cancel?.();
  }

  async #follow(): Promise<void> {
    const { signal } = this.#calls;
    for await (const event of this.#moderation.watch?.({}, { signal }) ?? []) {
      if (signal.aborted) return;
      this.#events.push(event);
      this.#cancel ??= this.#clock.after(gatherMs, () => void this.#look());
    }
  }

  async #look(): Promise<void> {
    const events = this.#events;
    const target = this.#target;
    [this.#events, this.#cancel] = [[], undefined];
    target.count();
    const { filter, page } = target.view();
    const here = events.filter((event) => !page || !event.page || event.page === page.id);
    const ids = new Set(here.flatMap(({ comment }) => comment ?? []));
    const known = [...ids].filter((id) => target.has(id));
    const fresh = here
      .filter(({ kind, comment }) => comment && !target.has(comment) && arrivals[filter]?.test(kind))
      .map(({ comment }) => comment!);
    // What was missed cannot be named: it stands for one.
    const reset = here.some(({ kind }) => kind === 'reset') ? [''] : [];
    const looked = await this.#belonging([...new Set(fresh)]);
    if (this.#calls.signal.aborted || filter !== target.view().filter) return;
    if (looked.length || reset.length) target.arrive([...looked, ...reset]);
    for (const item of await this.#get(known)) target.change(item);
  }

  /** A comment that came in as spam, or was decided meanwhile, is not news for those who look at what waits. */
  async #belonging(ids: readonly string[]): Promise<readonly string[]> {
    const { filter } = this.#target.view();
    if (!this.#moderation.getItem || ids.length > lookedAt) return ids;
    const items = await this.#get(ids);
    return items.filter((item) => belongs(item, filter)).map(({ id }) => id);
  }

  async #get(ids: readonly string[]): Promise<readonly QueueItem[]> {
    const { signal } = this.#calls;
    const { getItem } = this.#moderation;
    if (!getItem) return [];
    const items = await Promise.all(ids.slice(0, 50).map((id) => getItem(id, { signal }).catch(() => undefined)));
    return items.filter((item) => item !== undefined);
  }
}
