import type { AuditEntry } from '../../core/moderation.js';
import type { AuditRecord } from '../../contract/store.js';
import { parseAuditQuery } from '../../protocol/moderation-requests.js';
import { privateJson } from '../call.js';
import { readCursor, writeCursor } from '../cursor.js';
import { malformed } from '../refusal.js';
import type { ModeratorCall } from './authorize.js';
import { readQuery } from './read-query.js';

const defaultLimit = 20;

/** `GET /v1/moderation/audit?comment&cursor&limit`, the newest first. */
export async function audit(call: ModeratorCall): Promise<Response> {
  const { site, keys, services } = call;
  const { comment, cursor, limit = defaultLimit } = readQuery(call, parseAuditQuery);
  const name = ['audit', site.id, comment ?? ''];
  const after = cursor === undefined ? undefined : await readCursor(keys, name, cursor);
  if (cursor !== undefined && !after) throw malformed('cursor', '"cursor" does not belong to this query.');
  const found = await services.store.listAudit({
    site: site.id,
    ...(comment !== undefined && { comment }),
    ...(after && { before: after.key }),
    limit: limit + 1,
  });
  const last = found[limit - 1];
  const next = found.length > limit && last ? await writeCursor(keys[0], name, { key: last.id, id: '' }) : undefined;
  return privateJson({ items: found.slice(0, limit).map(toEntry), ...(next !== undefined && { next }) });
}

function toEntry(record: AuditRecord & { readonly id: number }): AuditEntry {
  const { id, at, actor, action, comment, page, detail } = record;
  return {
    id: String(id),
    at: new Date(at).toISOString(),
    actor,
    action,
    ...(comment !== undefined && { comment }),
    ...(page !== undefined && { page }),
    ...(detail !== undefined && { detail }),
  };
}
