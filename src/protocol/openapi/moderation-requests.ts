import { banEffects, banKinds, moderationStatuses } from '../../core/moderation.js';
import { flag, listOf, oneOf, text, whole, type Schema } from './schema.js';

const id = { ...text, maxLength: 64 };
const limit = { type: 'integer', minimum: 1, maximum: 50, default: 20 };
const cursor = { ...text, maxLength: 2000, description: '`next` of an answer to the same query.' };

/** What a client may leave out or add is no error: only these are looked at. */
function open(properties: Readonly<Record<string, Schema>>, required: readonly string[]): Schema {
  return { type: 'object', properties, required };
}

/** Members of a query of the queue; `GET` has them as parameters. */
export const queueMembers = {
  status: { ...oneOf(...moderationStatuses, 'reported', 'all'), default: 'pending' },
  search: {
    ...text,
    maxLength: 200,
    description: 'Words, or digits of a phone number. In a body it stands in no log.',
  },
  page: { ...text, maxLength: 500 },
  cursor,
  limit,
} satisfies Readonly<Record<string, Schema>>;

/** Members of a query of the audit log. */
export const auditMembers = { comment: id, cursor, limit } satisfies Readonly<Record<string, Schema>>;

const subject = {
  comments: { ...listOf(id), maxItems: 1000 },
  phone: { ...text, maxLength: 64, description: 'In any spelling; instead of `comments`.' },
};

/** Schemas of what moderators send. */
export const moderationRequests: Readonly<Record<string, Schema>> = {
  QueueQuery: open(queueMembers, []),
  DecideRequest: open(
    {
      decisions: {
        ...listOf(
          open(
            {
              comment: id,
              to: oneOf(...moderationStatuses),
              revision: { ...id, description: 'Then `to` is `published` or `rejected`, about that edit alone.' },
            },
            ['comment', 'to'],
          ),
        ),
        maxItems: 100,
      },
      reason: { ...text, description: 'At most 500 characters; stands in the audit log.' },
    },
    ['decisions'],
  ),
  CommentId: open({ comment: id }, ['comment']),
  ReplyRequest: open(
    {
      comment: id,
      content: text,
      submissionId: { ...text, pattern: '^[A-Za-z0-9_-]{22}$', description: 'The same on every resend.' },
      name: { ...text, description: 'Shown as its author; else the moderator’s own.' },
    },
    ['comment', 'content', 'submissionId'],
  ),
  CloseRequest: open({ page: { ...text, maxLength: 500 }, closed: flag }, ['page', 'closed']),
  NewBan: open(
    {
      kind: oneOf(...banKinds),
      effect: oneOf(...banEffects),
      value: {
        ...text,
        maxLength: 500,
        description: 'A word, number or network; for `reader` the id of one of the reader’s comments.',
      },
      forMs: { ...whole, description: 'Absent: for ever.' },
    },
    ['kind', 'effect', 'value'],
  ),
  BanId: open({ id }, ['id']),
  ExportRequest: open({ format: oneOf('csv', 'json') }, ['format']),
  EraseSubject: open(subject, []),
  EraseRequest: open({ ...subject, confirm: { ...text, maxLength: 64 } }, ['confirm']),
};
