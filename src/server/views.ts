import type { Store } from '../contract/store.js';

/** A reader who comes back within half an hour is the same view. */
const sameViewMs = 30 * 60_000;
/** A view is a statistic: five seconds of them may be lost with the process, and the store is spared a write for each. */
const flushMs = 5000;
/** Readers remembered at once; beyond it the oldest are forgotten, and may count twice. */
const maxSeen = 200_000;

/** Counts in memory, writes every five seconds. */
export interface Views {
  /** @param reader keyed hash of address and article. */
  count(site: string, article: string, reader: string, now: number): void;
  /** Writes what was counted. Keeps it when the store is busy. */
  flush(): Promise<void>;
}

export function createViews(store: Store): Views {
  const seen = new Map<string, number>();
  const pending = new Map<string, Map<string, number>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function add(site: string, article: string, count: number): void {
    const counts = pending.get(site) ?? new Map<string, number>();
    pending.set(site, counts.set(article, (counts.get(article) ?? 0) + count));
  }

  function schedule(): void {
    timer ??= setTimeout(() => void flush(), flushMs);
    // In Node a statistic does not keep the process alive; `drain()` writes the rest.
    (timer as { unref?: () => void }).unref?.();
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const taken = [...pending];
    pending.clear();
    for (const [site, counts] of taken) {
      try {
        await store.addViews(site, counts);
      } catch {
        for (const [article, count] of counts) add(site, article, count);
        schedule();
      }
    }
  }

  return {
    flush,
    count(site, article, reader, now) {
      if ((seen.get(reader) ?? 0) > now) return;
      seen.delete(reader);
      seen.set(reader, now + sameViewMs);
      // In order of their ends, so that the first ones are over first.
      for (const [key, end] of seen) {
        if (end > now && seen.size <= maxSeen) break;
        seen.delete(key);
      }
      add(site, article, 1);
      schedule();
    },
  };
}
