import type { DatabaseSync } from 'node:sqlite';
import type { Delivery, StoreEvent, StoreEventKind } from '../../contract/store.js';
import { plain } from './sqlite-rows.js';

/** Events that one commit looks at: a hook that was away for a week has many. */
const stepEvents = 1000;

export const deliverySql = {
  // A hook that is new begins with now.
  addHook: `INSERT INTO hook (site, name, seen)
    VALUES (?1, ?2, ifnull((SELECT seq FROM event WHERE site = ?1 ORDER BY seq DESC LIMIT 1), 0))`,
  find: 'SELECT seen FROM hook WHERE site = ? AND name = ?',
  // Where one step ends.
  end: `SELECT max(seq) AS seq FROM (SELECT seq FROM event WHERE site = ? AND seq > ? ORDER BY seq LIMIT ${stepEvents})`,
  queue: `INSERT INTO delivery (site, hook, seq, page, kind, comment, at, due_at)
    SELECT site, ?1, seq, page, kind, comment, at, ?2 FROM event
      WHERE site = ?3 AND seq > ?4 AND seq <= ?5 AND kind IN (SELECT value FROM json_each(?6)) ORDER BY seq`,
  move: 'UPDATE hook SET seen = ? WHERE site = ? AND name = ?',
  due: 'SELECT * FROM delivery WHERE site = ? AND due_at <= ? ORDER BY due_at, id LIMIT ?',
  lease: 'UPDATE delivery SET due_at = ?, tries = tries + 1 WHERE id = ?',
  finish: 'DELETE FROM delivery WHERE id = ?',
  retry: 'UPDATE delivery SET due_at = ? WHERE id = ?',
};

interface DeliveryRow extends StoreEvent {
  readonly id: number;
  readonly hook: string;
  readonly tries: number;
}

/**
 * What waits for a webhook or a mailbox. A delivery holds a copy of its event, which the log forgets after a week. Each operation runs to its end within one
 * turn, under the write lock: no two connections take the same delivery.
 */
export function sqliteDeliveries(db: DatabaseSync) {
  const addHook = db.prepare(deliverySql.addHook);
  const find = db.prepare(deliverySql.find);
  const end = db.prepare(deliverySql.end);
  const queue = db.prepare(deliverySql.queue);
  const move = db.prepare(deliverySql.move);
  const due = db.prepare(deliverySql.due);
  const lease = db.prepare(deliverySql.lease);
  const finish = db.prepare(deliverySql.finish);
  const retry = db.prepare(deliverySql.retry);

  return {
    /** Queues some of what the hook has not seen; `true` when more may be left. Writes nothing when there is nothing new. */
    queueSome(site: string, hook: string, kinds: readonly StoreEventKind[], now: number): boolean {
      const known = find.get(site, hook) as { seen: number } | undefined;
      if (!known) {
        addHook.run(site, hook);
        return false;
      }
      const last = (end.get(site, known.seen) as { seq: number | null }).seq;
      if (last === null) return false;
      queue.run(hook, now, site, known.seen, last, JSON.stringify(kinds));
      move.run(last, site, hook);
      return true;
    },
    take(site: string, now: number, leaseMs: number, limit: number): Delivery[] {
      const rows = due.all(site, now, limit).map((row) => plain<DeliveryRow>(row));
      for (const { id } of rows) lease.run(now + leaseMs, id);
      return rows.map(({ id, hook, tries, seq, page, kind, comment, at }) => {
        const event = { seq, site, page, kind, ...(comment !== undefined && { comment }), at };
        return { id, site, hook, event, tries };
      });
    },
    finish(id: number, retryAt?: number): void {
      if (retryAt === undefined) finish.run(id);
      else retry.run(retryAt, id);
    },
  };
}
