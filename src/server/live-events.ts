import type { Store, StoreEvent } from '../contract/store.js';
import { publicEvents, type PublicEvent } from './public-events.js';
import type { Site } from './site.js';

/** What comes within this time is told together: a burst of votes is one look into the log. Milliseconds. */
const gatherMs = 50;
/** After this time a store that could not answer is asked again. */
const retryMs = 1000;
/** Events read at once. */
const batch = 200;

export type Hear = (events: readonly PublicEvent[]) => void;

/** Tells what happens, page by page. Listens to the store only while somebody listens to it. */
export interface LiveEvents {
  /** From now on; resolves when it has begun. The returned function ends it. */
  join(site: Site, page: string, hear: Hear): Promise<() => void>;
}

interface Group {
  site: Site;
  readonly pages: Map<string, Set<Hear>>;
  /** Place in the log up to which everybody has heard. */
  seq: number;
  started: Promise<void>;
  reading: boolean;
  again: boolean;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** One reader of the log for each site, however many streams there are: a change costs one query, and one look-up for each comment in it. */
export function createLiveEvents(store: Store, now: () => number): LiveEvents {
  const groups = new Map<string, Group>();
  let stop: (() => void) | undefined;

  function wake(group: Group, ms = gatherMs): void {
    if (group.timer !== undefined) return;
    group.timer = setTimeout(() => {
      group.timer = undefined;
      void readOn(group);
    }, ms);
    unref(group.timer);
  }

  async function readOn(group: Group): Promise<void> {
    group.again = true;
    if (group.reading) return;
    group.reading = true;
    try {
      while (group.again && group.pages.size > 0) {
        group.again = false;
        const found = await store.listEvents({ site: group.site.id, after: group.seq, limit: batch });
        for (const page of new Set(found.map((event) => event.page))) {
          await tell(
            group,
            page,
            found.filter((event) => event.page === page),
          );
        }
        // Only now: if a look-up fails, the same events are read once more, and who has heard one lets it pass.
        group.seq = found.at(-1)?.seq ?? group.seq;
        if (found.length === batch) group.again = true;
      }
    } catch {
      wake(group, retryMs);
    } finally {
      group.reading = false;
    }
  }

  async function tell({ site, pages }: Group, page: string, events: readonly StoreEvent[]): Promise<void> {
    if (!pages.has(page)) return;
    const told = await publicEvents(store, site, events, now());
    if (told.length > 0) for (const hear of [...(pages.get(page) ?? [])]) hear(told);
  }

  function begin(site: Site): Group {
    const group: Group = { site, pages: new Map(), seq: 0, started: Promise.resolve(), reading: false, again: false };
    groups.set(site.id, group);
    stop ??= store.onChange(() => {
      for (const each of groups.values()) wake(each);
    });
    group.started = store.eventRange(site.id).then(({ last }) => void (group.seq = last));
    return group;
  }

  function leave(group: Group, page: string, hear: Hear): void {
    const listeners = group.pages.get(page);
    listeners?.delete(hear);
    if (listeners?.size === 0) group.pages.delete(page);
    if (group.pages.size > 0 || groups.get(group.site.id) !== group) return;
    clearTimeout(group.timer);
    groups.delete(group.site.id);
    if (groups.size > 0) return;
    stop?.();
    stop = undefined;
  }

  return {
    async join(site, page, hear) {
      const group = groups.get(site.id) ?? begin(site);
      // Its rules may have changed since the others came.
      group.site = site;
      group.pages.set(page, (group.pages.get(page) ?? new Set()).add(hear));
      try {
        await group.started;
      } catch (error) {
        leave(group, page, hear);
        throw error;
      }
      return () => leave(group, page, hear);
    },
  };
}

/** In Node, waiting for news does not keep a process alive. */
export function unref(timer: ReturnType<typeof setTimeout>): void {
  (timer as { unref?: () => void }).unref?.();
}
