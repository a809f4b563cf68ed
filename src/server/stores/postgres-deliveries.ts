import type { Delivery, StoreEvent, StoreEventKind } from '../../contract/store.js';
import { horizon } from './postgres-events.js';
import type { Transaction } from './postgres-transactions.js';
import { plain } from './sqlite-rows.js';

/** Events that one commit looks at: a hook that was away for a week has many. */
const stepEvents = 1000;

export const deliverySql = {
  // A hook that is new begins with now: with what is in progress, and not with what was.
  addHook: `INSERT INTO hook (site, name, seen) VALUES ($1, $2, ${horizon} - 1) ON CONFLICT DO NOTHING`,
  // Locked: of several processes one moves it at a time.
  find: 'SELECT seen FROM hook WHERE site = $1 AND name = $2 FOR NO KEY UPDATE',
  // Where one step ends. A hook passes no transaction in progress either.
  end: `SELECT max(seq) AS seq FROM (
      SELECT seq FROM event WHERE site = $1 AND seq > $2 AND seq < ${horizon} ORDER BY seq LIMIT ${stepEvents}) AS step`,
  queue: `INSERT INTO delivery (site, hook, seq, page, kind, comment, at, due_at)
    SELECT site, $1, seq, page, kind, comment, at, $2::bigint FROM event
      WHERE site = $3 AND seq > $4 AND seq <= $5 AND kind = ANY ($6) ORDER BY seq`,
  move: 'UPDATE hook SET seen = $3 WHERE site = $1 AND name = $2',
  // Whoever comes at the same time takes others.
  take: `WITH due AS MATERIALIZED (
      SELECT id, due_at AS was FROM delivery WHERE site = $1 AND due_at <= $2 ORDER BY due_at, id LIMIT $4
        FOR UPDATE SKIP LOCKED
    )
    UPDATE delivery SET due_at = $3, tries = tries + 1 FROM due WHERE delivery.id = due.id RETURNING delivery.*, due.was`,
  finish: 'DELETE FROM delivery WHERE id = $1',
  retry: 'UPDATE delivery SET due_at = $2 WHERE id = $1',
};

interface DeliveryRow extends StoreEvent {
  readonly id: number;
  readonly hook: string;
  readonly tries: number;
  /** When it was due before it was taken. */
  readonly was: number;
}

/** What waits for a webhook or a mailbox. A delivery holds a copy of its event, which the log forgets after a week. */
export const postgresDeliveries = {
  /** Queues some of what the hook has not seen; `true` when more may be left. */
  async queueSome(
    tx: Transaction,
    site: string,
    hook: string,
    kinds: readonly StoreEventKind[],
    now: number,
  ): Promise<boolean> {
    const known = await tx.get<{ seen: number }>(deliverySql.find, site, hook);
    if (!known) {
      await tx.run(deliverySql.addHook, site, hook);
      return false;
    }
    const last = (await tx.get<{ seq: number | null }>(deliverySql.end, site, known.seen))?.seq ?? null;
    if (last === null) return false;
    await tx.run(deliverySql.queue, hook, now, site, known.seen, last, kinds);
    await tx.run(deliverySql.move, site, hook, last);
    return true;
  },
  async take(tx: Transaction, site: string, now: number, leaseMs: number, limit: number): Promise<Delivery[]> {
    const rows = await tx.all(deliverySql.take, site, now, now + leaseMs, limit);
    const taken = rows.map((row) => plain<DeliveryRow>(row)).sort((a, b) => a.was - b.was || a.id - b.id);
    return taken.map(({ id, hook, tries, seq, page, kind, comment, at }) => {
      const event = { seq, site, page, kind, ...(comment !== undefined && { comment }), at };
      return { id, site, hook, event, tries: tries - 1 };
    });
  },
  async finish(tx: Transaction, id: number, retryAt?: number): Promise<void> {
    if (retryAt === undefined) await tx.run(deliverySql.finish, id);
    else await tx.run(deliverySql.retry, id, retryAt);
  },
};
