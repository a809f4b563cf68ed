import { parseVote } from '../protocol/parse-comment-requests.js';
import { privateJson, type Call } from './call.js';
import { readParsed } from './read-parsed.js';
import { readerHashes } from './reader-hash.js';
import { malformed, Refusal, tooMany } from './refusal.js';

/** Largest body in bytes of these small requests. */
export const maxVoteBytes = 1024;

/** `POST /v1/comments/vote {comment, value, readerKey}` → `{ up, down?, mine }` */
export async function vote(call: Call): Promise<Response> {
  const { site, services, keys, unit, now } = call;
  const { comment, value, readerKey } = await readParsed(call.request, maxVoteBytes, parseVote);
  if (site.votes === 'none') throw new Refusal('forbidden', { title: 'This site counts no votes.' });
  if (value === -1 && site.votes === 'up') throw malformed('value', 'This site counts likes only.');
  const wait = await services.takeLimit('vote', keys[0], site.id, unit, now);
  if (wait > 0) throw tooMany(wait);
  const who = await readerHashes(keys, site.id, readerKey);
  const result = await services.store.vote({ site: site.id, comment, ...who, value }, now);
  if (result.outcome === 'own') throw new Refusal('forbidden', { title: 'This is your own comment.' });
  if (result.outcome === 'not-found') throw notPublished();
  const { up, down } = result;
  return privateJson({ up, ...(site.votes === 'both' && { down }), mine: value });
}

export function notPublished(): Refusal {
  return new Refusal('not-found', { title: 'There is no published comment with this id.' });
}
