import type { DatabaseSync } from 'node:sqlite';
import type { Delivery, StoreEvent, StoreEventKind } from '../../contract/store.js';
import { plain } from './sqlite-rows.js';

export const deliverySql = {
  // A hook that is new begins with now.
  addHook: `INSERT INTO hook (site, name, seen)
    SELECT ?1, ?2, ifnull((SELECT seq FROM event WHERE site = ?1 ORDER BY seq DESC LIMIT 1), 0) WHERE true
    ON CONFLICT DO NOTHING`,
  queue: `INSERT INTO delivery (site, hook, seq, page, kind, comment, at, due_at)
    SELECT event.site, hook.name, event.seq, event.page, event.kind, event.comment, event.at, ?4
      FROM hook JOIN event ON event.site = hook.site AND event.seq > hook.seen
      WHERE hook.site = ?1 AND hook.name = ?2 AND event.kind IN (SELECT value FROM json_each(?3)) ORDER BY event.seq`,
  // Without a change nothing is written, so that whoever is woken by a write and calls this does not wake itself.
  move: `UPDATE hook SET seen = newest.seq FROM (SELECT seq FROM event WHERE site = ?1 ORDER BY seq DESC LIMIT 1) AS newest
    WHERE site = ?1 AND name = ?2 AND seen < newest.seq`,
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
  const queue = db.prepare(deliverySql.queue);
  const move = db.prepare(deliverySql.move);
  const due = db.prepare(deliverySql.due);
  const lease = db.prepare(deliverySql.lease);
  const finish = db.prepare(deliverySql.finish);
  const retry = db.prepare(deliverySql.retry);

  return {
    queue(site: string, hook: string, kinds: readonly StoreEventKind[], now: number): void {
      if (addHook.run(site, hook).changes === 1) return;
      queue.run(site, hook, JSON.stringify(kinds), now);
      move.run(site, hook);
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
