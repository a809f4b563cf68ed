import type { ModerationEvent } from '../contract/moderation.js';
import type { FieldValues } from '../core/comment.js';
import { reportReasons } from '../core/comment.js';
import {
  banEffects,
  banKinds,
  moderationStatuses,
  type AuditEntry,
  type Ban,
  type Decided,
  type ErasePreview,
  type Moderator,
  type QueueCounts,
  type QueueItem,
  type QueuePage,
  type Report,
  type Revision,
} from '../core/moderation.js';
import type { ResultPage } from '../core/page.js';
import { fail, list, number, object, oneOf, text, type Decoder } from './decode.js';

/** The wire's answers to moderators: what a client lets through of them. */

/** Values by name. An own member whatever its name: `__proto__` is a field like another, and sets nothing. */
const fields: Decoder<FieldValues> = (value, path) => {
  if (typeof value !== 'object' || !value || Array.isArray(value)) return fail(path, 'object');
  const entries = Object.entries(value).map(([name, each]) => [name, text(each, `${path}.${name}`)] as const);
  return Object.fromEntries(entries);
};

const status = oneOf(...moderationStatuses);

export const moderator = object<Moderator>({ name: text, role: oneOf('owner', 'moderator') });

const revision = object<Revision>({
  id: text,
  fields,
  created: text,
  state: oneOf('applied', 'waiting', 'rejected'),
});

export const queueItem = object<QueueItem>({
  id: text,
  page: text,
  pageTitle: text,
  pageUrl: text,
  parent: [text],
  status,
  fields,
  created: text,
  edited: [text],
  score: number,
  reasons: list(text),
  reports: number,
  approved: [number],
  revision: [revision],
  reason: [text],
});

export const queuePage = object<QueuePage>({ items: list(queueItem), next: [text], total: [number] });

export const queueCounts = object<QueueCounts>({
  pending: number,
  published: number,
  rejected: number,
  spam: number,
  removed: number,
  reported: number,
});

export const decided = object<{ readonly decided: readonly Decided[] }>({
  decided: list(object<Decided>({ comment: text, from: status, to: status })),
});

export const revealed = object<{ readonly fields: FieldValues }>({ fields });

export const revisions = object<{ readonly items: readonly Revision[] }>({ items: list(revision) });

export const reports = object<{ readonly items: readonly Report[] }>({
  items: list(object<Report>({ reason: oneOf(...reportReasons), text: [text], created: text })),
});

export const auditPage = object<ResultPage<AuditEntry>>({
  items: list(
    object<AuditEntry>({
      id: text,
      at: text,
      actor: text,
      action: text,
      comment: [text],
      page: [text],
      detail: [text],
    }),
  ),
  next: [text],
  total: [number],
});

export const ban = object<Ban>({
  id: text,
  kind: oneOf(...banKinds),
  effect: oneOf(...banEffects),
  label: text,
  created: text,
  actor: text,
  expires: [text],
});

export const bans = object<{ readonly items: readonly Ban[] }>({ items: list(ban) });

export const erasePreview = object<ErasePreview>({
  comments: list(object<ErasePreview['comments'][number]>({ id: text, page: text, created: text })),
  revisions: number,
  votes: number,
  reports: number,
  deliveries: number,
  unreachable: list(text),
  confirm: text,
});

export const erased = object<{ readonly comments: number }>({ comments: number });

/** Data of a server-sent event. */
export const moderationEvent = object<ModerationEvent>({
  kind: oneOf('submitted', 'published', 'edited', 'removed', 'decided', 'reported', 'closed', 'opened', 'reset'),
  position: text,
  comment: [text],
  page: [text],
});
