import type { CommentEvent } from '../../core/comment.js';
import type { MemoryData } from './data.js';
import { watchLog, type LogEntry } from './event-log.js';
import { publicComment } from './public-comment.js';

/**
 * What a watcher hears from a position on, or from now on.
 * @param start resolves when the call has got through; an abort before that is no error, it ends the iteration.
 */
export function watchData<T extends { readonly kind: string; readonly position: string }>(
  data: MemoryData,
  position: string | undefined,
  read: (entry: LogEntry, position: string) => T | undefined,
  signal: AbortSignal | undefined,
  start: () => Promise<void>,
): AsyncIterable<T> {
  const reset = (at: string): T => ({ kind: 'reset', position: at }) as T;
  const events = watchLog(data.log, position, read, reset, signal);
  return (async function* () {
    try {
      await start();
    } catch (error) {
      if (signal?.aborted) return;
      throw error;
    }
    yield* events;
  })();
}

/** What a reader hears of an event: nothing of other pages, of verdicts, or of what is not public by now. */
export function readerEvents(
  { entries, rules }: MemoryData,
  page: string,
): (entry: LogEntry, position: string) => CommentEvent | undefined {
  return ({ kind, page: of, comment: id = '' }, position) => {
    if (of !== page) return undefined;
    if (kind === 'closed' || kind === 'opened') return { kind, position };
    if (kind === 'removed') return { kind, position, id };
    const entry = entries.get(id);
    if (entry?.status !== 'published') return undefined;
    if (kind === 'published' || kind === 'edited') return { kind, position, comment: publicComment(entry, rules) };
    if (kind !== 'votes') return undefined;
    return { kind, position, id, up: entry.up, ...(rules.votes === 'both' && { down: entry.down }) };
  };
}
