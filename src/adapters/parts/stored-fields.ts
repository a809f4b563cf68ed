import type { CommentDraft, FieldValues } from '../../core/comment.js';
import { CommentError, type FieldIssue } from '../../core/error.js';
import type { FormDescription } from '../../core/form.js';
import { replyFields } from '../../core/reply-fields.js';
import { checkText } from '../../core/text.js';
import { validateFields } from '../../core/validate.js';

/**
 * The server's text rules.
 * @param answerable whether what the draft answers can be answered; looked at only where it names a parent.
 * @returns the fields as they are kept; what was left empty is absent.
 * @throws CommentError `invalid` with every issue found.
 */
export function storedFields(form: FormDescription, draft: CommentDraft, answerable: boolean): FieldValues {
  const { fields, page, parent, consent } = draft;
  const shown = parent === undefined ? form : { ...form, fields: replyFields(form.fields) };
  const issues = findIssues(shown, fields);
  if (!page.id || page.id.length > 500) issues.push({ field: 'page', code: 'invalid-page' });
  if (parent !== undefined && !answerable) issues.push({ field: 'parent', code: 'invalid-parent' });
  if (form.consent && consent?.version !== form.consent.version) issues.push({ field: 'consent', code: 'consent' });
  if (!/^[\w-]{22}$/.test(draft.submissionId)) issues.push({ field: 'submissionId', code: 'malformed' });
  throwIfAny(issues);
  return keep(form, fields);
}

/**
 * The same rules for what its author changes. Name, phone number and e-mail address say who wrote it: they stay.
 * @returns all fields, those that do not change as they are.
 * @throws CommentError `invalid` with every issue found.
 */
export function editedFields(
  form: FormDescription,
  had: FieldValues,
  changes: FieldValues,
  isReply: boolean,
): FieldValues {
  const open = (isReply ? replyFields(form.fields) : form.fields).filter(
    ({ name, type }) => Object.hasOwn(changes, name) && name !== 'name' && type !== 'tel' && type !== 'email',
  );
  throwIfAny(findIssues({ ...form, fields: open }, changes));
  const others = Object.entries(had).filter(([name]) => !Object.hasOwn(changes, name));
  return { ...Object.fromEntries(others), ...keep({ ...form, fields: open }, changes) };
}

/** Equal for drafts that say the same: line breaks and the spelling of a letter with marks make no other text, nor does a new challenge. */
export function sameText({ page, parent, fields }: CommentDraft): string {
  const entries = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([page.id, parent ?? null, entries])
    .normalize('NFC')
    .replaceAll('\\r\\n', '\\n');
}

function findIssues(form: FormDescription, fields: FieldValues): FieldIssue[] {
  const known = new Set(form.fields.map(({ name }) => name));
  const malformed = Object.keys(fields).filter((name) => known.has(name) && typeof fields[name] !== 'string');
  return [
    ...malformed.map((field): FieldIssue => ({ field, code: 'malformed' })),
    ...validateFields(
      form.fields.filter(({ name }) => !malformed.includes(name)),
      fields,
    ),
    ...Object.keys(fields)
      .filter((name) => !known.has(name))
      .map((name): FieldIssue => ({ field: name.slice(0, 32), code: 'unknown-field' })),
  ];
}

function throwIfAny(issues: readonly FieldIssue[]): void {
  if (issues.length > 0) throw new CommentError('invalid', { status: 422, issues });
}

function keep(form: FormDescription, fields: FieldValues): FieldValues {
  const kept = form.fields.map(({ name, type }): [string, string] => [
    name,
    checkText(fields[name] ?? '', { multiline: type === 'textarea' }).text,
  ]);
  return Object.fromEntries(kept.filter(([, text]) => text));
}
