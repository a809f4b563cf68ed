import type { QueuedComment, StoredRevision } from '../../contract/store.js';
import type { QueueItem, QueueQuery, Revision } from '../../core/moderation.js';
import { parseQueueQuery } from '../../protocol/moderation-requests.js';
import { privateJson } from '../call.js';
import { readCursor, writeCursor } from '../cursor.js';
import { maskFields } from '../mask.js';
import { pagePath } from '../page-path.js';
import { readParsed } from '../read-parsed.js';
import { invalid, malformed, Refusal } from '../refusal.js';
import { searchWords } from '../search-text.js';
import type { Site } from '../site.js';
import type { ModeratorCall } from './authorize.js';
import { findingsOf } from './findings.js';
import { readQuery } from './read-query.js';

const defaultLimit = 20;

/** `GET /v1/moderation/queue?status&search&page&cursor&limit` */
export async function queue(call: ModeratorCall): Promise<Response> {
  return answer(call, readQuery(call, parseQueueQuery));
}

/** `POST /v1/moderation/queue`: the same. What is searched for may be a phone number, and addresses stand in the logs of proxies. */
export async function searchQueue(call: ModeratorCall): Promise<Response> {
  return answer(call, await readParsed(call.request, 8 * 1024, parseQueueQuery));
}

async function answer(call: ModeratorCall, query: QueueQuery): Promise<Response> {
  const { site, keys, services } = call;
  const { status = 'pending', search = '', cursor, limit = defaultLimit } = query;
  const page = query.page === undefined ? undefined : pagePath(site, query.page);
  if (query.page !== undefined && page === undefined) {
    throw invalid('"page" is not a path under this site.', [{ field: 'page', code: 'invalid-page' }]);
  }
  const words = searchWords(search, site.phoneCountry);
  const name = ['queue', site.id, status, page ?? '', ...words];
  const after = cursor === undefined ? undefined : await readCursor(keys, name, cursor);
  if (cursor !== undefined && !after) throw malformed('cursor', '"cursor" does not belong to this query.');
  const found = await services.store.listQueue({
    site: site.id,
    status,
    ...(page !== undefined && { page }),
    ...(words.length > 0 && { words }),
    ...(after && { after }),
    // One more than asked for tells whether there is a next page.
    limit: limit + 1,
  });
  const last = found[limit - 1];
  const next =
    found.length > limit && last ? await writeCursor(keys[0], name, { key: last.createdAt, id: last.id }) : undefined;
  const items = await toItems(call, found.slice(0, limit));
  return privateJson({ items, ...(next !== undefined && { next }) });
}

/** `GET /v1/moderation/counts` */
export async function counts({ site, services }: ModeratorCall): Promise<Response> {
  return privateJson(await services.store.countQueue(site.id));
}

/** `GET /v1/moderation/item?comment` */
export async function item(call: ModeratorCall): Promise<Response> {
  const found = await requireComment(call, call.query.get('comment') ?? '');
  const [one] = await toItems(call, [found]);
  return privateJson(one);
}

/** A comment of this site, in any state. @throws Refusal 404 */
export async function requireComment({ site, services }: ModeratorCall, id: string): Promise<QueuedComment> {
  const found = id !== '' && id.length <= 64 ? await services.store.findQueued(site.id, id) : undefined;
  if (!found) throw new Refusal('not-found', { title: 'There is no such comment.' });
  return found;
}

async function toItems({ site, services }: ModeratorCall, found: readonly QueuedComment[]): Promise<QueueItem[]> {
  const readers = [...new Set(found.flatMap(({ reader }) => reader ?? []))];
  const approved = new Map(
    await Promise.all(
      readers.map(async (reader) => [reader, await services.store.countPublishedBy(site.id, reader)] as const),
    ),
  );
  return found.map((queued) => toItem(site, queued, approved.get(queued.reader ?? '')));
}

function toItem(site: Site, queued: QueuedComment, approved: number | undefined): QueueItem {
  const { id, page, pageTitle, pageUrl, parent, status, reports, revision, reason, editedAt } = queued;
  return {
    id,
    page,
    pageTitle,
    pageUrl,
    ...(parent !== undefined && { parent }),
    status,
    fields: maskFields(site.fields, queued.fields),
    created: new Date(queued.createdAt).toISOString(),
    ...(editedAt !== undefined && { edited: new Date(editedAt).toISOString() }),
    ...findingsOf(queued),
    reports,
    ...(approved !== undefined && { approved }),
    ...(revision && { revision: toRevision(site, revision) }),
    ...(reason !== undefined && { reason }),
  };
}

/** A text of a comment, as moderators see it. */
export function toRevision(site: Site, { id, fields, createdAt, state }: StoredRevision): Revision {
  return { id, fields: maskFields(site.fields, fields), created: new Date(createdAt).toISOString(), state };
}
