import type { Comment, CommentStatus, FieldValues, Receipt } from '../../core/comment.js';
import type { ModerationStatus } from '../../core/moderation.js';
import type { Entry, MemoryRules } from './data.js';

/** How a state looks from outside: a verdict is told to no reader. */
export function publicStatus(status: ModerationStatus): Exclude<CommentStatus, 'unknown'> {
  return status === 'published' || status === 'removed' ? status : 'pending';
}

/** A comment with its text, for its author and, once it is published, for everybody. */
export function publicComment(entry: Entry, { votes }: MemoryRules, fields: FieldValues = entry.fields): Comment {
  const { name = '', title, content = '' } = fields;
  return {
    ...placeOf(entry),
    status: publicStatus(entry.status),
    name,
    ...(title && { title }),
    content,
    created: time(entry.createdAt),
    ...(entry.editedAt !== undefined && { edited: time(entry.editedAt) }),
    ...(votes !== 'none' && { up: entry.up }),
    ...(votes === 'both' && { down: entry.down }),
    ...(!entry.parent && { replyCount: entry.below }),
    ...(entry.role && { role: entry.role }),
  };
}

/** A comment as lists hold it: of one that is not published only its place is left. */
export function listedComment(entry: Entry, rules: MemoryRules): Comment {
  if (entry.status === 'published') return publicComment(entry, rules);
  return {
    ...placeOf(entry),
    ...{ status: 'removed', name: '', content: '', created: time(entry.createdAt) },
    ...(!entry.parent && { replyCount: entry.below }),
  };
}

/** What becomes of an own comment; without its text once that is gone. */
export function receiptOf(entry: Entry, rules: MemoryRules): Receipt {
  const { id, createdAt } = entry;
  const status = publicStatus(entry.status);
  if (status === 'removed') return { status, id };
  const editForMs = Math.max(0, createdAt + rules.editMs - rules.now());
  return { status, id, comment: publicComment(entry, rules), ...(rules.editMs > 0 && { editForMs }) };
}

function placeOf({ id, parent, root }: Entry): Pick<Comment, 'id' | 'parent' | 'root'> {
  return { id, ...(parent && { parent: parent.id, root: root.id }) };
}

const time = (ms: number): string => new Date(ms).toISOString();
