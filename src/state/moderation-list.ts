import type { QueueItem } from '../core/moderation.js';
import { belongs, type QueueFilter } from './moderation-items.js';

/**
 * The comments that were loaded, in the backend's order. What is decided leaves the view but keeps its place, so that a rollback or an undo puts it back
 * where it was; what somebody else changed stays where it is.
 */
export class ModerationList {
  #items: QueueItem[] = [];
  readonly #gone = new Set<string>();

  get visible(): readonly QueueItem[] {
    return this.#items.filter(({ id }) => !this.#gone.has(id));
  }

  clear(): void {
    this.#items = [];
    this.#gone.clear();
  }

  find(id: string): QueueItem | undefined {
    return this.#items.find((item) => item.id === id);
  }

  /** Behind the others; what is there already, because it moved between two pages, stays where it is. Tells whether it brought any. */
  append(items: readonly QueueItem[]): boolean {
    const fresh = items.filter(({ id }) => !this.find(id));
    this.#items = [...this.#items, ...fresh];
    return fresh.length > 0;
  }

  /** As they are now. One that no longer belongs to the filter leaves the view. */
  decide(items: readonly QueueItem[], filter: QueueFilter): void {
    for (const item of items) {
      this.update(item);
      if (belongs(item, filter)) this.#gone.delete(item.id);
      else this.#gone.add(item.id);
    }
  }

  /** Back as they were, in their old places; one that is not loaded any more comes first, if it belongs here. */
  restore(items: readonly QueueItem[], filter: QueueFilter): void {
    const missing = items.filter((item) => !this.find(item.id) && belongs(item, filter));
    this.#items = [...missing, ...this.#items];
    for (const item of items) {
      this.update(item);
      if (!this.#gone.delete(item.id) && !belongs(item, filter)) this.#gone.add(item.id);
    }
  }

  /** Another text or state of a comment that is loaded; its place and whether it is seen stay. */
  update(item: QueueItem): void {
    this.#items = this.#items.map((each) => (each.id === item.id ? item : each));
  }

  /** The one to go on with when some leave the view: the next behind the first of them, else the one before. */
  after(leaving: ReadonlySet<string>): string | undefined {
    const rows = this.visible;
    const first = rows.findIndex(({ id }) => leaving.has(id));
    const stays = ({ id }: QueueItem): boolean => !leaving.has(id);
    return (rows.slice(Math.max(first, 0)).find(stays) ?? rows.slice(0, Math.max(first, 0)).findLast(stays))?.id;
  }
}
