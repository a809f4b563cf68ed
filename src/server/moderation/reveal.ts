import type { Report } from '../../core/moderation.js';
import { parseCommentId } from '../../protocol/moderation-requests.js';
import { privateJson } from '../call.js';
import { readParsed } from '../read-parsed.js';
import type { ModeratorCall } from './authorize.js';
import { requireComment, toRevision } from './queue.js';

/** `POST /v1/moderation/reveal {comment}` → `{ fields }`. The line in the log comes first: without it nothing is shown. */
export async function reveal(call: ModeratorCall): Promise<Response> {
  const { site, services, moderator, now } = call;
  const { comment } = await readParsed(call.request, 8 * 1024, parseCommentId);
  const { page, fields } = await requireComment(call, comment);
  await services.store.appendAudit({ site: site.id, at: now, actor: moderator.name, action: 'reveal', comment, page });
  return privateJson({ fields });
}

/** `GET /v1/moderation/revisions?comment` → `{ items }`, the newest first, masked. */
export async function revisions(call: ModeratorCall): Promise<Response> {
  const { site, services, query } = call;
  const { id } = await requireComment(call, query.get('comment') ?? '');
  const found = await services.store.listRevisions(site.id, id);
  return privateJson({ items: found.map((revision) => toRevision(site, revision)) });
}

/** `GET /v1/moderation/reports?comment` → `{ items }`. Who reported it is said to nobody. */
export async function reports(call: ModeratorCall): Promise<Response> {
  const { site, services, query } = call;
  const { id } = await requireComment(call, query.get('comment') ?? '');
  const found = await services.store.listReports(site.id, id);
  const items: Report[] = found.map(({ reason, text, createdAt }) => ({
    reason,
    ...(text !== undefined && { text }),
    created: new Date(createdAt).toISOString(),
  }));
  return privateJson({ items });
}
