import type { CallOptions, VoteRequest } from '../contract/adapter.js';
import type { VoteResult } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { randomId } from '../core/random-id.js';
import { refuse } from './parts/cursor.js';
import { json } from './parts/line.js';
import type { Guests } from './remark42-guests.js';
import { sumsOf, told, type Told } from './remark42-shapes.js';

export async function vote(
  guests: Guests,
  { page, comment, value, readerKey }: VoteRequest,
  options?: CallOptions,
): Promise<VoteResult> {
  if (![1, 0, -1].includes(value)) throw refuse('value');
  const name = loginOf(guests, readerKey);
  const ask = <T>(method: 'GET' | 'PUT', path: string, read: (value: unknown, path: string) => T): Promise<T> =>
    guests.send(name, method, path, undefined, json(read), options);
  const look = (): Promise<Told> => ask('GET', guests.pathOf('id', comment, page), told);
  let now = await look();
  if (now.delete) throw new CommentError('not-found');
  // The opposite of a vote takes it back; the same again is a conflict, as when two come at once.
  for (let step = 0; step < 2 && now.vote !== value; step++) {
    const way = value > now.vote ? '1' : '-1';
    try {
      await ask('PUT', guests.pathOf('vote', comment, page, { vote: way }), () => true);
    } catch (error) {
      if (!(error instanceof CommentError && error.code === 'conflict')) throw error;
    }
    now = await look();
  }
  if (now.vote !== value) throw new CommentError('forbidden');
  return { ...sumsOf(now), mine: value };
}

/** The name that a reader last wrote under, so that nobody votes on an own comment; else one that nobody sees. */
function loginOf({ tokens }: Guests, readerKey = ''): string {
  const kept = tokens.get(`reader ${readerKey}`);
  const name = kept ?? `reader_${randomId(9).replaceAll('-', '_')}`;
  if (!kept) tokens.set(`reader ${readerKey}`, name);
  return name;
}
