import type { EventSelection, StoreEvent, StoreEventKind } from '../../../contract/store.js';
import type { MemoryState } from './state.js';

const weekMs = 7 * 24 * 60 * 60 * 1000;

const heardByReaders: readonly StoreEventKind[] = ['published', 'edited', 'removed', 'votes', 'closed', 'opened'];

/** The log of what happened, and who wants to hear that something did. */
export function memoryEvents(state: MemoryState) {
  const listeners = new Set<() => void>();
  const ofSite = (site: string) => state.events.filter((event) => event.site === site);

  return {
    list({ site, page, after, limit }: EventSelection): StoreEvent[] {
      const later = ofSite(site).filter(({ seq }) => seq > after);
      return later.filter((event) => page === undefined || event.page === page).slice(0, limit);
    },
    range(site: string, page?: string): { first: number; last: number } {
      const events = ofSite(site);
      const heard = (event: StoreEvent) =>
        page === undefined || (event.page === page && heardByReaders.includes(event.kind));
      return { first: events[0]?.seq ?? 0, last: events.filter(heard).at(-1)?.seq ?? 0 };
    },
    on(listener: () => void): () => void {
      // A function of its own, so that the same listener can be there twice.
      const own = () => listener();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    wake(): void {
      for (const listener of [...listeners]) {
        try {
          listener();
        } catch {
          // A listener's mistake is its own: the change is done, and the others want to hear of it.
        }
      }
    },
    silence: () => listeners.clear(),
    sweep(now: number): void {
      state.events = state.events.filter(({ at }) => at >= now - weekMs);
    },
  };
}
