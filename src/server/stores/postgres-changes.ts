import type { PgClient } from './postgres-driver.js';

/** How soon a commit of another process is noticed when its notification was lost, in milliseconds; and how soon a lost connection is made anew. */
const pollMs = 1000;

/** Commits of this many milliseconds are told to other processes at once: each notification is a transaction. */
const tellMs = 20;

export interface ChangeSource {
  /** A connection of its own, not yet connected: LISTEN holds for one connection. */
  readonly connect: () => PgClient;
  readonly channel: string;
  /** Position of the newest event that readers see. */
  readonly lastEvent: () => Promise<number>;
  readonly notify: (channel: string, text: string) => Promise<unknown>;
}

/**
 * Tells listeners that something was written, by this process or by another. Notifications only wake: each second the log itself is looked at, so that a lost one is a
 * delay. They are sent after the commit, not in it: PostgreSQL lets only one transaction at a time commit with a notification.
 */
export function postgresChanges({ connect, channel, lastEvent, notify }: ChangeSource) {
  const own = crypto.randomUUID();
  const listeners = new Set<() => void>();
  let poll: NodeJS.Timeout | undefined;
  let tell: NodeJS.Timeout | undefined;
  let telling: Promise<unknown> | undefined;
  let client: PgClient | undefined;
  let seen: number | undefined;
  let looking = false;

  function wakeListeners(): void {
    for (const listener of [...listeners]) {
      try {
        listener();
      } catch {
        // A listener's mistake is its own: the commit is done, and the others want to hear of it.
      }
    }
  }

  function listen(): void {
    const fresh = connect();
    client = fresh;
    const lose = () => {
      if (client === fresh) client = undefined;
      void fresh.end().catch(() => undefined);
    };
    fresh.on('error', lose).on('end', lose);
    fresh.on('notification', ({ payload }) => {
      if (payload !== own) wakeListeners();
    });
    fresh
      .connect()
      .then(() => fresh.query(`LISTEN "${channel}"`))
      .catch(lose);
  }

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    try {
      if (!client) listen();
      const before = seen;
      seen = await lastEvent();
      if (before !== undefined && before !== seen) wakeListeners();
    } catch {
      // The database cannot be reached: the next poll looks again.
    } finally {
      looking = false;
    }
  }

  function end(): void {
    clearInterval(poll);
    poll = undefined;
    seen = undefined;
    const open = client;
    client = undefined;
    void open?.end().catch(() => undefined);
  }

  function tellOthers(): void {
    tell ??= setTimeout(() => {
      tell = undefined;
      telling = notify(channel, own).catch(() => undefined);
    }, tellMs);
  }

  return {
    /** Something was committed here. */
    wake(): void {
      wakeListeners();
      tellOthers();
    },
    on(listener: () => void): () => void {
      const each = () => listener();
      listeners.add(each);
      if (!poll) {
        poll = setInterval(() => void look(), pollMs).unref();
        void look();
      }
      return () => {
        if (listeners.delete(each) && listeners.size === 0) end();
      };
    },
    async close(): Promise<void> {
      listeners.clear();
      end();
      if (tell) {
        clearTimeout(tell);
        telling = notify(channel, own).catch(() => undefined);
      }
      await telling;
    },
  };
}
