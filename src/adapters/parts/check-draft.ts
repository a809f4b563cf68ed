import type { CommentDraft } from '../../core/comment.js';
import { CommentError, type FieldIssue } from '../../core/error.js';
import type { FieldDefinition } from '../../core/field.js';
import { replyFields } from '../../core/reply-fields.js';
import { validateFields } from '../../core/validate.js';

/**
 * Holds a draft against the fields that a backend takes, before anything is sent: most of these servers drop in silence what they do not know.
 * @throws CommentError `invalid`, with an issue for each field that is wrong or unknown · `unsupported` for a reply where there are none.
 */
export function checkDraft(fields: readonly FieldDefinition[], draft: CommentDraft, takesReplies = true): void {
  if (draft.parent !== undefined && !takesReplies) throw new CommentError('unsupported');
  const unknown = Object.keys(draft.fields).filter((name) => !fields.some((field) => field.name === name));
  const asked = draft.parent === undefined ? fields : replyFields(fields);
  const issues = [
    ...validateFields(asked, draft.fields),
    ...unknown.map((field): FieldIssue => ({ field, code: 'unknown-field' })),
  ];
  if (issues.length > 0) throw new CommentError('invalid', { issues });
}
