import type { Moderation } from '../contract/moderation.js';
import type { ModerationStatus, QueueItem } from '../core/moderation.js';
import { systemClock, type Clock } from './clock.js';
import { ModerationCounts } from './moderation-counts.js';
import { decisionsAtOnce, ModerationDecisions } from './moderation-decisions.js';
import { recount, type QueueFilter } from './moderation-items.js';
import { ModerationList } from './moderation-list.js';
import { ModerationLive } from './moderation-live.js';
import { blankQueue, none, type QueueView } from './moderation-view.js';
import { Observable } from './observable.js';

const pageSize = 30;
/** With fewer rows than this left, the next page is fetched. */
const fewRows = 6;
const searchDelayMs = 300;

/** The moderators' queue: what is looked at, verdicts that show at once and come back when they fail, and what is new. */
export class ModerationQueue extends Observable<QueueView> {
  readonly #moderation: Moderation;
  readonly #clock: Clock;
  readonly #list = new ModerationList();
  readonly #decisions: ModerationDecisions;
  #live: ModerationLive | undefined;
  #calls: AbortController | undefined;
  #cursor: string | undefined;
  #cancelSearch: (() => void) | undefined;
  readonly #counts: ModerationCounts;
  readonly #arrived = new Set<string>();

  constructor(moderation: Moderation, clock: Clock = systemClock) {
    super({ phase: 'idle', filter: 'pending', search: '', undoable: 0, ...blankQueue });
    this.#moderation = moderation;
    this.#clock = clock;
    this.#decisions = new ModerationDecisions(moderation);
    this.#counts = new ModerationCounts(moderation, clock, (counts) => this.#patch({ counts }));
  }

