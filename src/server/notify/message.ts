import type { Delivery, Store, StoreEventKind } from '../../contract/store.js';
import type { HookEvent, HookMessage } from './hook.js';

const kindOf: Readonly<Record<HookEvent, StoreEventKind>> = {
  new: 'submitted',
  edited: 'revised',
  approved: 'published',
  reported: 'reported',
};

/** Which events of the store a hook hears of. */
export function storeKinds(events: readonly HookEvent[]): readonly StoreEventKind[] {
  return events.map((event) => kindOf[event]);
}

/**
 * The message of a delivery, made of what is stored **now**: what was erased, taken away or refused meanwhile is told nobody.
 * @returns `undefined` when there is nothing to tell any more.
 */
export async function describeDelivery(store: Store, { hook, event }: Delivery): Promise<HookMessage | undefined> {
  const type = (Object.keys(kindOf) as HookEvent[]).find((each) => kindOf[each] === event.kind);
  if (type === undefined || event.comment === undefined) return undefined;
  const comment = await store.findQueued(event.site, event.comment);
  if (!comment) return undefined;
  // A comment that waits itself was told already, and an edit that was decided about needs nobody.
  if (type === 'edited' && !comment.revision) return undefined;
  const waits = comment.status === 'pending' && type === 'new';
  if (comment.status !== 'published' && !waits) return undefined;
  // Who moderates knows what they have written.
  if (type === 'new' && comment.role === 'moderator') return undefined;
  const {
    name = '',
    title,
    content = '',
  } = (type === 'edited' && comment.revision ? comment.revision : comment).fields;
  return {
    // With the time in it: a database that was put back from a copy may give a number a second time.
    id: [event.site, hook, event.seq, event.at.toString(36)].join('.'),
    type,
    at: new Date(event.at).toISOString(),
    site: event.site,
    page: { id: comment.page, url: comment.pageUrl, title: comment.pageTitle },
    comment: {
      id: comment.id,
      ...(comment.parent !== undefined && { parent: comment.parent }),
      status: comment.status,
      name,
      ...(title !== undefined && { title }),
      content,
      created: new Date(comment.createdAt).toISOString(),
    },
  };
}
