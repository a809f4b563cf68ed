import type { Decision, ModerationStatus, QueueCounts, QueueItem, QueueQuery } from '../core/moderation.js';

export type QueueFilter = NonNullable<QueueQuery['status']>;

/** Whether a comment belongs to what is looked at. */
export function belongs(item: QueueItem, filter: QueueFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'reported') return item.status === 'published' && item.reports > 0;
  return item.status === filter || (filter === 'pending' && !!item.revision);
}

/** What a verdict means for a comment: where an edit of a published comment waits, yes and no are about that edit alone. */
export function decisionOf(item: QueueItem, to: ModerationStatus): Decision {
  const edit = item.status === 'published' && /^(published|rejected)$/.test(to) ? item.revision : undefined;
  return { comment: item.id, to, ...(edit && { revision: edit.id }) };
}

/** The comment as it will be once the decision is made. */
export function decided(item: QueueItem, { to, revision }: Decision, reason?: string): QueueItem {
  const { revision: edit, reason: _, ...rest } = item;
  if (revision) return { ...rest, ...(to === 'published' && edit && { fields: { ...item.fields, ...edit.fields } }) };
  // A decision clears the reports (contract/moderation-store.ts).
  return { ...rest, ...(edit && { revision: edit }), status: to, reports: 0, ...(reason && { reason }) };
}

/** Counts once some comments are no longer as they were. */
export function recount(
  counts: QueueCounts | undefined,
  before: readonly QueueItem[],
  after: readonly QueueItem[],
): QueueCounts | undefined {
  if (!counts) return undefined;
  const next = { ...counts };
  const add = (items: readonly QueueItem[], n: number): void => {
    for (const item of items) {
      next[item.status] = Math.max(0, next[item.status] + n);
      if (belongs(item, 'reported')) next.reported = Math.max(0, next.reported + n);
    }
  };
  add(before, -1);
  add(after, 1);
  return next;
}
