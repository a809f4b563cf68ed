import type { StoreEventKind } from '../../contract/store-records.js';
import { randomId } from '../../core/random-id.js';

/** An edit that waits comes as `submitted`: both stand in the same list. */
export type LoggedKind = Exclude<StoreEventKind, 'revised'>;

/** What happened, in its order. */
export interface LogEntry {
  /** Counted from 1, without gaps. */
  readonly seq: number;
  readonly kind: LoggedKind;
  readonly page: string;
  readonly comment?: string;
}

/** So many events are kept: who was away for longer asks for the list anew. */
const mostEntries = 1000;

/** The list of events that `watch` reads. A position names the log it belongs to, so that one from before a reload is not known. */
export class EventLog {
  readonly #id = randomId();
  readonly #wakes = new Set<() => void>();
  #entries: LogEntry[] = [];

  /** Of the newest event; 0 before the first. */
  last = 0;

  append(kind: LoggedKind, page: string, comment?: string): void {
    this.#entries.push({ seq: ++this.last, kind, page, ...(comment !== undefined && { comment }) });
    // Cut seldom, by halves: each cut copies what stays.
    if (this.#entries.length > 2 * mostEntries) this.#entries = this.#entries.slice(-mostEntries);
    for (const wake of [...this.#wakes]) wake();
  }

  position(seq = this.last): string {
    return `${this.#id}.${seq}`;
  }

  /** `undefined`: this log does not know the position, or has forgotten what came behind it. */
  read(position: string): number | undefined {
    const [id, text = ''] = position.split('.');
    const seq = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
    return id === this.#id && seq <= this.last && this.after(seq) ? seq : undefined;
  }

  /** Events behind a place in the list; `undefined` when some of them are forgotten. */
  after(seq: number): readonly LogEntry[] | undefined {
    const first = this.#entries[0]?.seq ?? this.last + 1;
    return seq < first - 1 ? undefined : this.#entries.slice(seq - first + 1);
  }

  /** Resolves with the next event, or when the signal ends it; a timer is not needed. */
  changed(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        this.#wakes.delete(end);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      this.#wakes.add(end);
      signal?.addEventListener('abort', end);
    });
  }
}

/**
 * The events of a log from a position on, or from now on, until the signal ends it.
 * @param read what an entry is to the watcher; `undefined` is passed over.
 * @param reset what a watcher is told who has missed too much.
 */
export function watchLog<T>(
  log: EventLog,
  position: string | undefined,
  read: (entry: LogEntry, position: string) => T | undefined,
  reset: (position: string) => T,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void, void> {
  // "From now on" is from this call on, not from when somebody first asks for an event.
  const start = position === undefined ? log.last : log.read(position);
  return (async function* () {
    let seen = start;
    while (!signal?.aborted) {
      const entries = seen === undefined ? undefined : log.after(seen);
      if (!entries) {
        seen = log.last;
        yield reset(log.position());
        continue;
      }
      for (const entry of entries) {
        if (signal?.aborted) return;
        seen = entry.seq;
        const event = read(entry, log.position(entry.seq));
        if (event !== undefined) yield structuredClone(event);
      }
      if (seen === log.last) await log.changed(signal);
    }
  })();
}