  /** Loads, and follows what happens elsewhere. */
  start(): void {
    this.#live ??= new ModerationLive(
      this.#moderation,
      {
        view: () => this.value,
        has: (id) => !!this.#list.find(id),
        arrive: (ids) => this.#onArrived(ids),
        change: (item) => this.#onChanged(item),
        count: () => void this.#counts.ask(),
      },
      this.#clock,
    );
    if (this.value.phase === 'idle') this.reload();
  }

  stop(): void {
    this.#live?.stop();
    this.#live = undefined;
    this.#calls?.abort();
    this.#cancelSearch?.();
    this.#counts.stop();
    if (/loading|more/.test(this.value.phase)) this.#patch({ phase: 'idle' });
  }

  /** The list from its start; rows stay until the new ones are there. */
  reload(): void {
    void this.#counts.ask();
    void this.#fetch();
  }

  filter(filter: QueueFilter): void {
    this.#restart({ filter });
  }

  /** @param page only comments of this page; none: all pages. */
  only(page?: { readonly id: string; readonly title: string }): void {
    this.#restart({ page });
  }

  /** Asks once nobody has typed for a moment. */
  search(search: string): void {
    this.#cancelSearch?.();
    this.#patch({ search });
    this.#cancelSearch = this.#clock.after(searchDelayMs, () => void this.#fetch());
  }

  async more(): Promise<void> {
    if (this.value.next && this.value.phase === 'ready') await this.#fetch(this.value.next);
  }

  /** What failed, once more: the first page, or a further one. */
  retry(): void {
    void this.#fetch(this.#cursor);
  }

  /** Makes a row the current one. */
  focus(id: string): void {
    if (id !== this.value.current && this.#list.find(id)) this.#patch({ current: id });
  }

  /** The current row moves up or down; at either end it stays. */
  move(by: number): void {
    const { items, current } = this.value;
    const at = items.findIndex(({ id }) => id === current);
    const to = items[Math.min(items.length - 1, Math.max(0, at + by))];
    if (to) this.focus(to.id);
  }

  select(id: string, selected = !this.value.selected.has(id)): void {
    const next = new Set(this.value.selected);
    next[selected ? 'add' : 'delete'](id);
    this.#patch({ selected: next });
  }

  /** All rows that are shown, or none. */
  selectAll(selected: boolean): void {
    this.#patch({ selected: selected ? new Set(this.value.items.map(({ id }) => id)) : none });
  }

  /** Shows the verdict at once; when it fails the rows come back, and `notice` says so. */
  async decide(ids: readonly string[], to: ModerationStatus, reason?: string): Promise<void> {
    const items = ids.map((id) => this.#list.find(id)).filter((item) => item !== undefined);
    if (!items.length) return;
    const step = this.#decisions.start(items, to, reason);
    this.#show(step.before, step.after, 'decide');
    const names = namesOf(items);
    this.#patch({
      notice: { kind: 'decided', to, edit: step.edits === items.length, names, left: this.value.items.length },
    });
    try {
      await step.done;
    } catch (error) {
      this.#show(step.after, step.before, 'restore');
      this.#patch({ notice: { kind: 'failed', names, error } });
      // Of so many some may have been decided: they go out in parts.
      if (items.length > decisionsAtOnce) this.reload();
    }
    this.#settle();
  }

  /** Takes the last verdict back. */
  async undo(): Promise<void> {
    const back = this.#decisions.back();
    if (!back) return;
    const { step, send } = back;
    const names = namesOf(step.before);
    this.#show(step.after, step.before, 'restore');
    this.#patch({ current: step.before[0]!.id, notice: { kind: 'undone', names } });
    try {
      await send();
    } catch (error) {
      // When the verdict itself has failed, the rows are back by that already, and it has been said.
      const [verdict] = await Promise.allSettled([step.done]);
      if (verdict.status === 'fulfilled') {
        this.#decisions.again(step);
        this.#show(step.before, step.after, 'decide');
        this.#patch({ notice: { kind: 'failed', names, error } });
      }
    }
    this.#settle();
  }

  /** Unmasks a comment's fields, which the backend's log keeps. */
  async reveal(id: string): Promise<void> {
    try {
      const fields = await this.#moderation.reveal!(id);
      this.#patch({ revealed: new Map(this.value.revealed).set(id, fields) });
    } catch (error) {
      this.#patch({ notice: { kind: 'failed', names: [], error } });
    }
  }

  #patch(changes: Partial<QueueView>): void {
    this.set({ ...this.value, ...changes, undoable: this.#decisions.undoable });
  }

  #restart(changes: Partial<QueueView>): void {
    this.#cancelSearch?.();
    this.#list.clear();
    this.#patch({ ...changes, ...blankQueue, notice: undefined });
    this.reload();
  }

  async #fetch(cursor?: string): Promise<void> {
    this.#calls?.abort();
    const { signal } = (this.#calls = new AbortController());
    this.#cursor = cursor;
    const { filter: status, search, page } = this.value;
    const words = search.trim();
    this.#patch({ phase: cursor ? 'more' : 'loading', error: undefined });
    try {
      const query = { status, limit: pageSize, ...(words && { search: words }), ...(page && { page: page.id }) };
      const { items, next } = await this.#moderation.listQueue({ ...query, ...(cursor && { cursor }) }, { signal });
      if (signal.aborted) return;
      if (!cursor) {
        this.#list.clear();
        this.#arrived.clear();
      }
      const grown = this.#list.append(items);
      this.#list.decide(
        items.map(({ id }) => this.#decisions.expected(id)).filter((item) => item !== undefined),
        status,
      );
      this.#patch({ ...(!cursor && { ...blankQueue, current: this.value.current }), phase: 'ready', next });
      this.#refresh(grown);
    } catch (error) {
      if (!signal.aborted) this.#patch({ phase: 'failed', error, ...(!cursor && { next: undefined }) });
    }
  }

  #show(from: readonly QueueItem[], to: readonly QueueItem[], how: 'decide' | 'restore'): void {
    const ids = new Set(from.map(({ id }) => id));
    const next = this.#list.after(ids);
    this.#list[how](to, this.value.filter);
    const { current } = this.value;
    const left = current !== undefined && !this.#list.visible.some(({ id }) => id === current);
    const selected = new Set([...this.value.selected].filter((id) => !ids.has(id)));
    this.#patch({ selected, counts: recount(this.value.counts, from, to), ...(left && { current: next }) });
    this.#refresh();
  }

  /** @param fill fetches the next page when few rows are left. */
  #refresh(fill = true): void {
    const items = this.#list.visible;
    const current = items.find(({ id }) => id === this.value.current) ?? items[0];
    this.#patch({ items, current: current?.id });
    if (fill && items.length < fewRows) void this.more();
  }

  #settle(): void {
    this.#refresh();
    // What is on its way may still have the old state.
    if (/loading|more/.test(this.value.phase)) void this.#fetch(this.#cursor);
    this.#counts.askLater();
  }

  #onArrived(ids: readonly string[]): void {
    for (const id of ids) this.#arrived.add(id);
    this.#patch({ fresh: this.#arrived.size });
  }

  #onChanged(item: QueueItem): void {
    const shown = this.#list.find(item.id);
    if (!shown || this.#decisions.expected(item.id) || !this.value.items.includes(shown)) return;
    const other = shown.status !== item.status || shown.revision?.id !== item.revision?.id;
    this.#list.update(item);
    if (other) this.#patch({ changed: new Set(this.value.changed).add(item.id) });
    this.#refresh();
  }
}

const namesOf = (items: readonly QueueItem[]): readonly string[] => items.map(({ fields }) => fields.name ?? '');
