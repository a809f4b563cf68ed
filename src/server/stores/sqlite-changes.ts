import type { DatabaseSync } from 'node:sqlite';

/** How soon a commit of another process is noticed, in milliseconds. */
const pollMs = 1000;

/** Tells listeners that something was written, by this connection or by another. */
export function sqliteChanges(db: DatabaseSync) {
  const dataVersion = db.prepare('PRAGMA data_version');
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  let version: unknown;

  // Another connection's commit changes the number; this one's do not. Locked: the next poll looks again.
  function readVersion(): unknown {
    try {
      return dataVersion.get()?.data_version;
    } catch {
      return version;
    }
  }

  function wake(): void {
    for (const listener of [...listeners]) {
      try {
        listener();
      } catch {
        // A listener's mistake is its own: the commit is done, and the others want to hear of it.
      }
    }
  }

  function poll(): void {
    if (version !== (version = readVersion())) wake();
  }

  function end(): void {
    clearInterval(timer);
    timer = undefined;
  }

  return {
    wake,
    /** Another number after each commit of another connection. @throws what SQLite throws, when it is locked */
    foreign: (): unknown => dataVersion.get()?.data_version,
    on(listener: () => void): () => void {
      const own = () => listener();
      listeners.add(own);
      if (!timer) {
        version = readVersion();
        timer = setInterval(poll, pollMs).unref();
      }
      return () => {
        listeners.delete(own);
        if (listeners.size === 0) end();
      };
    },
    close(): void {
      listeners.clear();
      end();
    },
  };
}
