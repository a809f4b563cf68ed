import type { CommentEvent } from '../core/comment.js';
import type { CountedComment, Store, StoreEvent } from '../contract/store.js';
import { writePosition } from './position.js';
import { listedComment } from './receipt.js';
import type { Site } from './site.js';

/** An event as readers get it, with its place in the log. */
export interface PublicEvent {
  readonly seq: number;
  readonly event: CommentEvent;
}

/**
 * What readers hear of some events of one page: comments as they are now, looked up once each. A comment that was published and is not any more is
 * `removed`; one that never was is not mentioned. Of several votes on one comment the last tells the sums.
 */
export async function publicEvents(
  store: Pick<Store, 'listAncestors'>,
  site: Site,
  events: readonly StoreEvent[],
  now: number,
): Promise<readonly PublicEvent[]> {
  const known = new Map<string, Promise<CountedComment | undefined>>();
  const find = (id: string): Promise<CountedComment | undefined> => {
    const found = known.get(id) ?? store.listAncestors(site.id, id).then((path) => path.at(-1));
    known.set(id, found);
    return found;
  };
  const lastVote = new Map(events.filter(({ kind }) => kind === 'votes').map(({ comment, seq }) => [comment, seq]));
  const heard = events.filter(({ kind, comment, seq }) => kind !== 'votes' || lastVote.get(comment) === seq);
  const told = heard.map(async (stored): Promise<PublicEvent[]> => {
    const event = await publicEvent(site, stored, writePosition(stored.seq, now), find);
    return event ? [{ seq: stored.seq, event }] : [];
  });
  return (await Promise.all(told)).flat();
}

async function publicEvent(
  site: Site,
  { kind, comment: id }: StoreEvent,
  position: string,
  find: (id: string) => Promise<CountedComment | undefined>,
): Promise<CommentEvent | undefined> {
  if (kind === 'closed' || kind === 'opened') return { kind, position };
  if (id === undefined) return undefined;
  if (kind === 'removed') return { kind, position, id };
  if (kind !== 'published' && kind !== 'edited' && (kind !== 'votes' || site.votes === 'none')) return undefined;
  const comment = await find(id);
  if (comment?.status !== 'published') return kind === 'published' ? { kind: 'removed', position, id } : undefined;
  if (kind !== 'votes') return { kind, position, comment: listedComment(site, comment) };
  return { kind, position, id, up: comment.up, ...(site.votes === 'both' && { down: comment.down }) };
}
