import type { FieldValues } from '../../core/comment.js';
import { CommentError, type FieldIssue } from '../../core/error.js';
import type { FieldDefinition } from '../../core/field.js';
import { validateField } from '../../core/validate.js';

/**
 * The same for what its author changes: name, phone number and e-mail address say who wrote it, and stay.
 * A title may be emptied: what is edited may be a reply, which needs none.
 * @throws CommentError `invalid`, with an issue for each field that is wrong or cannot be changed.
 */
export function checkEdit(fields: readonly FieldDefinition[], changes: FieldValues): void {
  const issues = Object.entries(changes).map(([name, value]): FieldIssue | undefined => {
    const field = fields.find((each) => each.name === name);
    if (!field || name === 'name' || field.type === 'tel' || field.type === 'email')
      return { field: name, code: 'unknown-field' };
    return validateField(name === 'title' ? { ...field, required: false } : field, value);
  });
  const found = issues.filter((issue) => issue !== undefined);
  if (found.length > 0) throw new CommentError('invalid', { issues: found });
}
