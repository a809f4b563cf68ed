import type { ModeratorRole } from '../../core/moderation.js';
import { moderationRoutes } from '../../protocol/moderation-routes.js';
import { privateJson } from '../call.js';
import type { Route } from '../route.js';
import { audit } from './audit.js';
import { guard, type ModeratorCall } from './authorize.js';
import { addBan, bans, removeBan } from './bans.js';
import { closePage, decide } from './decide.js';
import { erase, previewErase } from './erase.js';
import { events } from './events.js';
import { exportComments } from './export-comments.js';
import { counts, item, queue, searchQueue } from './queue.js';
import { reply } from './reply.js';
import { reports, reveal, revisions } from './reveal.js';

type Run = (call: ModeratorCall) => Promise<Response>;
type Methods = Route['methods'];

/** Bytes of a body: the longest reply that a field can hold, in any script. */
const large = 64 * 1024;

const read = (run: Run): Methods => ({ GET: { access: 'bearer', run: guard('moderator', run) } });
const write = (run: Run, least: ModeratorRole = 'moderator', maxBytes = 8 * 1024): Methods => ({
  POST: { access: 'bearer', run: guard(least, run), types: ['application/json'], maxBytes },
});

/** `GET /v1/moderation/me`: what a sign-in asks first. */
async function me({ moderator: { name, role } }: ModeratorCall): Promise<Response> {
  return privateJson({ name, role });
}

/** The moderators' routes: `GET` reads, `POST` changes something or stands in the audit log. */
export function createModerationRoutes(): readonly Route[] {
  return [
    { path: moderationRoutes.me, methods: read(me) },
    { path: moderationRoutes.queue, methods: { ...read(queue), ...write(searchQueue) } },
    { path: moderationRoutes.counts, methods: read(counts) },
    { path: moderationRoutes.item, methods: read(item) },
    { path: moderationRoutes.decide, methods: write(decide, 'moderator', large) },
    { path: moderationRoutes.reveal, methods: write(reveal) },
    { path: moderationRoutes.revisions, methods: read(revisions) },
    { path: moderationRoutes.reports, methods: read(reports) },
    { path: moderationRoutes.reply, methods: write(reply, 'moderator', large) },
    { path: moderationRoutes.close, methods: write(closePage) },
    { path: moderationRoutes.audit, methods: read(audit) },
    { path: moderationRoutes.bans, methods: { ...read(bans), ...write(addBan) } },
    { path: moderationRoutes.unban, methods: write(removeBan) },
    { path: moderationRoutes.export, methods: write(exportComments, 'owner') },
    { path: moderationRoutes.erasePreview, methods: write(previewErase, 'owner', large) },
    { path: moderationRoutes.erase, methods: write(erase, 'owner', large) },
    { path: moderationRoutes.events, methods: read(events) },
  ];
}
