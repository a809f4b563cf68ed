import type { CommentEvent } from '../core/comment.js';
import type { PageRef } from '../core/page.js';
import type { Entries, Entry } from './local-storage-entries.js';
import { eventsOf, latest } from './local-storage-comments.js';
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
  // "From now on" is from this call on, not from when somebody first asks for an event.
  const start = begin(() => (signal?.aborted ? [] : entries.list(page)));
  return (async function* () {
    const first = await start;
    let seen = new Set(
      eventsOf(first)
        .filter(({ position: at }) => Number(at) <= from(first))
        .map(keyOf),
    );
    let known: readonly Entry[] = first;
    let reset = position !== undefined && !(/^\d{1,16}$/.test(position) && Number(position) <= latest(first));
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
        for (const event of news) {
          if (signal?.aborted) return;
          yield event;
        }
      } else await nextEvent(events, ['storage', own], signal);
    }
  })();

  function from(first: readonly Entry[]): number {
    return position === undefined ? latest(first) : Number(position);
  }
}

/** Starts at once, and fails only for who asks. */
function begin<T>(read: () => T): Promise<T> {
  const start = (async () => read())();
  start.catch(() => undefined);
  return start;
}

function keyOf(event: CommentEvent): string {
  const id = 'comment' in event ? event.comment.id : 'id' in event ? event.id : '';
  return `${event.kind} ${event.position} ${id}`;
}
