import { banEffects, banKinds, moderationStatuses } from '../../core/moderation.js';
import { reportReasons } from '../../core/comment.js';
import { listOf, oneOf, ref, shape, text, time, whole, type Schema } from './schema.js';

const status = oneOf(...moderationStatuses);
const masked = { type: 'object', additionalProperties: text, description: 'Phone and e-mail are masked.' };
const next = { ...text, description: 'Cursor of the next page.' };

/** Schemas of what moderators are answered with, by the names of the core's types. */
export const moderationAnswers: Readonly<Record<string, Schema>> = {
  Moderator: shape({ name: text, role: oneOf('owner', 'moderator') }),
  Revision: shape({ id: text, fields: masked, created: time, state: oneOf('applied', 'waiting', 'rejected') }),
  QueueItem: shape(
    {
      id: text,
      page: text,
      pageTitle: text,
      pageUrl: text,
      parent: text,
      status,
      fields: masked,
      created: time,
      edited: time,
      score: { type: 'number', description: '0 is harmless; from 5 on it looks like spam.' },
      reasons: { ...listOf(text), description: 'What raised the score.' },
      reports: whole,
      approved: { ...whole, description: 'Published comments of the same reader, where the reader is known.' },
      revision: ref('Revision'),
      reason: { ...text, description: 'Why it was taken down.' },
    },
    ['parent', 'edited', 'approved', 'revision', 'reason'],
  ),
  QueuePage: shape({ items: listOf(ref('QueueItem')), next }, ['next']),
  QueueCounts: shape(
    Object.fromEntries([...moderationStatuses, 'reported'].map((name): [string, Schema] => [name, whole])),
  ),
  Decided: shape({ decided: listOf(shape({ comment: text, from: status, to: status })) }),
  Revealed: shape({ fields: { type: 'object', additionalProperties: text, description: 'As they were written.' } }),
  Revisions: shape({ items: listOf(ref('Revision')) }),
  Reports: shape({ items: listOf(shape({ reason: oneOf(...reportReasons), text, created: time }, ['text'])) }),
  AuditPage: shape(
    {
      items: listOf(
        shape({ id: text, at: time, actor: text, action: text, comment: text, page: text, detail: text }, [
          'comment',
          'page',
          'detail',
        ]),
      ),
      next,
    },
    ['next'],
  ),
  Ban: shape(
    {
      id: text,
      kind: oneOf(...banKinds),
      effect: oneOf(...banEffects),
      label: { ...text, description: 'The word or network, a masked number, the id of a comment.' },
      created: time,
      actor: text,
      expires: time,
    },
    ['expires'],
  ),
  Bans: shape({ items: listOf(ref('Ban')) }),
  ErasePreview: shape({
    comments: listOf(shape({ id: text, page: text, created: time })),
    revisions: whole,
    votes: whole,
    reports: whole,
    deliveries: whole,
    unreachable: { ...listOf(text), description: 'Files that must be removed by hand.' },
    confirm: { ...text, description: 'To be given back to `erase`.' },
  }),
  Erased: shape({ comments: whole }),
  ExportedComment: shape(
    {
      id: text,
      page: text,
      parent: text,
      status,
      created: time,
      edited: time,
      score: { type: 'number' },
      reasons: listOf(text),
      role: oneOf('author', 'moderator'),
      reason: text,
      consent: text,
      fields: { type: 'object', additionalProperties: text },
    },
    ['parent', 'edited', 'role', 'reason', 'consent'],
  ),
};
