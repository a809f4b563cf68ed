import type { CommentEvent } from '../core/comment.js';
import type { PageRef } from '../core/page.js';
import type { Entries } from './local-storage-entries.js';
import { eventsOf, latest } from './local-storage-comments.js';
import { atOnce } from './parts/at-once.js';
import { nextEvent, type EventSource } from './parts/next-event.js';

/**
 * What changes on a page, in this tab and in others. It compares what lies in the storage with what was told before, so that nothing is missed however seldom it is woken.
 * @param own kind of event by which this tab tells of its own changes; a browser tells of those of others only.
 */
export function watchEntries(
  entries: Entries,
  events: EventSource,
  own: string,
  { page: { id: page }, position }: { readonly page: PageRef; readonly position?: string },
  signal: AbortSignal | undefined,
): AsyncIterable<CommentEvent> {
  // "From now on" is from this call on, not from when somebody first asks for an event; and it fails only for who asks.
  const start = atOnce(entries.list)(page);
  start.catch(() => undefined);
  return (async function* () {
    let known = await start;
    const newest = latest(known);
    const from = Number(position ?? newest);
    let reset = !(from <= newest);
    let seen = new Set(
      eventsOf(known)
        .filter((event) => Number(event.position) <= from)
        .map(keyOf),
    );
    while (!signal?.aborted) {
      const now = entries.list(page);
      // Somebody has cleared the storage, or a part of it.
      reset ||= known.some(({ id }) => now.every((each) => each.id !== id));
      known = now;
      const news = eventsOf(now).filter((event) => !seen.has(keyOf(event)));
      seen = new Set(eventsOf(now).map(keyOf));
      if (reset) {
        reset = false;
        yield { kind: 'reset', position: `${latest(now)}` };
      } else if (news.length > 0) {
        for (const event of news) if (!signal?.aborted) yield event;
      } else await nextEvent(events, ['storage', own], signal);
    }
  })();
}

function keyOf({ kind, position, ...about }: CommentEvent): string {
  return `${kind} ${position} ${'comment' in about ? about.comment.id : 'id' in about && about.id}`;
}
