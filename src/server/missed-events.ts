import type { Store } from '../contract/store.js';
import { writePosition, type Position } from './position.js';
import { publicEvents, type PublicEvent } from './public-events.js';
import type { Site } from './site.js';

/** Whoever is further behind asks for the list anew: that is cheaper for both than to be told one by one. */
const maxBehind = 200;

/** What was missed, and where it ends. */
export interface Missed {
  readonly events: readonly PublicEvent[];
  /** Place of the last event that readers hear of; never of one that they do not, whose place would tell that something happened. */
  readonly seq: number;
}

/**
 * The events of one page after a position, as readers get them; none without one. One `reset` when it is too old, too far behind, or of
 * another log.
 */
export async function missedEvents(
  store: Store,
  site: Site,
  page: string,
  position: Position | undefined,
  now: number,
): Promise<Missed> {
  const { last: seq } = await store.eventRange(site.id, page);
  if (!position) return { events: [], seq };
  const reset = (): Missed => ({ events: [{ seq, event: { kind: 'reset', position: writePosition(seq, now) } }], seq });
  if (position.stale || position.seq > (await store.eventRange(site.id)).last) return reset();
  const found = await store.listEvents({ site: site.id, page, after: position.seq, limit: maxBehind + 1 });
  if (found.length > maxBehind) return reset();
  const events = await publicEvents(store, site, found, now);
  return { events, seq: Math.max(position.seq, events.at(-1)?.seq ?? 0) };
}
