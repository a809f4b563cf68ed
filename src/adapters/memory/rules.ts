import type { Comment, CommentDraft, FieldValues } from '../../core/comment.js';
import { CommentError, type FieldIssue } from '../../core/error.js';
import type { FormDescription } from '../../core/form.js';
import { checkText } from '../../core/text.js';
import { validateFields } from '../../core/validate.js';

/**
 * The server's text rules.
 * @param parentPage page of the comment that is answered, where that is published.
 * @returns the fields as they are kept; what was left empty is absent.
 * @throws CommentError `forbidden` when closed, else `invalid` with every issue found.
 */
export function checkDraft(form: FormDescription, draft: CommentDraft, parentPage: string | undefined): FieldValues {
  if (form.closed) throw new CommentError('forbidden', { status: 403 });
  const { fields, page, parent, consent } = draft;
  const known = new Set(form.fields.map(({ name }) => name));
  const malformed = Object.keys(fields).filter((name) => known.has(name) && typeof fields[name] !== 'string');
  const issues: FieldIssue[] = [
    ...malformed.map((field): FieldIssue => ({ field, code: 'malformed' })),
    ...validateFields(
      form.fields.filter(({ name }) => !malformed.includes(name)),
      fields,
    ),
    ...Object.keys(fields)
      .filter((name) => !known.has(name))
      .map((name): FieldIssue => ({ field: name.slice(0, 32), code: 'unknown-field' })),
  ];
  if (!page.id || page.id.length > 500) issues.push({ field: 'page', code: 'invalid-page' });
  if (parent !== undefined && parentPage !== page.id) issues.push({ field: 'parent', code: 'invalid-parent' });
  if (form.consent && consent?.version !== form.consent.version) issues.push({ field: 'consent', code: 'consent' });
  if (!/^[\w-]{22}$/.test(draft.submissionId)) issues.push({ field: 'submissionId', code: 'malformed' });
  if (issues.length > 0) throw new CommentError('invalid', { status: 422, issues });
  const kept = form.fields.map(({ name, type }): [string, string] => [
    name,
    checkText(fields[name] ?? '', { multiline: type === 'textarea' }).text,
  ]);
  return Object.fromEntries(kept.filter(([, text]) => text));
}

/** What everybody may see of the fields. */
export function publicText({
  name = '',
  title,
  content = '',
}: FieldValues): Pick<Comment, 'name' | 'title' | 'content'> {
  return { name, ...(title && { title }), content };
}

/** Equal for drafts that say the same: line breaks and the spelling of a letter with marks make no other text, nor does a new challenge. */
export function sameText({ page, parent, fields }: CommentDraft): string {
  const entries = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([page.id, parent ?? null, entries])
    .normalize('NFC')
    .replaceAll('\\r\\n', '\\n');
}
