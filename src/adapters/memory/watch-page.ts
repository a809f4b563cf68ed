import type { CommentEvent } from '../../core/comment.js';
import type { PageRef } from '../../core/page.js';
import type { MemoryData } from './data.js';
import { watchLog, type LogEntry } from './event-log.js';
import { publicComment } from './public-comment.js';

/**
 * As `Adapter.watch` says.
 * @param start resolves when the call has got through; an abort before that is no error, it ends the iteration.
 */
export function watchPage(
  data: MemoryData,
  { page, position }: { page: PageRef; position?: string },
  signal: AbortSignal | undefined,
  start: () => Promise<void>,
): AsyncIterable<CommentEvent> {
  const events = watchLog<CommentEvent>(
    data.log,
    position,
    (entry, at) => readEvent(data, page.id, entry, at),
    (at) => ({ kind: 'reset', position: at }),
    signal,
  );
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
function readEvent(
  { entries, rules }: MemoryData,
  page: string,
  { kind, page: of, comment: id = '' }: LogEntry,
  position: string,
): CommentEvent | undefined {
  if (of !== page) return undefined;
  if (kind === 'closed' || kind === 'opened') return { kind, position };
  if (kind === 'removed') return { kind, position, id };
  const entry = entries.get(id);
  if (entry?.status !== 'published') return undefined;
  if (kind === 'published' || kind === 'edited') return { kind, position, comment: publicComment(entry, rules) };
  if (kind !== 'votes') return undefined;
  return { kind, position, id, up: entry.up, ...(rules.votes === 'both' && { down: entry.down }) };
}
