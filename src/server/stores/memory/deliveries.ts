import type { Delivery, StoreEventKind } from '../../../contract/store.js';
import type { MemoryState } from './state.js';
import { freeze, join } from './table.js';

interface Waiting extends Delivery {
  readonly dueAt: number;
}

/** What waits for a webhook or a mailbox. A delivery holds its event, which the log forgets after a week. */
export function memoryDeliveries(state: MemoryState) {
  /** By `(site, hook)`: the last event that it has seen. */
  const seen = new Map<string, number>();
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const of = (site: string, comment: string) =>
    [...waiting.values()].filter((each) => each.site === site && each.event.comment === comment);

  return {
    queue(site: string, hook: string, kinds: readonly StoreEventKind[], now: number): void {
      const key = join(site, hook);
      // A hook that is new begins with now.
      const after = seen.get(key) ?? state.lastSeq;
      seen.set(key, state.lastSeq);
      for (const event of state.events) {
        if (event.site !== site || event.seq <= after || !kinds.includes(event.kind)) continue;
        lastId += 1;
        waiting.set(lastId, { id: lastId, site, hook, event, tries: 0, dueAt: now });
      }
    },
    take(site: string, now: number, leaseMs: number, limit: number): Delivery[] {
      const due = [...waiting.values()].filter((each) => each.site === site && each.dueAt <= now);
      const taken = due.sort((a, b) => a.dueAt - b.dueAt || a.id - b.id).slice(0, limit);
      for (const each of taken) waiting.set(each.id, { ...each, tries: each.tries + 1, dueAt: now + leaseMs });
      return taken.map(({ dueAt: _dueAt, ...delivery }) => freeze(delivery));
    },
    finish(id: number, retryAt?: number): void {
      const delivery = waiting.get(id);
      if (delivery && retryAt !== undefined) waiting.set(id, { ...delivery, dueAt: retryAt });
      else waiting.delete(id);
    },
    countOf: (site: string, comment: string): number => of(site, comment).length,
    dropOf(site: string, comment: string): void {
      for (const { id } of of(site, comment)) waiting.delete(id);
    },
  };
}

export type MemoryDeliveries = ReturnType<typeof memoryDeliveries>;
